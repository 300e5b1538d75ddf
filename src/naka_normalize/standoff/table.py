"""CSV, writing: a row for each span. The texts are files, named in ``document``."""

import re
from collections.abc import Callable, Iterable, Iterator

from naka_normalize.formats.offsets import Ruler, Unit
from naka_normalize.records import Entity
from naka_normalize.standoff.records import StandoffDocument

ENTITY = ("id", "name", "type", "wikidata", "iso")
COLUMNS = (
    *("document", "start", "end", "offsets", "surface", "label"),
    *(*ENTITY, "score", "decision", "proposal"),
)
# Between the values of several entities; escaped by a backslash within one.
_BETWEEN = "|"
_SPECIAL = re.compile(r'[",\r\n]')


def write(
    documents: Iterable[StandoffDocument], unit: Unit, guard: Callable[[str], str] = str
) -> Iterator[str]:
    """Write a row for each span, below a head.

    Args:
        documents: What to write.
        unit: What offsets count.
        guard: Marks cells that a spreadsheet would take for a formula. What is marked is
            for people: reading takes the marks for text.
    """
    yield _line(COLUMNS)
    for document in documents:
        ruler = Ruler(document.text, unit)
        for one in document.annotations:
            start, end = map(str, ruler.written(one.span))
            cells = (
                *(document.name, start, end, unit),
                *(one.span.of(document.text), one.label),
                *(_joined(one.entities, field) for field in ENTITY),
                "" if one.score is None else repr(one.score),
                *(one.decision, one.proposal),
            )
            yield _line(map(guard, cells))


def _line(cells: Iterable[str]) -> str:
    """Return a row; Python's own writer leaves lone carriage returns without quotes."""
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if _SPECIAL.search(cell) else cell


def _joined(entities: tuple[Entity, ...], field: str) -> str:
    values = (getattr(entity, field) for entity in entities)
    return _BETWEEN.join(re.sub(r"([\\|])", r"\\\1", value) for value in values)
