"""Companions: who else is surely named, and whether the candidate belongs to them."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.records import Candidate, Entity, Evidence, Mention


def companions(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh how much of the document the candidate belongs to."""
    if candidate.how in ("confusion", "short-name"):
        for entity in candidate.entities:
            yield _party(entity, context)
    elif candidate.how != "demonym" and not _is_noisy(candidate):
        yield from _related(candidate.entities, context)


def _is_noisy(candidate: Candidate) -> bool:
    return candidate.how == "listed" and candidate.alias is not None and candidate.alias.tier == "noisy"


def _party(entity: Entity, context: Context) -> Evidence:
    """Weigh whether a country is a party of the document."""
    mass = context.mass(entity.id)
    partner = context.partner_of(entity.id)
    if mass == 0 and partner:
        name = context.index.gazetteer.entities[partner].name
        says = f"{name}, which it is paired with, is named"
        return Evidence("companions", weights.PARTNER, says, context.named[partner][0])
    if mass == 0 or not context.is_supported(entity.id):
        return Evidence("companions", weights.NO_PARTY, f"nothing else here is about {entity.name}")
    weight = weights.PARTY_MOST * mass / (mass + weights.PARTY_HALF)
    spans = context.named.get(entity.id) or next(iter(context.belonging(entity.id).values()))
    return Evidence("companions", weight, f"the text is about {entity.name}", spans[0])


def _related(entities: tuple[Entity, ...], context: Context) -> Iterator[Evidence]:
    """Weigh whether what an entity belongs to is named, or something beside it."""
    relations = context.index.relations
    family = {key for entity in entities for key in relations.ancestors(entity.id)}
    family |= {entity.id for entity in entities if entity.type == "country"}
    if not family:
        return
    for key in sorted(family):
        spans = context.named.get(key) or next(iter(context.belonging(key).values()), None)
        if spans:
            name = context.index.gazetteer.entities[key].name
            mass = context.mass(key)
            weight = max(weights.RELATED, weights.RELATED_MOST * mass / (mass + 2))
            yield Evidence("companions", weight, f"the text is about {name}", spans[0])
            return
    yield Evidence("companions", weights.UNRELATED, "nothing it belongs to is named")
