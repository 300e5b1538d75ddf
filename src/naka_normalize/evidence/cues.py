"""Cues: the names and phrases listed beside an alias, for it and against it."""

from collections.abc import Iterator, Sequence

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.saturation import saturated
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span


def cues(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh the listed cues that stand in the document, each once."""
    alias = candidate.alias
    if alias is None:
        return
    yield from _weigh(
        alias.supports, (weights.CUE_FOR, weights.CUE_FOR_MOST), mention, context
    )
    yield from _weigh(
        alias.against, (weights.CUE_AGAINST, weights.CUE_AGAINST_MOST), mention, context
    )


def _weigh(
    listed: Sequence[str], weight: tuple[float, float], mention: Mention, context: Context
) -> Iterator[Evidence]:
    """Weigh one list of cues, saturating from the first weight to the second."""
    found = [(cue, span) for cue in listed if (span := _where(cue, mention, context))]
    if found:
        names = ", ".join(cue for cue, _ in found[:3])
        says = f"{names} {'is' if len(found) == 1 else 'are'} named"
        yield Evidence("cues", saturated(len(found), *weight), says, found[0][1])


def _where(cue: str, mention: Mention, context: Context) -> Span | None:
    """Find a cue: as an entity under any of its names, else as a phrase of the text."""
    keys = context.document.index.named_by(cue)
    for key in keys:
        for spans in (context.named.get(key, ()), context.doubted.get(key, ())):
            other = next((s for s in spans if not s.overlaps(mention.span)), None)
            if other is not None:
                return other
    if keys:
        return None
    for span in context.document.phrase(cue):
        if not span.overlaps(mention.span) or span.length > mention.span.length:
            return span
    return None
