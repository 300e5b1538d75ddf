import json
import re

from hypothesis import given, strategies as st

from naka_normalize.errors import Place, Problem
from naka_normalize.formats import problems

texts = st.text(st.sampled_from("ab:,%\n\r\x1b\u202e\ud800 ") | st.characters(), max_size=9)
places = st.builds(Place, texts, st.integers(1, 99), st.integers(1, 99))
some = st.lists(st.builds(Problem, places, st.just("N101"), texts, texts.filter(bool)))
PROBLEM = Problem(Place("a,b.yaml", 3, 5), "N112", "100% of 'x\ny' is wrong", "Mend it.")


def test_people_read_a_place_and_a_line_of_help() -> None:
    """What is hidden in a value is shown and starts no new line."""
    expected = "a,b.yaml:3:5: N112 100% of 'x\\ny' is wrong\n  help: Mend it.\n"

    assert expected == problems.write([PROBLEM], "text")


def test_annotations_are_escaped() -> None:
    """Signs that end a property or a message of a workflow command stay part of it."""
    expected = (
        "::error file=a%2Cb.yaml,line=3,col=5,title=N112::"
        "100%25 of 'x%0Ay' is wrong%0AMend it.\n"
    )

    assert expected == problems.write([PROBLEM], "github")


def test_colours_are_for_terminals_only() -> None:
    """Without them the text is the same, and other formats never have any."""
    coloured = problems.write([PROBLEM], "text", colour=True)

    assert coloured != problems.write([PROBLEM], "text")
    assert problems.write([PROBLEM], "text") == re.sub(r"\x1b\[\d+m", "", coloured)
    for output_format in ("json", "github"):
        plain = problems.write([PROBLEM], output_format)
        assert plain == problems.write([PROBLEM], output_format, colour=True)


@given(some)
def test_a_problem_is_two_lines_for_people_and_one_for_reviews(
    found: list[Problem],
) -> None:
    """No value of a file can add a line or an escape sequence."""
    text, github = (problems.write(found, name) for name in ("text", "github"))

    assert 2 * len(found) == len(text.splitlines())
    assert all(line.isprintable() for line in text.replace("\u00a0", " ").splitlines())
    assert len(found) == github.count("\n") == github.count("::error file=")
    assert "\r" not in github


@given(some)
def test_programs_read_what_was_found(found: list[Problem]) -> None:
    """Nothing is lost and nothing changed in JSON."""
    read = [
        Problem(
            Place(row["file"], row["line"], row["column"]),
            row["code"],
            row["says"],
            row["help"],
        )
        for row in json.loads(problems.write(found, "json"))
    ]

    assert found == read
