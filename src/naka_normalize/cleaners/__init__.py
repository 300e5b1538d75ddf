"""One file per family of debris; each cleaner only proposes edits.

A cleaner takes a text and returns edits of it, in any order. It costs almost nothing on
text without its damage, takes linear time on any text and never raises an exception.
"""

from collections.abc import Callable, Sequence

from naka_normalize.cleaners.boilerplate import remover
from naka_normalize.cleaners.entities import html_entities
from naka_normalize.cleaners.mojibake import mojibake
from naka_normalize.cleaners.quotes import split_quotes
from naka_normalize.cleaners.spaces import misplaced_spaces
from naka_normalize.cleaners.tags import leftover_tags
from naka_normalize.records import Cleaner, Sign, Wrapper

_DECODE: tuple[Cleaner, ...] = (mojibake, html_entities, leftover_tags, split_quotes)

CLEANERS: tuple[Cleaner, ...] = (*_DECODE, misplaced_spaces)
"""The cleaners that need no data, in the order they are applied."""


def cleaners_for(
    wrappers: Sequence[Wrapper],
    signs: Sequence[Sign] = (),
    is_damaged: Callable[[str], bool] | None = None,
) -> tuple[Cleaner, ...]:
    """Return all cleaners, with one that removes these wrappers from decoded text.

    Args:
        wrappers: What crawls leave round an article.
        signs: Phrases that show a translation; beside them doubtful wrappers go, too.
        is_damaged: Tells whether a text holds what only a translation leaves; likewise.

    Raises:
        GazetteerError: If the pattern of a wrapper cannot be read.
    """
    if not wrappers:
        return CLEANERS
    return (*_DECODE, remover(wrappers, signs, is_damaged), misplaced_spaces)


__all__ = ["CLEANERS", "cleaners_for"]
