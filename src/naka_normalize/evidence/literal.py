"""Literal support: proof that the plain reading of a doubtful name lives here."""

from collections.abc import Iterator, Mapping, Sequence

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import literal_of
from naka_normalize.evidence.saturation import saturated
from naka_normalize.records import Candidate, Entity, Evidence, Mention
from naka_normalize.spans import Span

# The plain reading has to be named so many times more often to outweigh the candidate.
# Code points from which a name stands far from a mention, in another part of the text.
_FAR = 300
_MOST_PLACES = 50
_FAR_MORE = 2.0


def literal(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh what belongs to the plain reading of a country or continent."""
    plain = literal_of(mention)
    if candidate.how != "confusion" or plain is None:
        return
    entity = plain.entities[0]
    country = entity.type == "country"
    support = dict(context.larger_names_of(entity))
    if country:
        belonging = context.belonging(entity.id)
        support |= {context.entity(key).name: spans for key, spans in belonging.items()}
    if support:
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


def _supported(
    mention: Mention,
    entity: Entity,
    support: Mapping[str, Sequence[Span]],
    context: Context,
) -> Iterator[Evidence]:
    """Weigh names that belong to the plain reading, more if one stands close by."""
    names = list(support)
    weight = saturated(len(names), weights.LITERAL_FIRST, weights.LITERAL_MOST)
    belong = "belongs" if len(names) == 1 else "belong"
    says = f"{', '.join(names[:3])} {belong} to {entity.name}"
    spans = [span for name in names for span in support[name][:_MOST_PLACES]]
    nearest = min(spans, key=lambda span: abs(span.start - mention.span.start))
    if abs(nearest.start - mention.span.start) > _FAR:
        weight *= weights.LITERAL_FAR
    yield Evidence("literal", weight, says, nearest)
    stretch = context.document.sentence(mention.span)
    for key, span in context.named_in(stretch):
        if context.entity(key).name in support:
            says = "and stands in the same sentence"
            yield Evidence("literal", weights.LITERAL_NEAR, says, span)
            return
