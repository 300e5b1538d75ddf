"""Sizes as people write them: bytes with a unit."""

import re

from naka_normalize.errors import UsageError

_UNITS = {"": 1, "B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3, "TB": 1000**4}
_SIZE = re.compile(r"([0-9]+)\s*([A-Za-z]*)")


def parse_size(word: str) -> int:
    """Return how many bytes a size such as ``64MB`` means.

    Raises:
        UsageError: If it is no size, or nothing.

    >>> parse_size("64MB")
    64000000
    """
    match = _SIZE.fullmatch(word.strip())
    if match is None or match[2].upper() not in _UNITS or not int(match[1]):
        raise UsageError(
            f"{word!r} is no size; write a number and KB, MB or GB, as in 64MB"
        )
    return int(match[1]) * _UNITS[match[2].upper()]


def written_size(size: int) -> str:
    """Return a size in the largest unit that divides it.

    >>> written_size(64_000_000), written_size(1_234)
    ('64 MB', '1,234 B')
    """
    unit = next(unit for unit, one in reversed(_UNITS.items()) if not size % one)
    return f"{size // _UNITS[unit]:,} {unit}"
