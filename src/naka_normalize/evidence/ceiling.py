"""The most that evidence can come to for a respelling, told without asking for it.

A word that nobody lists is near half a dozen names, and nearly always none of them. What
the document as a whole says about a name rules most of them out at once.
"""

from naka_normalize.evidence import weights
from naka_normalize.evidence.companions import related
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.role import title_of
from naka_normalize.evidence.spelling import initial_of
from naka_normalize.records import Candidate, Entity, Mention

# Sums of the same weights in another order may differ by so much.
_ROUNDING = 1e-9


def ceiling(mention: Mention, candidate: Candidate, context: Context) -> float:
    """Return a bound of the sum of the evidence for a respelling, in log-odds.

    The sum may be lower and is never higher. For readings of other kinds, and of words in
    lower case, it is infinite.
    """
    if candidate.how != "spelling" or mention.surface.islower():
        return float("inf")
    entity = candidate.entities[0]
    total = weights.SPELLING
    total += weights.SPELLING_SLOPE * (candidate.similarity - weights.SPELLING_EVEN)
    total += weights.SIGNS_FOR_LISTED_MOST if context.signs else weights.NO_SIGNS_SPELLING
    total += weights.RELATED_MOST if _is_near(entity, context) else weights.OTHER_PARTY
    if entity.type != "person":
        return total + weights.LEFT_FOR_PLACE
    total += weights.LEFT_FOR_PERSON
    if candidate.form == "name":
        total += weights.GIVEN_NAME
    elif initial_of(mention, context):
        total += weights.INITIAL
    if -weights.ROLE_AND_COUNTRY <= total < 0 and title_of(mention, context) is None:
        return total
    return total + weights.ROLE_AND_COUNTRY


def is_hopeless(mention: Mention, context: Context) -> bool:
    """Tell whether no reading of a word that nobody lists can become likely.

    That is most of these words, so it is told before anything is weighed.
    """
    if mention.surface.islower():
        return False
    return all(
        candidate.how == "spelling" and _most(mention, candidate, context) < -_ROUNDING
        for candidate in mention.candidates
    )


def _most(mention: Mention, candidate: Candidate, context: Context) -> float:
    """Return a bound for a respelling that also heeds whom the document is about."""
    entity = candidate.entities[0]
    total = context.prospects.get(entity.id)
    if total is None:
        total = context.prospects[entity.id] = _prospect(entity, context)
    total += weights.SPELLING_SLOPE * (candidate.similarity - weights.SPELLING_EVEN)
    if context.document.text[mention.span.start - 1 : mention.span.start] == "(":
        total += weights.NAMED_TWICE
    if candidate.alias is not None and candidate.alias.supports:
        total += weights.CUE_FOR_MOST
    if entity.type != "person":
        return total
    if candidate.form == "name":
        total += weights.GIVEN_NAME
    elif -weights.INITIAL - weights.ROLE_AND_COUNTRY <= total and initial_of(
        mention, context
    ):
        total += weights.INITIAL
    if -weights.ROLE_AND_COUNTRY <= total < 0 and title_of(mention, context) is None:
        return total
    return total + weights.ROLE_AND_COUNTRY


def _prospect(entity: Entity, context: Context) -> float:
    """Return the most that all but the mention itself can say for a respelling."""
    total = weights.SPELLING
    total += weights.SIGNS_FOR_LISTED_MOST if context.signs else weights.NO_SIGNS_SPELLING
    if context.relations.reach(entity.id).isdisjoint(context.places):
        total += weights.UNRELATED if context.relations.family(entity.id) else 0.0
    else:
        total += sum(e.weight for e in related((entity,), context))
        total += weights.SAME_ENTITY if entity.id in context.named else 0.0
    return total if entity.type == "person" else total + weights.PLACE_KIND


def _is_near(entity: Entity, context: Context) -> bool:
    """Tell whether anything that an entity lies in or belongs to is named."""
    family = context.relations.family(entity.id)
    return entity.id in context.places or not family.isdisjoint(context.places)
