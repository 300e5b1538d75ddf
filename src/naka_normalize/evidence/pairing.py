"""Pairing: names that "and", a comma or a hyphen joins stand in like slots."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context, single
from naka_normalize.evidence.document import literal_of
from naka_normalize.records import Candidate, Evidence, Mention

# A country is a party when the document speaks of it at least so much.
_PARTY_MASS = 2.0


def pairing(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh who a confusable name is coordinated with."""
    entity = single(candidate)
    if candidate.how not in ("confusion", "short-name") or entity is None:
        return
    found = [
        evidence
        for other, certain in context.coordinated(mention)
        if (evidence := _beside(mention, candidate, other, certain, context)) is not None
    ]
    against = min(found, key=lambda e: e.weight, default=None)
    best = max(found, key=lambda e: e.weight, default=None)
    if against is not None and against.weight <= weights.SAME_KIND:
        yield against
    elif best is not None:
        yield best
        if against is not None and best.weight == weights.OPPONENT and against.weight < 0:
            yield against


def _beside(
    mention: Mention,
    candidate: Candidate,
    other: Mention,
    certain: Candidate | None,
    context: Context,
) -> Evidence | None:
    """Weigh one name that a confusable name is coordinated with."""
    plain = literal_of(mention)
    named = certain or literal_of(other)
    if named is not None and candidate.entities[0] in named.entities:
        weight, says = weights.SAME_PARTY, f"stands beside {other.surface} already"
    elif certain is None:
        if not _may_be_opponent(other, candidate, context):
            return None
        weight = weights.BOTH_DOUBTFUL
        says = f"both it and “{other.surface}” share short names with the two parties"
    elif plain is not None and _same_kind(certain, plain):
        weight, says = weights.SAME_KIND, f"stands beside {other.surface}"
    elif plain is not None and _is_own_opponent(plain, certain, context):
        weight, says = weights.OWN_OPPONENT, f"stands beside {other.surface}, its opponent"
    elif opponent := _opponent(certain, candidate, context):
        weight, says = opponent, f"stands beside {other.surface}"
    elif certain.entities and certain.entities[0].type == "country":
        weight, says = (
            weights.THIRD_COUNTRY,
            f"stands beside {other.surface}, which is no party",
        )
    else:
        return None
    return Evidence("pairing", weight, says, other.span)


def _same_kind(certain: Candidate, plain: Candidate) -> bool:
    kinds = {plain.entities[0].type, *(e.type for e in certain.entities)}
    return kinds == {"continent"}


def _is_own_opponent(plain: Candidate, certain: Candidate, context: Context) -> bool:
    """Tell whether two names, as they stand, are of a pair."""
    partners = context.relations.partners(plain.entities[0].id)
    return any(entity.id in partners for entity in certain.entities)


def _opponent(certain: Candidate, candidate: Candidate, context: Context) -> float:
    """Weigh whether a name is the other party: the one listed, or one often named."""
    partners = set(context.relations.partners(candidate.entities[0].id))
    countries = {
        country
        for entity in certain.entities
        for country in context.relations.countries(entity.id)
    }
    if countries & partners:
        return weights.OPPONENT
    if context.partner_of(candidate.entities[0].id):
        return 0.0
    party = any(context.mass(country) >= _PARTY_MASS for country in countries)
    return (weights.OPPONENT_UNLISTED if partners else weights.OPPONENT) if party else 0.0


def _may_be_opponent(other: Mention, candidate: Candidate, context: Context) -> bool:
    """Tell whether an open mention may be another party than the candidate."""
    partners = context.relations.partners(candidate.entities[0].id)
    return any(
        c.how in ("confusion", "short-name")
        and c.entities != candidate.entities
        and (c.entities[0].id in partners or context.mass(c.entities[0].id) >= _PARTY_MASS)
        for c in other.candidates
    )
