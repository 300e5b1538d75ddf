from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from layouts import names, packs, read
from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.editing.edit import put
from naka_normalize.gazetteer.editing.quoting import Data

calm = settings(deadline=None)
HEAD = b"format: 1\npack: any\n"


def path_for(data: bytes, key: str, field: str) -> tuple[str, ...]:
    """The path to the list that a name of a tier goes to."""
    entry: Any = read(data)["entities"]
    noisy = (entry.get(key) or {}).get("noisy", {})
    by_language = field == "noisy" and isinstance(noisy, dict)
    return ("entities", key, field, *(["zh"] if by_language else []))


def with_value(data: bytes, path: tuple[str, ...], values: list[str]) -> dict[str, Data]:
    """What the file has to mean afterwards."""
    root: Any = deepcopy(read(data))
    below = root
    for key in path[:-1]:
        below = below.setdefault(key, {})
    below.setdefault(path[-1], []).extend(values)
    expected: dict[str, Data] = root
    return expected


def inserted(old: bytes, new: bytes) -> int:
    """Where something was inserted, if nothing else was done; else -1."""
    same = next(
        (n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]),
        len(old),
    )
    more = len(new) - len(old)
    return next((n for n in range(same, -1, -1) if old == new[:n] + new[n + more :]), -1)


@calm
@given(
    packs(),
    st.sampled_from("abcdefghx"),
    st.sampled_from(["aliases", "noisy", "examples"]),
    st.lists(names, min_size=1, max_size=3),
)
def test_adding_inserts_in_one_place_and_means_what_was_asked(
    data: bytes, key: str, field: str, values: list[str]
) -> None:
    """Taking the inserted text away gives the same bytes; another reader sees the names."""
    path = path_for(data, key, field)
    new = put("any.yaml", data, path, values)

    assert with_value(data, path, values) == read(new)
    assert inserted(data, new) >= 0
    assert (b"\r\n" in data) == (b"\r\n" in new)
    assert new.count(b"\r\n") in {0, new.count(b"\n")}


@calm
@given(packs(), st.sampled_from("abcdefghx"), names)
def test_an_ambiguous_alias_gets_a_table_of_its_own(
    data: bytes, key: str, name: str
) -> None:
    """Its cues are read as they were given, and all else stays."""
    said = {"for": ["x", "y: z"], "because": "NO #1"}
    new = put("any.yaml", data, ("entities", key, "ambiguous", name), said)
    entry: Any = read(new)["entities"]

    assert said == entry[key]["ambiguous"][name] or name == "Naka"
    assert inserted(data, new) >= 0


@calm
@given(packs())
def test_whole_lines_are_added_to_lists_that_have_lines(data: bytes) -> None:
    """A new entry is lines of its own: deleting these lines gives the same bytes."""
    new = put("any.yaml", data, ("entities", "zz", "noisy", "zh"), ["Naqqa"])
    lines = new.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.strip() == b"zz:")
    rest = b"".join([*lines[:start], *lines[start + 3 :]])

    assert rest.rstrip(b"\r\n") == data.rstrip(b"\r\n")


@pytest.mark.parametrize(
    ("body", "path", "expected"),
    [
        (
            "entities:\n  b: {name: B}\n",
            ("entities", "a", "aliases"),
            "entities:\n  a:\n    aliases: [x]\n  b: {name: B}\n",
        ),
        (
            "entities:\n  a:\n    name: A\n    examples: [e]\n",
            ("entities", "a", "aliases"),
            "entities:\n  a:\n    name: A\n    aliases: [x]\n    examples: [e]\n",
        ),
        (
            "entities:\n  a:\n    noisy:\n      zh: [n]\n",
            ("entities", "a", "noisy", "ru"),
            "entities:\n  a:\n    noisy:\n      zh: [n]\n      ru: [x]\n",
        ),
        (
            "entities:\n  a:\n    aliases: [n]  # note\n",
            ("entities", "a", "aliases"),
            "entities:\n  a:\n    aliases: [n, x]  # note\n",
        ),
        (
            "entities: {}",
            ("entities", "a", "aliases"),
            "entities: {a: {aliases: [x]}}",
        ),
        (
            "larger_names: [y]",
            ("entities", "a", "aliases"),
            "entities:\n  a:\n    aliases: [x]\nlarger_names: [y]",
        ),
    ],
)
def test_what_is_added_stands_where_the_house_wants_it(
    body: str, path: tuple[str, ...], expected: str
) -> None:
    """Entries by id, keys in their order, in brackets where the rest is in brackets."""
    assert HEAD + expected.encode() == put("any.yaml", HEAD + body.encode(), path, ["x"])


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (b"entities: text", ("entities", "a", "aliases")),
        (b"entities:\n  a:\n    aliases: text", ("entities", "a", "aliases")),
        (b"a: [", ("entities", "a", "aliases")),
        (b"- a", ("entities", "a", "aliases")),
        (b"\xff", ("entities", "a", "aliases")),
        (b"entities:\n  a: |\n    text", ("entities", "a", "aliases")),
    ],
)
def test_what_cannot_be_added_is_told_with_its_place(
    data: bytes, path: tuple[str, ...]
) -> None:
    """A file of another shape is refused, not repaired."""
    with pytest.raises(GazetteerError) as caught:
        put("any.yaml", data, path, ["x"])
    assert "any.yaml" == caught.value.problems[0].place.file


@calm
@given(
    st.sampled_from(["", " ", "  # why", " #why\n    # deeper", "\n  # not deeper\n"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["aliases", "noisy", "examples"]),
    st.sampled_from(["lines", "brackets"]),
    st.lists(names, min_size=1, max_size=30),
)
def test_what_has_nothing_below_it_is_filled(
    behind: str, newline: str, field: str, style: str, values: list[str]
) -> None:
    """Wherever comments stand, in lines or in brackets, and with whatever follows."""
    body = f"entities:\n  a:\n    {field}:{behind}\n  b: {{name: B}}\n"
    if style == "brackets":
        body = f"entities: {{a: {{{field}: , name: A}}, b: {{name: B}}}}\n"
    data = HEAD + body.replace("\n", newline).encode()
    old: Any = read(data)
    old["entities"]["a"][field] = values
    new = put("any.yaml", data, ("entities", "a", field), values)

    assert old == read(new)
    assert inserted(data, new) >= 0


@pytest.mark.parametrize("blank", ["''", '""', "|", ">-", "~"])
def test_a_text_that_is_written_is_not_filled(blank: str) -> None:
    """Not even an empty one: somebody meant something by it."""
    data = HEAD + f"entities:\n  a:\n    aliases: {blank}\n".encode()

    with pytest.raises(GazetteerError, match="N112"):
        put("any.yaml", data, ("entities", "a", "aliases"), ["x"])
