"""Names that sound like a name: other romanisations, other languages, several edits."""

from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import NamedTuple

from naka_normalize.gazetteer.tables.sounds import shape, similarity
from naka_normalize.lookups.names import Texts
from naka_normalize.lookups.near import most_alike
from naka_normalize.lookups.sharing import Sharing

SHORTEST = 4
# A table of more keys than this is asked for longer runs of sounds, or it answers too much.
_LONGER_FROM = (5_000, 50_000)
_SHARED = 0.3
# A name is so much shorter or longer than a query at most, as a share of its length.
_SHORTER, _LONGER = 0.45, 1.65
# Of more keys than this, those that share fewer runs are left out.
_FEWEST = 100
# So many are compared by sound, of those with so many of the letters.
_COMPARED, _LEAST = 12, 0.4
# Names of several words may stand in another order, which is a little less alike.
_REORDERED = 0.98


class Alike(NamedTuple):
    """A key that sounds like the one asked for.

    Attributes:
        number: The number of the key.
        similarity: 0.0 to 1.0.
    """

    number: int
    similarity: float


def runs(key: bytes, table_size: int) -> Iterator[bytes]:
    """Give the runs of neighbouring sounds that a key is to be found under."""
    sounds = f"^{shape(key.replace(b' ', b'').decode('ascii'))}$"
    length = 3 + sum(table_size > limit for limit in _LONGER_FROM)
    for start in range(max(1, len(sounds) - length + 1)):
        yield sounds[start : start + length].encode("ascii")


def alike(key: bytes, keys: Texts, sounds: Sharing) -> list[Alike]:
    """Return the keys that are most like a key by letters and sounds, best first."""
    if len(key) < SHORTEST:
        return []
    words = key.decode("ascii").split()
    found = [
        Alike(number, compare(words, other.decode("ascii").split()))
        for number, other in _sharing(key, keys, sounds)
    ]
    return sorted(found, key=lambda one: (-one.similarity, one.number))


def _sharing(key: bytes, keys: Texts, sounds: Sharing) -> list[tuple[int, bytes]]:
    """Return the keys with most of the same letters of those that share runs of sounds."""
    wanted = set(runs(key, len(keys)))
    lengths = range(floor(_SHORTER * len(key)), ceil(_LONGER * len(key)) + 1)
    enough = sounds.most(wanted, lengths, ceil(_SHARED * len(wanted)), _FEWEST)
    texts = keys.among(enough)
    return [(enough[n], texts[n]) for n in most_alike(key, texts, _COMPARED, _LEAST)]


def compare(words: Sequence[str], others: Sequence[str]) -> float:
    """Return how alike two names of some words are, 0.0 to 1.0."""
    whole = similarity("".join(words), "".join(others))
    if len(words) == len(others) == 1:
        return whole
    fewer, more = sorted((words, others), key=len)
    return max(whole, _REORDERED * _matched(fewer, more))


def _matched(fewer: Sequence[str], more: Sequence[str]) -> float:
    """Return how alike the words are, each with its best partner, by their letters."""
    left, total = list(more), 0.0
    for word in sorted(fewer, key=len, reverse=True):
        best = max(left, key=lambda other: similarity(word, other))
        left.remove(best)
        total += similarity(word, best) * (len(word) + len(best))
    return total / (sum(map(len, fewer)) + sum(map(len, more)))
