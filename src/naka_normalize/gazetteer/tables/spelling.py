"""Names by spelling: which listed names an unknown word may be a damaged form of."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from naka_normalize.expressions import expression
from naka_normalize.folding import fold, romanise
from naka_normalize.gazetteer.tables.arranged import Tables
from naka_normalize.gazetteer.tables.bitsets import held_by, members
from naka_normalize.gazetteer.tables.memo import Memo
from naka_normalize.gazetteer.tables.sounds import (
    heard,
    is_any_like,
    similarities,
    similarities_of,
    similarity,
)
from naka_normalize.gazetteer.tables.spelled import (
    LATIN,
    SHORTEST,
    grams,
    right_key,
    spelled_key,
)
from naka_normalize.records import Alias, Entity, Form

_LIMIT = 12
# A word is damage of nothing that is spelled less well; of names near it those below are
# its rivals.
_MEANT, _CUTOFF = 0.65, 0.5
# A name is compared when it shares this much of the sounds of a word, three at a time, and
# is among so many that share most; several words have to be nearer, because there are more
# ways to put words together.
_SHARED = {1: 0.25, 2: 0.4}
_COMPARED = {1: 60, 2: 12}
# Another right name has to be nearer by this much than the canonical form.
_CLEARLY = 0.15
_RIGHT = 0.7
# Names as near as this are one name, romanised in two ways.
_SAME_NAME = 0.7
# Case endings of Russian names, which a translation leaves on ("in Stepanakerte").
_RUSSIAN_ENDINGS = (
    "skiy", "skaya", "skoy", "skuyu", "skogo", "ami", "yami", "om", "em", "ym", "oy", "ey",
    "a", "e", "i", "u", "y", "ya", "yu",
)  # fmt: skip
_NOMINATIVES = ("", "a", "ka", "ia")
_INFLECTED = 0.97
# "Alieva" may be of Aliev, and as well a woman of another name.
_FEMININE = expression(r"(?:ov|ev|in)a$")
_FEMININE_SIMILARITY = 0.86


class Near(NamedTuple):
    """A listed name near a word.

    Attributes:
        alias: The listed name.
        similarity: 0.0 to 1.0; 1.0 for the same letters.
    """

    alias: Alias
    similarity: float


class _Heard(dict[int, tuple[str, str]]):
    """What is compared of each name, by its number, worked out when it is first met."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self._keys = keys

    def __missing__(self, number: int) -> tuple[str, str]:
        pair = self[number] = heard(self._keys[number][1:])
        return pair


