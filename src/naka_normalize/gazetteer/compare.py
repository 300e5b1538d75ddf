"""What changed in meaning between two sets of alias files, and how much it matters."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.entries import GRAMMAR, SCALARS
from naka_normalize.gazetteer.facts import ENTRIES, Fact, read_facts, shown
from naka_normalize.gazetteer.nodes import Problems
from naka_normalize.gazetteer.packs import PackFile, read_files
from naka_normalize.gazetteer.quoting import Data
from naka_normalize.gazetteer.sheets import read_sheet

Level = Literal["major", "minor", "patch"]
LEVELS: tuple[Level, ...] = ("patch", "minor", "major")
_TIERS = {"aliases": "plain", "noisy": "noisy", "ambiguous": "ambiguous"}
# Only people read these, or they are told by the packs themselves.
_FOR_PEOPLE = frozenset({"format", "pack", "version", "about", "sources"})
# What is written and found: more of it finds more, less of it loses what was found.
_FOUND = frozenset(
    {"id", "name", "surname", "article", "alias", "native", "names", *GRAMMAR}
)
# Lists whose first item, or whose order, says more than the rest.
_RANKED = frozenset({"names", "within", *GRAMMAR})
# What is said about an alias, a wrapper or a short name; the rest is minor.
_DETAILS: Mapping[str, Level] = {
    "as": "major", "pattern": "major", "where": "major",
    "because": "patch", "examples": "patch",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in meaning.

    Attributes:
        level: What version it asks for: ``major``, ``minor`` or ``patch``.
        kind: ``entities``, ``pairs``, or the key of what stands beside them.
        owner: Id of the entity or pair; empty for what belongs to none.
        field: What changed: ``id`` for all of an entry, ``alias.NAME`` for an alias of any
            tier, ``alias.NAME.for`` and the like for what is said about it, else the field.
        old: What was there; empty for something new.
        new: What is there now; empty for something that is gone.
    """

    level: Level
    kind: str
    owner: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class _Key:
    """What a fact is about: facts of equal keys are the same one, changed or not.

    Attributes:
        kind, owner, field: As in ``Change``.
        item: Which of several, such as the text of an alias; empty for single values.
        detail: What is said about the item; empty for the item itself.
    """

    kind: str
    owner: str
    field: str
    item: str = ""
    detail: str = ""

    def parents(self) -> tuple["_Key", ...]:
        """Return what has to be there on both sides for this to be a change of its own."""
        entry = (
            _Key(self.kind, self.owner, "id") if self.owner and self.field != "id" else None
        )
        alias = replace(self, detail="") if self.detail else None
        return tuple(key for key in (entry, alias) if key)


def level_of(changes: Iterable[Change]) -> Level | None:
    """Return what version all changes together ask for; ``None`` without changes."""
    return max((change.level for change in changes), key=LEVELS.index, default=None)


def compare(old: str | os.PathLike[str], new: str | os.PathLike[str]) -> tuple[Change, ...]:
    """Return what differs in meaning, by entity.

    Args:
        old: An alias file, or a directory of such.
        new: Another one.

    Raises:
        GazetteerError: If a file cannot be read; problems between files do not matter.
    """
    before, after = (_meaning(_read(path)) for path in (old, new))
    renamed = _renamed(before, after)
    before = {
        replace(key, owner=renamed.get((key.kind, key.owner), key.owner)): value
        for key, value in before.items()
    }
    return tuple(
        _change(key, before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
        if all(parent in before and parent in after for parent in key.parents())
    )


def _renamed(
    before: Mapping[_Key, str], after: Mapping[_Key, str]
) -> dict[tuple[str, str], str]:
    """Pair what is gone with what is new if both have one Wikidata item, or one name."""
    renamed: dict[tuple[str, str], str] = {}
    for field in ("wikidata", "name"):
        gone = _by_value(field, before, after)
        added = _by_value(field, after, before)
        for same in gone.keys() & added.keys():
            renamed.setdefault((same[0], gone[same]), added[same])
    return renamed


def _by_value(
    field: str, here: Mapping[_Key, str], there: Mapping[_Key, str]
) -> dict[tuple[str, str], str]:
    """Return the ids of the entries that only one side has, by the value of a field."""
    return {
        (key.kind, value): key.owner
        for key, value in here.items()
        if key.field == field and _Key(key.kind, key.owner, "id") not in there
    }


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


def _meaning(files: Iterable[PackFile]) -> dict[_Key, str]:
    meaning: dict[_Key, str] = {}
    seen: set[tuple[str, str, str]] = set()
    for fact in read_facts(files):
        if fact.kind in _FOR_PEOPLE:
            continue
        listed = (fact.kind, fact.owner, fact.field)
        for key, value in _statements(fact, is_first=listed not in seen):
            meaning.setdefault(key, value)
        seen.add(listed)
    return meaning


def _statements(fact: Fact, *, is_first: bool) -> Iterator[tuple[_Key, str]]:
    """Turn a fact into keys and values that can be compared."""
    name, _, rest = fact.field.partition(".")
    at, text = _Key(fact.kind, fact.owner, fact.field or "id"), shown(fact.value)
    if fact.kind in ENTRIES and name in _TIERS:
        alias = replace(at, field="alias", item=text)
        yield alias, _TIERS[name]
        said: dict[str, Data] = {"from": rest} if rest else {}
        yield from _details(alias, {**said, **fact.details})
    elif fact.kind not in ENTRIES and isinstance(fact.value, Mapping):
        item = replace(at, item=shown(fact.value.get("name", fact.value.get("text", ""))))
        yield item, "listed"
        yield from _details(item, fact.value)
    elif name in SCALARS or not fact.field:
        yield at, text
    elif name in _RANKED:
        yield replace(at, item=text), "first" if is_first else "further"
    else:
        yield replace(at, item=text), text


def _details(item: _Key, said: Mapping[str, Data]) -> Iterator[tuple[_Key, str]]:
    for key, value in said.items():
        if isinstance(value, str):
            yield replace(item, detail=key), value
        else:
            yield from (
                (replace(item, detail=f"{key}: {shown(v)}"), shown(v)) for v in value
            )


def _change(key: _Key, old: str | None, new: str | None) -> Change:
    detail = key.detail.partition(":")[0]
    item = key.item if detail or key.field in {"alias", *_RANKED} else ""
    name = ".".join(part for part in (key.field, item, detail) if part)
    return Change(
        _level(key, is_new=old is None), key.kind, key.owner, name, old or "", new or ""
    )


def _level(key: _Key, *, is_new: bool) -> Level:
    """Return how much a difference matters; docs/cli.md states the rule."""
    if key.detail:
        return _DETAILS.get(key.detail.partition(":")[0], "minor")
    if key.kind not in ENTRIES or key.field.partition(".")[0] in _FOUND:
        return "minor" if is_new else "major"
    return "patch"
