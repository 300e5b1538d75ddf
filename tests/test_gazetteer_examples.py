import contextlib
import time

import pytest
from hypothesis import assume, given, strategies as st

from naka_normalize.errors import Place
from naka_normalize.gazetteer.format.examples import parse_example, print_example
from naka_normalize.records import Example
from naka_normalize.spans import Edit, Span, apply_edits

HERE = Place("pack.yaml", 3, 9)
# Texts of the letters that marks are made of, which is where parsing can go wrong.
texts = st.text(st.sampled_from("ab <>-=→[]é\n"), max_size=12) | st.text(max_size=12)


def parse(text: str) -> Example:
    """Parse a sentence that stands somewhere."""
    return parse_example(text, "owner", HERE)


@st.composite
def examples(draw: st.DrawFn) -> Example:
    """A sentence with some marks, printable or not."""
    source, expected = draw(texts), ""
    marks: list[tuple[Span, str]] = []
    expected = source
    for _ in range(draw(st.integers(0, 3))):
        surface, after, rest = draw(texts), draw(texts), draw(texts)
        marks.append((Span(len(source), len(source) + len(surface)), after))
        source, expected = source + surface + rest, expected + after + rest
    return Example(source, expected, tuple(marks), "owner", HERE)


def test_a_mark_gives_source_expectation_and_span() -> None:
    """One line is a whole test."""
    expected = Example(
        source="Shelling in Naqqa near Kubatley.",
        expected="Shelling in Nagorno-Karabakh near Qubadli.",
        marks=((Span(12, 17), "Nagorno-Karabakh"), (Span(23, 31), "Qubadli")),
        owner="owner",
        place=HERE,
    )

    text = "Shelling in <Naqqa -> Nagorno-Karabakh> near <Kubatley -> Qubadli>."

    assert expected == parse(text)


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("<[ad_1] -> >It snows.", "[ad_1]It snows.", "It snows."),
        ("<Home > World -> >It snows.", "Home > WorldIt snows.", "It snows."),
        ("Snow <b>fell</b> & melted.", "Snow <b>fell</b> & melted.", None),
        ("Asia - > Europe", "Asia - > Europe", None),
        ("", "", None),
    ],
)
def test_what_is_and_is_no_mark(text: str, source: str, expected: str | None) -> None:
    """Removals, surfaces with signs, and sentences without a mark."""
    example = parse(text)

    assert source == example.source
    assert (source if expected is None else expected) == example.expected


@pytest.mark.parametrize(
    "text",
    [
        "In <Armeniya -> Armenia it snows.",
        "In Armeniya -> Armenia> it snows.",
        "In <Armeniya -> Armenia -> Hayastan> it snows.",
        "In <Armeniya => Armenia> it snows.",
        "In <Armeniya - > Armenia> it snows.",
        "In <Armenia -> Armenia> it snows.",
        "In < -> Armenia> it snows.",
        "In <Armeniya->Armenia> it snows.",
    ],
)
def test_a_malformed_mark_is_refused(text: str) -> None:
    """A mark that is nearly one would silently turn a proof into its opposite."""
    with pytest.raises(ValueError, match="mark"):
        parse(text)


@given(texts)
def test_parsing_and_printing_gives_the_same_sentence(text: str) -> None:
    """What a pack writes is what we write back."""
    try:
        example = parse(text)
    except ValueError:
        assume(condition=False)

    assert text == print_example(example)


@given(examples())
def test_printing_and_parsing_gives_the_same_example(example: Example) -> None:
    """An example is written so that it reads back equal, or not at all."""
    try:
        text = print_example(example)
    except ValueError:
        assume(condition=False)

    assert example == parse(text)


@given(st.text(st.sampled_from("ab cé\n[]'"), min_size=1, max_size=9), st.text("xy "))
def test_ordinary_words_can_always_be_marked(surface: str, after: str) -> None:
    """Nothing but signs of marks themselves keeps a change from being written down."""
    assume(surface.strip() and surface != after)
    example = Example(
        f"In {surface} now",
        f"In {after} now",
        ((Span(3, 3 + len(surface)), after),),
        "",
        HERE,
    )

    assert f"In <{surface} -> {after}> now" == print_example(example)


@given(texts)
def test_marks_are_the_edits_from_source_to_expected(text: str) -> None:
    """The two sentences differ where the marks say and nowhere else."""
    try:
        example = parse(text)
    except ValueError:
        assume(condition=False)
    edits = [Edit(span, after, "entity", "mark") for span, after in example.marks]

    assert example.expected == apply_edits(example.source, edits)


@pytest.mark.parametrize("sign", ["<", "<a -> ", "<a", "-", "> ", "<- "])
def test_long_texts_are_parsed_in_linear_time(sign: str) -> None:
    """A hostile example takes no longer than a long one."""
    text = sign * 50_000

    before = time.process_time()
    with contextlib.suppress(ValueError):
        parse(text)

    assert time.process_time() - before < 1
