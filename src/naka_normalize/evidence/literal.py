"""Literal support: proof that the plain reading of a doubtful name lives here."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context, Support
from naka_normalize.evidence.document import literal_of
from naka_normalize.evidence.frame import speaks_of_several
from naka_normalize.evidence.saturation import saturated
from naka_normalize.records import Candidate, Entity, Evidence, Mention
from naka_normalize.spans import Span, closest

# Code points from which a name stands far from a mention, in another part of the text.
_FAR = 300
# The plain reading has to be named so many times more often to outweigh the candidate.
_FAR_MORE = 2.0


def literal(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh what belongs to the plain reading of a country or continent."""
    plain = literal_of(mention)
    if candidate.how != "confusion" or plain is None:
        return
    entity = plain.entities[0]
    country = entity.type == "country"
    support = _support(entity, context)
    if support.names:
        yield from _supported(mention, entity, support, context)
    elif country:
        says = f"nothing else here belongs to {entity.name}"
        yield Evidence("literal", weights.NO_LITERAL, says)
    else:
        yield from _other_continent(mention, entity, context)
    both = frozenset({entity.id, candidate.entities[0].id})
    if span := context.document.beside.get(both):
        says = f"{entity.name} and {candidate.entities[0].name} are named side by side"
        yield Evidence("literal", weights.SIDE_BY_SIDE, says, span)
    if country and _outweighs(entity, candidate.entities[0], context):
        says = f"{entity.name} is named more often than {candidate.entities[0].name}"
        yield Evidence("literal", weights.OUTWEIGHED, says)


def _other_continent(
    mention: Mention, entity: Entity, context: Context
) -> Iterator[Evidence]:
    """Weigh another continent in the sentence, as in "from Europe to Asia"."""
    for key, span in context.named_in(context.document.sentence(mention.span)):
        other = context.entity(key)
        if entity.type == other.type == "continent" and other != entity:
            says = f"{other.name} stands in the same sentence"
            yield Evidence("literal", weights.OTHER_CONTINENT, says, span)
            return


def _outweighs(plain: Entity, country: Entity, context: Context) -> bool:
    """Tell whether the plain reading is the topic, unless the other party is named.

    Beside the other party a wrong name may well stand more often than the right one.
    """
    if context.partner_of(country.id):
        return False
    return context.document.plain[plain.id] > _FAR_MORE * context.mass(country.id)


def _support(entity: Entity, context: Context) -> Support:
    """Return the names that belong to an entity; every mention of it asks for them."""
    if entity.id not in context.supports:
        at = dict(context.larger_names_of(entity))
        if entity.type == "country":
            belonging = context.belonging(entity.id)
            at |= {context.entity(key).name: spans for key, spans in belonging.items()}
        else:
            at |= _spoken_of(entity, context)
        spans = sorted(span for found in at.values() for span in found)
        context.supports[entity.id] = Support(tuple(at), tuple(spans))
    return context.supports[entity.id]


def _spoken_of(continent: Entity, context: Context) -> dict[str, list[Span]]:
    """Return where the text speaks of the states of a continent: "Asian armies"."""
    document = context.document
    return {
        f"“{mention.surface}{document.after(mention.span)[:12]}…”": [mention.span]
        for mention in document.mentions
        if (plain := literal_of(mention)) is not None
        and plain.entities[0] == continent
        and not context.coordinated(mention)
        and speaks_of_several(*document.around(mention.span))
    }


def _supported(
    mention: Mention, entity: Entity, support: Support, context: Context
) -> Iterator[Evidence]:
    """Weigh names that belong to the plain reading, more if one stands close by."""
    names = support.names
    weight = saturated(len(names), weights.LITERAL_FIRST, weights.LITERAL_MOST)
    belong = "belongs" if len(names) == 1 else "belong"
    says = f"{', '.join(names[:3])} {belong} to {entity.name}"
    start = mention.span.start
    nearest = min(closest(support.spans, mention.span), key=lambda s: abs(s.start - start))
    if abs(nearest.start - start) > _FAR:
        weight *= weights.LITERAL_FAR
    yield Evidence("literal", weight, says, nearest)
    stretch = context.document.sentence(mention.span)
    for key, span in context.named_in(stretch):
        if context.entity(key).name in names:
            says = "and stands in the same sentence"
            yield Evidence("literal", weights.LITERAL_NEAR, says, span)
            return
