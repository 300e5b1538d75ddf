"""A gazetteer with its tables as bytes: written once, read in a moment.

The bytes are a line with the format and a checksum, a line of JSON that says what is small
and how long the parts are, and the parts: a line with the keys and a line for each row.
Nothing in them is ever executed, and a row is decoded when it is first asked for.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, TypeVar, get_type_hints

from naka_normalize.gazetteer.tables.arranged import Phrase, Tables, build_tables
from naka_normalize.gazetteer.tables.codec import decoder, encode
from naka_normalize.gazetteer.tables.lazy import Picked, Rows, Table
from naka_normalize.records import Alias, Entity, Example, Gazetteer

# One encoder for all rows: making one for each takes longer than the rows.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_FORMAT = "naka-normalize gazetteer 1"
# These fields of a gazetteer are long and are parts of their own.
_LONG = ("entities", "aliases", "examples")
_Part = tuple[memoryview, memoryview]
T = TypeVar("T")


class CompiledGazetteer(Gazetteer):
    """A gazetteer that was read from bytes, and brings its tables along.

    A changed copy, as ``_replace`` makes one, has neither.

    Attributes:
        tables: What an index of it looks up.
        data: The bytes.
    """

    tables: Tables
    data: bytes

    def __reduce__(self) -> tuple[Callable[..., Gazetteer], tuple[Any, ...]]:
        if hasattr(self, "data"):
            return open_gazetteer, (self.data,)
        return Gazetteer, tuple(self)


def tables_of(gazetteer: Gazetteer) -> Tables:
    """Return the tables of a gazetteer, built now if it does not bring them."""
    tables: Tables | None = getattr(gazetteer, "tables", None)
    return tables or build_tables(gazetteer)


def compile_gazetteer(gazetteer: Gazetteer) -> bytes:
    """Return a gazetteer and its tables as bytes for ``open_gazetteer``."""
    tables = tables_of(gazetteer)
    derived = _derived(gazetteer, tables)
    # Below zero are those that only the tables hold.
    numbers = {id(alias): ~n for n, alias in enumerate(derived)}
    numbers.update((id(alias), n) for n, alias in enumerate(gazetteer.aliases))

    def numbered(aliases: Iterable[Alias]) -> list[int]:
        return [numbers[id(alias)] for alias in aliases]

    def rows(phrases: Iterable[Phrase]) -> list[Any]:
        return [[p.tokens, p.gaps, numbered(p.aliases), p.core] for p in phrases]

    parts = {
        "entities": _part(gazetteer.entities, map(encode, gazetteer.entities.values())),
        "aliases": _part((), map(encode, gazetteer.aliases)),
        "derived": _part((), map(encode, derived)),
        "examples": _part((), map(encode, gazetteer.examples)),
        "heads": _part(tables.heads, map(rows, tables.heads.values())),
        "skeletons": _part(tables.skeletons, map(numbered, tables.skeletons.values())),
        "spelled": _part(tables.spelled, map(numbered, tables.spelled.values())),
        "sharing": _part(tables.sharing, map(_hexadecimal, tables.sharing.values())),
        "right": _part(tables.right, tables.right.values()),
    }
    small = {name: encode(getattr(gazetteer, name)) for name in _small()}
    sizes = {name: [len(keys), len(rows)] for name, (keys, rows) in parts.items()}
    head = {"small": small, "sizes": sizes, "longest": tables.longest}
    body = b"".join((f"{_json(head)}\n".encode(), *chain.from_iterable(parts.values())))
    return _first_line(body) + body


def _derived(gazetteer: Gazetteer, tables: Tables) -> list[Alias]:
    """Return the aliases that stand in the tables only."""
    listed = set(map(id, gazetteer.aliases))
    return [
        alias
        for phrases in tables.heads.values()
        for phrase in phrases
        for alias in phrase.aliases
        if id(alias) not in listed
    ]


def _part(keys: Iterable[str], rows: Iterable[Any]) -> tuple[bytes, bytes]:
    """Return a line with the keys and a line for each row."""
    return f"{_json([*keys])}\n".encode(), "".join(f"{_json(r)}\n" for r in rows).encode()


def _hexadecimal(bits: int) -> str:
    return f"{bits:x}"


def _from_hexadecimal(digits: str) -> int:
    return int(digits, 16)


def _first_line(body: bytes | memoryview) -> bytes:
    return f"{_FORMAT} {zlib.crc32(body):08x}\n".encode()


def _small() -> list[str]:
    """Return the fields of a gazetteer that are read at once."""
    return [name for name in Gazetteer._fields if name not in _LONG]


def open_gazetteer(data: bytes) -> CompiledGazetteer:
    """Return what ``compile_gazetteer`` made bytes of.

    Raises:
        ValueError: If the bytes are damaged, or of another format.
    """
    start = data.find(b"\n") + 1
    # Slices of a view copy nothing; the bytes are some megabytes.
    view = memoryview(data)
    if data[:start] != _first_line(view[start:]):
        raise ValueError("this is no compiled gazetteer, or a damaged one")
    end = data.index(b"\n", start) + 1
    head = json.loads(data[start:end])
    parts: dict[str, _Part] = {}
    for name, sizes in head["sizes"].items():
        middle, end = end + sizes[0], end + sum(sizes)
        parts[name] = view[middle - sizes[0] : middle], view[middle:end]
    hints = get_type_hints(Gazetteer)
    aliases = Rows[Alias](parts["aliases"][1], decoder(Alias))
    gazetteer = CompiledGazetteer(
        entities=_table(parts["entities"], decoder(Entity)),
        aliases=aliases,
        examples=Rows(parts["examples"][1], decoder(Example)),
        **{name: decoder(hints[name])(value) for name, value in head["small"].items()},
    )
    gazetteer.tables = _tables(parts, aliases, head["longest"])
    gazetteer.data = data
    return gazetteer


def _tables(parts: Mapping[str, _Part], aliases: Rows[Alias], longest: int) -> Tables:
    derived = Rows[Alias](parts["derived"][1], decoder(Alias))

    def fetch(number: int) -> Alias:
        return aliases[number] if number >= 0 else derived[~number]

    def numbered(numbers: Iterable[int]) -> tuple[Alias, ...]:
        return tuple(map(fetch, numbers))

    def phrases(rows: Iterable[Any]) -> tuple[Phrase, ...]:
        # Of the phrases that begin with a word of a text, few go on like it.
        return tuple(
            Phrase(tuple(tokens), tuple(gaps), Picked(numbers, fetch), (first, last))
            for tokens, gaps, numbers, (first, last) in rows
        )

    return Tables(
        heads=_table(parts["heads"], phrases),
        skeletons=_table(parts["skeletons"], numbered),
        spelled=_table(parts["spelled"], numbered),
        sharing=_table(parts["sharing"], _from_hexadecimal),
        right=_table(parts["right"], tuple),
        longest=longest,
    )


def _table(part: _Part, decode: Callable[[Any], T]) -> Table[T]:
    keys, rows = part
    return Table(keys, Rows(rows, decode))
