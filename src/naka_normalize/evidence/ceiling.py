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
    return all(_most(mention, c, context) < -_ROUNDING for c in mention.candidates)


def _most(mention: Mention, candidate: Candidate, context: Context) -> float:
    """Return a bound that also heeds whom the document is about, in log-odds."""
    total = ceiling(mention, candidate, context)
    if candidate.how != "spelling" or total < 0 or mention.surface.islower():
        return total
    entity, alias = candidate.entities[0], candidate.alias
    if alias is not None and alias.supports:
        return total
    total -= weights.RELATED_MOST if _is_near(entity, context) else weights.OTHER_PARTY
    total += sum(e.weight for e in related(candidate.entities, context))
    if not context.named.get(entity.id):
        total -= weights.SAME_ENTITY
    start = mention.span.start
    if context.document.text[start - 1 : start] != "(":
        total -= weights.NAMED_TWICE
    return total


def _is_near(entity: Entity, context: Context) -> bool:
    """Tell whether anything that an entity lies in or belongs to is named."""
    family = (entity.id, *context.relations.ancestors(entity.id))
    return any(key in context.named or key in context.within for key in family)
