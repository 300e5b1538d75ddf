"""Cues: the names and phrases listed beside an alias, for it and against it."""

from collections.abc import Iterator, Sequence

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.saturation import saturated
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span, closest


def cues(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh the listed cues that stand in the document, each once."""
    alias = candidate.alias
    if alias is None:
        return
    yield from _weigh(
        alias.supports, (weights.CUE_FOR, weights.CUE_FOR_MOST), mention, context
    )
    against = list(
        _weigh(
            alias.against, (weights.CUE_AGAINST, weights.CUE_AGAINST_MOST), mention, context
        )
    )
    yield from against
    stretch = context.document.sentence(mention.span)
    if any(e.span is not None and stretch.contains(e.span) for e in against):
        says = "and stands in the same sentence"
        yield Evidence("cues", weights.CUE_AGAINST_NEAR, says, against[0].span)


def _weigh(
    listed: Sequence[str], weight: tuple[float, float], mention: Mention, context: Context
) -> Iterator[Evidence]:
    """Weigh one list of cues, saturating from the first weight to the second.

    Cues that stand at one place are one: "Ukraine" and "Ukrainian" name the same.
    """
    found: dict[Span, str] = {}
    for cue in context.standing(tuple(listed)):
        if span := _where(cue, mention, context):
            found.setdefault(span, cue)
    if found:
        names = ", ".join([*found.values()][:3])
        says = f"{names} {'is' if len(found) == 1 else 'are'} named"
        nearest = min(found, key=lambda s: _distance(s, mention.span))
        yield Evidence("cues", saturated(len(found), *weight), says, nearest)


def _where(cue: str, mention: Mention, context: Context) -> Span | None:
    """Return the place of a cue that is nearest to a mention, but not inside it."""
    own = mention.span
    spans = closest(context.cue(cue), own)
    others = [s for s in spans if not s.overlaps(own) or s.length > own.length]
    return min(others, key=lambda s: _distance(s, own), default=None)


def _distance(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end)
