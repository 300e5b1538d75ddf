"""Spelling: how well the surface form spells the listed or romanised name."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.records import Candidate, Evidence, Mention

# A rival is as good when it is spelled nearly as well.
_NEARLY = 0.04


def spelling(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh the similarity, and whether another name is as near."""
    if candidate.how not in ("spelling", "skeleton"):
        return
    weight = weights.SPELLING_SLOPE * (candidate.similarity - weights.SPELLING_EVEN)
    name = candidate.alias.text if candidate.alias else candidate.entities[0].name
    says = f"“{mention.surface}” spells {name} to {candidate.similarity:.0%}"
    yield Evidence("spelling", weight, says, mention.span)
    if candidate.how == "skeleton":
        return
    own = candidate.entities[0].written(candidate.form).split()[0]
    rivals = [
        c
        for c in mention.candidates
        if c.similarity > candidate.similarity - _NEARLY
        and c.entities[0].written(c.form).split()[0] != own
    ]
    if rivals:
        says = f"{rivals[0].entities[0].name} is spelled nearly as well"
        yield Evidence("spelling", weights.RIVAL, says)
