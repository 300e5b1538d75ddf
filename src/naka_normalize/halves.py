"""Halves: a change that would be made in one place and left open in its twin.

Where one name of a doubtful pair is written and the other one is not, or where one
mention of a wrong name is not sure enough, the reader gets a text that says neither what
it said nor what was meant. Where no more are sure than not, all are left to ``ask``.
"""

from collections import Counter
from collections.abc import Sequence

from naka_normalize.evidence.document import literal_of
from naka_normalize.records import Decision, Evidence, Resolution
from naka_normalize.spans import Span
from naka_normalize.weighing import probability

# What such a change is left with, in log-odds: likely, and not sure enough.
_ASKED = 1.0
# From here a mention is changed whatever is left open elsewhere.
_SURE = 0.97


def without_halves(resolutions: Sequence[Resolution]) -> list[Resolution]:
    """Leave changes by shared short names to ``ask`` where they would be halves."""
    written, asked = _confusions("rewrite", resolutions), _confusions("ask", resolutions)
    halves = {key for key, count in asked.items() if count >= written[key]}
    left = [_asked(r) if _is_unsure(r, halves) else r for r in resolutions]
    while leaning := _leaning(left):
        # What is left to ask now may be what another change rests on.
        for number in leaning:
            left[number] = _asked(left[number])
    return left


def _confusions(
    decision: Decision, resolutions: Sequence[Resolution]
) -> Counter[tuple[str, str]]:
    """Count which names were taken, or not quite, for which countries."""
    decided = [_confusion(r) for r in resolutions if r.decision == decision]
    return Counter(filter(None, decided))


def _leaning(resolutions: Sequence[Resolution]) -> list[int]:
    """Return which changes rest on a doubtful partner that itself stays open."""
    open_at = {r.mention.span for r in resolutions if r.decision == "ask"}
    return [
        number
        for number, r in enumerate(resolutions)
        if r.decision == "rewrite" and _confusion(r) and _leans_on(r, open_at)
    ]


def _asked(resolution: Resolution) -> Resolution:
    """Leave a change to ``ask``, with the reason among its evidence."""
    total = sum(e.weight for e in resolution.evidence)
    evidence = Evidence("halves", min(0.0, _ASKED - total), "its twin elsewhere stays open")
    return resolution._replace(
        decision="ask",
        score=probability(_ASKED),
        evidence=(*resolution.evidence, evidence),
    )


def _is_unsure(resolution: Resolution, halves: set[tuple[str, str]]) -> bool:
    """Tell whether a change is not sure enough to stand beside its open twin."""
    unsure = resolution.decision == "rewrite" and resolution.score < _SURE
    return unsure and _confusion(resolution) in halves


def _confusion(resolution: Resolution) -> tuple[str, str] | None:
    """Return which name would be taken for which country; ``None`` for other readings."""
    if resolution.candidate.how != "confusion":
        return None
    plain = literal_of(resolution.mention)
    if plain is None:
        return None
    return plain.entities[0].id, resolution.candidate.entities[0].id


def _leans_on(resolution: Resolution, open_at: set[Span]) -> bool:
    """Tell whether a change rests on a doubtful partner that itself stays open."""
    return any(e.kind == "pairing" and e.span in open_at for e in resolution.evidence)
