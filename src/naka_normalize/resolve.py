"""Stage 3: decide for every mention what it names, with the reasons.

``rounds`` settles what is sure, ``weighing`` adds up the evidence of one reading,
``halves`` takes back what would be changed in one place only.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.halves import without_halves
from naka_normalize.records import Candidate, Cleaned, Mention, Resolution
from naka_normalize.rounds import NOBODY, Rounds
from naka_normalize.weighing import Weighed, decide, probability

Policy = Literal["strict", "balanced", "eager"]

# The probability from which a reading is written.
REWRITE_FROM: Mapping[Policy, float] = {"strict": 0.97, "balanced": 0.9, "eager": 0.75}
# A name that may well be damage is not linked to a namesake that nothing speaks for.
_LINK_FROM = 0.8
# Each round settles something, and nearly all texts need two or three.
_MOST_ROUNDS = 8


def resolve(
    cleaned: Cleaned, mentions: Sequence[Mention], index: Index, policy: Policy = "balanced"
) -> tuple[Resolution, ...]:
    """Resolve all mentions of a document.

    Args:
        cleaned: The cleaned document; its edits may hold signs of the source language.
        mentions: What was found in it, sorted and disjoint.
        index: The gazetteer prepared for finding.
        policy: How sure a rewrite has to be.

    Returns:
        One resolution for each mention, in the same order.
    """
    threshold = REWRITE_FROM[policy]
    rounds = Rounds(cleaned, mentions, index)
    for _ in range(_MOST_ROUNDS):
        if not rounds.settle(threshold):
            break
    resolutions = [
        _resolution(
            mention, rounds.right_reading(number), rounds.weighed(number), threshold
        )
        for number, mention in enumerate(mentions)
    ]
    return tuple(without_halves(resolutions))


def _resolution(
    mention: Mention, literal: Candidate, weighed: Sequence[Weighed], threshold: float
) -> Resolution:
    """State the decision about a mention and everything that was weighed for it."""
    if not weighed:
        return Resolution(mention, literal, "keep", 1.0, ())
    decision = decide(weighed, threshold)
    best, rest = weighed[0], weighed[1:]
    rejected = tuple((w.candidate, w.evidence) for w in rest)
    score = probability(best.total)
    if decision == "keep":
        if (
            1 - score < _LINK_FROM
            and literal.alias is not None
            and literal.alias.tier == "plain"
        ):
            literal = NOBODY
        rejected = ((best.candidate, best.evidence), *rejected)
        return Resolution(mention, literal, decision, 1 - score, best.evidence, rejected)
    return Resolution(mention, best.candidate, decision, score, best.evidence, rejected)
