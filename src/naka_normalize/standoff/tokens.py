"""The tokens of CoNLL: documented, so that others can repeat them.

A token is a run of letters, digits and marks that combine with them, or any other single
character that is no white space. What white space is, is what Python's ``str.split`` says.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import category

from naka_normalize.spans import Span
from naka_normalize.standoff.holdings import BORDERS, Losses
from naka_normalize.standoff.records import StandoffDocument

_PIECE = re.compile(r"[^\W_]+|\S")


def tokens(text: str) -> list[Span]:
    """Return the spans of the tokens of a text.

    >>> [span.of("Naka's river") for span in tokens("Naka's river")]
    ['Naka', "'", 's', 'river']
    """
    found: list[Span] = []
    goes_on = False
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        is_word = text[start].isalnum() or category(text[start]).startswith("M")
        if found and goes_on and is_word and found[-1].end == start:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
        goes_on = is_word
    return found


def covered(spans: Sequence[Span], span: Span) -> range:
    """Return the numbers of the tokens that share a character with a span."""
    first = bisect_right(spans, span.start, key=lambda token: token.end)
    last = bisect_left(spans, span.end, key=lambda token: token.start)
    return range(first, max(first, last))


def on_borders(document: StandoffDocument, losses: Losses) -> StandoffDocument:
    """Return a document whose spans begin and end with tokens.

    A span that does not grows to hold its tokens whole, or shrinks if it begins or ends
    with white space; one without any token is dropped. Both are counted.
    """
    spans = tokens(document.text)
    kept = []
    for one in document.annotations:
        numbers = covered(spans, one.span)
        if not numbers:
            losses[BORDERS] += bool(one.span.length)
            kept += [] if one.span.length else [one]
            continue
        whole = Span(spans[numbers[0]].start, spans[numbers[-1]].end)
        losses[BORDERS] += whole != one.span
        kept.append(replace(one, span=whole))
    return replace(document, annotations=tuple(kept))
