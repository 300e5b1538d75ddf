"""Names by spelling: which listed names an unknown word may be a damaged form of.

A damaged name is compared twice with every listed one and with the romanised names of
the source languages: letter by letter, and by *sound key*, in which letters that engines
and romanisations exchange are one (r and l, b and p, sh, zh and s …) and vowels are gone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from naka_normalize.folding import fold, romanise
from naka_normalize.records import Alias, Entity, Form, Gazetteer

# Below this many letters spelling may not even propose.
SHORTEST = 5
_LIMIT = 12
# Another right name has to be nearer by this much than the canonical form.
_CLEARLY = 0.15
_CUTOFF = 0.5
_LATIN = re.compile(r"[a-z]+")
# German and Slavic "j", as in Paschinjan.
_SOFT_J = re.compile(r"(?<=[inlt])j(?=[aeo])")
_DIGRAPHS = re.compile(r"tsch|sch|tch|dzh|dsch|ch|sh|zh|dj|ts|tz|kh|gh|ph|th|hs")
_DIGRAPH_SOUND = {
    "tsch": "s", "sch": "s", "tch": "s", "dzh": "s", "dsch": "s", "ch": "s", "sh": "s",
    "zh": "s", "dj": "s", "ts": "s", "tz": "s", "hs": "s", "kh": "h", "gh": "h", "ph": "f",
    "th": "t",
}  # fmt: skip
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("lr", "l"), **dict.fromkeys("bp", "p"), **dict.fromkeys("vwf", "f"),
        **dict.fromkeys("dt", "t"), **dict.fromkeys("gkq", "k"), **dict.fromkeys("nm", "n"),
        **dict.fromkeys("cjszx", "s"),
    }
)  # fmt: skip
_VOWELS = str.maketrans(dict.fromkeys("aeiouyh", ""))
# Share of the letters in a similarity; sounds have the rest.
_LETTERS = 0.6
_SHORTEST_SOUND = 2
# Chinese syllables end in n or ng, whichever the name had.
_NASAL = re.compile(r"ng\b")
_DOUBLE = re.compile(r"(.)\1+")
_NATIVE = ("zh", "ru", "hy", "az")
# Case endings of Russian names, which a translation leaves on ("in Stepanakerte").
_RUSSIAN_ENDINGS = (
    "skaya", "skoy", "skuyu", "skogo", "ami", "yami", "om", "em", "oy", "ey", "a", "e",
    "i", "u", "y", "ya", "yu",
)  # fmt: skip
_INFLECTED = 0.97
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


@lru_cache(maxsize=65536)
def sound(folded: str) -> str:
    """Return the sound key of a folded Latin word.

    >>> sound("hovhannisyan"), sound("owannissijan"), sound("goranboy"), sound("golanboy")
    ('fnsn', 'fnsn', 'klnp', 'klnp')
    """
    soft = _SOFT_J.sub("y", folded)
    plain = _DIGRAPHS.sub(lambda m: _DIGRAPH_SOUND[m[0]], soft)
    return _DOUBLE.sub(r"\1", plain.translate(_CLASSES)).translate(_VOWELS)


def similarity(word: str, name: str) -> float:
    """Return how well a folded word spells a folded name, 0.0 to 1.0.

    Source: optimal string alignment distance (L. Boytsov, "Indexing methods for
    approximate dictionary searching", ACM JEA 16, 2011), the mean over letters and
    over sound keys.
    """
    word, name = _NASAL.sub("n", word), _NASAL.sub("n", name)
    letters = OSA.normalized_similarity(word, name)
    one, two = sound(word), sound(name)
    if min(len(one), len(two)) < _SHORTEST_SOUND:
        return float(letters)
    sounds = Indel.normalized_similarity(one, two)
    return float(_LETTERS * letters + (1 - _LETTERS) * sounds)


class SpellingIndex:
    """The names of people and places, and words near them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        keys: dict[str, list[Alias]] = {}
        self._right: dict[tuple[str, Form], list[str]] = {}
        for alias in gazetteer.aliases:
            if alias.tier == "plain" and len(alias.entities) == 1 and alias.text.isascii():
                self._right.setdefault((alias.entities[0], alias.form), []).append(
                    alias.text
                )
            for key in _keys(alias, gazetteer):
                aliases = keys.setdefault(key, [])
                if alias.entities not in [a.entities for a in aliases]:
                    aliases.append(alias)
        self._by_key = {key: tuple(aliases) for key, aliases in keys.items()}
        self._keys = tuple(keys)
        self._aliases = tuple(map(tuple, keys.values()))
        self._sounds = tuple(map(sound, keys))
        self._memo: dict[str, tuple[Near, ...]] = {}

    def nearest(self, word: str) -> tuple[Near, ...]:
        """Return the listed names nearest to a word, best first; none if none is near.

        Args:
            word: A word in any script, or several written as one.
        """
        key = "".join(_LATIN.findall(romanise(word)))
        if len(key) < SHORTEST:
            return ()
        if key not in self._memo:
            self._memo[key] = self._search(key)
        return self._memo[key]

    def _inflected(self, key: str) -> Iterator[Near]:
        """Find the names that a word is but for a Russian ending, or one in another."""
        stems = [key[: -len(e)] for e in _RUSSIAN_ENDINGS if key.endswith(e)]
        for stem in stems if len(key) > SHORTEST else ():
            for name in (stem, *(stem + ending for ending in ("a", "ka", "ia"))):
                for alias in self._by_key.get(name, ()) if name != key else ():
                    yield Near(alias, _INFLECTED)

    def right_name(self, entity: Entity, form: Form, surface: str) -> str:
        """Return the right name of an entity that a damaged one stood for.

        The canonical form, unless the surface is clearly nearer to another right name:
        a text that says "Hankendi" damaged Khankendi and not Stepanakert.
        """
        word = "".join(_LATIN.findall(romanise(surface)))
        canonical = entity.written(form)
        best = similarity(word, fold(canonical)) + _CLEARLY
        for name in self._right.get((entity.id, form), ()):
            if (score := similarity(word, fold(name))) > best:
                best, canonical = score, name
        return "" if canonical == entity.written(form) else canonical

    def _search(self, key: str) -> tuple[Near, ...]:
        letters = process.extract(
            key,
            self._keys,
            scorer=OSA.normalized_similarity,
            score_cutoff=_CUTOFF,
            limit=40,
        )
        sounds = process.extract(
            sound(key),
            self._sounds,
            scorer=Indel.normalized_similarity,
            score_cutoff=0.75,
            limit=40,
        )
        best = {(n.alias.entities, n.alias.form): n for n in self._inflected(key)}
        for position in {p for *_, p in letters} | {p for *_, p in sounds}:
            score = similarity(key, self._keys[position])
            if score < _CUTOFF:
                continue
            for alias in self._aliases[position]:
                name = (alias.entities, alias.form)
                if name not in best or best[name].similarity < score:
                    best[name] = Near(alias, score)
        found = sorted(
            best.values(), key=lambda n: (-n.similarity, n.alias.text, n.alias.entities)
        )
        return tuple(found[:_LIMIT])


def _keys(alias: Alias, gazetteer: Gazetteer) -> Iterator[str]:
    """Spell an alias as one Latin word: as listed, and as its native names sound."""
    if len(alias.entities) != 1 or alias.tier == "ambiguous":
        return
    entity = gazetteer.entities[alias.entities[0]]
    if alias.form not in ("name", "surname") and entity.type != "country":
        return
    if entity.type not in SPELLED_TYPES:
        return
    folded = "".join(_LATIN.findall(fold(alias.text)))
    if len(folded) >= SHORTEST and alias.text.isascii():
        yield folded
    if alias.tier == "name":
        yield from _native_keys(entity, surname=alias.form == "surname")


SPELLED_TYPES = frozenset(
    {
        "person",
        "region",
        "province",
        "district",
        "city",
        "town",
        "village",
        "place",
        "country",
        "lake",
        "river",
    }
)


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
