"""What a table holds: entities by id, the names of each, names by how a word begins."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from json import loads
from typing import Any, NamedTuple

from naka_normalize.lookups.names import NOBODY, TIERS, Names, Texts, entity_of
from naka_normalize.records import Entity


class Listed(NamedTuple):
    """A name of an entity, as the table has it.

    Attributes:
        text: The name.
        tier: How right it is, as of an alias.
    """

    text: str
    tier: str


class Begun(NamedTuple):
    """A name one of whose words begins as was asked; the best come first in order.

    Attributes:
        later: 0 if the first word begins so, 1 if a later one does.
        tier: Position of the tier in ``TIERS``.
        length: How long the key of the name is.
        text: The name.
        number: Number of its entity.
    """

    later: int
    tier: int
    length: int
    text: str
    number: int


class Listing:
    """The entities of a table and their names.

    Attributes:
        types: How many entities there are of each type; those without a type count as "".
    """

    def __init__(self, names: Names, rows: Texts) -> None:
        """Read which entities there are.

        Args:
            names: The names of the table.
            rows: Its entities, as ``entity_row`` gives them.
        """
        self._names = names
        self._rows = rows
        self._numbers: dict[str, int] = {}
        self.types: Counter[str] = Counter()
        for number, row in enumerate(self.rows()):
            self._numbers.setdefault(row.get("id", ""), number)
            self.types[row.get("type", "")] += 1

    def number(self, key: str) -> int | None:
        """Return the number of the entity of an id; ``None`` if there is none."""
        return self._numbers.get(key)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give what each entity has, by field, without what it lacks."""
        return (loads(bytes(self._rows[n])) for n in range(len(self._rows)))

    def entities(self, most: int) -> Iterator[Entity]:
        """Give the first entities of the table."""
        return map(entity_of, (self._rows[n] for n in range(min(most, len(self._rows)))))

    def names_of(self, number: int) -> list[Listed]:
        """Return the names of an entity, in the order of the table."""
        names, order = self._names, self._by_owner
        start = bisect_left(order, number, key=names.owners.__getitem__)
        forms = []
        for form in islice(order, start, None):
            if names.owners[form] != number:
                break
            forms.append(form)
        return [Listed(names.text(form), TIERS[names.tiers[form]]) for form in forms]

    def begun(self, key: bytes, most: int) -> Iterator[Begun]:
        """Give the names one of whose words begins with a key, in alphabetical order.

        Args:
            key: How the word begins, as ``key_of`` gives it.
            most: The most keys of names to look at.
        """
        names = self._names
        start = bisect_left(self._words, key, key=self._word)
        for number, offset in islice(self._words, start, start + most):
            whole = names.keys[number]
            if not whole.startswith(key, offset):
                break
            for form in names.forms(number):
                owner = names.owners[form]
                if owner != NOBODY:
                    tier, text = names.tiers[form], names.text(form)
                    yield Begun(min(offset, 1), tier, len(whole), text, owner)

    @cached_property
    def _by_owner(self) -> Sequence[int]:
        """Numbers of names in the order of their entities."""
        owners = self._names.owners
        return sorted(range(len(owners)), key=owners.__getitem__)

    @cached_property
    def _words(self) -> list[tuple[int, int]]:
        """Where words of keys begin, in alphabetical order of what stands from there on."""
        keys = self._names.keys
        spots = [
            (number, offset)
            for number in range(len(keys))
            for offset in _starts(keys[number])
        ]
        return sorted(spots, key=self._word)

    def _word(self, spot: tuple[int, int]) -> bytes:
        number, offset = spot
        return self._names.keys[number][offset:]


def _starts(key: bytes) -> Iterator[int]:
    """Give the positions at which the words of a key start."""
    position = 0
    while position >= 0:
        yield position
        space = key.find(b" ", position)
        position = space + 1 if space >= 0 else -1
