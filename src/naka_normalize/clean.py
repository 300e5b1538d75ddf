"""Stage 1: undo the damage of crawling and translating, and keep where all came from."""

from collections.abc import Iterable, Sequence

from naka_normalize.cleaners import CLEANERS
from naka_normalize.records import Cleaned, Cleaner
from naka_normalize.spans import Edit, OffsetMap, apply_edits, compose_edits, settle

# Damage hides damage: an entity may decode to a tag. Real texts settle in two or three
# rounds; one that has not by the last was built to nest, and is left as it stands.
_ROUNDS = 6


def clean(source: str, cleaners: Sequence[Cleaner] = CLEANERS) -> Cleaned:
    """Remove debris from a text; cleaning the answer again changes nothing.

    Cleaners only *propose* edits; this function alone applies them, in order and in
    rounds until nothing changes.

    Args:
        source: Any text. Nothing in it raises an exception.
        cleaners: What to apply; ``cleaners_for`` adds the wrappers of a gazetteer.

    Returns:
        The cleaned text with edits that lead to it from ``source`` directly.

    >>> clean("in Baku they assure that & nbsp;all is calm").text
    'in Baku they assure that all is calm'
    """
    text = source
    edits: tuple[Edit, ...] = ()
    for _ in range(_ROUNDS):
        before = text
        for cleaner in cleaners:
            proposed = _changing(text, settle(cleaner(text)))
            if proposed:
                text = apply_edits(text, proposed)
                edits = compose_edits(edits, proposed, text)
        if text == before:
            edits = _changing(source, edits)
            return Cleaned(source, text, edits, OffsetMap.of(edits))
    return Cleaned(source, source)


def _changing(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Drop edits that write what stands there already."""
    return tuple(edit for edit in edits if edit.span.of(text) != edit.after)
