"""How likely an answer is right, in numbers that mean probabilities.

The weights of the two logistic models were fitted by ``benchmarks/lookup/fit.py``, which
says on what.
"""

from collections.abc import Sequence
from math import exp, log10
from operator import mul
from typing import NamedTuple

# Names as they are listed, by tier; and what is as good as listed, by how it was found.
LISTED = {"name": 0.995, "plain": 0.98, "noisy": 0.95, "ambiguous": 0.5}
FOUND = {
    "romanised": 0.93,
    "words": 0.92,
    "abbreviation": 0.7,
    "skeleton": 0.85,
    "spelling": 0.93,
}
# An answer that is less likely is none; one that only sounds alike has to be likelier, and
# one in another script, of which many are as likely as not, likelier still.
ANSWER_FROM, SOUNDS_FROM, ROMANISED_FROM = 0.5, 0.55, 0.7
# From here on an answer needs no second look.
CERTAIN_FROM = 0.9

# Weights of ``near_features``, as fitted without the tables of single names, and of
# ``rough_features``. The last one is set by hand: what was fitted, 0.344, is for places
# that are called otherwise elsewhere. People are not.
NEAR = (6.664, -7.987, -1.171, 10.869, -1.067, -0.488, 0.219)
ROUGH = (-8.586, 12.485, 11.572, 0.911, -0.860, 0.681, 1.826, 0.9)
_MOST_LETTERS, _MOST_MARGIN = 20, 0.25
# Of an entity with many names one sounds like anything; when so many do, they agree.
_MOST_OTHERS = 4
# The models know no smaller tables.
_FEWEST_NAMES = 1_000


def near_features(
    distance: int, letters: int, names: int, margin: float, *, first: bool
) -> tuple[float, ...]:
    """Return what speaks for and against a name some edits away.

    Args:
        distance: How many edits away it is.
        letters: How long the query is.
        names: How many names the table has.
        margin: How much more alike than names of other entities as near; 1.0 if none is.
        first: Whether the first letters differ.
    """
    length, ahead = min(letters, _MOST_LETTERS), _clipped(margin)
    return (
        1.0,
        distance / letters,
        log10(max(names, _FEWEST_NAMES)),
        ahead,
        first,
        length / 10,
        distance,
    )


class Likeness(NamedTuple):
    """How much the names of an entity sound like a query.

    Attributes:
        similarity: How alike the best of them is, 0.0 to 1.0.
        margin: How much more alike than the best name of another entity; may be negative.
        alike: How many of them are among the keys that sound most like the query.
        known: How many keys the entity has that could be among these; not below ``alike``.
    """

    similarity: float
    margin: float
    alike: int
    known: int

    @property
    def agreement(self) -> float:
        """How many of the other names sound alike as well, of four at most; a share."""
        others = min(self.known - 1, _MOST_OTHERS)
        return min(self.alike - 1, others) / others if others else 0.0


def rough_features(
    likeness: Likeness, letters: int, names: int, *, foreign: bool
) -> tuple[float, ...]:
    """Return what speaks for and against a name that sounds alike.

    Args:
        likeness: How much the names of its entity do.
        letters: How long the query is.
        names: How many names the table has.
        foreign: Whether the query is in another script.
    """
    length = min(letters, _MOST_LETTERS)
    return (
        1.0,
        likeness.similarity,
        _clipped(likeness.margin),
        length / 10,
        log10(max(names, _FEWEST_NAMES)),
        foreign,
        likeness.agreement,
        likeness.known == 1,
    )


def _clipped(margin: float) -> float:
    return max(-_MOST_MARGIN, min(_MOST_MARGIN, margin))


def probability(weights: Sequence[float], features: Sequence[float]) -> float:
    """Return the logistic of weighted features."""
    return 1 / (1 + exp(-sum(map(mul, weights, features))))
