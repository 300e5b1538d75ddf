"""Weigh the readings of one mention, and decide what their sums allow.

The score of a reading is the logistic of the sum of its evidence, so what is shown and
what is decided cannot differ.
"""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from naka_normalize.evidence import ASKED_FIRST, EVIDENCE, weights
from naka_normalize.evidence.context import Context
from naka_normalize.records import Candidate, Decision, Evidence, Mention

# Below this probability the surface is kept.
_ASK_FROM = 0.5
# Two readings that are both good enough need this much between them, in log-odds.
_MARGIN = 0.7
_FIRST = tuple(kind for kind in EVIDENCE if kind in ASKED_FIRST)
_LATER = tuple(kind for kind in EVIDENCE if kind not in ASKED_FIRST)


class Weighed(NamedTuple):
    """A reading with its evidence.

    Attributes:
        candidate: The reading.
        evidence: What speaks for it and against it.
        total: Sum of the weights, in log-odds.
    """

    candidate: Candidate
    evidence: tuple[Evidence, ...]
    total: float


def weigh(mention: Mention, candidate: Candidate, context: Context) -> Weighed:
    """Ask every kind of evidence about one reading, or until it is hopeless."""
    found = {kind: tuple(kind(mention, candidate, context)) for kind in _FIRST}
    if candidate.how != "spelling" or not _is_hopeless(
        candidate, sum(e.weight for said in found.values() for e in said)
    ):
        found |= {kind: tuple(kind(mention, candidate, context)) for kind in _LATER}
    evidence = tuple(e for kind in EVIDENCE if kind in found for e in found[kind])
    return Weighed(candidate, evidence, sum(e.weight for e in evidence))


def _is_hopeless(candidate: Candidate, total: float) -> bool:
    """Tell whether nothing that is still to be asked can make a respelling likely.

    Most words that nobody lists are simply other names, so this saves half of the work.
    """
    person = candidate.entities[0].type == "person"
    left = weights.LEFT_FOR_PERSON if person else weights.LEFT_FOR_PLACE
    return total + left < 0


def probability(total: float) -> float:
    """Return the logistic of a sum of log-odds, 0.0 to 1.0."""
    if total < 0:
        return exp(total) / (1 + exp(total))
    return 1 / (1 + exp(-total))


def decide(weighed: Sequence[Weighed], threshold: float) -> Decision:
    """Decide about a mention from its weighed readings, best first.

    Args:
        weighed: At least one reading that would change the surface.
        threshold: Probability from which a reading is written.
    """
    best = probability(weighed[0].total)
    if best < _ASK_FROM:
        return "keep"
    rivals = [w for w in weighed[1:] if not _same_text(w.candidate, weighed[0].candidate)]
    close = bool(rivals) and weighed[0].total - rivals[0].total < _MARGIN
    return "rewrite" if best >= threshold and not close else "ask"


def _same_text(one: Candidate, two: Candidate) -> bool:
    """Tell whether two readings write the same, as a town and its district do."""
    return {e.id for e in one.entities} == {e.id for e in two.entities} or (
        len(one.entities) == len(two.entities) == 1
        and one.name.split()[0] == two.name.split()[0]
    )
