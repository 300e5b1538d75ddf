"""Results in the shape of Presidio's, without Presidio.

>>> from naka_normalize import normalize
>>> (found,) = to_presidio(normalize("Clashes resumed in Naqqa."))
>>> found["entity_type"], found["start"], found["end"]
('REGION', 19, 24)
"""

from math import exp
from typing import Any

from naka_normalize.records import LinkedMention, Result

_NAME = "naka-normalize"


def to_presidio(result: Result) -> list[dict[str, Any]]:
    """Return the mentions of a result as Presidio's analyzer would.

    Args:
        result: The answer for a document.

    Returns:
        For each mention that names something the fields of a ``RecognizerResult``, with
        places in the source; the type in capitals; in the explanation the score before
        the context was read, and the reasons in words. What the mention names is in
        ``recognition_metadata``.
    """
    return [_found(mention) for mention in result.mentions if mention.entities]


def _found(mention: LinkedMention) -> dict[str, Any]:
    first = mention.entities[0]
    before = _before_context(mention)
    return {
        "entity_type": first.type.upper(),
        "start": mention.span.start,
        "end": mention.span.end,
        "score": mention.score,
        "analysis_explanation": {
            "recognizer": _NAME,
            "original_score": before,
            "score": mention.score,
            "score_context_improvement": mention.score - before,
            "textual_explanation": "; ".join(e.says for e in mention.evidence) or None,
        },
        "recognition_metadata": {
            "recognizer_name": _NAME,
            "recognizer_identifier": _NAME,
            "decision": mention.decision,
            "entities": [entity.id for entity in mention.entities],
            "wikidata": [entity.wikidata or None for entity in mention.entities],
        },
    }


def _before_context(mention: LinkedMention) -> float:
    """Return the probability that follows from how the mention was listed alone."""
    weights = [e.weight for e in mention.evidence if e.kind == "prior"]
    if not weights:
        return mention.score
    change = 1 / (1 + exp(-sum(weights)))
    return 1 - change if mention.decision == "keep" else change
