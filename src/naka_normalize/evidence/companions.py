"""Companions: who else is surely named, and whether the candidate belongs to them."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.records import Candidate, Entity, Evidence, Mention


def companions(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh how much of the document the candidate belongs to."""
    if candidate.how in ("confusion", "short-name"):
        for entity in candidate.entities:
            yield _party(entity, context)
    elif candidate.how != "demonym" and not _is_noisy(candidate):
        yield from _related(candidate.entities, context)


def _is_noisy(candidate: Candidate) -> bool:
    return (
        candidate.how == "listed"
        and candidate.alias is not None
        and candidate.alias.tier == "noisy"
    )


def _party(entity: Entity, context: Context) -> Evidence:
    """Weigh whether a country is a party of the document."""
    if not context.is_supported(entity.id):
        return Evidence(
            "companions", weights.NO_PARTY, f"nothing else here is about {entity.name}"
        )
    partner = context.partner_of(entity.id)
    mass = context.mass(entity.id) + (weights.PARTNER_MASS if partner else 0)
    weight = weights.PARTY_MOST * mass / (mass + weights.PARTY_HALF)
    says = f"the text is about {entity.name}"
    if partner:
        says += f", with {context.entity(partner).name}"
    named = (
        context.named.get(key)
        for key in (entity.id, *context.belonging(entity.id), partner)
    )
    return Evidence(
        "companions", weight, says, next((spans[0] for spans in named if spans), None)
    )


def _related(entities: tuple[Entity, ...], context: Context) -> Iterator[Evidence]:
    """Weigh whether what an entity belongs to is named, or something beside it."""
    relations = context.relations
    family = {key for entity in entities for key in relations.ancestors(entity.id)}
    family |= {entity.id for entity in entities if entity.type == "country"}
    if not family:
        return
    for key in sorted(family):
        spans = context.named.get(key) or next(iter(context.belonging(key).values()), None)
        if spans:
            name = context.entity(key).name
            mass = context.mass(key)
            weight = max(weights.RELATED, weights.RELATED_MOST * mass / (mass + 2))
            yield Evidence("companions", weight, f"the text is about {name}", spans[0])
            return
    yield Evidence("companions", weights.UNRELATED, "nothing it belongs to is named")
