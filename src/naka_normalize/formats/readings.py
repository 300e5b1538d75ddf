"""The readings of a mention that were weighed, as far as an answer names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum
from typing import Any

from naka_normalize.formats.lines import Lines
from naka_normalize.records import (
    LinkedMention,
    Rejected,
    Result,
    entity_record,
    evidence_record,
)
from naka_normalize.spans import Edit


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a mention.

    Attributes:
        text: What the document has if this reading is right; empty for a change that was
            turned down, because answers do not name it.
        probability: That it is right, 0.0 to 1.0.
        changes: Whether it changes the text; the other one leaves it as it stands.
    """

    text: str
    probability: float
    changes: bool


def readings(mention: LinkedMention) -> tuple[Reading, ...]:
    """Return the change and the surface as it stands, the more probable one first.

    Nothing is returned for a mention without evidence: no change was thought of.
    """
    if not mention.evidence:
        return ()
    score = 1 - mention.score if mention.decision == "keep" else mention.score
    change = Reading(mention.proposal, score, changes=True)
    surface = Reading(mention.surface, 1 - score, changes=False)
    return (change, surface) if score > 1 - score else (surface, change)


def total(weighed: LinkedMention | Rejected) -> float:
    """Return the sum of the evidence for the change, in log-odds."""
    return fsum(evidence.weight for evidence in weighed.evidence)


def unclaimed(result: Result) -> Iterator[Edit]:
    """Give the edits that no rewritten mention accounts for."""
    rewritten = iter([m.span for m in result.mentions if m.decision == "rewrite"])
    span = next(rewritten, None)
    for edit in result.edits:
        while span is not None and span.end <= edit.span.start:
            span = next(rewritten, None)
        if span is None or not span.overlaps(edit.span):
            yield edit


def record(result: Result, source: str, needed: float) -> dict[str, Any]:
    """Return the record of a document with what an explanation needs besides.

    Args:
        result: The answer for the document.
        source: Name of the document, such as its path.
        needed: The probability that a change needs, 0.0 to 1.0.
    """
    lines = Lines(result.source)
    plain = {"source": source, "needed": needed, **result.to_dict()}
    for mention, written in zip(result.mentions, plain["mentions"], strict=True):
        written["place"] = lines.place(mention.span.start)
        written["sum"] = round(total(mention), 2)
        written["readings"] = [
            {"text": r.text, "probability": round(r.probability, 4), "changes": r.changes}
            for r in readings(mention)
        ]
        written["rejected"] = [_rejected(other) for other in mention.rejected]
        for weighed in (written, *written["rejected"]):
            for evidence in weighed["evidence"]:
                span = evidence["span"]
                evidence["place"] = None if span is None else lines.place(span[0])
    return plain


def _rejected(other: Rejected) -> dict[str, Any]:
    return {
        "text": other.text,
        "entities": [entity_record(entity) for entity in other.entities],
        "sum": round(total(other), 2),
        "evidence": [evidence_record(evidence) for evidence in other.evidence],
    }
