"""How alike two names are, by letters and by sound.

A damaged name is compared letter by letter, and by *sound key*, in which letters that
engines and romanisations exchange are one (r and l, b and p, sh, zh and s …) and vowels
are gone.
"""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from naka_normalize.expressions import expression

# German and Slavic "j", as in Paschinjan.
_SOFT_J = expression(r"(?<=[inlt])j(?=[aeo])")
_DIGRAPHS = expression(r"tsch|sch|tch|dzh|dsch|ch|sh|zh|dj|ts|tz|kh|gh|ph|th|hs")
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
_ONE_VOWEL = str.maketrans({**dict.fromkeys("eiouy", "a"), "h": ""})
# Share of the letters in a similarity; sounds have the rest.
_LETTERS = 0.6
_SHORTEST_SOUND = 2
_ROUNDING = 1e-9
# Chinese syllables end in n or ng, whichever the name had.
_NASAL = expression(r"ng\b")
_DOUBLE = expression(r"(.)\1+")


@lru_cache(maxsize=65536)
def shape(folded: str) -> str:
    """Return the sound key of a folded Latin word with one sign for all vowels.

    >>> shape("pashinyan"), shape("nashinian")
    ('pasanan', 'nasanan')
    """
    soft = _SOFT_J.sub("y", _NASAL.sub("n", folded))
    plain = _DIGRAPHS.sub(lambda m: _DIGRAPH_SOUND[m[0]], soft)
    return _DOUBLE.sub(r"\1", plain.translate(_CLASSES).translate(_ONE_VOWEL))


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
    return similarities(word, (name,))[0]


def similarities(word: str, names: Sequence[str]) -> list[float]:
    """Return for each of several names how well a folded word spells it."""
    return similarities_of(heard(word), [heard(name) for name in names])


def similarities_of(word: tuple[str, str], names: Sequence[tuple[str, str]]) -> list[float]:
    """Return for each of several names how well a word spells it, all as ``heard``."""
    letters, sounds = word
    alike = [OSA.normalized_similarity(letters, other) for other, _ in names]
    if len(sounds) < _SHORTEST_SOUND:
        return alike
    return [
        _LETTERS * one + (1 - _LETTERS) * Indel.normalized_similarity(sounds, other)
        if len(other) >= _SHORTEST_SOUND
        else one
        for one, (_, other) in zip(alike, names, strict=True)
    ]


def is_any_like(
    word: tuple[str, str], names: Sequence[tuple[str, str]], least: float
) -> bool:
    """Tell whether a word spells any of several names so well, all as ``heard``.

    Most words spell none, and by their letters alone that is told six times as fast.
    """
    possible = process.extract(
        word[0],
        [letters for letters, _ in names],
        scorer=OSA.normalized_similarity,
        score_cutoff=(least - (1 - _LETTERS)) / _LETTERS - _ROUNDING,
        limit=None,
    )
    near = similarities_of(word, [names[place] for _, _, place in possible])
    return max(near, default=0.0) >= least


@lru_cache(maxsize=65536)
def heard(folded: str) -> tuple[str, str]:
    """Return the letters that count of a folded Latin word, and their sound key."""
    letters = _NASAL.sub("n", folded)
    return letters, sound(letters)
