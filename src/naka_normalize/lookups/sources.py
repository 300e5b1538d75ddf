"""Where the names of a table come from: a gazetteer, records, or a CSV file."""

import csv
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from naka_normalize.errors import InputError, UsageError
from naka_normalize.gazetteer.compiled import tables_of
from naka_normalize.lookups.build import Name, Parts, build
from naka_normalize.lookups.names import NOBODY, entity_row
from naka_normalize.records import Entity, Gazetteer, Parent

FIELDS = ("id", "name", "aliases", "type", "country", "wikidata", "iso")
Record = Mapping[str, object] | Sequence[object]
# Between the aliases of a record that is one text.
_BETWEEN = "|"


def from_gazetteer(gazetteer: Gazetteer) -> Parts:
    """Arrange the names of a gazetteer."""
    numbers = {key: number for number, key in enumerate(gazetteer.entities)}
    rows = map(entity_row, gazetteer.entities.values())
    return build(rows, _names(gazetteer, numbers))


def _names(gazetteer: Gazetteer, numbers: Mapping[str, int]) -> Iterator[Name]:
    tables = tables_of(gazetteer)
    short = {id(alias) for group in tables.skeletons.values() for alias in group}
    for alias in gazetteer.aliases:
        for key in alias.entities:
            yield Name(
                alias.text,
                numbers[key],
                alias.tier,
                short=id(alias) in short,
                supports=alias.supports,
                against=alias.against,
            )
    for key, entity in gazetteer.entities.items():
        for name in (text for texts in entity.native.values() for text in texts):
            yield Name(name, numbers[key], "plain")
        if entity.iso:
            yield Name(entity.iso, numbers[key], "plain")
    for name in gazetteer.larger_names:
        yield Name(name, NOBODY, "plain")
    for shared in gazetteer.short_names:
        for reading in shared.readings:
            for country in shared.countries:
                name = gazetteer.entities[reading].name
                yield Name(name, numbers[country], "ambiguous")


def from_records(records: Iterable[Record], fields: Sequence[str] = FIELDS) -> Parts:
    """Arrange the names of records; see ``Lookup.from_records``."""
    rows: list[bytes] = []
    names: list[Name] = []
    for number, record in enumerate(records):
        entity, texts = _read(record, fields, f"record {number + 1}")
        rows.append(entity_row(entity))
        names.append(Name(entity.name, number))
        names += [Name(text, number, "plain") for text in texts if text != entity.name]
    return build(rows, names)


def _read(record: Record, fields: Sequence[str], where: str) -> tuple[Entity, list[str]]:
    """Return the entity of a record and its other names.

    Raises:
        InputError: If it has no name, or a value that is no text.
    """
    given = (
        record if isinstance(record, Mapping) else dict(zip(fields, record, strict=False))
    )
    others = given.get("aliases") or ()
    texts = others.split(_BETWEEN) if isinstance(others, str) else list(others)  # type: ignore[call-overload]
    values = {key: given.get(key) for key in FIELDS if key != "aliases"}
    text = {k: "" if v is None else str(v).strip() for k, v in values.items()}
    if not text["name"]:
        raise InputError(f"{where}: it has no name; each record needs one")
    country = text["country"]
    entity = Entity(
        text["id"] or text["name"],
        text["name"],
        text["type"],
        wikidata=text["wikidata"],
        iso=text["iso"],
        parents=(Parent(country),) if country else (),
    )
    return entity, [str(one).strip() for one in texts if str(one).strip()]
