"""Consistency: what the same document says elsewhere with certainty."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context, literal_of, single
from naka_normalize.folding import fold
from naka_normalize.records import Candidate, Evidence, Mention


def consistency(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh other mentions that name the candidate, or that look the same."""
    entity = single(candidate)
    if entity is None or candidate.how == "demonym":
        return
    if candidate.how != "confusion" and context.named.get(entity.id):
        span = context.named[entity.id][0]
        yield Evidence("consistency", weights.SAME_ENTITY, f"{entity.name} is named elsewhere", span)
    if candidate.how == "confusion":
        yield from _same_surface(mention, candidate, context)
        yield from _several_wrong_names(mention, candidate, context)


def _same_surface(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    literal = literal_of(mention)
    for number, chosen in context.certain.items():
        other = context.mentions[number]
        if other.span == mention.span or chosen.literal or literal is None:
            continue
        if chosen.how == "confusion" and chosen.entities == candidate.entities:
            other_literal = literal_of(other)
            if other_literal is not None and other_literal.entities == literal.entities:
                says = f"“{other.surface}” stands for {candidate.entities[0].name} elsewhere"
                yield Evidence("consistency", weights.SAME_SURFACE, says, other.span)
                return


def _several_wrong_names(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Two different names that share a short name, each beside the other party."""
    own = literal_of(mention)
    if own is None or not context.companions(mention):
        return
    mine = _opponents(mention, context)
    for other in context.mentions:
        literal = literal_of(other)
        if literal is None or literal.entities == own.entities or other.span == mention.span:
            continue
        if literal.entities == candidate.entities or not _may_be(other, candidate):
            continue
        if mine & _opponents(other, context) and fold(other.surface) != fold(mention.surface):
            says = f"“{other.surface}” stands in the same place"
            yield Evidence("consistency", weights.SEVERAL_WRONG_NAMES, says, other.span)
            return


def _may_be(mention: Mention, candidate: Candidate) -> bool:
    return any(c.how == "confusion" and c.entities == candidate.entities for c in mention.candidates)


def _opponents(mention: Mention, context: Context) -> set[str]:
    """Return the countries that a mention is coordinated with."""
    return {
        entity.id
        for _, certain in context.companions(mention)
        if certain is not None
        for entity in certain.entities
        if entity.type == "country"
    }
