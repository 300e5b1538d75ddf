"""Literal support: proof that the plain reading of a doubtful name lives here."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context, literal_of, single
from naka_normalize.evidence.saturation import saturated
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span

# The plain reading has to be named so many times more often to outweigh the candidate.
_FAR_MORE = 2.0


def literal(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh what belongs to the plain reading of a country or continent."""
    plain = literal_of(mention)
    if candidate.how != "confusion" or plain is None:
        return
    entity = plain.entities[0]
    support = context.larger_names_of(entity)
    if entity.type == "country":
        known = context.index.gazetteer.entities
        support |= {known[key].name: at for key, at in context.belonging(entity.id).items()}
    names = list(support)
    if names:
        weight = saturated(len(names), weights.LITERAL_FIRST, weights.LITERAL_MOST)
        span = support[names[0]][0]
        yield Evidence("literal", weight, f"{', '.join(names[:3])} belongs to {entity.name}", span)
        if near := _near(mention, [s for spans in support.values() for s in spans], context):
            yield Evidence("literal", weights.LITERAL_NEAR, "and stands in the same sentence", near)
    elif entity.type == "country":
        yield Evidence("literal", weights.NO_LITERAL, f"nothing else here belongs to {entity.name}")
    yield from _outweighed(mention, candidate, context)


def _near(mention: Mention, spans: list[Span], context: Context) -> Span | None:
    low = mention.span.start - len(context.before(mention.span))
    high = mention.span.end + len(context.after(mention.span))
    return next((s for s in spans if low <= s.start < high), None)


def _outweighed(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """A plain reading that is named far more often than the candidate is the topic."""
    plain = literal_of(mention)
    entity = single(candidate)
    if plain is None or entity is None or plain.entities[0].type != "country":
        return
    spans = [m.span for m in context.mentions if literal_of(m) == plain]
    if len(spans) > _FAR_MORE * context.mass(entity.id):
        says = f"{plain.entities[0].name} is named more often than {entity.name}"
        yield Evidence("literal", weights.OUTWEIGHED, says, spans[0])
