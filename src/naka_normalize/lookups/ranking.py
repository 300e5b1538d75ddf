"""Readings of a name, each with its share of the probability, best first."""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from naka_normalize.lookups.answers import Match
from naka_normalize.lookups.names import Found
from naka_normalize.lookups.scores import CERTAIN_FROM
from naka_normalize.records import Entity

# Types that no kind of place may stand beside, and that no title may.
_NO_KIND = frozenset({"person", "country", "continent", "organisation"})
_NO_TITLE = frozenset(
    {"country", "continent", "city", "town", "village", "region", "river"}
)
# What a word that does not belong costs, as a factor.
_MISPLACED = 0.5
# A further match that is less likely is not worth reading.
SHOWN_FROM = 0.05


class Reading(NamedTuple):
    """An entity that a name may stand for.

    Attributes:
        entity: The entity.
        found: How it was found.
        name: The name of the table that fits.
        weight: Log-odds that the words beside the name give it.
    """

    entity: Entity
    found: Found
    name: str
    weight: float = 0.0


def rank(readings: Sequence[Reading], rival: float, limit: int) -> list[Match]:
    """Return the matches, best first; none if no reading is likely.

    Args:
        readings: What the name may stand for.
        rival: Weight of a namesake that the table does not have; 0.0 if there is none.
        limit: The most matches to return.
    """
    if len(readings) == 1 and not rival:
        # Most lookups: nothing to share and nothing to sort.
        one, score = readings[0], _score(readings[0])
        return [_match(one, score, first=True)][:limit] if score >= one.found.least else []
    scores = [(_score(one), one) for one in readings]
    if not any(score >= one.found.least for score, one in scores):
        return []
    best = max(score for score, _ in scores)
    return [
        _match(one, score, first=not place)
        for place, (score, one) in enumerate(_shared(scores, best, rival)[:limit])
        if one.found.listed or score >= SHOWN_FROM
    ]


def _match(one: Reading, score: float, *, first: bool) -> Match:
    certain = first and score >= CERTAIN_FROM
    return Match(one.entity, score, one.found.how, one.name, certain)


def _score(one: Reading) -> float:
    """Return how likely a reading is if nothing else is written so."""
    found, kind = one.found, one.entity.type
    score = found.score
    if ("title" in found.dropped and kind in _NO_TITLE) or (
        "kind" in found.dropped and kind in _NO_KIND
    ):
        score *= _MISPLACED
    return _moved(score, one.weight) if one.weight else score


def _moved(probability: float, by: float) -> float:
    """Return a probability after some log-odds were added."""
    odds = probability / (1 - probability) * exp(by)
    return odds / (1 + odds)


def _shared(
    scores: Sequence[tuple[float, Reading]], best: float, rival: float
) -> list[tuple[float, Reading]]:
    """Return the share of each reading; those written the same have one to share."""
    parts = [exp(one.weight) * one.found.score for _, one in scores]
    whole = rival + sum(
        part for part, (_, one) in zip(parts, scores, strict=True) if one.found.listed
    )
    shared = [
        (best * part / whole if one.found.listed else score, one)
        for part, (score, one) in zip(parts, scores, strict=True)
    ]
    return sorted(shared, key=lambda pair: (-pair[0], pair[1].entity.id))
