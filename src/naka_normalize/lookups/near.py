"""Keys within one or two edits of a key.

Two keys that are one edit apart are equal after at most one letter is deleted from each, so
the deletions of all keys are hashed, of the first seven letters only: the rest is compared.

Source: W. Garbe, "SymSpell" (2012), symmetric deletions; the distance is optimal string
alignment (L. Boytsov, "Indexing methods for approximate dictionary searching", 2011).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from naka_normalize.lookups.hashed import NEAR, Hashed, hashed
from naka_normalize.lookups.names import Texts

_PREFIX = 7
# Keys of fewer letters than this are not compared with others, and with two edits.
ONE_EDIT_FROM, TWO_EDITS_FROM = 4, 8


def one_deleted(key: bytes) -> Sequence[bytes]:
    """Return a key without at most one of its first letters."""
    p = key[:_PREFIX]
    if len(p) < _PREFIX:
        return [p, *[p[:i] + p[i + 1 :] for i in range(len(p))]]
    # Every lookup of a longer name begins here, and a loop takes three times as long.
    return (
        *(p, p[1:], p[:1] + p[2:], p[:2] + p[3:]),
        *(p[:3] + p[4:], p[:4] + p[5:], p[:5] + p[6:], p[:6]),
    )


def two_deleted(key: bytes) -> Iterator[bytes]:
    """Give a key without two of its first letters, if two edits may be made in it."""
    prefix = key[:_PREFIX]
    # A query may be two letters longer than what it means.
    if len(key) + 2 < TWO_EDITS_FROM:
        return iter(())
    return map(bytes, combinations(prefix, len(prefix) - 2))


class NearKeys(NamedTuple):
    """The keys nearest to a key.

    Attributes:
        distance: How many edits away they are; all equally many.
        keys: The keys by their numbers; none if none is near.
    """

    distance: int
    keys: dict[int, bytes]


_NONE = NearKeys(0, {})


def nearest(key: bytes, keys: Texts, hot: Hashed, cold: Hashed) -> NearKeys:
    """Return the keys that the fewest edits lead to: one edit, or two if it is long."""
    if len(key) < ONE_EDIT_FROM:
        return _NONE
    once = hashed(NEAR, one_deleted(key))
    numbers = [*hot.find(once)]
    near = _within(1, key, numbers, keys)
    if near.keys or len(key) < TWO_EDITS_FROM:
        return near
    twice = hashed(NEAR, two_deleted(key))
    numbers += (hot.find(twice) | cold.find(once) | cold.find(twice)).difference(numbers)
    return _within(2, key, numbers, keys)


def _within(distance: int, key: bytes, numbers: Sequence[int], keys: Texts) -> NearKeys:
    """Return the keys of some numbers that are so many edits away."""
    texts = keys.among(numbers)
    near = process.extract(
        key, texts, scorer=OSA.distance, limit=None, score_cutoff=distance
    )
    return NearKeys(
        distance, {numbers[place]: text for text, far, place in near if far == distance}
    )


def most_alike(key: bytes, texts: Sequence[bytes], limit: int, least: float) -> list[int]:
    """Return the positions of the texts that are most like a key, best first.

    Args:
        key: What they are compared with, letter by letter.
        texts: The texts.
        limit: The most positions to return.
        least: What the similarity of each is at least, 0.0 to 1.0.
    """
    found = process.extract(
        key, texts, scorer=OSA.normalized_similarity, limit=limit, score_cutoff=least
    )
    return [position for _, _, position in found]
