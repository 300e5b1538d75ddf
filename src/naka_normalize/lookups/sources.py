"""Where the names of a table come from: a gazetteer, records, or a CSV file."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from naka_normalize.errors import InputError
from naka_normalize.gazetteer.tables.kept import tables_of
from naka_normalize.lookups.build import Name, Parts, build
from naka_normalize.lookups.names import NOBODY, entity_row
from naka_normalize.records import Entity, Gazetteer, Parent

FIELDS = ("id", "name", "aliases", "type", "country", "wikidata", "iso")
Record = str | Mapping[str, object] | Sequence[object]
# Between the aliases of a record that is one text.
_BETWEEN = "|"


def from_gazetteer(gazetteer: Gazetteer) -> Parts:
    """Arrange the names of a gazetteer."""
    numbers = {key: number for number, key in enumerate(gazetteer.entities)}
    rows = [entity_row(entity) for entity in gazetteer.entities.values()]
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


def from_records(records: Iterable[Record]) -> Parts:
    """Arrange the names of records; see ``Lookup.from_records``."""
    return _arranged((f"record {n}", record) for n, record in enumerate(records, 1))


def from_csv(path: Path, columns: Mapping[str, str], encoding: str) -> Parts:
    """Arrange the names of a CSV or TSV file; see ``Lookup.from_csv``."""
    try:
        with path.open(encoding=encoding, newline="") as stream:
            return _arranged(_rows(path, stream, columns))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeError as error:
        raise InputError(
            f"{path}: not valid {encoding.upper()}; name its encoding"
        ) from error


def _rows(
    path: Path, stream: TextIO, columns: Mapping[str, str]
) -> Iterator[tuple[str, Record]]:
    """Give the rows of a file, each with its place."""
    delimiter = "\t" if path.suffix.lower() in {".tsv", ".tab"} else ","
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    wanted = {columns.get(field, field).casefold(): field for field in FIELDS}
    try:
        heads = [
            wanted.get(head.strip("\ufeff ").casefold(), "") for head in next(reader, [])
        ]
        if "name" not in heads:
            column = columns.get("name", "name")
            raise InputError(f"{path}:1: there is no column {column!r}; name the columns")
        for row in reader:
            if row:
                yield f"{path}:{reader.line_num}", dict(zip(heads, row, strict=False))
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: {error}") from error


def _arranged(records: Iterable[tuple[str, Record]]) -> Parts:
    rows: list[bytes] = []
    names: list[Name] = []
    numbers: dict[str, int] = {}
    for where, record in records:
        entity, texts = _read(record, where)
        # Records of one id are one entity of several names; without one, each is its own.
        number = numbers.setdefault(entity.id or where, len(rows))
        known = number < len(rows)
        if not known:
            named = entity if entity.id else entity._replace(id=entity.name)
            rows.append(entity_row(named))
        names.append(Name(entity.name, number, "plain" if known else "name"))
        names += [Name(text, number, "plain") for text in texts if text != entity.name]
    return build(rows, names)


def _read(record: Record, where: str) -> tuple[Entity, list[str]]:
    """Return the entity of a record and its other names.

    Raises:
        InputError: If it has no name.
    """
    given: Mapping[str, object]
    if isinstance(record, str):
        given = {"name": record}
    elif isinstance(record, Mapping):
        given = record
    else:
        given = dict(zip(FIELDS, record, strict=False))
    text = {field: _text(given.get(field)) for field in FIELDS if field != "aliases"}
    if not text["name"]:
        raise InputError(f"{where}: there is no name; each record needs one")
    entity = Entity(
        text["id"],
        text["name"],
        text["type"],
        wikidata=text["wikidata"],
        iso=text["iso"],
        parents=(Parent(text["country"]),) if text["country"] else (),
    )
    others = given.get("aliases") or ()
    listed = others.split(_BETWEEN) if isinstance(others, str) else others
    if not isinstance(listed, Iterable):
        raise InputError(
            f"{where}: aliases are a list of names, or one text with | between"
        )
    return entity, [name for name in map(_text, listed) if name]


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
