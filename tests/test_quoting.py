import pytest
from hypothesis import given, settings, strategies as st

from naka_normalize.gazetteer.editing.layout import as_data
from naka_normalize.gazetteer.editing.quoting import WIDTH, block, flow, items, scalar
from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.format.parse import read_nodes

texts = st.text(st.characters(codec="utf-8"), max_size=60)
tricky = st.text(
    st.sampled_from("ab :-#,[]{}&*!|>'\"%@`?<~=\\\t\n\u2028\x85é亚"), max_size=12
)
# The reader refuses merge keys, also in quotes.
values = (texts | tricky).filter(lambda value: value != "<<")
calm = settings(deadline=None)


def read(text: str) -> object:
    """Read YAML as alias files are read."""
    problems = Problems()
    root = read_nodes("x.yaml", text.encode("utf-8"), problems)
    assert root is not None, problems.found
    return as_data(root)


@calm
@given(values)
def test_any_text_is_read_as_it_was_written(value: str) -> None:
    """As a value, as an item of a list, in brackets, and as a key."""
    text = scalar(value)

    assert {"a": value, value: ["b"]} == read(f"a: {text}\n{text}: [b]\n") or value == "a"
    assert [value, "b"] == read(f"- {text}\n- b\n")
    assert [value, "b"] == read(flow([value, "b"]))


@calm
@given(
    st.recursive(
        values,
        lambda v: st.lists(v, min_size=1) | st.dictionaries(values, v, min_size=1),
        max_leaves=12,
    )
)
def test_any_value_is_read_as_it_was_written(value: object) -> None:
    """Tables and lists too, in lines and in brackets."""
    table = {"examples": ["a"], "key": value}
    lines = [line for key, below in table.items() for line in block(key, below, 2)]  # type: ignore[arg-type]

    assert table == read("\n".join(lines))
    assert [value] == read("\n".join(items([value], 0)))  # type: ignore[list-item]


@pytest.mark.parametrize("name", ["Naqqa", "Berg-Karabach", "Abraham's", "Şuşa (town)"])
def test_names_need_no_quotes(name: str) -> None:
    """What nobody can misread stands as it is."""
    assert name == scalar(name)


@pytest.mark.parametrize("word", ["NO", "yes", "null", "~", "12", "2018-05", "1e3", "0x1F"])
def test_what_other_readers_take_for_something_else_is_quoted(word: str) -> None:
    """An editor that follows the schema sees text."""
    assert f'"{word}"' == scalar(word)


def test_long_lists_are_wrapped() -> None:
    """No line of short names is longer than the house allows."""
    lines = block("for", [f"Name {number}" for number in range(40)], 8)

    assert len(lines) > 1
    assert max(map(len, lines)) <= WIDTH
