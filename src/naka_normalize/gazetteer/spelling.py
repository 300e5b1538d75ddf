"""Names by spelling: which listed names an unknown word may be a damaged form of.

Listed names and the romanised names of the source languages are indexed by every
three neighbouring sounds in them, so that only the few names that share enough of these
with a word have to be compared with it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from naka_normalize.folding import fold, romanise
from naka_normalize.gazetteer.sounds import shape, similarity
from naka_normalize.records import Alias, Entity, Form, Gazetteer

# Below this many letters spelling may not even propose.
SHORTEST = 5
SPELLED_TYPES = frozenset(
    {
        "person", "region", "province", "district", "city", "town", "village", "place",
        "country", "lake", "river",
    }
)  # fmt: skip
_LIMIT = 12
_CUTOFF = 0.5
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
_LATIN = re.compile(r"[a-z]+")
_NATIVE = ("zh", "ru", "hy", "az")
# Case endings of Russian names, which a translation leaves on ("in Stepanakerte").
_RUSSIAN_ENDINGS = (
    "skaya", "skoy", "skuyu", "skogo", "ami", "yami", "om", "em", "oy", "ey", "a", "e",
    "i", "u", "y", "ya", "yu",
)  # fmt: skip
_NOMINATIVES = ("", "a", "ka", "ia")
_INFLECTED = 0.97
# "Alieva" may be of Aliev, and as well a woman of another name.
_FEMININE = re.compile(r"(?:ov|ev|in|yan)a$")
_FEMININE_SIMILARITY = 0.86
# Words for the kind of place at the end of Chinese names, which English leaves out.
_SHORTEST_ZH = 2
_ZH_KINDS = re.compile(r"(?:自治州|自治共和国|区|州|市|县|镇|村|省|河|湖|山)$")


@dataclass(frozen=True, slots=True)
class Near:
    """A listed name near a word.

    Attributes:
        alias: The listed name.
        similarity: 0.0 to 1.0; 1.0 for the same letters.
    """

    alias: Alias
    similarity: float


class SpellingIndex:
    """The names of people and places, and words near them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        listed: dict[tuple[str, int], list[Alias]] = defaultdict(list)
        self._right: dict[tuple[str, Form], list[str]] = defaultdict(list)
        for alias in gazetteer.aliases:
            if alias.tier == "plain" and len(alias.entities) == 1 and alias.text.isascii():
                self._right[alias.entities[0], alias.form].append(alias.text)
            for key in dict.fromkeys(_keys(alias, gazetteer)):
                aliases = listed[key]
                if alias.entities not in [a.entities for a in aliases]:
                    aliases.append(alias)
        self._aliases = {key: tuple(aliases) for key, aliases in listed.items()}
        self._keys = tuple(self._aliases)
        self._holding: dict[tuple[str, int], list[int]] = defaultdict(list)
        for position, (spelled, words) in enumerate(self._keys):
            for gram in _grams(spelled):
                self._holding[gram, words].append(position)
        self._memo: dict[tuple[str, int], tuple[Near, ...]] = {}

    def nearest(self, name: str, words: int = 1) -> tuple[Near, ...]:
        """Return the listed names nearest to a name, best first; none if none is near.

        Args:
            name: A word in any script, or several written as one.
            words: Of how many words it is written as one; names of one word are near
                only words, and names of several only several.
        """
        key = "".join(_LATIN.findall(romanise(name))), min(words, 2)
        if len(key[0]) < SHORTEST:
            return ()
        if key not in self._memo:
            self._memo[key] = self._search(*key)
        return self._memo[key]

    def right_name(self, entity: Entity, form: Form, surface: str) -> str:
        """Return the right name of an entity that a damaged one stood for.

        Empty for the canonical form. Another right name is meant when the surface is
        clearly nearer to it: "Hankendi" is damage of Khankendi and not of Stepanakert.
        """
        word = "".join(_LATIN.findall(romanise(surface)))
        canonical = fold(entity.written(form))
        best, right = max(similarity(word, canonical) + _CLEARLY, _RIGHT), ""
        for name in self._right.get((entity.id, form), ()):
            if similarity(fold(name), canonical) >= _SAME_NAME:
                continue
            if (score := similarity(word, fold(name))) > best:
                best, right = score, name
        return right

    def _search(self, key: str, words: int) -> tuple[Near, ...]:
        best = {(n.alias.entities, n.alias.form): n for n in self._inflected(key, words)}
        for name in self._sharing(key, words):
            score = similarity(key, name)
            if _FEMININE.search(key) and not name.endswith("a"):
                score = min(score, _FEMININE_SIMILARITY)
            for alias in self._aliases[name, words] if score >= _CUTOFF else ():
                reading = alias.entities, alias.form
                if reading not in best or best[reading].similarity < score:
                    best[reading] = Near(alias, score)
        found = sorted(
            best.values(), key=lambda n: (-n.similarity, n.alias.text, n.alias.entities)
        )
        return tuple(found[:_LIMIT])

    def _sharing(self, key: str, words: int) -> Iterator[str]:
        """Yield the names that share most sounds with a word."""
        grams = _grams(key)
        counts: Counter[int] = Counter()
        for gram in grams:
            counts.update(self._holding.get((gram, words), ()))
        least = max(2.0, _SHARED[words] * len(grams))
        shared = [
            (-count, position) for position, count in counts.items() if count >= least
        ]
        for _, position in sorted(shared)[: _COMPARED[words]]:
            yield self._keys[position][0]

    def _inflected(self, key: str, words: int) -> Iterator[Near]:
        """Find the names that a word is but for a Russian ending, or one in another."""
        if len(key) <= SHORTEST:
            return
        feminine = _FEMININE.search(key)
        for stem in [key[: -len(e)] for e in _RUSSIAN_ENDINGS if key.endswith(e)]:
            for name in (stem + ending for ending in _NOMINATIVES):
                for alias in self._aliases.get((name, words), ()) if name != key else ():
                    person = feminine and alias.form in ("name", "surname")
                    yield Near(alias, _FEMININE_SIMILARITY if person else _INFLECTED)


def _grams(key: str) -> frozenset[str]:
    """Return every three neighbouring sounds of a word, with its start and end."""
    sounds = f"^{shape(key)}$"
    return frozenset(sounds[i : i + 3] for i in range(len(sounds) - 2))


def _keys(alias: Alias, gazetteer: Gazetteer) -> Iterator[tuple[str, int]]:
    """Spell an alias as one Latin word, as listed and as its native names sound.

    With each key comes whether the name is of one word or of several (2).
    """
    if len(alias.entities) != 1 or alias.tier == "ambiguous":
        return
    entity = gazetteer.entities[alias.entities[0]]
    if alias.form not in ("name", "surname") and entity.type != "country":
        return
    if entity.type not in SPELLED_TYPES:
        return
    parts = _LATIN.findall(fold(alias.text))
    words = min(len(parts), 2)
    if len("".join(parts)) >= SHORTEST and alias.text.isascii():
        yield "".join(parts), words
    if alias.tier == "name":
        for key in _native_keys(entity, surname=alias.form == "surname"):
            yield key, words


def _native_keys(entity: Entity, *, surname: bool) -> Iterator[str]:
    for language in _NATIVE:
        for name in entity.native.get(language, ()):
            kind = language == "zh" and len(name) > _SHORTEST_ZH
            part = _ZH_KINDS.sub("", name) if kind else name
            if surname:
                part = re.split(r"[\s·・]", part)[-1]
            key = "".join(_LATIN.findall(romanise(part)))
            if len(key) >= SHORTEST:
                yield key
