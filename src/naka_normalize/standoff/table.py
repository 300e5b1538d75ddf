"""CSV: a row for each span. The texts are files, named in the column ``document``."""

import csv
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from naka_normalize.errors import InputError, Place
from naka_normalize.formats.offsets import UNITS, Ruler, Unit
from naka_normalize.records import Entity
from naka_normalize.spans import Span
from naka_normalize.standoff.records import Annotation, StandoffDocument
from naka_normalize.standoff.source import Read, Source

_ENTITY = ("id", "name", "type", "wikidata", "iso")
COLUMNS = (
    *("document", "start", "end", "offsets", "surface", "label"),
    *(*_ENTITY, "score", "decision", "proposal"),
)
_NEEDED = ("document", "start", "end", "label")
# Between the values of several entities; escaped by a backslash within one.
_BETWEEN = "|"
_SPECIAL = re.compile(r'[",\r\n]')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?:\\.|[^|\\])*", re.DOTALL)
_Number = TypeVar("_Number", int, float)
_Row = tuple[Place, Mapping[str, str]]


def write(documents: Iterable[StandoffDocument], unit: Unit) -> Iterator[str]:
    """Write a row for each span, below a head."""
    yield _line(COLUMNS)
    for document in documents:
        ruler = Ruler(document.text, unit)
        for one in document.annotations:
            start, end = map(str, ruler.written(one.span))
            yield _line(
                (
                    *(document.name, start, end, unit),
                    *(one.span.of(document.text), one.label),
                    *(_joined(one.entities, field) for field in _ENTITY),
                    "" if one.score is None else repr(one.score),
                    *(one.decision, one.proposal),
                )
            )


def _line(cells: Iterable[str]) -> str:
    """Return a row; Python's own writer leaves lone carriage returns without quotes."""
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if _SPECIAL.search(cell) else cell


def _joined(entities: tuple[Entity, ...], field: str) -> str:
    values = (getattr(entity, field) for entity in entities)
    return _BETWEEN.join(re.sub(r"([\\|])", r"\\\1", value) for value in values)


def _split(cell: str) -> list[str]:
    """Return the values of a cell."""
    parts, at = [], 0
    while at <= len(cell):
        found = _PARTS.match(cell, at)
        part = found[0] if found else ""
        parts.append(_ESCAPED.sub(r"\1", part))
        at += len(part) + 1
    return parts


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
            text = source.text(name, rows[0][0])
        except InputError as error:
            yield error
            continue
        annotations: list[Annotation] = []
        for place, row in rows:
            try:
                annotations.append(_annotation(row, text, source.unit))
            except ValueError as error:
                yield InputError(f"{place}: {error}")
        yield StandoffDocument(name, text, tuple(annotations))


def _rows(source: Source) -> Iterator[_Row | InputError]:
    """Give the rows with their places; a row that is no row is told."""
    csv.field_size_limit(sys.maxsize)
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
        yield InputError(f"{source.name}:1:1: the file is empty; a head is needed")


def _annotation(row: Mapping[str, str], text: str, usual: Unit) -> Annotation:
    """Read a row.

    Raises:
        ValueError: If a cell is wrong.
    """
    span = _span(row, text, usual)
    values = [_split(row.get(field, "")) for field in _ENTITY]
    count = max(map(len, values))
    filled = ([*some, *[""] * (count - len(some))] for some in values)
    given = [dict(zip(_ENTITY, cells, strict=True)) for cells in zip(*filled, strict=True)]
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


def _span(row: Mapping[str, str], text: str, usual: Unit) -> Span:
    unit = row.get("offsets") or usual
    if unit not in UNITS:
        raise ValueError(f"offsets must be one of {', '.join(UNITS)}, not {unit!r}")
    span = Ruler(text, unit).read(_number(row, "start", int), _number(row, "end", int))
    surface = row.get("surface", "")
    if surface and span.of(text) != surface:
        stands = span.of(text)[:60]
        raise ValueError(
            f"the surface is {surface[:60]!r}, but {stands!r} stands in the text at"
            f" {span.start}..{span.end}; is this another text?"
        )
    return span
