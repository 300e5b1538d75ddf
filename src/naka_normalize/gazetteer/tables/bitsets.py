"""Sets of numbers as one number each, whose bit n says whether n is in it.

Thousands of names are counted at once by a few operations on such sets.
"""

from collections.abc import Iterable
from itertools import compress, count
from struct import unpack

_WORD = 64


def held_by(sets: Iterable[int], most: int) -> list[int]:
    """Return what one set or more hold, what two or more hold, and so on.

    Args:
        sets: Sets of numbers.
        most: How many sets there are at most.
    """
    levels = [0] * most
    for numbers in sets:
        more = numbers
        for level, known in enumerate(levels):
            levels[level] = known | more
            more &= known
            if not more:
                break
    return levels


def members(bits: int, first: int = 0, most: int | None = None) -> list[int]:
    """Return the numbers in a set, the lowest first.

    Args:
        bits: The set; it is taken by words because most of these are empty.
        first: What its lowest bit stands for.
        most: How many of them are wanted at most.
    """
    words = -(-bits.bit_length() // _WORD)
    parts = unpack(f"<{words}Q", bits.to_bytes(8 * words, "little"))
    found: list[int] = []
    for start, word in compress(zip(count(first - 1, _WORD), parts), parts):
        left = word
        while left:
            found.append(start + (left & -left).bit_length())
            left &= left - 1
        if most is not None and len(found) >= most:
            break
    return found[:most]
