"""Numbers under hashed keys, in two flat arrays.

Each key is one of some kinds. A bucket has one *entry*, or the place of a list of them. The
low bits of an entry are a number, the others are bits of the hash, so that little is found
that belongs to another key; whoever asks compares. The arrays are written to disk as they
are.
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import repeat
from zlib import crc32

# Kinds of keys; a hash starts from its kind.
WORDS, NEAR, INITIALS, SKELETON, SOUNDS = range(1, 6)
_ONE = 1 << 31
_FEWEST = 1 << 8


def hashed(kind: int, keys: Iterable[bytes]) -> list[int]:
    """Return the hashes of some keys of one kind."""
    return list(map(crc32, keys, repeat(kind)))


class Builder:
    """Collects numbers under keys."""

    def __init__(self) -> None:
        self._hashes = array("I")
        self._numbers = array("I")

    def add(self, kind: int, keys: Iterable[bytes], number: int) -> None:
        """Put a number below 2³¹ under several keys of one kind."""
        hashes = set(hashed(kind, keys))
        self._hashes.extend(hashes)
        self._numbers.extend(repeat(number, len(hashes)))

    def finish(self, size: int = _ONE - 1) -> "tuple[array[int], array[int]]":
        """Return the arrays for ``Hashed``; no number is larger than a size."""
        buckets = _FEWEST
        while buckets < len(self._hashes):
            buckets *= 2
        mask, signs = buckets - 1, _signs(size)
        counts = array("I", bytes(4 * buckets))
        for bucket in map(mask.__and__, self._hashes):
            counts[bucket] += 1
        heads = array("I", bytes(4 * buckets))
        position = 1
        for bucket, count in enumerate(counts):
            if count > 1:
                heads[bucket] = position
                position += count + 1
        lists = array("I", bytes(4 * position))
        for value, number in zip(self._hashes, self._numbers, strict=True):
            bucket = value & mask
            if counts[bucket] == 1:
                heads[bucket] = _ONE | value & signs | number
            else:
                start = heads[bucket]
                length = lists[start] = lists[start] + 1
                lists[start + length] = value & signs | number
        return heads, lists


def _signs(size: int) -> int:
    """Return the bits of an entry that come from the hash."""
    return (_ONE - 1) >> size.bit_length() << size.bit_length()


class Hashed:
    """Numbers under hashed keys."""

    def __init__(
        self, heads: Sequence[int], lists: Sequence[int], size: int = _ONE - 1
    ) -> None:
        self._heads = heads
        self._lists = lists
        self._mask = len(heads) - 1
        self._signs = _signs(size)
        self._low = _ONE - 1 - self._signs

    def find(self, hashes: Iterable[int]) -> set[int]:
        """Return the numbers under any of some keys, by their hashes, and few others."""
        heads, mask, signs, low = self._heads, self._mask, self._signs, self._low
        found: set[int] = set()
        for value in hashes:
            at = heads[value & mask]
            if not at:
                continue
            if at & _ONE:
                if not (at ^ value) & signs:
                    found.add(at & low)
            else:
                entries = self._lists[at + 1 : at + 1 + self._lists[at]]
                found.update([n & low for n in entries if not (n ^ value) & signs])
        return found

    def find_one(self, kind: int, key: bytes) -> Sequence[int]:
        """Return the numbers under one key, and few others."""
        value, signs = crc32(key, kind), self._signs
        at = self._heads[value & self._mask]
        if at & _ONE:
            return () if (at ^ value) & signs else (at & self._low,)
        if not at:
            return ()
        entries = self._lists[at + 1 : at + 1 + self._lists[at]]
        if not signs:
            return entries
        return [n & self._low for n in entries if not (n ^ value) & signs]
