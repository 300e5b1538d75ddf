"""What is planted in the texts: names that are right, damaged, or no names at all."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from naka_normalize import Entity, Gazetteer
from naka_normalize.records import Alias
from names import canonical, entities_of, is_latin, right_forms

# The kinds and how often each is planted.
KINDS: Mapping[str, float] = {
    "right": 0.68,  # stands as it should
    "listed": 0.13,  # damage that the table lists
    "misspelt": 0.09,  # a name with one wrong letter, which no table lists
    "ambiguous": 0.03,  # damage that is also a word of its own, beside what shows it
    "meant": 0.03,  # the same surface, beside what shows that it is meant
    "larger": 0.04,  # a name inside a larger one that has nothing to do with it
}
DAMAGED = frozenset({"listed", "misspelt", "ambiguous"})
_PERSONS = frozenset({"person", "people"})
_SHORTEST_MISSPELT = 7
# A document is about a few of the things that there are, and most have to do with one
# country.
_ON_TOPIC = 0.8
_FOCUS = {"right": 6, "listed": 2, "misspelt": 2}

Mark = tuple[int, int, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Seedling:
    """A few words to plant.

    Attributes:
        text: The words.
        marks: Start, end, kind and accepted answers of the names in them.
        topic: Id of the country that they have to do with; empty if none.
    """

    text: str
    marks: tuple[Mark, ...]
    topic: str = ""


class Pool:
    """What may be planted of one kind."""

    def __init__(self, seedlings: Sequence[Seedling], most: int) -> None:
        """Sort seedlings.

        Args:
            seedlings: The most frequent first.
            most: How many of them one document has.
        """
        self._most = most
        self._drawers = {"": _drawer(seedlings)}
        for topic in {seedling.topic for seedling in seedlings}:
            self._drawers[topic] = _drawer([s for s in seedlings if s.topic == topic])

    def some(self, topic: str, chance: random.Random) -> list[Seedling]:
        """Draw what one document has of this kind, most of it about its topic."""
        drawn: list[Seedling] = []
        for _ in range(self._most):
            here = topic if chance.random() < _ON_TOPIC else ""
            drawn += self._drawers.get(here, self._drawers[""])(chance)
        return drawn


def _drawer(seedlings: Sequence[Seedling]) -> Callable[[random.Random], list[Seedling]]:
    """Return what draws one of them, the first ones more often."""
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(seedlings))))

    def draw(chance: random.Random) -> list[Seedling]:
        return chance.choices(seedlings, cum_weights=weights) if seedlings else []

    return draw


def pools(
    gazetteer: Gazetteer, damage: Callable[[str, random.Random], str]
) -> dict[str, Pool]:
    """Return what a gazetteer has to plant, by kind.

    Args:
        gazetteer: The names.
        damage: Makes a misspelling of a name.
    """
    chance = random.Random(0)
    right = right_forms(gazetteer)
    made: dict[str, list[Seedling]] = {kind: [] for kind in KINDS}
    listed = {alias.text.casefold() for alias in gazetteer.aliases}
    for alias in gazetteer.aliases:
        if alias.form in {"name", "surname"} and len(alias.entities) == 1:
            entity = entities_of(alias, gazetteer)[0]
            accepted = tuple(sorted(right[entity.id, alias.form]))
            for seedling in _of_alias(alias, entity, accepted):
                planted = replace(seedling, topic=topic_of(entity, gazetteer))
                made[seedling.marks[0][2]].append(planted)
            if alias.text == canonical(entity, alias) and _is_long(alias.text):
                wrong = damage(alias.text, chance)
                if wrong.casefold() not in listed:
                    seedling = _seedling(_frame(entity), wrong, "misspelt", accepted)
                    planted = replace(seedling, topic=topic_of(entity, gazetteer))
                    made["misspelt"].append(planted)
    made["larger"] = [
        _seedling("with {}", name, "larger", (name,)) for name in gazetteer.larger_names
    ]
    for seedlings in made.values():
        chance.shuffle(seedlings)
    return {kind: Pool(made[kind], _FOCUS.get(kind, 1)) for kind in KINDS}


def topic_of(entity: Entity, gazetteer: Gazetteer) -> str:
    """Return the country that an entity has to do with; empty if there is none."""
    near = (entity.id, *entity.within, *(role.of for role in entity.roles if role.of))
    countries = (key for key in near if gazetteer.entities[key].type == "country")
    return next(countries, "")


def _of_alias(
    alias: Alias, entity: Entity, accepted: tuple[str, ...]
) -> Iterator[Seedling]:
    """Yield what a listed alias is planted as."""
    if alias.tier == "ambiguous":
        yield from _beside(alias, alias.supports, "ambiguous", accepted)
        yield from _beside(alias, alias.against, "meant", (alias.text,))
    elif alias.tier == "noisy":
        yield _seedling(_frame(entity), alias.text, "listed", accepted)
    elif is_latin(alias.text):
        # English news has names in Latin letters.
        yield _seedling(_frame(entity), alias.text, "right", accepted)


def _frame(entity: Entity) -> str:
    return "according to {}" if entity.type in _PERSONS else "in {}"


def _is_long(name: str) -> bool:
    return name.isascii() and name.isalpha() and len(name) >= _SHORTEST_MISSPELT


def _seedling(frame: str, surface: str, kind: str, accepted: tuple[str, ...]) -> Seedling:
    start = frame.index("{}")
    mark = (start, start + len(surface), kind, accepted)
    return Seedling(frame.format(surface), (mark,))


def _beside(
    alias: Alias, cues: Sequence[str], kind: str, accepted: tuple[str, ...]
) -> Iterator[Seedling]:
    """Yield an alias beside what shows its meaning; the cue itself must stay."""
    for cue in cues:
        if alias.text.casefold() not in cue.casefold():
            text = f"in {alias.text} with {cue}"
            start = len(text) - len(cue)
            name = (3, 3 + len(alias.text), kind, accepted)
            yield Seedling(text, (name, (start, len(text), "right", (cue,))))
