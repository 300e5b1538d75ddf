"""Which keys share most runs of sounds with a name.

The keys with a run are a number whose bits say which, so that all keys are counted at once.
"""

from collections.abc import Collection
from functools import lru_cache
from itertools import compress, count
from struct import unpack

from naka_normalize.lookups.hashed import SOUNDS, Hashed

_WORD = 64
# About so many bytes of such numbers are kept from one name to the next.
_KEPT = 1 << 23


class Sharing:
    """Runs of sounds, and the keys with them."""

    def __init__(self, sounds: Hashed, size: int) -> None:
        self._sounds = sounds
        self._bytes = 8 * (size // _WORD + 1)
        self._keys_with = lru_cache(_KEPT // self._bytes + 1)(self._read)

    def most(self, runs: Collection[bytes], least: int, fewest: int) -> list[int]:
        """Return the numbers of the keys with most of some runs, in order.

        Args:
            runs: The runs, each once.
            least: With how many of them a key is at least.
            fewest: Of more keys than this, those with fewer runs are left out.
        """
        # Which keys are with one run, with two, …
        levels = [0] * len(runs)
        for run in runs:
            more = self._keys_with(run)
            for level, known in enumerate(levels):
                levels[level] = known | more
                more &= known
                if not more:
                    break
        chosen = levels[least - 1]
        for level in levels[least:]:
            if level.bit_count() < fewest:
                break
            chosen = level
        return self._numbers(chosen)

    def _read(self, run: bytes) -> int:
        """Return the keys with a run, and few others."""
        bits = bytearray(self._bytes)
        for number in self._sounds.find_one(SOUNDS, run):
            bits[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(bits, "little")

    def _numbers(self, bits: int) -> list[int]:
        """Return which bits are set, by words because most of these are empty."""
        words = unpack(f"<{self._bytes // 8}Q", bits.to_bytes(self._bytes, "little"))
        found = []
        for first, word in compress(zip(count(0, _WORD), words), words):
            left = word
            while left:
                found.append(first - 1 + (left & -left).bit_length())
                left &= left - 1
        return found
