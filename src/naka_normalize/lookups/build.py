"""A table of names, arranged for lookups: texts in rows, and where to find them."""

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from naka_normalize.lookups.hashed import (
    INITIALS,
    NEAR,
    SKELETON,
    SOUNDS,
    WORDS,
    Builder,
)
from naka_normalize.lookups.names import TIERS
from naka_normalize.lookups.near import one_deleted, two_deleted
from naka_normalize.lookups.rough import SHORTEST, runs
from naka_normalize.lookups.words import core_of, initials_of, key_of, skeleton_of
from naka_normalize.records import Tier

Parts = dict[str, "bytes | array[int]"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity, as a table gives it.

    Attributes:
        text: The name.
        owner: Number of its entity.
        tier: How right it is, as of an alias.
        short: Whether it is a short name that is damaged in many ways.
        supports: Phrases beside which it means this entity.
        against: Phrases beside which it means something else.
    """

    text: str
    owner: int
    tier: Tier = "name"
    short: bool = False
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def build(rows: Sequence[bytes], names: Iterable[Name]) -> Parts:
    """Arrange names and the rows of their entities; the parts are for ``Lookup``."""
    by_key: dict[bytes, list[Name]] = {}
    for name in names:
        if key := key_of(name.text):
            forms = by_key.setdefault(key, [])
            if not any((f.text, f.owner) == (name.text, name.owner) for f in forms):
                forms.append(name)
    forms = [name for group in by_key.values() for name in group]
    cues = {n: [f.supports, f.against] for n, f in enumerate(forms) if f.supports}
    hot, cold = Builder(), Builder()
    for number, (key, group) in enumerate(by_key.items()):
        _add(hot, cold, number, key)
        if any(form.short for form in group):
            cold.add(SKELETON, (skeleton_of(key),), number)
    keys = list(by_key)
    by_length = sorted(range(len(keys)), key=lambda number: len(keys[number]))
    sounds = _sounds([keys[number] for number in by_length])
    short = any(form.short for form in forms)
    return {
        **_texts("keys", keys),
        "by_length": array("I", by_length),
        "first": array("I", accumulate(map(len, by_key.values()), initial=0)),
        **_texts("texts", [f.text.encode("utf-8", "surrogatepass") for f in forms]),
        "owners": array("I", [form.owner for form in forms]),
        "counts": _counts(by_key, len(rows)),
        "tiers": bytes([TIERS.index(form.tier) for form in forms]),
        **_texts("entities", rows),
        "cues": json.dumps(cues).encode(),
        "short": bytes([short]),
        **_arrays("hot", hot.finish(len(by_key))),
        **_arrays("cold", cold.finish(len(by_key))),
        **_arrays("sounds", sounds.finish()),
    }


def _counts(by_key: Mapping[bytes, Sequence[Name]], entities: int) -> "array[int]":
    """Return how many keys each entity has that may sound like a name."""
    counted = Counter(
        owner
        for key, group in by_key.items()
        if len(key) >= SHORTEST
        for owner in {form.owner for form in group}
    )
    return array("I", [counted[number] for number in range(entities)])


def _add(hot: Builder, cold: Builder, number: int, key: bytes) -> None:
    """Put a key where it is to be found."""
    core = core_of(key)
    hot.add(WORDS, (core.unordered,), number)
    hot.add(NEAR, one_deleted(key), number)
    cold.add(NEAR, two_deleted(key), number)
    cold.add(INITIALS, initials_of(core.words), number)


def _sounds(keys: Sequence[bytes]) -> Builder:
    """Put each key, by its place, under its runs of sounds."""
    sounds = Builder()
    for place, key in enumerate(keys):
        if len(key) >= SHORTEST:
            sounds.add(SOUNDS, runs(key, len(keys)), place)
    return sounds


def _texts(name: str, texts: Sequence[bytes]) -> Parts:
    ends = array("I", accumulate(map(len, texts), initial=0))
    return {name: b"".join(texts), f"{name}_ends": ends}


def _arrays(name: str, arrays: "tuple[array[int], array[int]]") -> Parts:
    return {f"{name}_heads": arrays[0], f"{name}_lists": arrays[1]}
