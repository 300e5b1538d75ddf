"""Unified diffs, made from the edits themselves: exact, and linear in the text."""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from naka_normalize.formats.colour import BOLD, CYAN, GREEN, RED, invert, paint
from naka_normalize.formats.lines import Lines
from naka_normalize.records import Result
from naka_normalize.spans import OffsetMap, Span, nearby

_CONTEXT = 3
# In these, and in bytes that are no text, a path is written in quotes and octal digits.
_TO_QUOTE = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff]')
_COLOURS = {"-": RED, "+": GREEN, "@": CYAN}


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines of the source that lines of the text take the place of; from 0, half-open."""

    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a diff, and which part of it changed, in code points of the line."""

    text: str
    changed: tuple[Span, ...] = ()

    def painted(self) -> str:
        """Return the line in its colour; a part that changed stands out."""
        code = _COLOURS.get(self.text[0])
        if code is None:
            return self.text
        body = self.text.removesuffix("\n")
        parts, position = list[str](), 0
        if sum(span.length for span in self.changed) < len(body) - 1:
            for span in self.changed:
                parts += (body[position : span.start], invert(span.of(body)))
                position = span.end
        parts.append(body[position:])
        return paint("".join(parts), code, colour=True) + self.text[len(body) :]


def unified(result: Result, name: str, *, colour: bool = False) -> str:
    """Return the difference between source and text; empty if there is none.

    Args:
        result: The answer for a document.
        name: Name of the document; ``a/`` and ``b/`` are put before it, so that
            ``patch -p1`` and ``git apply`` read the diff.
        colour: Whether to write colour codes.
    """
    changes = list(_changes(result))
    if not changes:
        return ""
    old, new = Lines(result.source), Lines(result.text)
    heads = f"--- {_path('a', name)}\n+++ {_path('b', name)}"
    parts = [paint(heads, BOLD, colour=colour), "\n"]
    for hunk in _hunks(changes):
        for line in _write(hunk, old, new, OffsetMap.of(result.edits)):
            parts.append(line.painted() if colour else line.text)
            if not line.text.endswith("\n"):
                parts.append("\n\\ No newline at end of file\n")
    return "".join(parts)


def _path(side: str, name: str) -> str:
    """Write a path as ``patch`` and ``git apply`` read it, whatever is in it."""
    path = f"{side}/{posixpath.normpath(name).lstrip('/')}"
    if _TO_QUOTE.search(path):
        return '"' + _TO_QUOTE.sub(lambda match: _octal(match[0]), path) + '"'
    # What follows a blank would be taken for a date.
    return f"{path}\t" if " " in path else path


def _octal(character: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(character))


def _changes(result: Result) -> Iterator[_Change]:
    """Turn edits into changed lines, joined where they share a line."""
    old, new = Lines(result.source), Lines(result.text)
    offsets = OffsetMap.of(result.edits)
    pending: tuple[int, int] | None = None
    blocks: list[tuple[int, int]] = []
    for edit in result.edits:
        # What is added after a last newline belongs to the last line, not to one after it.
        first = min(old.number(edit.span.start), max(0, old.count() - 1))
        last = old.number(edit.span.end) + 1
        if pending is not None and first < pending[1]:
            pending = (pending[0], max(pending[1], last))
            continue
        if pending is not None:
            blocks.append(pending)
        pending = (first, last)
    if pending is not None:
        blocks.append(pending)
    for first, last in blocks:
        start = offsets.position_to_text(old.start(first), "left")
        end = offsets.position_to_text(old.start(last), "left")
        stop = new.count() if last >= old.count() else new.number(end)
        change = _trim((first, min(last, old.count())), (new.number(start), stop), old, new)
        if change is not None:
            yield change


def _trim(
    left: tuple[int, int], right: tuple[int, int], old: Lines, new: Lines
) -> _Change | None:
    """Leave equal lines at both ends of a change out of it."""
    before, after = old.between(*left), new.between(*right)
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while (
        tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]
    ):
        tail += 1
    if head + tail == len(before) == len(after):
        return None
    return _Change((left[0] + head, left[1] - tail), (right[0] + head, right[1] - tail))


def _hunks(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Group changes whose surroundings would meet."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.old[0] - hunk[-1].old[1] > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _write(
    hunk: list[_Change], old: Lines, new: Lines, offsets: OffsetMap
) -> Iterator[_Line]:
    """Write one hunk: its head, then lines marked ``" "``, ``-`` and ``+``."""
    first = max(0, hunk[0].old[0] - _CONTEXT)
    last = min(old.count(), hunk[-1].old[1] + _CONTEXT)
    new_first = hunk[0].new[0] - (hunk[0].old[0] - first)
    new_last = hunk[-1].new[1] + (last - hunk[-1].old[1])
    yield _Line(f"@@ -{_range(first, last)} +{_range(new_first, new_last)} @@\n")
    position = first
    for change in hunk:
        yield from (_Line(f" {line}") for line in old.between(position, change.old[0]))
        yield from _changed("-", old, change.old, offsets.source)
        yield from _changed("+", new, change.new, offsets.text)
        position = change.old[1]
    yield from (_Line(f" {line}") for line in old.between(position, last))


def _changed(
    sign: str, lines: Lines, numbers: tuple[int, int], edited: Sequence[Span]
) -> Iterator[_Line]:
    """Give changed lines with what was edited in them."""
    for number, line in enumerate(lines.between(*numbers), numbers[0]):
        start = lines.start(number)
        end = start + len(line.removesuffix("\n"))
        inside = edited[nearby(edited, Span(start, end))]
        # One more for the sign.
        clipped = [(max(s.start, start), min(s.end, end)) for s in inside]
        spans = (Span(a - start + 1, b - start + 1) for a, b in clipped if a < b)
        yield _Line(sign + line, tuple(spans))


def _range(first: int, last: int) -> str:
    """Write lines as a hunk head does: an empty range names the line before it."""
    if last - first == 1:
        return str(first + 1)
    return f"{first + 1 if last > first else first},{last - first}"
