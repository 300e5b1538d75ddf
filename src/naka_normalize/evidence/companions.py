"""Companions: who else is surely named, and whether the candidate belongs to them."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.records import Candidate, Entity, Evidence, Mention
from naka_normalize.spans import Span

# So many namings of what an entity belongs to give half of the most that they can.
_RELATED_HALF = 2


def companions(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh how much of the document the candidate belongs to."""
    if candidate.how in ("confusion", "short-name"):
        share = 1 / len(candidate.entities)
        for entity in candidate.entities:
            evidence = _party(entity, context)
            yield evidence._replace(weight=share * evidence.weight)
    elif candidate.how != "demonym" and not _is_noisy(candidate):
        yield from related(candidate.entities, context)


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


def related(entities: tuple[Entity, ...], context: Context) -> tuple[Evidence, ...]:
    """Return whether what entities belong to is named, or who that is paired with."""
    keys = tuple(entity.id for entity in entities)
    said = context.related.get(keys)
    if said is None:
        said = context.related[keys] = tuple(_related(entities, context))
    return said


def _related(entities: tuple[Entity, ...], context: Context) -> Iterator[Evidence]:
    """Weigh whether what an entity belongs to is named, or who that is paired with."""
    families = [context.relations.family(entity.id) for entity in entities]
    named = {key for family in families for key in family & context.places}
    if named:
        key = max(sorted(named), key=context.mass)
        mass = context.mass(key)
        weight = max(weights.RELATED, weights.RELATED_MOST * mass / (mass + _RELATED_HALF))
        says = f"the text is about {context.entity(key).name}"
        yield Evidence("companions", weight, says, _place_of(key, context))
        return
    others = [context.relations.opposite(entity.id) for entity in entities]
    partners = {key for other in others for key in other & context.places}
    if partners:
        partner = min(partners)
        says = f"the text is about {context.entity(partner).name}, the other party"
        yield Evidence("companions", weights.OTHER_PARTY, says, _place_of(partner, context))
    elif any(families):
        says = "nothing it belongs to is named"
        yield Evidence("companions", weights.UNRELATED, says)


def _place_of(key: str, context: Context) -> Span | None:
    """Return where an entity, or something that belongs to it, is named first."""
    spans = context.named.get(key) or next(iter(context.belonging(key).values()), ())
    return spans[0] if spans else None
