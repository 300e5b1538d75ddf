"""Spelling: how well the surface form spells the listed or romanised name."""

import re
from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.folding import fold
from naka_normalize.gazetteer.sounds import similarity
from naka_normalize.records import Candidate, Evidence, Mention

_INITIAL = re.compile(r"\b([A-Z])\.\s?$")
# How near the given name and the surname each have to be to count as two witnesses.
_PART = 0.6
# A rival is as good when it is spelled nearly as well.
_NEARLY = 0.04


def spelling(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh the similarity, and whether another name is as near."""
    if candidate.how not in ("spelling", "skeleton"):
        return
    weight = weights.SPELLING_SLOPE * (candidate.similarity - weights.SPELLING_EVEN)
    says = f"“{mention.surface}” spells {candidate.name} to {candidate.similarity:.0%}"
    yield Evidence("spelling", weight, says, mention.span)
    if candidate.how == "skeleton":
        return
    yield from _initial(mention, candidate, context)
    if _both_names_near(mention, candidate):
        yield Evidence(
            "spelling", weights.GIVEN_NAME, "given name and surname are both near"
        )
    own = candidate.name.split()[0]
    rivals = [
        c
        for c in mention.candidates
        if c.similarity > candidate.similarity - _NEARLY and c.name.split()[0] != own
    ]
    if rivals:
        says = f"{rivals[0].entities[0].name} is spelled nearly as well"
        yield Evidence("spelling", weights.RIVAL, says)


def _initial(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh an initial before a surname."""
    found = _INITIAL.search(context.document.before(mention.span))
    if not found or candidate.form != "surname":
        return
    if candidate.entities[0].name.startswith(found[1]):
        says = f"{found[1]}. is the initial of {candidate.entities[0].name}"
        yield Evidence("spelling", weights.INITIAL, says)
    else:
        yield Evidence("spelling", weights.OTHER_INITIAL, f"{found[1]}. is another initial")


def _both_names_near(mention: Mention, candidate: Candidate) -> bool:
    """Tell whether each part of a person's name is near, which one name alone is not."""
    entity = candidate.entities[0]
    if entity.type != "person" or candidate.form != "name":
        return False
    surface, name = mention.surface.split(), entity.name.split()
    return len(surface) == len(name) > 1 and all(
        similarity(fold(a), fold(b)) >= _PART for a, b in zip(surface, name, strict=True)
    )
