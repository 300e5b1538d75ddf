"""The most that evidence can come to for a respelling, told without asking for it.

A word that nobody lists is near half a dozen names, and nearly always none of them. What
the document as a whole says about a name rules most of them out at once.
"""

from naka_normalize.evidence import weights
from naka_normalize.evidence.companions import companions, related
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.holder import REACH
from naka_normalize.evidence.role import title_of
from naka_normalize.evidence.spelling import initial_of, most_of_letters
from naka_normalize.records import Candidate, Entity, Mention
from naka_normalize.spans import Span

# Sums of the same weights in another order may differ by so much.
_ROUNDING = 1e-9
# The most that all but its letters and what stands beside it say for a respelled place, in
# a text without signs of translation.
_PLACE_MOST = (
    weights.SPELLING
    + weights.NO_SIGNS_SPELLING
    + weights.RELATED_MOST
    + weights.SAME_ENTITY
    + weights.PLACE_KIND
)


def ceiling(mention: Mention, candidate: Candidate, context: Context) -> float:
    """Return a bound of the sum of the evidence for a respelling, in log-odds.

    The sum may be lower and is never higher. For readings of other kinds, and of words in
    lower case, it is infinite.
    """
    if candidate.how != "spelling" or mention.surface.islower():
        return float("inf")
    entity = candidate.entities[0]
    total = weights.SPELLING
    total += most_of_letters(mention, candidate, context)
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
        c.how in _BOUNDS and _BOUNDS[c.how](mention, c, context) < -_ROUNDING
        for c in mention.candidates
    )


def _of_respelled(mention: Mention, candidate: Candidate, context: Context) -> float:
    """Bound the sum for a respelling; whom the document is about is heeded as well."""
    own = most_of_letters(mention, candidate, context)
    own += _beside(mention, candidate, context)
    person = candidate.entities[0].type == "person"
    if not person and not context.signs and own + _PLACE_MOST < -_ROUNDING:
        # Most places are spelled too badly, whatever the document is about.
        return own + _PLACE_MOST
    total = own + _prospect(candidate, context)
    if not person:
        return total
    if candidate.form == "name":
        total += weights.GIVEN_NAME
    elif total + weights.INITIAL + weights.ROLE_AND_COUNTRY >= 0:
        total += weights.INITIAL if initial_of(mention, context) else 0.0
    if -weights.ROLE_AND_COUNTRY <= total < 0 and title_of(mention, context) is None:
        return total
    return total + weights.ROLE_AND_COUNTRY


def _of_glued(mention: Mention, candidate: Candidate, context: Context) -> float:
    """Bound the sum for a short name with another syllable on it."""
    return _prospect(candidate, context) + _beside(mention, candidate, context)


def _of_short_name(mention: Mention, candidate: Candidate, context: Context) -> float:
    """Bound the sum for a short name that stands beside nothing that may pair with it."""
    document, end = context.document, mention.span.end
    pairs = len(candidate.entities) > 1 or document.number(mention) in document.groups
    if pairs or any(context.named_in(Span(end, end + REACH))):
        return float("inf")
    key = candidate.how, candidate.entities[0].id
    total = context.prospects.get(key)
    if total is None:
        total = weights.SHORT_NAME + weights.ADJECTIVE_FRAME + weights.SAME_ENTITY
        total += weights.SIGNS_MOST if context.signs else 0.0
        total += sum(e.weight for e in companions(mention, candidate, context))
        context.prospects[key] = total
    return total


_BOUNDS = {"spelling": _of_respelled, "glued": _of_glued, "short-name": _of_short_name}


def _prospect(candidate: Candidate, context: Context) -> float:
    """Return the most that all but the mention itself can say for a reading."""
    entity = candidate.entities[0]
    key = candidate.how, entity.id
    total = context.prospects.get(key)
    if total is not None:
        return total
    if candidate.how == "spelling":
        total = weights.SPELLING
        total += 0.0 if context.signs else weights.NO_SIGNS_SPELLING
    else:
        total = weights.GLUED
    total += weights.SIGNS_FOR_LISTED_MOST if context.signs else 0.0
    if context.relations.reach(entity.id).isdisjoint(context.places):
        total += weights.UNRELATED if context.relations.family(entity.id) else 0.0
    else:
        total += sum(e.weight for e in related((entity,), context))
        total += weights.SAME_ENTITY if entity.id in context.named else 0.0
    total += 0.0 if entity.type == "person" else weights.PLACE_KIND
    context.prospects[key] = total
    return total


def _beside(mention: Mention, candidate: Candidate, context: Context) -> float:
    """Return the most that cues and brackets can say for a reading."""
    start, alias = mention.span.start, candidate.alias
    bracketed = context.document.text[start - 1 : start] == "("
    cued = alias is not None and bool(context.standing(alias.supports))
    return bracketed * weights.NAMED_TWICE + cued * weights.CUE_FOR_MOST


def _is_near(entity: Entity, context: Context) -> bool:
    """Tell whether anything that an entity lies in or belongs to is named."""
    family = context.relations.family(entity.id)
    return entity.id in context.places or not family.isdisjoint(context.places)
