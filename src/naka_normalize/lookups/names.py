"""The names of a table in flat arrays: nothing is decoded before it is asked for."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, get_type_hints

from naka_normalize.gazetteer.tables.codec import decoder, to_json
from naka_normalize.lookups.scores import ANSWER_FROM
from naka_normalize.records import Entity

TIERS = ("name", "plain", "noisy", "ambiguous")
NOBODY = 2**32 - 1
NO_WORDS: frozenset[str] = frozenset()
# ``json.loads`` does the same after asking how.
_decode = json.JSONDecoder().decode
_HINTS = get_type_hints(Entity)
_DEFAULT = Entity("", "", "")
_FIELDS = tuple(name for name in Entity._fields if name != "place")
_NEEDED = frozenset({"id", "name", "type"})
# What the field of an entity is made of, if JSON does not give it as it is.
_DECODED = {name: decoder(_HINTS[name]) for name in _FIELDS if _HINTS[name] is not str}


class Bytes(Protocol):
    """What a slice of is bytes: bytes, or a file in memory."""

    def __getitem__(self, index: slice, /) -> bytes: ...


class Texts:
    """Texts of any length, one after another."""

    def __init__(self, data: Bytes, ends: Sequence[int]) -> None:
        self._data = data
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        return self._data[self._ends[number] : self._ends[number + 1]]

    def length(self, number: int) -> int:
        """Return how many bytes a text has."""
        return self._ends[number + 1] - self._ends[number]

    def among(self, numbers: Iterable[int]) -> list[bytes]:
        """Return some texts."""
        data, ends = self._data, self._ends
        return [data[ends[number] : ends[number + 1]] for number in numbers]


class Found(NamedTuple):
    """A name of the table that may be meant.

    Attributes:
        form: Its number.
        how: How it was found.
        score: How likely it is meant, 0.0 to 1.0, if no other name is written so.
        listed: Whether it is one of several meanings of the very same name.
        dropped: Kinds of words that only the query has.
        least: How likely it has to be to be an answer.
    """

    form: int
    how: str
    score: float
    listed: bool = False
    dropped: frozenset[str] = NO_WORDS
    least: float = ANSWER_FROM


@dataclass(frozen=True, slots=True)
class Names:
    """Names by key, and who they belong to.

    A key has one *form* or several: a name as it was given, and one owner. Keys, forms and
    entities are numbered from 0; the forms of one key have neighbouring numbers.

    Attributes:
        keys: By number of the key.
        first: Number of the first form, by number of the key, and the number of all forms.
        texts: What was given, by number of the form.
        owners: Numbers of entities, by number of the form; ``NOBODY`` keeps a name from
            being taken for another one.
        tiers: Positions in ``TIERS``, by number of the form.
        counts: How many keys an entity has that may sound like a name, by its number.
    """

    keys: Texts
    first: Sequence[int]
    texts: Texts
    owners: Sequence[int]
    tiers: Sequence[int]
    counts: Sequence[int]

    def forms(self, key: int) -> range:
        """Return the numbers of the forms of a key."""
        return range(self.first[key], self.first[key + 1])

    def text(self, form: int) -> str:
        """Return a name as it was given."""
        return str(self.texts[form], "utf-8", "surrogatepass")


def entity_row(entity: Entity) -> bytes:
    """Return an entity as JSON, without what it lacks."""
    row = {
        name: value
        for name in _FIELDS
        if (value := getattr(entity, name)) != getattr(_DEFAULT, name) or name in _NEEDED
    }
    return to_json(row).encode("utf-8", "surrogatepass")


def entity_of(row: bytes | memoryview) -> Entity:
    """Return what ``entity_row`` made JSON of."""
    values: dict[str, Any] = _decode(str(row, "utf-8", "surrogatepass"))
    for name in _DECODED.keys() & values:
        values[name] = _DECODED[name](values[name])
    return Entity(**values)
