"""How likely an answer is right, in numbers that mean probabilities.

The weights of the two logistic models were fitted by ``scripts/fit_lookup.py``, which says
on what.
"""

from math import exp, log10

# Names as they are listed, by tier; and what is as good as listed, by how it was found.
LISTED = {"name": 0.995, "plain": 0.98, "noisy": 0.95, "ambiguous": 0.5}
FOUND = {
    "romanised": 0.93,
    "words": 0.92,
    "abbreviation": 0.7,
    "skeleton": 0.85,
    "spelling": 0.93,
}
# An answer less likely than this is none; from the second number on it needs no second look.
ANSWER_FROM, CERTAIN_FROM = 0.4, 0.9

_NEAR = {"bias": 6.0, "share": -12.0, "size": -0.5, "first": -1.0, "rivals": -1.2}
_ROUGH = {"bias": -14.0, "similarity": 20.0, "size": -0.4, "margin": 8.0, "letters": 0.05}


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value))


def near_score(
    distance: int, letters: int, names: int, rivals: int, *, first: bool
) -> float:
    """Return how likely a name some edits away is meant.

    Args:
        distance: How many edits away it is.
        letters: How long the query is.
        names: How many names the table has.
        rivals: How many other entities are as near.
        first: Whether the first letters differ.
    """
    return _logistic(
        _NEAR["bias"]
        + _NEAR["share"] * distance / letters
        + _NEAR["size"] * log10(names + 1)
        + _NEAR["rivals"] * min(rivals, 5)
        + _NEAR["first"] * first
    )


def rough_score(similarity: float, margin: float, letters: int, names: int) -> float:
    """Return how likely a name that sounds alike is meant.

    Args:
        similarity: How alike they are, 0.0 to 1.0.
        margin: How much more alike than the best name of another entity; may be negative.
        letters: How long the query is.
        names: How many names the table has.
    """
    return _logistic(
        _ROUGH["bias"]
        + _ROUGH["similarity"] * similarity
        + _ROUGH["margin"] * margin
        + _ROUGH["letters"] * min(letters, 20)
        + _ROUGH["size"] * log10(names + 1)
    )
