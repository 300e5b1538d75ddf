"""Pairing: names that "and", a comma or a hyphen joins stand in like slots."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context, literal_of, single
from naka_normalize.records import Candidate, Evidence, Mention

# A country is a party when the document speaks of it at least so much.
_PARTY_MASS = 1.3


def pairing(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh who a confusable name is coordinated with."""
    entity = single(candidate)
    plain = literal_of(mention)
    if candidate.how not in ("confusion", "short-name") or entity is None:
        return
    best: Evidence | None = None
    for other, certain in context.companions(mention):
        named = certain or literal_of(other)
        if named is not None and entity in named.entities:
            says = f"stands beside {other.surface} already"
            yield Evidence("pairing", weights.SAME_PARTY, says, other.span)
            return
        if certain is not None:
            if plain is not None and _same_kind(certain, plain):
                says = f"stands beside {other.surface}"
                yield Evidence("pairing", weights.SAME_KIND, says, other.span)
                return
            if _is_party(certain, context):
                best = best or Evidence(
                    "pairing", weights.OPPONENT, f"stands beside {other.surface}", other.span
                )
        elif _may_be_opponent(other, candidate, context):
            says = f"both it and “{other.surface}” share short names with the two parties"
            best = Evidence("pairing", weights.BOTH_DOUBTFUL, says, other.span)
    if best is not None:
        yield best


def _same_kind(certain: Candidate, plain: Candidate) -> bool:
    kinds = {plain.entities[0].type, *(e.type for e in certain.entities)}
    return kinds == {"continent"}


def _is_party(candidate: Candidate, context: Context) -> bool:
    return any(
        context.mass(country) >= _PARTY_MASS
        for entity in candidate.entities
        for country in context.index.relations.countries(entity.id)
    )


def _may_be_opponent(other: Mention, candidate: Candidate, context: Context) -> bool:
    """Tell whether an open mention may be another party than the candidate."""
    return any(
        c.how in ("confusion", "short-name")
        and c.entities != candidate.entities
        and _is_party(c, context)
        for c in other.candidates
    )
