"""What all tables share: the values that stand beside a text, and beside a name."""

from typing import TYPE_CHECKING, Any, NamedTuple

from naka_normalize.records import entity_record

if TYPE_CHECKING:
    from naka_normalize.pipeline import Normalizer


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


class Best(NamedTuple):
    """The best match of one name; all empty if there is none.

    Attributes:
        id: Id of the entity.
        name: Its canonical form.
        type: Kind of thing.
        wikidata: QID.
        iso: ISO 3166 code.
        matched: The listed name that fits.
        score: Probability that it is meant, 0.0 to 1.0.
        how: How it was found; see ``Match``.
        certain: Whether it needs no second look.
    """

    id: str | None = None
    name: str | None = None
    type: str | None = None
    wikidata: str | None = None
    iso: str | None = None
    matched: str | None = None
    score: float | None = None
    how: str | None = None
    certain: bool | None = None


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
    name: str,
    context: str | None = None,
    type_: str | None = None,
    country: str | None = None,
) -> Best:
    """Return the best match of a name; see ``naka_normalize.lookup``."""
    matches = normalizer.lookup(name, context=context, type=type_, country=country, limit=1)
    if not matches:
        return Best()
    match = matches[0]
    return Best(
        **entity_record(match.entity),
        matched=match.name,
        score=match.score,
        how=match.how,
        certain=match.certain,
    )
