"""What changed in meaning between two sets of alias files, and how much it matters."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from naka_normalize.gazetteer.editing.facts import ENTRIES
from naka_normalize.gazetteer.editing.meaning import (
    DATED,
    FOR_PEOPLE,
    RANKED,
    Key,
    read_meaning,
)
from naka_normalize.gazetteer.format.entries import GRAMMAR

Level = Literal["major", "minor", "patch"]
LEVELS: tuple[Level, ...] = ("patch", "minor", "major")
# What is written and found: more of it finds more, less of it loses what was found.
_FOUND = frozenset(GRAMMAR) | {
    "id", "name", "alias", "native", "preferred", "former", "names",
}  # fmt: skip
# Other fields of an entry by what they can change; the rest changes nothing.
_FIELDS: Mapping[str, Level] = {
    "type": "major", "within": "minor", "roles": "minor", "surname": "minor",
    "article": "minor",
}  # fmt: skip
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
    before, after = (read_meaning(path) for path in (old, new))
    renamed = _renamed(before, after)
    before = {
        replace(key, owner=renamed.get((key.kind, key.owner), key.owner)): value
        for key, value in before.items()
    }
    return tuple(
        _change(key, before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
        if _is_told(key, before, after)
    )


def _is_told(key: Key, before: Mapping[Key, str], after: Mapping[Key, str]) -> bool:
    """Tell whether a difference is one of its own: what it belongs to stays."""
    entry, item = Key(key.kind, key.owner, "id"), replace(key, detail="")
    if key.owner and key != entry and not (entry in before and entry in after):
        return False
    return not key.detail or before.get(item) == after.get(item)


def _renamed(
    before: Mapping[Key, str], after: Mapping[Key, str]
) -> dict[tuple[str, str], str]:
    """Pair what is gone with what is new if both have one Wikidata item, or one name."""
    renamed: dict[tuple[str, str], str] = {}
    for field in ("wikidata", "name"):
        gone = _by_value(field, before, after)
        added = _by_value(field, after, before)
        for same in gone.keys() & added.keys():
            if added[same] not in renamed.values():
                renamed.setdefault((same[0], gone[same]), added[same])
    return renamed


def _by_value(
    field: str, here: Mapping[Key, str], there: Mapping[Key, str]
) -> dict[tuple[str, str], str]:
    """Return the ids of the entries that only one side has, by the value of a field."""
    return {
        (key.kind, value): key.owner
        for key, value in here.items()
        if key.field == field and Key(key.kind, key.owner, "id") not in there
    }


def _change(key: Key, old: str | None, new: str | None) -> Change:
    detail = key.detail.partition(":")[0]
    item = key.item if detail or key.field in {"alias", *RANKED, *DATED} else ""
    name = ".".join(part for part in (key.field, item, detail) if part)
    return Change(
        _level(key, is_new=old is None), key.kind, key.owner, name, old or "", new or ""
    )


def _level(key: Key, *, is_new: bool) -> Level:
    """Return how much a difference matters; docs/cli.md states the rule."""
    field = key.field.partition(".")[0]
    if field in FOR_PEOPLE or (key.detail and field in DATED):
        return "patch"
    if key.detail:
        return _DETAILS.get(key.detail.partition(":")[0], "minor")
    if key.kind not in ENTRIES or field in _FOUND:
        return "minor" if is_new else "major"
    return _FIELDS.get(field, "patch")
