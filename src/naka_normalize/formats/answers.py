"""Answers of lookups: a table for people, CSV or TSV, and records."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TextIO

from naka_normalize.formats import table
from naka_normalize.formats.colour import visible
from naka_normalize.records import Entity, entity_record


class Answer(Protocol):
    """What is printed of one match."""

    @property
    def entity(self) -> Entity:
        """What the name may stand for."""

    @property
    def score(self) -> float:
        """Probability that it does."""

    @property
    def how(self) -> str:
        """How it was found."""

    @property
    def name(self) -> str:
        """The listed name that fits."""

    @property
    def certain(self) -> bool:
        """Whether it needs no second look."""


COLUMNS: Mapping[str, Callable[[str, Answer], str]] = {
    "asked": lambda asked, _: asked,
    "id": lambda _, match: match.entity.id,
    "name": lambda _, match: match.entity.name,
    "type": lambda _, match: match.entity.type,
    "wikidata": lambda _, match: match.entity.wikidata,
    "iso": lambda _, match: match.entity.iso,
    "within": lambda _, match: "|".join(match.entity.within),
    "matched": lambda _, match: match.name,
    "score": lambda _, match: f"{match.score:.2f}",
    "how": lambda _, match: match.how,
    "certain": lambda _, match: "yes" if match.certain else "no",
}
USUAL = ("asked", "id", "name", "type", "wikidata", "score", "how")
Found = tuple[str, Sequence[Answer]]


def record(asked: str, matches: Sequence[Answer]) -> dict[str, Any]:
    """Return the matches of a name as other programs read them."""
    return {
        "query": asked,
        "matches": [
            {
                **entity_record(match.entity),
                "score": round(match.score, 4),
                "how": match.how,
                "matched": match.name,
                "certain": match.certain,
            }
            for match in matches
        ],
    }


def write_rows(
    found: Iterable[Found], columns: Sequence[str], out: TextIO, delimiter: str
) -> None:
    """Write CSV or TSV, a row for each match; a name that has none keeps its row."""
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    for asked, matches in found:
        for match in matches:
            writer.writerow([COLUMNS[column](asked, match) for column in columns])
        if not matches:
            writer.writerow([asked if column == "asked" else "" for column in columns])


def write_table(found: Iterable[Found], columns: Sequence[str], out: TextIO) -> None:
    """Write rows in columns, under their heads; nothing if nothing was found."""
    rows = [
        tuple(visible(COLUMNS[column](asked, match)) or "-" for column in columns)
        for asked, matches in found
        for match in matches
    ]
    out.writelines(table.lines(columns, rows))
