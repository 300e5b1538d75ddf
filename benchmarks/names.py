"""The table of names that every contender gets, taken from the gazetteer."""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from naka_normalize import Entity, Gazetteer
from naka_normalize.gazetteer.tables.tokens import tokenise
from naka_normalize.records import Alias

# Of two entities with one surface form, a table without context has the surer one.
_SURENESS = ("name", "plain", "noisy", "ambiguous")
_RIGHT = frozenset({"name", "plain"})
_LAST_LATIN = "\u024f"
# Syllables of invented names begin and end like this.
_STARTS = "b br ch d dr f g gr h j k kl l m n p pr r s sh st t tr v w z"
_ENDS = "n l r s k m nd rt sk ll"


@dataclass(frozen=True, slots=True)
class Name:
    """A surface form and what it is mapped to.

    Attributes:
        surface: The form that a text has.
        written: What is written for it.
        entity: Id of what it names; several are joined by ``+``.
    """

    surface: str
    written: str
    entity: str


def names_of(gazetteer: Gazetteer) -> list[Name]:
    """Return every surface form of a gazetteer once, the sure ones first."""
    names: dict[str, Name] = {}
    for alias in sorted(gazetteer.aliases, key=lambda a: _SURENESS.index(a.tier)):
        written = " and ".join(canonical(e, alias) for e in entities_of(alias, gazetteer))
        if written:
            name = Name(alias.text, written, "+".join(alias.entities))
            names.setdefault(alias.text, name)
    return list(names.values())


def entities_of(alias: Alias, gazetteer: Gazetteer) -> list[Entity]:
    """Return what an alias names."""
    return [gazetteer.entities[key] for key in alias.entities]


def canonical(entity: Entity, alias: Alias) -> str:
    """Return what is written for an alias: "Naka" for a city "Naka, Ibaraki"."""
    return entity.written(alias.form).partition(", ")[0]


def right_forms(gazetteer: Gazetteer) -> dict[tuple[str, str], set[str]]:
    """Return what may rightly stand for an entity, by its id and grammatical form."""
    right: dict[tuple[str, str], set[str]] = {}
    for alias in gazetteer.aliases:
        for entity in entities_of(alias, gazetteer):
            forms = right.setdefault((entity.id, alias.form), set())
            forms |= {canonical(entity, alias), entity.written(alias.form)}
            if alias.tier in _RIGHT:
                forms.add(alias.text)
    return right


def write_pack(gazetteer: Gazetteer, size: int, path: Path) -> None:
    """Write an alias file with about so many surface forms of a gazetteer.

    Which entities it has is drawn at random, and those of a smaller file are in a larger
    one. Where the gazetteer has too few, villages of invented names make up the number.
    """
    forms = _unshared(gazetteer)
    drawn = sorted(forms)
    random.Random(0).shuffle(drawn)
    chosen: dict[str, object] = {}
    count = 0
    for key in drawn:
        if count >= size:
            break
        chosen[key] = _entry(gazetteer.entities[key], forms[key])
        count += len(forms[key])
    taken = {_key(alias) for alias in gazetteer.aliases} | set(gazetteer.entities)
    for name in invented(random.Random(0)):
        if count >= size:
            break
        if name.lower() not in taken:
            taken.add(name.lower())
            chosen[name.lower()] = {"name": name, "type": "village"}
            count += 1
    pack = {"format": "1", "pack": f"drawn-{size}", "version": "2026.1.1"}
    # JSON is YAML.
    path.write_text(json.dumps(pack | {"entities": dict(sorted(chosen.items()))}), "utf-8")


def _unshared(gazetteer: Gazetteer) -> dict[str, list[Alias]]:
    """Return the surface forms that only one entity has, once each, by its id."""
    owners: dict[str, set[str]] = {}
    for alias in gazetteer.aliases:
        owners.setdefault(_key(alias), set()).update(alias.entities)
    forms: dict[str, list[Alias]] = {}
    taken: set[str] = set()
    for alias in gazetteer.aliases:
        key = _key(alias)
        if len(owners[key]) == 1 and key not in taken and alias.tier != "ambiguous":
            taken.add(key)
            forms.setdefault(alias.entities[0], []).append(alias)
    return forms


def _key(alias: Alias) -> str:
    """Return what two surface forms share that the library does not tell apart."""
    return "".join(tokenise(alias.text)[0])


def _entry(entity: Entity, aliases: Iterable[Alias]) -> dict[str, object]:
    entry: dict[str, object] = {"name": entity.name, "type": entity.type}
    for field in ("adjective", "demonym", "plural"):
        if value := getattr(entity, field):
            entry[field] = value
    for field, tier, form in (("aliases", "plain", "name"), ("noisy", "noisy", "surname")):
        texts = [a.text for a in aliases if a.tier == tier and a.form in {"name", form}]
        if texts:
            entry[field] = texts
    return entry


def read_names(path: Path) -> list[Name]:
    """Return a table that ``write_names`` wrote."""
    return [Name(*fields) for fields in json.loads(path.read_text("utf-8"))]


def write_names(names: Iterable[Name], path: Path) -> None:
    """Write a table for other processes."""
    path.write_text(json.dumps([[n.surface, n.written, n.entity] for n in names]), "utf-8")


def is_latin(name: str) -> bool:
    """Tell whether a name has no letter of another alphabet."""
    return max(name) <= _LAST_LATIN


def misspelt(name: str, chance: random.Random) -> str:
    """Return a name with one letter swapped, left out, doubled or replaced."""
    at = chance.randrange(1, len(name) - 1)
    before, letter, after = name[:at], name[at], name[at + 1 :]
    return chance.choice(
        (
            before + after[0] + letter + after[1:],
            before + after,
            before + letter + letter + after,
            before + chance.choice("aeiouklmnrst") + after,
        )
    )


def invented(chance: random.Random) -> Iterator[str]:
    """Yield names of nobody, such as "Tormelin", for ever."""
    starts, ends = _STARTS.split(), ["", *_ENDS.split()]
    while True:
        syllables = chance.choice((2, 2, 3, 3, 4))
        parts = (chance.choice(starts) + chance.choice("aeiou") for _ in range(syllables))
        yield ("".join(parts) + chance.choice(ends)).capitalize()
