"""What all tables share: the values that stand beside a text, and beside a name."""

from typing import TYPE_CHECKING, Any, NamedTuple

from naka_normalize.records import entity_record

if TYPE_CHECKING:
    from naka_normalize.pipeline import Normalizer

# The shapes of values, which each table says in types of its own: a list has values of one
# shape, a dictionary one for each field. The fields are those of the JSON record.
_SPAN = [int]
_ENTITY = dict.fromkeys(("id", "name", "type", "wikidata", "iso"), str)
_EVIDENCE = {"kind": str, "weight": float, "says": str, "span": _SPAN}
EDITS: list[Any] = [
    {"span": _SPAN, "before": str, "after": str, "kind": str, "rule": str},
]
MENTIONS: list[Any] = [
    {
        "span": _SPAN,
        "surface": str,
        "entities": [_ENTITY],
        "decision": str,
        "changed": bool,
        "score": float,
        "output_span": _SPAN,
        "proposal": str,
        "evidence": [_EVIDENCE],
    }
]
BEST: dict[str, Any] = {
    **_ENTITY,
    "matched": str,
    "score": float,
    "how": str,
    "certain": bool,
}


class Row(NamedTuple):
    """What is written beside one text; all empty beside a null.

    Attributes:
        text: The normalized text.
        edits: As in the JSON record.
        mentions: As in the JSON record.
        error: What went wrong; then the others are empty.
    """

    text: str | None = None
    edits: list[dict[str, Any]] | None = None
    mentions: list[dict[str, Any]] | None = None
    error: str | None = None


def row_of(normalizer: "Normalizer", text: str) -> Row:
    """Normalize one text; whatever goes wrong with it becomes its error."""
    try:
        result = normalizer.normalize(text)
        # A text that cannot be written would spoil the column for all others.
        result.text.encode()
        record = result.to_dict()
        return Row(result.text, record["edits"], record["mentions"])
    except Exception as error:  # noqa: BLE001 - one bad row must not end the job
        return failed(error)


def failed(error: Exception) -> Row:
    """Return the row of a text that could not be read or normalized."""
    return Row(error=f"{type(error).__name__}: {error}")


def mentions_of(normalizer: "Normalizer", text: str) -> list[dict[str, Any]]:
    """Return the mentions of a text as the JSON record has them."""
    mentions: list[dict[str, Any]] = normalizer.normalize(text).to_dict()["mentions"]
    return mentions


def best_of(
    normalizer: "Normalizer",
    name: str | None,
    context: str | None,
    type_: str | None,
    country: str | None,
) -> dict[str, Any] | None:
    """Return the best match of a name in the shape of ``BEST``; ``None`` if there is none.

    The score is a probability; ``how`` and ``certain`` are those of ``Match``.
    """
    if name is None:
        return None
    found = normalizer.lookup(name, context=context, type=type_, country=country, limit=1)
    return next(
        (
            {
                **entity_record(match.entity),
                "matched": match.name,
                "score": match.score,
                "how": match.how,
                "certain": match.certain,
            }
            for match in found
        ),
        None,
    )
