"""Cues: the names and phrases listed beside an alias, for it and against it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.saturation import saturated
from naka_normalize.folding import fold
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span


def cues(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh the listed cues that stand in the document, each once."""
    alias = candidate.alias
    if alias is None:
        return
    found = [cue for cue in alias.supports if _stands(cue, mention, context)]
    if found:
        weight = saturated(len(found), weights.CUE_FOR, weights.CUE_FOR_MOST)
        yield Evidence("cues", weight, f"{_list(found)} named", _where(found[0], mention, context))
    found = [cue for cue in alias.against if _stands(cue, mention, context)]
    if found:
        weight = saturated(len(found), weights.CUE_AGAINST, weights.CUE_AGAINST_MOST)
        yield Evidence("cues", weight, f"{_list(found)} named", _where(found[0], mention, context))


def _list(found: Sequence[str]) -> str:
    shown = ", ".join(found[:3])
    return f"{shown} {'is' if len(found) == 1 else 'are'}"


def _stands(cue: str, mention: Mention, context: Context) -> bool:
    return _where(cue, mention, context) is not None


def _where(cue: str, mention: Mention, context: Context) -> Span | None:
    """Find a cue: as an entity under any of its names, else as a phrase of the text."""
    keys = context.index.named_by(cue)
    for key in keys:
        named = (*context.named.get(key, ()), *context.doubted.get(key, ()))
        spans = [span for span in named if not span.overlaps(mention.span)]
        if spans:
            return min(spans, key=lambda s: abs(s.start - mention.span.start))
    if keys:
        return None
    for found in _pattern(cue).finditer(context.text):
        span = Span(found.start(), found.end())
        if not span.overlaps(mention.span) or span.length > mention.span.length:
            return span
    return None


@lru_cache(maxsize=4096)
def _pattern(cue: str) -> re.Pattern[str]:
    """Match a phrase as whole words; one in lower case matches any case."""
    flags = re.IGNORECASE if fold(cue) == cue else 0
    return re.compile(rf"\b{re.escape(cue)}\b", flags)
