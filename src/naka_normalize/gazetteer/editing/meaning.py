"""What alias files mean, as statements that can be compared one by one."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.editing.facts import ENTRIES, TABLES, Fact, read_facts, shown
from naka_normalize.gazetteer.editing.quoting import Data
from naka_normalize.gazetteer.format.definition import ENTITY
from naka_normalize.gazetteer.format.entries import GRAMMAR
from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.format.shapes import Kind
from naka_normalize.gazetteer.format.sheets import read_sheet
from naka_normalize.gazetteer.packs import PackFile, read_files

# Lists whose first item, or whose order, says more than the rest.
RANKED = frozenset({"names", "within", *GRAMMAR})
_SINGLE = frozenset(k for k, one in ENTITY.fields.items() if isinstance(one.shape, Kind))
_TIERS = {"aliases": "plain", "noisy": "noisy", "ambiguous": "ambiguous"}
# Lists of which an item is one thing whatever dates it has; it is told first.
DATED = frozenset({"within", "former"})
# About a pack, not about the world.
FOR_PEOPLE = frozenset({"about", "sources"})
_HEAD = frozenset({"format", "pack", "version"})


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a statement is about: those of equal keys are the same one, changed or not.

    Attributes:
        kind, owner, field: As in ``compare.Change``.
        item: Which of several, such as the text of an alias; empty for single values.
        detail: What is said about the item; empty for the item itself.
    """

    kind: str
    owner: str
    field: str
    item: str = ""
    detail: str = ""


def read_meaning(path: str | os.PathLike[str]) -> dict[Key, str]:
    """Return what an alias file, or all files of a directory together, state.

    Raises:
        GazetteerError: If a file cannot be read; problems between files do not matter.
    """
    return _meaning(_read(path))


def _read(path: str | os.PathLike[str]) -> tuple[PackFile, ...]:
    """Read the file, or the files of the directory."""
    start = Path(path)
    paths = sorted(start.glob("*.yaml")) if start.is_dir() else [start]
    problems = Problems()
    files = read_files(paths, problems, builtin=False)
    for file in files:
        read_sheet(file, problems)
    if problems.found:
        raise GazetteerError(problems.found)
    return files


def _meaning(files: Iterable[PackFile]) -> dict[Key, str]:
    meaning: dict[Key, str] = {}
    seen: set[tuple[str, str, str]] = set()
    for fact in read_facts(files):
        if fact.kind in _HEAD:
            continue
        listed = (fact.kind, fact.owner, fact.field)
        for key, value in _statements(fact, is_first=listed not in seen):
            meaning.setdefault(key, value)
        seen.add(listed)
    return meaning


def _statements(fact: Fact, *, is_first: bool) -> Iterator[tuple[Key, str]]:
    """Turn a fact into keys and values that can be compared."""
    name, _, rest = fact.field.partition(".")
    at, text = Key(fact.kind, fact.owner, fact.field or "id"), shown(fact.value)
    rank = "first" if is_first else "further"
    if fact.kind in ENTRIES and name in _TIERS:
        alias = replace(at, field="alias", item=text)
        yield alias, _TIERS[name]
        language = {"from": rest} if rest else {}
        yield from _details(alias, {**language, **fact.details})
    elif fact.kind not in ENTRIES and isinstance(fact.value, Mapping):
        item = replace(at, item=shown(fact.value.get("name", fact.value.get("text", ""))))
        yield item, "listed"
        yield from _details(item, fact.value)
    elif fact.kind in ENTRIES and name in DATED:
        said = dict(fact.value) if isinstance(fact.value, Mapping) else {}
        item = replace(at, item=shown(said.pop(TABLES[name].first, text)))
        yield item, rank if name in RANKED else "listed"
        # One parent may be there for several periods, so each date is one of several.
        yield from _details(item, {key: [value] for key, value in said.items()})
    elif name in _SINGLE or not fact.field:
        yield at, text
    elif name in RANKED:
        yield replace(at, item=text), rank
    else:
        yield replace(at, item=text), text


def _details(item: Key, said: Mapping[str, Data]) -> Iterator[tuple[Key, str]]:
    for key, value in said.items():
        if isinstance(value, str):
            yield replace(item, detail=key), value
        else:
            yield from (
                (replace(item, detail=f"{key}: {shown(v)}"), shown(v)) for v in value
            )
