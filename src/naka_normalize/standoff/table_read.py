"""CSV, reading: rows in any order, columns by name."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from naka_normalize.errors import InputError, Place
from naka_normalize.formats.offsets import UNITS, Ruler, Unit
from naka_normalize.records import Entity
from naka_normalize.spans import Span
from naka_normalize.standoff.records import Annotation, StandoffDocument
from naka_normalize.standoff.source import Read, Source
from naka_normalize.standoff.table import ENTITY

_NEEDED = ("document", "start", "end", "label")
# Values of several entities have a bar between them, and a backslash before one within.
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?:\\.|[^|\\])*", re.DOTALL)
# A cell may be as long as a file.
_LONGEST = 2**31 - 1
_Number = TypeVar("_Number", int, float)
_Row = tuple[Place, Mapping[str, str]]


def read(source: Source) -> Read:
    """Read rows; those of one document may stand apart. The texts are ``source.texts``."""
    documents: dict[str, list[_Row]] = {}
    for found in _rows(source):
        if isinstance(found, InputError):
            yield found
        else:
            documents.setdefault(found[1]["document"], []).append(found)
    for name, rows in documents.items():
        try:
            text = _Text(source.text(name, rows[0][0]), source.unit)
        except InputError as error:
            yield error
            continue
        annotations: list[Annotation] = []
        for place, row in rows:
            try:
                annotations.append(_annotation(row, text.span(row)))
            except ValueError as error:
                yield InputError(f"{place}: {error}")
        yield StandoffDocument(name, text.text, tuple(annotations))


def _rows(source: Source) -> Iterator[_Row | InputError]:
    """Give the rows with their places; a row that is no row is told."""
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(source.content, newline=""), strict=True)
    head: list[str] = []
    line = 1
    while True:
        place = Place(source.name, line, 1)
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield InputError(f"{place}: not valid CSV: {error}")
            return
        line = reader.line_num + 1
        if cells is None:
            break
        if not head:
            head = cells
            missing = [name for name in _NEEDED if name not in head]
            if missing:
                yield InputError(f"{place}: there is no column {', '.join(missing)}")
                return
        elif len(cells) != len(head):
            expected = len(head)
            yield InputError(f"{place}: {len(cells)} cells in a row, not {expected}")
        else:
            yield place, dict(zip(head, cells, strict=True))
    if not head:
        yield InputError(f"{source.place(0)}: the file is empty; a head is needed")


class _Text:
    """A text, and where offsets in any unit stand in it."""

    def __init__(self, text: str, usual: Unit) -> None:
        self.text = text
        self._usual = usual
        self._rulers: dict[Unit, Ruler] = {}

    def span(self, row: Mapping[str, str]) -> Span:
        """Return the span that a row is about.

        Raises:
            ValueError: If it is none, or its characters are not those of the row.
        """
        unit = row.get("offsets") or self._usual
        if unit not in UNITS:
            raise ValueError(f"offsets must be one of {', '.join(UNITS)}, not {unit!r}")
        if unit not in self._rulers:
            self._rulers[unit] = Ruler(self.text, unit)
        ends = (_number(row, "start", int), _number(row, "end", int))
        span = self._rulers[unit].read(*ends)
        surface, stands = row.get("surface", ""), span.of(self.text)
        if surface and stands != surface:
            raise ValueError(
                f"the surface is {surface[:60]!r}, but {stands[:60]!r} stands in the text"
                f" at {span.start}..{span.end}; is this another text?"
            )
        return span


def _annotation(row: Mapping[str, str], span: Span) -> Annotation:
    values = [_split(row.get(field, "")) for field in ENTITY]
    count = max(map(len, values))
    filled = ([*some, *[""] * (count - len(some))] for some in values)
    given = [dict(zip(ENTITY, cells, strict=True)) for cells in zip(*filled, strict=True)]
    return Annotation(
        span,
        row["label"],
        tuple(Entity(**one) for one in given if any(one.values())),
        _number(row, "score", float) if row.get("score") else None,
        row.get("decision", ""),
        row.get("proposal", ""),
    )


def _number(row: Mapping[str, str], column: str, kind: Callable[[str], _Number]) -> _Number:
    try:
        return kind(row[column])
    except ValueError as error:
        raise ValueError(f"{column} must be a number, not {row[column]!r}") from error


def _split(cell: str) -> list[str]:
    """Return the values of a cell."""
    parts, at = [], 0
    while at <= len(cell):
        found = _PARTS.match(cell, at)
        part = found[0] if found else ""
        parts.append(_ESCAPED.sub(r"\1", part))
        at += len(part) + 1
    return parts
