"""A gazetteer as bytes, and its tables as others: written once, read in a moment."""

from collections.abc import Callable, Iterable
from typing import Any, get_type_hints

from naka_normalize.gazetteer.tables.arranged import Phrase, Tables
from naka_normalize.gazetteer.tables.codec import decoder
from naka_normalize.gazetteer.tables.lazy import Picked
from naka_normalize.gazetteer.tables.parts import join_parts, split_parts
from naka_normalize.records import Alias, Entity, Example, Gazetteer

_GAZETTEER = "gazetteer 2"
_TABLES = "tables 1"
# These fields of a gazetteer are long and are parts of their own.
_LONG = ("entities", "aliases", "examples")


class CompiledGazetteer(Gazetteer):
    """A gazetteer that is kept as bytes.

    A changed copy, as ``_replace`` makes one, is not.

    Attributes:
        data: The bytes that it was read from; ``None`` if it was only written.
        key: What its tables are kept under; empty if they are not.
        tables: What an index of it looks up; ``None`` until somebody needs it.
        packed: The bytes that the tables were read from; ``None`` if they were not.
    """

    data: bytes | None
    key: str
    tables: Tables | None
    packed: bytes | None

    def __reduce__(self) -> tuple[Callable[..., Gazetteer], tuple[Any, ...]]:
        if not hasattr(self, "data"):
            return Gazetteer, tuple(self)
        data = self.data or bytes(compile_gazetteer(self))
        packed = self.packed
        if self.tables and not packed:
            packed = bytes(compile_tables(self.tables, self))
        return open_gazetteer, (data, self.key, packed)


def compile_gazetteer(gazetteer: Gazetteer) -> bytearray:
    """Return a gazetteer as bytes for ``open_gazetteer``."""
    parts = {
        "entities": (gazetteer.entities, gazetteer.entities.values()),
        "aliases": ((), gazetteer.aliases),
        "examples": ((), gazetteer.examples),
    }
    small = {name: getattr(gazetteer, name) for name in _small()}
    return join_parts(_GAZETTEER, small, parts)


def _small() -> list[str]:
    """Return the fields of a gazetteer that are read at once."""
    return [name for name in Gazetteer._fields if name not in _LONG]


def open_gazetteer(
    data: bytes, key: str = "", packed: bytes | None = None
) -> CompiledGazetteer:
    """Return what ``compile_gazetteer`` made bytes of.

    Args:
        data: The bytes.
        key: What its tables are kept under; empty if they are not.
        packed: The bytes of its tables, if there are any.

    Raises:
        ValueError: If the bytes are damaged, or of another format.
    """
    small, parts = split_parts(_GAZETTEER, data)
    hints = get_type_hints(Gazetteer)
    gazetteer = CompiledGazetteer(
        entities=parts["entities"].table(decoder(Entity)),
        aliases=parts["aliases"].rows(decoder(Alias)),
        examples=parts["examples"].rows(decoder(Example)),
        **{name: decoder(hints[name])(value) for name, value in small.items()},
    )
    gazetteer.data, gazetteer.key, gazetteer.packed = data, key, packed
    gazetteer.tables = open_tables(packed, gazetteer) if packed else None
    return gazetteer


def compile_tables(tables: Tables, gazetteer: Gazetteer) -> bytearray:
    """Return the tables of a gazetteer as bytes for ``open_tables``."""
    derived = _derived(gazetteer, tables)
    # Below zero are those that only the tables hold.
    numbers = {id(alias): ~n for n, alias in enumerate(derived)}
    numbers.update((id(alias), n) for n, alias in enumerate(gazetteer.aliases))

    def numbered(aliases: Iterable[Alias]) -> list[int]:
        return [numbers[id(alias)] for alias in aliases]

    def rows(phrases: Iterable[Phrase]) -> list[Any]:
        return [[p.tokens, p.gaps, numbered(p.aliases), p.core] for p in phrases]

    parts = {
        "derived": ((), derived),
        "heads": (tables.heads, map(rows, tables.heads.values())),
        "skeletons": (tables.skeletons, map(numbered, tables.skeletons.values())),
        "spelled": (tables.spelled, map(numbered, tables.spelled.values())),
        "sharing": (tables.sharing, map(_hexadecimal, tables.sharing.values())),
        "right": (tables.right, tables.right.values()),
    }
    return join_parts(_TABLES, tables.longest, parts)


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


def _hexadecimal(bits: int) -> str:
    return f"{bits:x}"


def _from_hexadecimal(digits: str) -> int:
    return int(digits, 16)


def open_tables(data: bytes, gazetteer: Gazetteer) -> Tables:
    """Return what ``compile_tables`` made bytes of, for the same gazetteer.

    Raises:
        ValueError: If the bytes are damaged, or of another format.
    """
    longest, parts = split_parts(_TABLES, data)
    aliases, derived = gazetteer.aliases, parts["derived"].rows(decoder(Alias))

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
        heads=parts["heads"].table(phrases),
        skeletons=parts["skeletons"].table(numbered),
        spelled=parts["spelled"].table(numbered),
        sharing=parts["sharing"].table(_from_hexadecimal),
        right=parts["right"].table(tuple),
        longest=longest,
    )
