"""Literal support: proof that the plain reading of a doubtful name lives here."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context, literal_of, single
from naka_normalize.evidence.saturation import saturated
from naka_normalize.records import Candidate, Evidence, Mention

# The plain reading has to be named so many times more often to outweigh the candidate.
_FAR_MORE = 2.0


def literal(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh what belongs to the plain reading of a country or continent."""
    plain = literal_of(mention)
    if candidate.how != "confusion" or plain is None:
        return
    entity = plain.entities[0]
    if entity.type == "country":
        belonging = context.belonging(entity.id)
        names = [context.index.gazetteer.entities[key].name for key in belonging]
    else:
        belonging = context.larger_names_of(entity)
        names = list(belonging)
    if names:
        weight = saturated(len(names), weights.LITERAL_FIRST, weights.LITERAL_MOST)
        span = next(iter(belonging.values()))[0]
        yield Evidence("literal", weight, f"{', '.join(names[:3])} belongs to {entity.name}", span)
    elif entity.type == "country":
        yield Evidence("literal", weights.NO_LITERAL, f"nothing else here belongs to {entity.name}")
    yield from _outweighed(mention, candidate, context)


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
