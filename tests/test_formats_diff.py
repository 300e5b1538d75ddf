"""The laws of diffs."""

import re

from hypothesis import given, strategies as st

from naka_normalize.formats.diff import unified
from naka_normalize.records import Result, Versions
from naka_normalize.spans import Edit, Span, apply_edits, settle

HEAD = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")
NO_NEWLINE = "\\ No newline at end of file\n"


def answer(source: str, *edits: tuple[int, int, str]) -> Result:
    """A result with these edits and nothing else."""
    made = tuple(
        Edit(Span(start, end), after, "entity", "r") for start, end, after in edits
    )
    return Result(source, apply_edits(source, made), made, (), Versions("", "", ""))


@st.composite
def answers(draw: st.DrawFn) -> Result:
    """Texts of short lines and edits that make, join and remove lines."""
    source = draw(st.text("ab\n\r\u2028", max_size=60))
    place = st.integers(0, len(source))
    marks = draw(
        st.lists(st.tuples(place, place, st.text("abc\n", max_size=4)), max_size=6)
    )
    edits = settle(
        Edit(Span(min(a, b), max(a, b)), after, "entity", "r") for a, b, after in marks
    )
    return Result(source, apply_edits(source, edits), edits, (), Versions("", "", ""))


def lines_of(text: str) -> list[str]:
    """The lines of a text, ended by a newline and nothing else."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def patch(source: str, diff: str) -> str:
    """Apply a unified diff, strictly: every number and every line of context must fit."""
    old, new, position = lines_of(source), [], 0
    rows = lines_of(diff)[2:]
    while rows:
        head = HEAD.fullmatch(rows.pop(0))
        assert head is not None
        start, count, new_start, new_count = (
            1 if n is None else int(n) for n in head.groups()
        )
        first = start - 1 if count else start
        new += old[position:first]
        assert (new_start - 1 if new_count else new_start) == len(new)
        before, after = [], []
        while rows and not HEAD.fullmatch(rows[0]):
            mark, line = rows[0][0], rows.pop(0)[1:]
            if rows and rows[0] == NO_NEWLINE:
                rows.pop(0)
                line = line.removesuffix("\n")
            before += [line] * (mark in " -")
            after += [line] * (mark in " +")
        assert (count, new_count) == (len(before), len(after))
        assert before == old[first : first + count]
        new += after
        position = first + count
    return "".join(new + old[position:])


@given(answers())
def test_applying_a_diff_gives_the_normalized_text(result: Result) -> None:
    """Whoever applies the diff to the source has the text, to the character."""
    assert result.text == patch(result.source, unified(result, "a.txt"))


@given(answers())
def test_equal_texts_have_no_diff(result: Result) -> None:
    """There is a diff exactly when something differs."""
    assert (result.source != result.text) == bool(unified(result, "a.txt"))


def test_a_diff_shows_the_changed_line_with_three_lines_around_it() -> None:
    """The usual form: names, hunk head, context, old line, new line."""
    result = answer("1\n2\n3\n4\nin Naka\n6\n", (11, 15, "Karabakh"))

    assert (
        "--- a/x/y.txt\n+++ b/x/y.txt\n@@ -2,5 +2,5 @@\n"
        " 2\n 3\n 4\n-in Naka\n+in Karabakh\n 6\n"
    ) == unified(result, "/x/y.txt")


def test_a_missing_last_newline_is_told() -> None:
    """A line without its newline is marked as patch expects it."""
    assert unified(answer("Naka", (0, 4, "Karabakh")), "a").endswith(
        "-Naka\n\\ No newline at end of file\n+Karabakh\n\\ No newline at end of file\n"
    )


def test_colours_frame_whole_lines() -> None:
    """With colours each changed line is painted and reset before its newline."""
    shown = unified(answer("Naka\n", (0, 4, "Karabakh")), "a", colour=True)

    assert "\x1b[31m-Naka\x1b[0m\n\x1b[32m+Karabakh\x1b[0m\n" in shown
