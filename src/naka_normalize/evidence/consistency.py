"""Consistency: what the same document says elsewhere with certainty."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context, single
from naka_normalize.evidence.document import literal_of
from naka_normalize.expressions import expression
from naka_normalize.grammar import VERB
from naka_normalize.records import Candidate, Evidence, Mention

# So many places tell whether a name stands for another more than once.
_MOST = 3
# Before the subject of a clause.
_BEGINS = expression(
    r"(?:^|[.,;:“\"]\s*|\b(?:that|which|what|and|but|while|when|because|as|if|after)\s+)$"
)
_ACTS = expression(rf"\s+(?:{VERB}|[a-z]{{3,}}ed)\b")
# What is said of continents, too.
_DOES = expression(r"\s+(?:ha[sd]|will|would|could|can|must|wants?|wanted)\b")


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
        often = len(others) > 1 and not context.is_supported(plain.entities[0].id)
        twice = ", twice" if often else ""
        says = f"“{others[0].surface}” stands for {entity.name} elsewhere{twice}"
        weight = weights.SAME_SURFACE_TWICE if often else weights.SAME_SURFACE
        yield Evidence("consistency", weight, says, others[0].span)
        # Countries that are far away act as well, so one other place is not enough.
        is_country = plain.entities[0].type == "country"
        if (often or not is_country) and (
            act := _act(mention, context, of_country=is_country)
        ):
            says = f"“{act}”, like a party"
            yield Evidence("consistency", weights.SAME_SURFACE_ACTS, says)


def _act(mention: Mention, context: Context, *, of_country: bool) -> str:
    """Return what a name does as the subject of a clause; empty if it is none."""
    before, after = context.document.around(mention.span)
    if not _BEGINS.search(before):
        return ""
    found = _ACTS.match(after) or (_DOES.match(after) if of_country else None)
    return found[0].strip() if found else ""


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
