"""Saturation: the same clue said often is not proof."""

from math import exp


def saturated(count: float, first: float, most: float) -> float:
    """Return a weight that is ``first`` for one clue and never passes ``most``.

    Args:
        count: How many clues there are; none give 0.0.
        first: Weight of one, in log-odds.
        most: Weight of endlessly many, of the same sign and larger.

    >>> round(saturated(1, 1.5, 3.0), 3), round(saturated(9, 1.5, 3.0), 2)
    (1.5, 2.99)
    """
    rest = 1 - first / most
    return most * (1 - rest**count) if rest > 0 else most * (1 - exp(-count))
