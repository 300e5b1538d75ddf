"""Soft line breaks: those that only keep lines short.

Wrapped text, columns and quoted mail break lines in the middle of sentences, and pages are
saved with each link on a line of its own.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from naka_normalize.expressions import expression
from naka_normalize.spans import Span

# Columns are hardly narrower, but lists and verses have shorter lines (code points).
_NARROWEST = 24
# With the next word, a wrapped line would be longer than this part of the longest one.
_FULL = 0.75
# From so many breaks inside a sentence, and such a part of all, a text counts as wrapped.
_SEVERAL, _PART = 2, 0.25
# A name that is a link is no longer (code points).
_LONGEST_LINK = 60
# With nothing but words on both sides: a line that is indented, or begins with the mark of
# a list, is one of its own. Lines of mail that is quoted begin with a mark.
# It begins with the sign that is found fast; what stands before that is looked at then.
_BREAK = expression(r"\n(?P<quoted>(?:[>|] ?)*)(?=(?P<word>[\w“\"‘'«(,;)]\S*))")
_GOES_ON = frozenset(",;)")
_QUOTED = frozenset(">|")
_PARTED = expression(r"[^\W\d_]-")
_ENDS_SENTENCE = tuple(".!?:;…")


class _Break(NamedTuple):
    """A line break between two lines of text.

    Attributes:
        span: Where it is.
        length: How long the line before it is, in code points.
        needed: How long it would be with the first word of the next line.
        inside: Whether the next line goes on in the middle of a sentence.
        ends: Whether the line before it ends like a sentence.
    """

    span: Span
    length: int
    needed: int
    inside: bool
    ends: bool


def soft_breaks(text: str) -> Iterator[tuple[Span, str]]:
    r"""Yield the line breaks that only keep lines short, and what to read for each.

    >>> [*soft_breaks("The minister has met the ambassa-\ndor of Italy, and a\ncook.")]
    [(Span(start=32, end=34), '')]
    """
    if "\n" not in text:
        return
    breaks = [*_all_breaks(text)]
    soft = {*_of_wrapped(breaks), *_round_links(breaks)}
    for found in sorted(soft):
        yield _joined(text, found.span)


def _joined(text: str, span: Span) -> tuple[Span, str]:
    """Read a break as a blank, or join the word that it parts: "Azer-" and "baijan"."""
    if text[span.end] in _GOES_ON:
        return span, ""
    if not _PARTED.fullmatch(text, max(0, span.start - 2), span.start):
        return span, " "
    # "Nagorno-" and "Karabakh" have a hyphen anyway.
    start = span.start - 1 if text[span.end].islower() else span.start
    return Span(start, span.end), ""


def _all_breaks(text: str) -> Iterator[_Break]:
    start = 0
    for found in _BREAK.finditer(text):
        end = _end_of_line(text, found.start())
        if not end:
            continue
        start = text.rfind("\n", start, end) + 1 or start
        if found["quoted"] and text[start] not in _QUOTED:
            continue
        length, word = end - start, found["word"]
        ends = text.endswith(_ENDS_SENTENCE, start, end)
        inside = (word[0].islower() or word[0] in _GOES_ON) and not ends
        span = Span(end, found.end())
        yield _Break(span, length, length + 1 + len(word), inside, ends)
        start = found.start() + 1


def _end_of_line(text: str, end: int) -> int:
    """Return where the words of a line end; 0 if it has none, or ends in wider blanks."""
    end -= text[end - 1 : end] == "\r"
    end -= text[end - 1 : end] == " "
    return end if text[end - 1 : end].strip() else 0


def _of_wrapped(breaks: Sequence[_Break]) -> list[_Break]:
    """Choose the breaks of wrapped lines: those inside sentences show what others are."""
    wide = [found for found in breaks if found.length >= _NARROWEST]
    inside = [found for found in wide if found.inside]
    width = max((found.length for found in inside), default=0)
    others = [
        found
        for found in wide
        if found.inside or found.needed > (width if found.ends else _FULL * width)
    ]
    wrapped = len(inside) >= max(_SEVERAL, _PART * len(others))
    return others if wrapped else inside


def _round_links(breaks: Sequence[_Break]) -> Iterator[_Break]:
    """Choose the breaks on both sides of names that stand on lines of their own.

    A page is often saved with each link on a line of its own, in the middle of a sentence.
    """
    links = [
        (before, behind)
        for before, behind in pairwise(breaks)
        if behind.inside
        and not (before.inside or before.ends)
        and behind.span.start - before.span.end == behind.length <= _LONGEST_LINK
    ]
    if len(links) >= _SEVERAL:
        yield from (found for pair in links for found in pair)
        yield from (found for found in breaks if found.inside)
