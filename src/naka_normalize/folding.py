"""Text to matching keys: case, accents and look-alike signs folded, with offsets kept.

``fold`` makes the key that names are compared by, ``skeleton`` the rougher key of short
names, ``romanise`` the Latin spelling of any script. Keys are for lookup and never for
output. This is the only module that imports Unidecode, which is GPL-2.0-or-later.
"""

import unicodedata
from functools import cache, lru_cache

from naka_normalize.expressions import expression
from naka_normalize.spans import Edit, OffsetMap, Span

# Letters that Unicode does not take apart into a base letter and an accent, or for which
# Unidecode has no letter at all ('ə' becomes '@' there).
_OWN = {
    "ə": "e", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe",
    "ħ": "h", "ŋ": "n", "þ": "th", "ð": "d", "ё": "е", "й": "й",
    "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "…": "...",
}  # fmt: skip
# Characters of transcribed names of which Unidecode gives a reading that is not the usual
# one; these are the readings of standard Pinyin.
_USUAL_READING = str.maketrans(
    {
        "卡": "Ka ", "万": "Wan ", "汉": "Han ", "叶": "Ye ", "宁": "Ning ", "娜": "Na ",
        "广": "Guang ", "厂": "Chang ", "朝": "Chao ", "坏": "Huai ", "触": "Chu ",
        "离": "Li ", "种": "Zhong ",
    }
)  # fmt: skip
# Invisible signs that may stand inside a word without changing it.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_NON_ASCII = expression(r"[^\x00-\x7f]")
# In texts longer than a name, up to so many different characters are replaced one after
# another, and more of them each where it stands unless they are too many; this is faster.
_NAME = 60
_FEW = 24
_RARE = 8
_DOUBLE = expression(r"(.)\1+")


class _Folded(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = character if character.isascii() else _fold_character(character)
        self[code] = folded
        return folded


_FOLDED = _Folded()


@cache
def _fold_character(character: str) -> str:
    """Fold one character that is not ASCII; may return none or several."""
    if character in _INVISIBLE:
        return ""
    low = character.casefold()
    if low in _OWN:
        return _OWN[low]
    parts = unicodedata.normalize("NFKD", low)
    kept = "".join(c for c in parts if not unicodedata.combining(c))
    return "".join(_OWN.get(c, c) for c in kept.casefold())


def fold(text: str) -> str:
    """Return the matching key of a text: no case, no accents, plain quotes and dashes.

    Letters of other scripts stay in their script.

    >>> fold("Şuşa’s İlham")
    "susa's ilham"
    """
    if text.isascii():
        return text.lower()
    found = _NON_ASCII.findall(text) if len(text) > _NAME else ()
    if not found or len(found) * _RARE > len(text):
        return text.translate(_FOLDED).lower()
    if len(different := set(found)) > _FEW:
        return _NON_ASCII.sub(lambda m: _fold_character(m[0]), text).lower()
    for character in different:
        text = text.replace(character, _fold_character(character))
    return text.lower()


def fold_with_offsets(text: str) -> tuple[str, OffsetMap]:
    """Return the matching key of a text and the map between the two.

    ASCII letters fold one to one, so the map holds only characters that change length.
    """
    if text.isascii():
        return text.lower(), OffsetMap()
    lengths = {c: len(_fold_character(c)) for c in set(_NON_ASCII.findall(text))}
    if set(lengths.values()) == {1}:
        return fold(text), OffsetMap()
    changes = [
        Edit(Span(m.start(), m.end()), _fold_character(m[0]), "encoding", "fold")
        for m in _NON_ASCII.finditer(text)
        if lengths[m[0]] != 1
    ]
    return fold(text), OffsetMap.of(changes)


def skeleton(folded: str) -> str:
    """Return a rougher key: ``q`` and ``c`` as ``k``, doubled letters once.

    It groups the four spellings of one Chinese short name and nothing near them.

    >>> sorted({skeleton(s) for s in ("naka", "naqqa", "naqa", "nakka", "nasa")})
    ['naka', 'nasa']
    """
    return _DOUBLE.sub(r"\1", folded.replace("q", "k").replace("c", "k"))


@lru_cache(maxsize=65536)
def romanise(text: str) -> str:
    """Return a Latin spelling of a text in any script, folded, words kept apart.

    Source: Unidecode, a table of characters; it reads Chinese by syllables.

    >>> romanise("Пашинян"), romanise("卡拉巴赫"), romanise("Xankəndi")
    ('pashinian', 'ka la ba he', 'xankendi')
    """
    folded = fold(text)
    if folded.isascii():
        return folded
    from unidecode import unidecode

    usual = folded.translate(_USUAL_READING)
    return " ".join(unidecode(usual).lower().replace("@", "e").split())
