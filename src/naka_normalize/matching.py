"""Exact matching of listed surface forms: whole words, longest first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from naka_normalize.expressions import expression
from naka_normalize.gazetteer.tables.arranged import Phrase
from naka_normalize.gazetteer.tables.tokens import fold_gap
from naka_normalize.spans import Span

# A gap inside a name: a few signs that are no word, at most one line break.
_NEXT = expression(r"((?:[^\w\n]|\n(?!\s*\n)){1,4})([^\W_]+)")


class Hit(NamedTuple):
    """A listed surface form found in a text.

    Attributes:
        phrase: What was found.
        whole: All of it, frame words included.
        core: What a mention covers.
    """

    phrase: Phrase
    whole: Span
    core: Span


def match_phrases(
    folded: str, start: int, phrases: Sequence[Phrase]
) -> Iterator[tuple[Phrase, Span, Span]]:
    """Yield every phrase that stands at a word, with its whole and its core span."""
    if not phrases:
        return
    ends = [start + len(phrases[0].tokens[0])]
    starts, tokens, gaps = [start], [phrases[0].tokens[0]], [""]
    for phrase in phrases:
        size = len(phrase.tokens)
        if size == 1:
            whole = Span(start, ends[0])
            yield phrase, whole, whole
            continue
        while len(tokens) < size and (following := _NEXT.match(folded, ends[-1])):
            gaps.append(fold_gap(following[1]))
            tokens.append(following[2])
            starts.append(following.start(2))
            ends.append(following.end())
        if (
            len(tokens) >= size
            and tuple(tokens[:size]) == phrase.tokens
            and tuple(gaps[1:size]) == phrase.gaps
        ):
            first, last = phrase.core
            core = Span(starts[first], ends[last - 1])
            yield phrase, Span(start, ends[size - 1]), core


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Keep, from left to right, the longest hit at each place."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.whole.start, -h.whole.end)):
        if not kept or hit.whole.start >= kept[-1].whole.end:
            kept.append(hit)
    return kept
