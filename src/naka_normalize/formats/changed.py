"""Unified diffs of two versions of a file of which nobody kept the edits."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from naka_normalize.formats.diff import unified
from naka_normalize.formats.lines import Lines
from naka_normalize.records import Result, Versions
from naka_normalize.spans import Edit, Span


def changed(old: str, new: str, name: str, *, colour: bool = False) -> str:
    """Return the difference between two texts; empty if there is none.

    Args:
        old: The text as it is.
        new: The text as it becomes.
        name: Name of the file, as for ``diff.unified``.
        colour: Whether to write colour codes.
    """
    edits = tuple(_edits(Lines(old), Lines(new)))
    return unified(Result(old, new, edits, (), Versions("", "", "")), name, colour=colour)


def _edits(old: Lines, new: Lines) -> Iterator[Edit]:
    """Give edits of whole lines."""
    before, after = old.between(0, old.count()), new.between(0, new.count())
    # Equal ends are cheap to find, and most of a file.
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    one, two = before[head : len(before) - tail], after[head : len(after) - tail]
    for tag, start, end, first, last in SequenceMatcher(None, one, two).get_opcodes():
        if tag != "equal":
            span = Span(old.start(head + start), old.start(head + end))
            yield Edit(span, "".join(two[first:last]), "alias", tag)


def _shared(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many lines two texts begin with in common."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False))
    )
