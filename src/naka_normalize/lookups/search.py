"""The ways to find a name, the surest first; the first way that finds anything ends it."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.lookups.hashed import INITIALS, SKELETON, WORDS, Hashed
from naka_normalize.lookups.names import NO_WORDS, TIERS, Found, Names
from naka_normalize.lookups.scores import FOUND, LISTED
from naka_normalize.lookups.sharing import Sharing
from naka_normalize.lookups.words import (
    Core,
    abbreviations,
    core_of,
    initials_of,
    misread,
    native_key,
    skeleton_of,
)

if TYPE_CHECKING:
    from naka_normalize.lookups.misspelt import Misspelt

# Scores of listed names by the position of their tier in ``TIERS``.
_EXACT = [LISTED[tier] for tier in TIERS]
_ROMANISED = [min(FOUND["romanised"], score) for score in _EXACT]


class Search:
    """Names, and where to find them."""

    def __init__(
        self, names: Names, hot: Hashed, cold: Hashed, sounds: Sharing, *, short: bool
    ) -> None:
        self._names = names
        self._hot = hot
        self._cold = cold
        self._sounds = sounds
        self._has_short = short

    def search(self, text: str, key: bytes) -> list[Found]:
        """Return the names of the table that a name may be, in no order.

        Args:
            text: The name.
            key: Its key.
        """
        if not key:
            return []
        core = core_of(key)
        numbers = self._hot.find_one(WORDS, core.unordered)
        if numbers and (found := self._exact(text, self._equal(key, numbers))):
            return found
        if (
            (numbers and (found := self._words(core, numbers)))
            or (found := self._abbreviated(text, core))
            or (found := self._misread(key))
            or (found := self._short(key))
        ):
            return found
        if text.isascii() and _is_word(core):
            return []
        return self._misspelt.search(text, key, core)

    @cached_property
    def _misspelt(self) -> "Misspelt":
        from naka_normalize.lookups.misspelt import Misspelt

        return Misspelt(self._names, self._hot, self._cold, self._sounds)

    def exact_keys(self, key: bytes) -> list[int]:
        """Return the number of a key, or nothing."""
        return self._equal(key, self._hot.find_one(WORDS, core_of(key).unordered))

    def _equal(self, key: bytes, numbers: Iterable[int]) -> list[int]:
        return [n for n in numbers if self._names.keys[n] == key]

    def _exact(self, text: str, numbers: Iterable[int]) -> list[Found]:
        """Return the forms of the key of a name; in its own script, if there are such."""
        names = self._names
        forms = [form for n in numbers for form in names.forms(n)]
        if not forms:
            return []
        same = [form for form in forms if _is_same(text, names.text(form))]
        how, scores = ("exact", _EXACT) if same else ("romanised", _ROMANISED)
        tiers = names.tiers
        return [Found(form, how, scores[tiers[form]], True) for form in same or forms]  # noqa: FBT003 - named ones take twice as long

    def _all(
        self, numbers: Iterable[int], how: str, dropped: frozenset[str] = NO_WORDS
    ) -> list[Found]:
        """Return the forms of keys that are as good as listed."""
        names, found = self._names, []
        for number in dict.fromkeys(numbers):
            for form in names.forms(number):
                score = FOUND[how] * LISTED[TIERS[names.tiers[form]]]
                found.append(Found(form, how, score, listed=True, dropped=dropped))
        return found

    def _words(self, core: Core, numbers: Iterable[int]) -> list[Found]:
        """Find names of the same words: in another order, with other particles."""
        wanted, found = core.unordered, []
        for number in numbers:
            other = core_of(self._names.keys[number])
            if other.unordered == wanted:
                found += self._all((number,), "words", core.dropped - other.dropped)
        return found

    def _abbreviated(self, text: str, core: Core) -> list[Found]:
        """Find names whose words are given by their first letters."""
        keys, found = self._names.keys, []
        for short in abbreviations(text, core.words):
            for number in self._cold.find_one(INITIALS, short):
                if short in initials_of(core_of(keys[number]).words):
                    found += self._all((number,), "abbreviation")
        return found

    def _misread(self, key: bytes) -> list[Found]:
        """Find names that a scanner misread."""
        meant = misread(key)
        numbers = [n for one in meant for n in self.exact_keys(one)]
        return self._all(numbers, "spelling") if numbers else []

    def _short(self, key: bytes) -> list[Found]:
        """Find short names that are damaged in many ways."""
        if not self._has_short:
            return []
        keys, wanted = self._names.keys, skeleton_of(key)
        numbers = self._cold.find_one(SKELETON, wanted)
        return self._all([n for n in numbers if skeleton_of(keys[n]) == wanted], "skeleton")


def _is_same(one: str, two: str) -> bool:
    """Tell whether two names of one key are written alike, in the same script."""
    return (
        one == two
        or (one.isascii() and two.isascii())
        or native_key(one) == native_key(two)
    )


def _is_word(core: Core) -> bool:
    """Tell whether what carries the name is an English word, and so is not misspelled."""
    return len(core.words) == 1 and is_english(core.words[0].decode("ascii"))
