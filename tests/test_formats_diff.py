"""The laws of diffs."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
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


def test_colours_show_which_words_changed() -> None:
    """Within a changed line, what an edit took away or put in is inverted."""
    shown = unified(answer("in Naka now\n", (3, 7, "Karabakh")), "a", colour=True)

    assert "\x1b[31m-in \x1b[7mNaka\x1b[27m now\x1b[0m\n" in shown
    assert "\x1b[32m+in \x1b[7mKarabakh\x1b[27m now\x1b[0m\n" in shown


@given(answers())
def test_colours_change_no_character(result: Result) -> None:
    """Without its colour codes, a coloured diff is the plain one."""
    coloured = unified(result, "a.txt", colour=True)

    assert unified(result, "a.txt") == re.sub(r"\x1b\[\d+m", "", coloured)


def test_lines_added_after_the_last_newline_are_counted_once() -> None:
    """Also if the last line has an edit of its own."""
    result = answer("a\n", (0, 1, "b"), (2, 2, "c"))
    diff = unified(result, "a.txt")

    assert diff.endswith(f"@@ -1 +1,2 @@\n-a\n+b\n+c\n{NO_NEWLINE}")
    assert patch(result.source, diff) == result.text


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("a.txt", "a/a.txt"),
        ("./d/../b.txt", "a/b.txt"),
        ("/var/c.txt", "a/var/c.txt"),
        ("two words.txt", "a/two words.txt\t"),
        ("é.txt", "a/é.txt"),
        ('say "a"\n.txt', '"a/say \\042a\\042\\012.txt"'),
        ("n\udcff.txt", '"a/n\\377.txt"'),
    ],
)
def test_names_are_written_as_programs_read_them(name: str, old: str) -> None:
    """No needless dots, a tab after blanks, and quotes where nothing else helps."""
    heads = unified(answer("a\n", (0, 1, "b")), name).split("\n")[:2]

    assert [f"--- {old}", f"+++ {old.replace('a/', 'b/', 1)}"] == heads


@pytest.mark.parametrize("tool", [("patch", "-p1"), ("git", "apply", "-")])
@pytest.mark.parametrize("name", ["a.txt", "two words.txt", 'say "a"\t.txt'])
def test_a_diff_applies(tool: tuple[str, ...], name: str, tmp_path: Path) -> None:
    """``patch`` and ``git apply`` make the text of the source, newlines as they stand."""
    program = shutil.which(tool[0])
    if program is None:
        pytest.skip(f"there is no {tool[0]} here")
    result = answer("one\r\ntwo\nthree", (0, 3, "1"), (9, 14, "3\n4"))
    (tmp_path / name).write_bytes(result.source.encode())
    diff = unified(result, name).encode()
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    done = subprocess.run(
        [program, *tool[1:]],
        input=diff,
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=environment,
    )

    assert (0, b"") == (done.returncode, done.stderr)
    assert (tmp_path / name).read_bytes() == result.text.encode()
