"""A table of names to look single names up in: 200 of them or a million."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from naka_normalize.errors import not_text
from naka_normalize.lookups.answers import Match
from naka_normalize.lookups.context import Surroundings, family
from naka_normalize.lookups.hashed import Hashed
from naka_normalize.lookups.names import NOBODY, TIERS, Found, Names, Texts, entity_of
from naka_normalize.lookups.ranking import SHOWN_FROM, Reading, rank
from naka_normalize.lookups.search import Search
from naka_normalize.lookups.sharing import Sharing
from naka_normalize.lookups.store import dump, load, read, write
from naka_normalize.lookups.words import NAMESAKES, key_of
from naka_normalize.records import Entity, Gazetteer

if TYPE_CHECKING:
    from naka_normalize.lookups.listing import Listing
    from naka_normalize.lookups.sources import Record

# Weight of a well-known namesake that the table may not have.
_NAMESAKE = 0.7
_RIGHT = frozenset({"name", "plain"})
_REMEMBERED = 1 << 16
_NO_CUES: list[list[str]] = [[], []]


class Lookup:
    """A table of names, arranged for looking single names up.

    Nothing in it changes once it is made, so it may be shared by threads. Processes share
    the memory of a table that each of them opened.

    >>> table = Lookup.from_records([("Q9248", "Baku", "Bakı|Баку"), ("Q80", "Barda")])
    >>> [(match.entity.id, match.how) for match in table.lookup("Bakuu")]
    [('Q9248', 'spelling')]
    """

    def __init__(self, parts: Mapping[str, Any]) -> None:
        """Take the parts of a table; use one of ``from_…`` or ``open`` to get there."""
        self._parts = parts
        self._names = Names(
            Texts(parts["keys"], parts["keys_ends"]),
            parts["first"],
            Texts(parts["texts"], parts["texts_ends"]),
            parts["owners"],
            parts["tiers"],
            parts["counts"],
        )
        self._entities = Texts(parts["entities"], parts["entities_ends"])
        self._made: dict[int, Entity] = {}
        self._search = Search(
            self._names,
            Hashed(parts["hot_heads"], parts["hot_lists"], len(self)),
            Hashed(parts["cold_heads"], parts["cold_lists"], len(self)),
            Sharing(
                Hashed(parts["sounds_heads"], parts["sounds_lists"]),
                parts["by_length"],
                self._names.keys,
            ),
            short=bool(parts["short"][0]),
        )

    @classmethod
    def from_gazetteer(cls, gazetteer: Gazetteer) -> Self:
        """Make a table of the names of a gazetteer, from the cache if it is there."""
        from naka_normalize.lookups.kept import parts_of

        return cls(parts_of(gazetteer))

    @classmethod
    def from_records(cls, records: Iterable["Record"]) -> Self:
        """Make a table of records.

        Args:
            records: Names, or mappings with any of the keys ``id``, ``name``, ``aliases``,
                ``type``, ``country``, ``wikidata`` and ``iso``, or their values in this
                order. Only the name is needed. Aliases are a list, or one text with ``|``
                between. Records of one id are one entity.

        Raises:
            InputError: If a record has no name; it says which one.
        """
        from naka_normalize.lookups.sources import from_records

        return cls(from_records(records))

    @classmethod
    def from_csv(
        cls,
        path: str | os.PathLike[str],
        columns: Mapping[str, str] | None = None,
        encoding: str = "utf-8",
    ) -> Self:
        """Make a table of a CSV file, or of a TSV file whose name ends in ``.tsv``.

        Args:
            path: The file; its first row names the columns.
            columns: How the file calls the keys of ``from_records``, if not the same.
            encoding: What it is decoded with.

        Raises:
            InputError: If it cannot be read, or a row has no name; it says which one.
        """
        from naka_normalize.lookups.sources import from_csv

        return cls(from_csv(Path(path), columns or {}, encoding))

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Open a table that was saved; processes that open it share its memory.

        Raises:
            InputError: If the file cannot be read, is damaged, or is something else.
        """
        return cls(read(Path(path)))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the table to a file for ``open``.

        Raises:
            InputError: If the file cannot be written.
        """
        write(Path(path), dump(self._parts))

    def __reduce__(self) -> tuple[Callable[[bytes], "Lookup"], tuple[bytes]]:
        return _loaded, (dump(self._parts),)

    def __len__(self) -> int:
        """Return how many different names there are."""
        return len(self._names.keys)

    @cached_property
    def _cues(self) -> dict[str, list[list[str]]]:
        found: dict[str, list[list[str]]] = json.loads(bytes(self._parts["cues"]))
        return found

    def lookup(
        self,
        name: str,
        *,
        context: str | None = None,
        type: str | None = None,  # noqa: A002 - the word of the table
        country: str | None = None,
        limit: int = 5,
    ) -> list[Match]:
        """Return what a name may stand for, the most likely first.

        Args:
            name: The name, in any script and spelling.
            context: Text beside it, which may tell namesakes apart.
            type: Only entities of this type, such as ``"city"``.
            country: Only this country and what belongs to it, by name, id or code.
            limit: The most matches to return.

        Returns:
            The matches; none if no answer is good. Only the first may be ``certain``.

        Raises:
            TypeError: If the name is no string.
        """
        if not isinstance(name, str):
            raise TypeError(not_text("name", name))
        key = key_of(name)
        found = self._search.search(name, key)
        if not found:
            return []
        readings = self._readings(found)
        if type is not None:
            readings = [one for one in readings if one.entity.type == type]
        if country is not None:
            ids = self._ids(country)
            readings = [one for one in readings if not ids.isdisjoint(family(one.entity))]
        if context is not None and readings:
            readings = self._weighed(name, context, readings)
        shared = type is None and country is None and found[0].listed
        rival = _NAMESAKE if shared and key in NAMESAKES else 0.0
        return rank(readings, rival, limit)

    def lookup_many(
        self,
        names: Iterable[str],
        *,
        type: str | None = None,  # noqa: A002 - the word of the table
        country: str | None = None,
        limit: int = 5,
    ) -> Iterator[list[Match]]:
        """Look one name after another up; those that come again cost nothing.

        Args:
            names: The names; they are read as the answers are.
            type: As for ``lookup``.
            country: As for ``lookup``.
            limit: As for ``lookup``.

        Yields:
            The matches of each name, in the order of the names.
        """
        known: dict[str, list[Match]] = {}
        for name in names:
            if name not in known:
                if len(known) >= _REMEMBERED:
                    known.clear()
                known[name] = self.lookup(name, type=type, country=country, limit=limit)
            yield known[name]

    @cached_property
    def listing(self) -> "Listing":
        """What the table holds: its entities by id, and their names."""
        from naka_normalize.lookups.listing import Listing

        return Listing(self._names, self._entities)

    def entity(self, number: int) -> Entity:
        """Return the entity of a number, from 0 in the order of the table."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = entity_of(self._entities[number])
        return made

    def _named(self, key: bytes) -> list[Entity]:
        """Return the entities that a key certainly is a name of."""
        names = self._names
        forms = [form for n in self._search.exact_keys(key) for form in names.forms(n)]
        return [
            self.entity(names.owners[form])
            for form in forms
            if names.owners[form] != NOBODY and TIERS[names.tiers[form]] in _RIGHT
        ]

    def _ids(self, country: str) -> set[str]:
        """Return what an entity may say its country is."""
        ids = {country, country.casefold(), country.upper()}
        for entity in self._named(key_of(country)):
            ids |= {entity.id, entity.name, entity.iso}
        return ids - {""}

    def _readings(self, found: Sequence[Found]) -> list[Reading]:
        """Return the best way in which each entity was found."""
        owners, text = self._names.owners, self._names.text
        if len(found) == 1 and (number := owners[found[0].form]) != NOBODY:
            return [Reading(self.entity(number), found[0], text(found[0].form))]
        best: dict[int, Found] = {}
        for one in found:
            owner = owners[one.form]
            if owner != NOBODY and (owner not in best or best[owner].score < one.score):
                best[owner] = one
        return [
            Reading(self.entity(n), one, text(one.form))
            for n, one in best.items()
            if one.listed or one.score >= SHOWN_FROM
        ]

    def _weighed(
        self, name: str, context: str, readings: Sequence[Reading]
    ) -> list[Reading]:
        """Return the readings with what the words beside the name say about each."""
        around = Surroundings(context, name, self._named)
        return [
            one._replace(
                weight=around.weigh(
                    one.entity, *self._cues.get(str(one.found.form), _NO_CUES)
                )
            )
            for one in readings
        ]


def _loaded(data: bytes) -> Lookup:
    return Lookup(load(data))
