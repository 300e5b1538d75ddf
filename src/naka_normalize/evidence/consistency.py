"""Consistency: what the same document says elsewhere with certainty."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context, single
from naka_normalize.evidence.document import literal_of
from naka_normalize.expressions import expression
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.verbs import clear_verb

# So many places are looked at: the own one, and two others.
_MOST = 3
# Before the subject of a clause.
_BEGINS = expression(
    r"(?:^|[.,;:“\"]\s*|\b(?:that|which|what|and|but|while|when|because|as|if|after)\s+)$"
)
_PAST = expression(r"\s+[a-z]{3,}ed\b")


def consistency(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh other mentions that name the candidate, or that look the same."""
    entity = single(candidate)
    if entity is None or candidate.how == "demonym":
        return
    if candidate.how == "confusion":
        yield from _same_name(mention, candidate, context)
        yield from _several_wrong_names(mention, candidate, context)
    elif spans := context.named.get(entity.id):
        says = f"{entity.name} is named elsewhere"
        yield Evidence("consistency", weights.SAME_ENTITY, says, spans[0])


def _same_name(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh that the same name stands for the candidate elsewhere."""
    plain = literal_of(mention)
    if plain is None:
        return
    entity = candidate.entities[0]
    known = context.confused.get((plain.entities[0].id, entity.id), ())
    others = [other for other in known[:_MOST] if other.span != mention.span]
    if others:
        says = f"“{others[0].surface}” stands for {entity.name} elsewhere"
        yield Evidence("consistency", weights.SAME_SURFACE, says, others[0].span)
        is_country = plain.entities[0].type == "country"
        # A continent is meant as such more often than a country that nothing else is of.
        if is_country and others[1:] and not context.is_supported(plain.entities[0].id):
            says = "and in another place, too"
            yield Evidence("consistency", weights.SAME_SURFACE_TWICE, says, others[1].span)
        act = "" if is_country else _act(mention, context)
        if act:
            says = f"“{act}”, like a state"
            yield Evidence("consistency", weights.SAME_SURFACE_ACTS, says)


def _act(mention: Mention, context: Context) -> str:
    """Return the verb of which a mention is the subject; empty if none is seen."""
    if not _BEGINS.search(context.document.before(mention.span)):
        return ""
    after = context.document.after(mention.span)
    past = _PAST.match(after)
    return after[: past.end() if past else clear_verb(after)].strip()


def _several_wrong_names(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh that two different names stand in one slot, each beside the same country."""
    target = candidate.entities[0].id
    slots = context.slots.get(target, ())
    own = next((slot for slot in slots if slot.mention.span == mention.span), None)
    if own is None:
        return
    for slot in slots:
        if slot.plain not in (own.plain, target) and slot.opponents & own.opponents:
            says = f"“{slot.mention.surface}” stands in the same place"
            span = slot.mention.span
            yield Evidence("consistency", weights.SEVERAL_WRONG_NAMES, says, span)
            return
