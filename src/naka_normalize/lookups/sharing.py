"""Which keys share most runs of sounds with a name.

The keys with a run are a number whose bits say which, so that all keys are counted at once.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import lru_cache

from naka_normalize.gazetteer.tables.bitsets import held_by, members
from naka_normalize.lookups.hashed import SOUNDS, Hashed
from naka_normalize.lookups.names import Texts

# About so many bytes of such numbers are kept from one name to the next.
_KEPT = 1 << 23
# Hardly any table has names of more different lengths.
_LENGTHS = 256


class Sharing:
    """Runs of sounds, and the keys with them.

    Args:
        sounds: The *ranks* of keys under their runs: their places among all keys by length.
        by_length: The numbers of all keys, the shortest first.
        keys: The keys.
    """

    def __init__(self, sounds: Hashed, by_length: Sequence[int], keys: Texts) -> None:
        self._sounds = sounds
        self._by_length = by_length
        self._keys = keys
        self._bytes = len(keys) // 8 + 1
        self._ranks_with = lru_cache(_KEPT // self._bytes + 1)(self._read)
        self._first_of = lru_cache(_LENGTHS)(self._find_first)

    def most(
        self, runs: Collection[bytes], lengths: range, least: int, fewest: int
    ) -> list[int]:
        """Return the numbers of the keys with most of some runs, the shortest first.

        Args:
            runs: The runs, each once.
            lengths: How many bytes a key has.
            least: With how many of the runs a key is at least.
            fewest: Of more keys than this, those with fewer runs are left out.
        """
        first, stop = self._first_of(lengths.start), self._first_of(lengths.stop)
        among = (1 << (stop - first)) - 1
        found = (self._ranks_with(run) >> first & among for run in runs)
        levels = held_by(found, len(runs))
        chosen = levels[least - 1]
        for level in levels[least:]:
            if level.bit_count() < fewest:
                break
            chosen = level
        by_length = self._by_length
        return [by_length[rank] for rank in members(chosen, first)]

    def _find_first(self, length: int) -> int:
        """Return the rank of the first key of at least a length."""
        return bisect_left(self._by_length, length, key=self._keys.length)

    def _read(self, run: bytes) -> int:
        """Return the keys with a run, and few others, as bits by their ranks."""
        bits = bytearray(self._bytes)
        for rank in self._sounds.find_one(SOUNDS, run):
            bits[rank >> 3] |= 1 << (rank & 7)
        return int.from_bytes(bits, "little")