class SpellingIndex:
    """The names of people and places, and words near them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._keys = tuple(tables.spelled)
        self._heard = _Heard(self._keys)
        self._memo: Memo[tuple[str, int], tuple[Near, ...]] = Memo()
        self._right: dict[tuple[str, Form], tuple[tuple[str, str], ...]] = {}

    def nearest(self, name: str, words: int = 1) -> tuple[Near, ...]:
        """Return the listed names nearest to a name, best first; none if all are too far.

        Args:
            name: A word in any script, or several written as one.
            words: Of how many words it is written as one; names of one word are near
                only words, and names of several only several.
        """
        key = "".join(LATIN.findall(romanise(name))), min(words, 2)
        if len(key[0]) < SHORTEST:
            return ()
        near = self._memo.get(key)
        if near is None:
            near = self._memo[key] = self._search(*key)
        return near

    def right_name(self, entity: Entity, form: Form, surface: str) -> str:
        """Return the right name of an entity that a damaged one stood for.

        Empty for the canonical form. Another right name is meant when the surface spells
        it and not the canonical one: "Hankendi" is damage of Khankendi and not of
        Stepanakert, but "Gandzha" of Ganja, whatever else that is called.
        """
        known = self._right.get((entity.id, form))
        if known is None:
            known = self._right[entity.id, form] = tuple(self._right_names(entity, form))
        if len(known) == 1:
            return ""
        word = "".join(LATIN.findall(romanise(surface)))
        scores = similarities(word, [key for key, _ in known[1:]])
        # Most others are too far, whatever the canonical form is.
        if max(scores) <= _RIGHT:
            return ""
        canonical = similarity(word, known[0][0])
        if canonical >= _RIGHT:
            return ""
        best, right = max(canonical + _CLEARLY, _RIGHT), ""
        words = known[0][0].replace("-", " ").split()
        for score, (key, name) in zip(scores, known[1:], strict=True):
            if key in words and score > _RIGHT:
                # "Karabakh" of Nagorno-Karabakh comes before its other spellings.
                return name
            if score > best:
                best, right = score, name
        return right

    def abbreviation(self, entity: Entity, surface: str) -> str:
        """Return the right abbreviation that a damaged one stood for.

        Empty if the surface is no abbreviation, or the entity has none.
        """
        if not _is_abbreviation(surface):
            return ""
        names = self._tables.right.get(right_key(entity.id, "name"), ())
        return next(filter(_is_abbreviation, names), "")

    def _right_names(self, entity: Entity, form: Form) -> Iterator[tuple[str, str]]:
        """Yield the canonical form, and right names that are not another spelling of it."""
        canonical = fold(entity.written(form))
        yield canonical, ""
        for name in self._tables.right.get(right_key(entity.id, form), ()):
            if similarity(fold(name), canonical) < _SAME_NAME:
                yield fold(name), name

    def _search(self, word: str, words: int) -> tuple[Near, ...]:
        best = {(n.alias.entities, n.alias.form): n for n in self._inflected(word, words)}
        numbers = self._sharing(word, words)
        names = [self._heard[number] for number in numbers]
        if not (best or is_any_like(heard(word), names, _MEANT)):
            return ()
        feminine = _FEMININE.search(word) is not None
        alike = similarities_of(heard(word), names)
        near = [(n, s) for n, s in zip(numbers, alike, strict=True) if s >= _CUTOFF]
        for number, score in near:
            key = self._keys[number]
            male = feminine and not key.endswith("a")
            least = min(score, _FEMININE_SIMILARITY) if male else score
            for alias in self._tables.spelled[key]:
                reading = alias.entities, alias.form
                if reading not in best or best[reading].similarity < least:
                    best[reading] = Near(alias, least)
        found = sorted(
            best.values(), key=lambda n: (-n.similarity, n.alias.text, n.alias.entities)
        )
        return tuple(found[:_LIMIT])

    def _sharing(self, word: str, words: int) -> list[int]:
        """Return the numbers of the names that share most sounds with a word."""
        wanted = grams(spelled_key(word, words))
        least = max(2, ceil(_SHARED[words] * len(wanted)))
        most = _COMPARED[words]
        levels = held_by((self._tables.sharing.get(s, 0) for s in wanted), len(wanted))
        numbers: list[int] = []
        above = 0
        for level in reversed(levels[least - 1 :]):
            if level != above:
                numbers += members(level & ~above, most=most - len(numbers))
                if len(numbers) == most:
                    break
                above = level
        return numbers

    def _inflected(self, word: str, words: int) -> Iterator[Near]:
        """Find the names that a word is but for a Russian ending, or one in another."""
        if len(word) <= SHORTEST:
            return
        feminine = _FEMININE.search(word)
        for stem in [word[: -len(e)] for e in _RUSSIAN_ENDINGS if word.endswith(e)]:
            for name in (stem + ending for ending in _NOMINATIVES):
                if name == word:
                    continue
                for alias in self._tables.spelled.get(spelled_key(name, words), ()):
                    person = feminine and alias.form in ("name", "surname")
                    yield Near(alias, _FEMININE_SIMILARITY if person else _INFLECTED)


def _is_abbreviation(name: str) -> bool:
    return name.isupper() and name.isalpha()
