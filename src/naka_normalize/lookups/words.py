"""Names as keys: Latin words without signs, and what of them carries no name.

A key is ASCII bytes, because these are hashed, cut and compared fastest.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from naka_normalize.folding import fold, romanise, skeleton
from naka_normalize.lookups.scripts import spell_out

_DROPPED = "'`\"´"
_SIGNS = "".join(c for c in map(chr, range(128)) if not c.isalnum() and c not in _DROPPED)
_PLAIN = str.maketrans({**dict.fromkeys(_SIGNS, " "), **dict.fromkeys(_DROPPED)})
_INITIALS = re.compile(r"(?<![a-z])([a-z])\.(?=[a-z](?![a-z]))")
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 6
_DIGITS = bytes.maketrans(b"0158", b"olsb")
_MISREAD = ((b"rn", b"m"), (b"vv", b"w"), (b"cl", b"d"))
_APART = re.compile(r"[\s·・-]+")
_WORD = re.compile(r"[^\W_]+")

# Words that may stand in a name or be missing without changing what it names.
_PARTICLES = frozenset(b"the of a an de la le les du el al and und et".split())
_STATES = frozenset(
    b"republic kingdom state federation commonwealth union principality sultanate emirate"
    b" duchy islamic republik republique republica respublika".split()
)
_KINDS = frozenset(
    b"province region district rayon raion oblast krai county governorate prefecture marz"
    b" municipality city town village settlement area shi sheng rayonu vilayat il ili"
    b" hamaynk gorod selo".split()
)
_TITLES = frozenset(
    b"mr mrs ms miss dr prof professor sir lord lady dame hon honorable honourable"
    b" excellency he president vice deputy prime premier minister foreign defense defence"
    b" interior secretary general gen lieutenant lt major maj colonel col captain capt"
    b" sergeant admiral adm marshal marshall ambassador senator sen governor gov mayor"
    b" chancellor king queen prince princess emir sheikh ayatollah pope bishop archbishop"
    b" father rev reverend comrade former acting speaker chairman chairwoman chief ex"
    b" spokesman spokeswoman spokesperson jr sr phd md esq".split()
)
_EXTRA = {
    **dict.fromkeys(_TITLES, "title"),
    **dict.fromkeys(_KINDS, "kind"),
    **dict.fromkeys(_STATES, "state"),
    **dict.fromkeys(_PARTICLES, ""),
}

# Names that well-known namesakes share, whether or not a table has them: a state and a
# country, a river and a country, a part of the world and a short name.
NAMESAKES = frozenset(
    b"america asia congo georgia guinea ireland korea macedonia micronesia niger samoa"
    b" sudan timor".split()
)


_NOTHING: frozenset[str] = frozenset()


class Core(NamedTuple):
    """The words of a key that carry the name.

    Attributes:
        words: These words, in their order.
        dropped: Which kinds of words were left out: ``title``, ``kind``, ``state``.
    """

    words: tuple[bytes, ...]
    dropped: frozenset[str]

    @property
    def key(self) -> bytes:
        """The words as a key."""
        return b" ".join(self.words)

    @property
    def unordered(self) -> bytes:
        """The words as a key that does not depend on their order."""
        words = self.words
        return words[0] if len(words) == 1 else b" ".join(sorted(words))


def key_of(text: str) -> bytes:
    """Return the key of a name in any script.

    >>> key_of("Dağlıq Qarabağ"), key_of("U.S.A."), key_of("Xank'əndi"), key_of("纳卡")
    (b'dagliq qarabag', b'usa', b'xankendi', b'naka')
    """
    latin = text.lower() if text.isascii() else _latin(text)
    if latin.isalnum():
        return latin.encode("ascii", "ignore")
    if "." in latin:
        latin = _INITIALS.sub(r"\1", latin)
    return " ".join(latin.translate(_PLAIN).split()).encode("ascii", "ignore")


def _latin(text: str) -> str:
    """Return a Latin spelling, in which the syllables of a Chinese word stand together."""
    words = _APART.split(spell_out(text))
    return " ".join("".join(romanise(word).split()) for word in words)


def native_key(text: str) -> str:
    """Return the key of a name in its own script.

    >>> native_key("Нагорный-Карабах")
    'нагорный карабах'
    """
    return " ".join(_WORD.findall(fold(text).replace("'", "")))


def core_of(key: bytes) -> Core:
    """Return the words of a key that carry the name; all if none would be left.

    >>> core_of(b"the republic of armenia").words
    (b'armenia',)
    """
    words = key.split()
    if len(words) == 1 or _EXTRA.keys().isdisjoint(words):
        return Core(tuple(words), _NOTHING)
    kept = tuple(word for word in words if word not in _EXTRA)
    if not kept:
        return Core(tuple(words), _NOTHING)
    dropped = frozenset(_EXTRA[word] for word in words if word in _EXTRA)
    return Core(kept, dropped - {""})


def skeleton_of(key: bytes) -> bytes:
    """Return the rough key of short names."""
    return skeleton(key.decode("ascii")).encode("ascii")


def initials_of(words: Sequence[bytes]) -> Iterator[bytes]:
    """Give what a name of several words is abbreviated to.

    >>> sorted(set(initials_of((b"ilham", b"aliyev"))))
    [b'aliyev i', b'ilham a']
    """
    if len(words) == 1:
        return
    if len(words) >= _SHORTEST_ACRONYM:
        yield b"".join(word[:1] for word in words)
    for whole, others in ((words[-1], words[:-1]), (words[0], words[1:])):
        yield whole + b" " + others[0][:1]
        yield whole + b" " + b"".join(sorted(word[:1] for word in others))


def abbreviations(text: str, words: Sequence[bytes]) -> list[bytes]:
    """Return what a query may abbreviate, as ``initials_of`` gives it.

    >>> abbreviations("I. Aliyev", [b"i", b"aliyev"]), abbreviations("Aliyev", [b"aliyev"])
    ([b'aliyev i'], [])
    """
    if len(words) == 1:
        short = _SHORTEST_ACRONYM <= len(words[0]) <= _LONGEST_ACRONYM
        return [words[0]] if short and text.isupper() else []
    if min(map(len, words)) > 1:
        return []
    initials = sorted([word for word in words if len(word) == 1])
    if len(initials) != len(words) - 1:
        return []
    longer = max(words, key=len)
    return [longer + b" " + b"".join(initials)]


def misread(key: bytes) -> list[bytes]:
    """Return what a key may have been before a scanner misread it.

    >>> misread(b"arrnenia"), misread(b"bak0")
    ([b'armenia'], [b'bako'])
    """
    spelled = key.translate(_DIGITS)
    if spelled == key and not (b"rn" in key or b"vv" in key or b"cl" in key):
        return []
    words = zip(key.split(), spelled.split(), strict=True)
    found = [b" ".join(seen if seen.isdigit() else meant for seen, meant in words)]
    for seen, meant in _MISREAD:
        if seen in key:
            found += [one.replace(seen, meant) for one in found]
    return [one for one in found if one != key]
