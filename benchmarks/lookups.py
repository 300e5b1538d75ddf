"""What is measured on single names; each function prepares one contender."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from names import Name, invented, is_latin, misspelt

# A way to look a name up: the id of what it names, or ``None``.
Ask = Callable[[str], str | None]
_LOWEST_RATIO = 80
_SHORTEST_MISSPELT = 6


def queries(names: Sequence[Name], count: int) -> list[tuple[str, str | None]]:
    """Return names to look up, with the id of what each names; ``None`` if nothing.

    A third is listed, in any script; a third has one wrong letter, a sixth is listed in
    capitals, and a sixth is the name of nobody.

    Args:
        names: The table; at least one is long and in Latin letters.
        count: How many are asked.
    """
    chance = random.Random(0)
    listed = {name.surface.casefold() for name in names}
    latin = [name for name in names if is_latin(name.surface)]
    long = [n for n in latin if len(n.surface) >= _SHORTEST_MISSPELT]
    nobody = (word for word in invented(chance) if word.casefold() not in listed)
    asked: list[tuple[str, str | None]] = []
    while len(asked) < count:
        exact, wrong, upper = chance.choice(names), chance.choice(long), chance.choice(long)
        damaged = misspelt(wrong.surface, chance)
        if damaged.casefold() not in listed:
            asked += ((exact.surface, exact.entity), (damaged, wrong.entity))
            other = (upper.surface.upper(), upper.entity)
            asked.append(chance.choice((other, (next(nobody), None))))
    return asked[:count]


def naka(packs: Sequence[Path]) -> Ask:
    """Prepare this library: the built-in gazetteer, or one of these files only."""
    from naka_normalize import Lookup, load_gazetteer

    table = Lookup.from_gazetteer(load_gazetteer(*packs, builtin=not packs))
    # The first name that is misspelt loads what the others need as well.
    table.lookup("Naqqarabagh")

    def ask(name: str) -> str | None:
        found = table.lookup(name, limit=1)
        return found[0].entity.id if found else None

    return ask


def symspellpy(names: Sequence[Name]) -> Ask:
    """Prepare symspellpy with whole names as its words, all in lower case."""
    from symspellpy import SymSpell, Verbosity

    entity = {name.surface.lower(): name.entity for name in reversed(names)}
    corrector = SymSpell(max_dictionary_edit_distance=2)
    for surface in entity:
        corrector.create_dictionary_entry(surface, 1)

    def ask(name: str) -> str | None:
        found = corrector.lookup(name.lower(), Verbosity.TOP, max_edit_distance=2)
        return entity[found[0].term] if found else None

    return ask


def extract_one(scorer: str) -> Callable[[Sequence[Name]], Ask]:
    """Return what prepares ``process.extractOne`` of rapidfuzz, with one of its scorers."""

    def prepare(names: Sequence[Name]) -> Ask:
        from rapidfuzz import fuzz, process

        score = getattr(fuzz, scorer)
        surfaces = [name.surface.lower() for name in names]

        def ask(name: str) -> str | None:
            found = process.extractOne(
                name.lower(), surfaces, scorer=score, score_cutoff=_LOWEST_RATIO
            )
            return names[found[2]].entity if found else None

        return ask

    return prepare


# Peers and what has to be installed for them.
PEERS: dict[str, tuple[Callable[[Sequence[Name]], Ask], str]] = {
    "symspellpy": (symspellpy, "symspellpy"),
    # Its usual scorer, and the fastest one.
    "rapidfuzz extractOne": (extract_one("WRatio"), "rapidfuzz"),
    "rapidfuzz extractOne, ratio": (extract_one("ratio"), "rapidfuzz"),
}
