"""The ways to find a name, the surest first; the first way that finds anything ends it."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.lookups.hashed import EXACT, INITIALS, SKELETON, WORDS, Hashed
from naka_normalize.lookups.names import TIERS, Names, Texts
from naka_normalize.lookups.scores import (
    FOUND,
    LISTED,
    NEAR as NEAR_WEIGHTS,
    ROUGH as ROUGH_WEIGHTS,
    near_features,
    probability,
    rough_features,
)
from naka_normalize.lookups.words import (
    Core,
    abbreviations,
    core_of,
    initials_of,
    key_of,
    misread,
    native_key,
    skeleton_of,
)

if TYPE_CHECKING:
    from naka_normalize.lookups.near import NearKeys

_ROUGH_LIMIT = 12


# "Aliyeva" may be of Aliyev, and as well a woman of another name.
_FEMININE = re.compile(rb"(?:ov|ev|in|yan)a$")
_FEMININE_MOST = 0.86
_NOTHING: frozenset[str] = frozenset()


class Found(NamedTuple):
    """A name of the table that may be meant.

    Attributes:
        form: Its number.
        how: How it was found.
        score: How likely it is meant, 0.0 to 1.0, if no other name is written so.
        listed: Whether it is one of several meanings of the very same name.
        dropped: Kinds of words that only the query has.
    """

    form: int
    how: str
    score: float
    listed: bool = False
    dropped: frozenset[str] = _NOTHING


class Search:
    """Names, and where to find them."""

    def __init__(self, names: Names, hot: Hashed, cold: Hashed, *, short: bool) -> None:
        self._names = names
        self._hot = hot
        self._cold = cold
        self._has_short = short
        self._size = len(names.keys)

    def search(self, text: str) -> list[Found]:
        """Return the names of the table that a name may be, in no order."""
        key = key_of(text)
        if not key:
            return []
        if found := self._exact(text, key):
            return found
        core = core_of(key)
        return (
            self._words(text, core)
            or self._misread(key)
            or self._short(key)
            or self._near(text, key, core)
            or self._rough(text, core)
        )

    @cached_property
    def _nearest(self) -> Callable[[bytes, Texts, Hashed, Hashed], "NearKeys"]:
        # RapidFuzz takes as long to import as a table to open.
        from naka_normalize.lookups.near import nearest

        return nearest

    def exact_keys(self, key: bytes) -> list[int]:
        """Return the number of a key, or nothing."""
        numbers = self._hot.find_one(EXACT, key)
        return [n for n in numbers if self._names.keys[n] == key]

    def _exact(self, text: str, key: bytes) -> list[Found]:
        names = self._names
        forms = [form for n in self.exact_keys(key) for form in names.forms(n)]
        if not forms:
            return []
        ascii_only = text.isascii()
        native = "" if ascii_only else native_key(text)
        same = [
            form
            for form in forms
            if ((given := names.text(form)).isascii() and ascii_only)
            or native_key(given) == (native or native_key(text))
        ]
        how, most = ("exact", 1.0) if same else ("romanised", FOUND["romanised"])
        return [
            Found(form, how, min(most, LISTED[TIERS[names.tiers[form]]]), listed=True)
            for form in same or forms
        ]

    def _all(
        self, numbers: Iterable[int], how: str, dropped: frozenset[str] = _NOTHING
    ) -> list[Found]:
        """Return the forms of keys that are as good as listed."""
        names, found = self._names, []
        for number in dict.fromkeys(numbers):
            for form in names.forms(number):
                score = FOUND[how] * LISTED[TIERS[names.tiers[form]]]
                found.append(Found(form, how, score, listed=True, dropped=dropped))
        return found

    def _words(self, text: str, core: Core) -> list[Found]:
        """Find names of the same words: another order, other particles, initials."""
        keys, words = self._names.keys, core.words
        wanted = core.unordered if len(words) > 1 else words[0]
        found: list[Found] = []
        for number in self._hot.find_one(WORDS, wanted):
            other = core_of(keys[number])
            if other.unordered == wanted:
                found += self._all((number,), "words", core.dropped - other.dropped)
        for short in abbreviations(text, words):
            for number in self._cold.find_one(INITIALS, short):
                if short in initials_of(core_of(keys[number]).words):
                    found += self._all((number,), "abbreviation")
        return found

    def _misread(self, key: bytes) -> list[Found]:
        """Find names that a scanner misread."""
        numbers = [n for one in misread(key) for n in self.exact_keys(one)]
        return self._all(numbers, "spelling")

    def _short(self, key: bytes) -> list[Found]:
        """Find short names that are damaged in many ways."""
        if not self._has_short:
            return []
        keys, wanted = self._names.keys, skeleton_of(key)
        numbers = self._cold.find_one(SKELETON, wanted)
        return self._all([n for n in numbers if skeleton_of(keys[n]) == wanted], "skeleton")

    def _near(self, text: str, key: bytes, core: Core) -> list[Found]:
        """Find names one or two edits away."""
        if text.isascii() and _is_word(core):
            return []
        names, found = self._names, []
        for wanted in (key, core.key) if core.dropped else (key,):
            near = self._nearest(wanted, names.keys, self._hot, self._cold)
            margins = self._margins(wanted, near.numbers)
            for number in near.numbers:
                features = near_features(
                    near.distance,
                    len(wanted),
                    self._size,
                    margins.get(number, 1.0),
                    first=names.keys[number][0] != wanted[0],
                )
                score = probability(NEAR_WEIGHTS, features)
                if _FEMININE.search(wanted) and names.keys[number] == wanted[:-1]:
                    score = min(score, _FEMININE_MOST)
                found += [
                    Found(form, "spelling", score, dropped=core.dropped)
                    for form in names.forms(number)
                ]
            if found:
                break
        return found

    def _margins(self, key: bytes, numbers: Sequence[int]) -> dict[int, float]:
        """Return how much more alike each key is than those of other entities.

        Nothing is returned for keys that all are of one entity.
        """
        if len(numbers) < 2:  # noqa: PLR2004
            return {}
        names = self._names
        owners = {n: {names.owners[form] for form in names.forms(n)} for n in numbers}
        if len(set().union(*owners.values())) == 1:
            return {}
        from naka_normalize.gazetteer.tables.sounds import similarity

        asked = key.decode("ascii")
        alike = {n: similarity(asked, names.keys[n].decode("ascii")) for n in numbers}
        return {
            n: alike[n]
            - max((alike[o] for o in numbers if owners[o] != owners[n]), default=0.0)
            for n in numbers
        }

    def _rough(self, text: str, core: Core) -> list[Found]:
        """Find names that sound alike."""
        if text.isascii() and _is_word(core):
            return []
        from naka_normalize.lookups.rough import alike

        names = self._names
        how = "spelling" if text.isascii() or native_key(text).isascii() else "romanised"
        best: dict[int, tuple[float, int]] = {}
        for one in alike(core.key, names.keys, self._cold, _ROUGH_LIMIT):
            for form in names.forms(one.number):
                best.setdefault(names.owners[form], (one.similarity, form))
        ranked = sorted((similarity for similarity, _ in best.values()), reverse=True)
        first, second = (*ranked, 0.0, 0.0)[:2]
        found = []
        for similarity, form in best.values():
            features = rough_features(
                similarity,
                similarity - (first if similarity < first else second),
                len(core.key),
                self._size,
                foreign=how == "romanised",
            )
            score = probability(ROUGH_WEIGHTS, features)
            found.append(Found(form, how, score, dropped=core.dropped))
        return found


def _is_word(core: Core) -> bool:
    """Tell whether what carries the name is an English word, and so is not misspelled."""
    return len(core.words) == 1 and is_english(core.words[0].decode("ascii"))
