"""Numbers under hashed keys, in two flat arrays.

Each key is one of some kinds; what is found under a key may belong to another one that has
the same hash, so whoever asks compares. The arrays are written to disk as they are.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat
from zlib import crc32

# Kinds of keys; a hash starts from its kind.
WORDS, NEAR, FAR, INITIALS, SKELETON, SOUNDS = range(1, 7)
_ONE = 1 << 31
_FEWEST = 1 << 8


class Builder:
    """Collects numbers under keys."""

    def __init__(self) -> None:
        self._hashes = array("I")
        self._numbers = array("I")

    def add(self, kind: int, keys: Iterable[bytes], number: int) -> None:
        """Put a number below 2³¹ under several keys of one kind."""
        hashes = set(map(crc32, keys, repeat(kind)))
        self._hashes.extend(hashes)
        self._numbers.extend(repeat(number, len(hashes)))

    def finish(self) -> "tuple[array[int], array[int]]":
        """Return the arrays for ``Hashed``."""
        size = _FEWEST
        while size < len(self._hashes):
            size *= 2
        mask = size - 1
        counts = array("I", bytes(4 * size))
        for value in self._hashes:
            counts[value & mask] += 1
        lists = array("I", bytes(4))
        heads = array("I", bytes(4 * size))
        position = 1
        for bucket, count in enumerate(counts):
            if count > 1:
                heads[bucket] = position
                position += count + 1
        lists = array("I", bytes(4 * position))
        for value, number in zip(self._hashes, self._numbers, strict=True):
            bucket = value & mask
            if counts[bucket] == 1:
                heads[bucket] = _ONE | number
            else:
                start = heads[bucket]
                lists[start] += 1
                lists[start + lists[start]] = number
        return heads, lists


class Hashed:
    """Numbers under hashed keys."""

    def __init__(self, heads: Sequence[int], lists: Sequence[int]) -> None:
        self._heads = heads
        self._lists = lists
        self._mask = len(heads) - 1

    def find(self, kind: int, keys: Iterable[bytes]) -> set[int]:
        """Return the numbers under any of some keys, and a few others."""
        heads, mask = self._heads, self._mask
        found: set[int] = set()
        for value in map(crc32, keys, repeat(kind)):
            if at := heads[value & mask]:
                if at & _ONE:
                    found.add(at ^ _ONE)
                else:
                    found.update(self._lists[at + 1 : at + 1 + self._lists[at]])
        return found

    def count(self, kind: int, keys: Iterable[bytes]) -> Counter[int]:
        """Return under how many of some keys each number is, or a few more."""
        counts: Counter[int] = Counter()
        for key in keys:
            counts.update(self.find_one(kind, key))
        return counts

    def find_one(self, kind: int, key: bytes) -> Sequence[int]:
        """Return the numbers under one key, and a few others."""
        at = self._heads[crc32(key, kind) & self._mask]
        if not at:
            return ()
        if at & _ONE:
            return (at ^ _ONE,)
        return self._lists[at + 1 : at + 1 + self._lists[at]]
