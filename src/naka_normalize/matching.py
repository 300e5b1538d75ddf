"""Exact matching of listed surface forms: whole words, cases that fit, longest first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from naka_normalize.expressions import expression
from naka_normalize.gazetteer.tables.arranged import Phrase
from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.gazetteer.tables.tokens import fold_gap, tokenise
from naka_normalize.records import Alias
from naka_normalize.spans import Span

# A gap inside a name: a few signs that are no word, at most one line break.
_SHORTEST_LOWERED = 5
_WORD = expression(r"[^\s-]+")
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


def fits(alias: Alias, surface: str) -> bool:
    """Tell whether the capitals of a surface form suit an alias.

    An alias in lower case suits any text and an abbreviation only capitals. A name suits a
    text that capitalises at least one of its words; a damaged name of several words needs
    half of its capitals.
    """
    if alias.text.islower():
        return True
    letters = [c for c in alias.text if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return surface.isupper()
    if alias.tier in ("noisy", "ambiguous") and " " in surface:
        return _fits_words(_WORD.findall(alias.text), _WORD.findall(surface))
    return any(c.isupper() for c in surface)


def _fits_words(listed: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a surface has half of the capitals, and abbreviations as such."""
    pairs = zip(listed, words, strict=False)
    if any(one.isupper() and len(one) > 1 and not word.isupper() for one, word in pairs):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return 2 * capitals >= sum(word[0].isupper() for word in listed)


def is_lowered(alias: Alias, surface: str) -> bool:
    """Tell whether a surface form is a listed name that lost its capital.

    Short names and English words are left out: they are too often something else.
    """
    if not surface.islower() or len(surface) < _SHORTEST_LOWERED or alias.text.isupper():
        return False
    return not all(is_english(word) for word in tokenise(surface)[0])
