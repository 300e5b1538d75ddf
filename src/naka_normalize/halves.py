"""Halves: a change that would be made in one place and left open in its twin.

Where one name of a doubtful pair is written and the other one is not, or where one
mention of a wrong name is not sure enough, the reader gets a text that says neither what
it said nor what was meant. Then all of it is left to ``ask``.
"""

from collections.abc import Sequence
from dataclasses import replace

from naka_normalize.evidence.document import literal_of
from naka_normalize.records import Resolution
from naka_normalize.spans import Span

# From here a mention is changed whatever is left open elsewhere.
_SURE = 0.97


def without_halves(resolutions: Sequence[Resolution]) -> list[Resolution]:
    """Leave changes by shared short names to ``ask`` where they would be halves."""
    asked = {key for r in resolutions if r.decision == "ask" and (key := _confusion(r))}
    open_at = {r.mention.span for r in resolutions if r.decision == "ask"}
    return [
        replace(r, decision="ask")
        if r.decision == "rewrite"
        and (key := _confusion(r))
        and ((key in asked and r.score < _SURE) or _leans_on(r, open_at))
        else r
        for r in resolutions
    ]


def _confusion(resolution: Resolution) -> tuple[str, str] | None:
    """Return which name would be taken for which country; ``None`` for other readings."""
    plain = literal_of(resolution.mention)
    if resolution.candidate.how != "confusion" or plain is None:
        return None
    return plain.entities[0].id, resolution.candidate.entities[0].id


def _leans_on(resolution: Resolution, open_at: set[Span]) -> bool:
    """Tell whether a change rests on a doubtful partner that itself stays open."""
    return any(e.kind == "pairing" and e.span in open_at for e in resolution.evidence)
