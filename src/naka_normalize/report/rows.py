"""A document cut into rows, so that what was and what is stand beside each other."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from naka_normalize.records import Result
from naka_normalize.report.marks import Kind, Mark
from naka_normalize.spans import OffsetMap, Span

# Of marks that overlap, what changes a text is shown.
_SHOWN_FIRST: tuple[Kind, ...] = ("changed", "debris", "ask", "kept")
_NEWLINES = re.compile(r"(?:\r?\n)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text under one mark, or under none.

    Attributes:
        span: Where it stands; empty for a mark that holds nothing there.
        mark: Number of the mark; ``None`` if there is none.
    """

    span: Span
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph before and after, as pieces of the source and of the text."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def rows(result: Result, marks: Sequence[Mark]) -> Iterator[Row]:
    """Cut both texts at the ends of lines that stand in both.

    The pieces of all rows, put together, are the source and the text.
    """
    cuts = list(_cuts(result, marks))
    olds, news = [old for old, _ in cuts], [new for _, new in cuts]
    sources, texts = [mark.source for mark in marks], [mark.text for mark in marks]
    before: list[list[Piece]] = [[] for _ in range(len(cuts) + 1)]
    after: list[list[Piece]] = [[] for _ in range(len(cuts) + 1)]
    for piece in _flat(sources, marks, [0, *olds, len(result.source)]):
        before[bisect_right(olds, piece.span.start)].append(piece)
    for piece in _flat(texts, marks, [0, *news, len(result.text)]):
        # What was removed leaves nothing there that could tell its row.
        gone = piece.mark is not None and not piece.span.length
        row = (olds, marks[piece.mark or 0].source) if gone else (news, piece.span)
        after[bisect_right(row[0], row[1].start)].append(piece)
    return (Row(tuple(b), tuple(a)) for b, a in zip(before, after, strict=True))


def _cuts(result: Result, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Give positions after newlines, in source and text, that lie in no mark."""
    offsets = OffsetMap.of(result.edits)
    inside_source = _insides(mark.source for mark in marks)
    inside_text = _insides(mark.text for mark in marks)
    last = 0
    for match in _NEWLINES.finditer(result.source):
        old = match.end()
        new = offsets.position_to_text(old, "left")
        fits = last <= new and old < len(result.source)
        if fits and not _within(old, inside_source) and not _within(new, inside_text):
            last = new
            yield old, new


def _insides(spans: Iterable[Span]) -> list[Span]:
    """Join spans that share a position between two of their characters."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            start, end = merged[-1].start, max(merged[-1].end, span.end)
            merged[-1] = Span(start, end)
        elif span.length:
            merged.append(span)
    return merged


def _within(position: int, spans: Sequence[Span]) -> bool:
    """Tell whether a position lies between two characters of a span."""
    index = bisect_left(spans, position, key=lambda span: span.start) - 1
    return index >= 0 and position < spans[index].end


def _flat(
    spans: Sequence[Span], marks: Sequence[Mark], cuts: Sequence[int]
) -> Iterator[Piece]:
    """Cut a text there and at the ends of spans; where marks overlap, changes are shown."""
    bounds = sorted({*cuts, *(s.start for s in spans), *(s.end for s in spans)})
    order = sorted(range(len(spans)), key=lambda n: spans[n].start)
    upcoming, open_ = 0, list[int]()
    for start, end in pairwise([*bounds, bounds[-1]]):
        open_ = [number for number in open_ if spans[number].end > start]
        while upcoming < len(order) and spans[order[upcoming]].start == start:
            number = order[upcoming]
            upcoming += 1
            if spans[number].length:
                open_.append(number)
            else:
                yield Piece(spans[number], number)
        if start < end:
            shown = min(
                open_, key=lambda n: (_SHOWN_FIRST.index(marks[n].kind), n), default=None
            )
            yield Piece(Span(start, end), shown)
