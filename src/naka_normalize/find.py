"""Stage 2: find what may name something, exactly first, then by rough key and spelling.

Finding never decides: it returns mentions with every reading they may have. Only the
distinct words of a text are looked up; a text without a listed word is scanned once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from naka_normalize.expressions import expression
from naka_normalize.folding import fold_with_offsets
from naka_normalize.gazetteer.tables.arranged import Phrase
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.gazetteer.tables.tokens import WORD
from naka_normalize.matching import Hit, longest, match_phrases
from naka_normalize.readings import readings
from naka_normalize.records import Mention
from naka_normalize.respelled import Token, respelled_mentions
from naka_normalize.spans import Span
from naka_normalize.verbatim import Verbatim

# Words of a passage; so many hold few phrases by chance.
_PASSAGE = 1500
# A Chinese name parts its syllables before a vowel; an English word ends in 's.
_SYLLABLE = 4
_APOSTROPHES = ("'", "’")
_SYLLABLE_BEHIND = expression(r".[aeo][a-z]{0,3}\b")
# "Donets'k" is one word; "Donetsk's" is two.
_CUT = expression(r"['’ʼ](?!s\b)[^\W\d_]")
# What makes a word a tag or a handle, which are no prose.
_TAGS = frozenset({"#", "@"})


def find(text: str, index: Index) -> tuple[Mention, ...]:
    """Find mentions in a cleaned text, sorted and disjoint.

    Args:
        text: The cleaned text.
        index: The gazetteer prepared for finding.
    """
    folded, offsets = fold_with_offsets(text)
    verbatim = Verbatim(text)
    hits: list[Hit] = []
    loose: list[Token] = []
    for word, start, phrases in _standing(folded, index):
        for phrase, whole, core in match_phrases(folded, start, phrases):
            stands = offsets.to_source(whole)
            covered = stands if core is whole else offsets.to_source(core)
            hit = Hit(phrase, stands, covered)
            if not (verbatim.holds(hit.core) or _is_syllable(text, hit.core)):
                hits.append(hit)
        if index.is_unknown(word):
            span = offsets.to_source(Span(start, start + len(word)))
            if not (verbatim.holds(span) or _CUT.match(text, span.end)):
                loose.append(Token(span, word, span.of(text)))
    exact = longest(hits)
    mentions = [m for hit in exact if (m := _mention(hit, text, index)) is not None]
    mentions += _inside_larger_names(hits, exact, text, index)
    taken = [hit.whole for hit in exact]
    mentions += respelled_mentions(text, _outside(loose, taken), mentions, index)
    return _disjoint(mentions)


def _standing(folded: str, index: Index) -> Iterator[tuple[str, int, tuple[Phrase, ...]]]:
    """Yield the words that matter, where they stand, and the phrases that may begin there.

    Long texts are taken in passages, so that few phrases have all their words in one.
    Looking for the few words that matter is faster than keeping where each word stands.
    """
    words = WORD.findall(folded)
    position = 0
    for first in range(0, len(words), _PASSAGE):
        last = first + _PASSAGE
        wanted = index.wanted(frozenset(words[first : last + index.longest]))
        for word in filter(wanted.__contains__, words[first:last]):
            start = folded.find(word, position)
            while not _is_whole(folded, start, start + len(word)):
                start = folded.find(word, start + 1)
            position = start + len(word)
            if folded[start - 1 : start] not in _TAGS:
                yield word, start, wanted[word]


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Tell whether no letter or digit stands right before or behind a span."""
    return not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum())


def _is_syllable(text: str, span: Span) -> bool:
    """Tell whether a short word goes on behind an apostrophe, as "Xi'an" does."""
    return (
        span.length <= _SYLLABLE
        and text[span.end : span.end + 1] in _APOSTROPHES
        and _SYLLABLE_BEHIND.match(text, span.end) is not None
    )


def _mention(hit: Hit, text: str, index: Index) -> Mention | None:
    """Turn an exact hit into a mention; ``None`` if its capitals rule every reading out."""
    phrase, surface = hit.phrase, hit.core.of(text)
    key = phrase.tokens, phrase.gaps, phrase.core, surface
    candidates = index.listed.get(key)
    if candidates is None:
        candidates = index.listed[key] = readings(phrase, surface, index)
    return (
        Mention(_with_full_stop(hit, text, index), surface, candidates)
        if candidates
        else None
    )


def _inside_larger_names(
    hits: Sequence[Hit], exact: Sequence[Hit], text: str, index: Index
) -> Iterator[Mention]:
    """Link the names inside a larger name, which can only be right there."""
    larger = [hit.whole for hit in exact if not any(a.entities for a in hit.phrase.aliases)]
    starts = [span.start for span in larger]
    inner = []
    for hit in hits if larger else ():
        span = larger[bisect_right(starts, hit.whole.start) - 1]
        if span.contains(hit.whole) and span != hit.whole:
            inner.append(hit)
    for hit in longest(inner):
        mention = _mention(hit, text, index)
        right = tuple(c for c in mention.candidates if c.literal) if mention else ()
        if mention and right:
            yield mention._replace(candidates=right)


def _with_full_stop(hit: Hit, text: str, index: Index) -> Span:
    """Take the last full stop of "U.S." into the mention."""
    end = hit.core.end
    if text[end : end + 1] != ".":
        return hit.core
    # Fetching an alias takes longer than looking at it.
    key = hit.phrase.tokens, hit.phrase.gaps, hit.phrase.core
    dotted = index.dotted.get(key)
    if dotted is None:
        dotted = any(alias.text.endswith(".") for alias in hit.phrase.aliases)
        index.dotted[key] = dotted
    return Span(hit.core.start, end + 1) if dotted else hit.core


def _outside(tokens: Sequence[Token], covered: Sequence[Span]) -> Iterator[Token]:
    """Leave out the words that an exact hit covers."""
    starts = [span.start for span in covered]
    for token in tokens:
        place = bisect_right(starts, token.span.start) - 1
        if place < 0 or not covered[place].overlaps(token.span):
            yield token


def _is_fuller(mention: Mention, other: Mention) -> bool:
    """Tell whether a mention says more than one that it overlaps."""
    names, others = (any(c.entities for c in m.candidates) for m in (mention, other))
    return (names, mention.span.length) > (others, other.span.length)


def _disjoint(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Sort; of two that overlap keep the longer one, but one that names something."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if kept and kept[-1].span.overlaps(mention.span):
            if _is_fuller(mention, kept[-1]):
                kept[-1] = mention
            continue
        kept.append(mention)
    return tuple(kept)
