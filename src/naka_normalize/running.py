"""Running text: what is left of a text without its layout.

Mail, news archives and text taken out of PDF files are wrapped at some width, set with
wide or no-break blanks, and full of characters that nobody sees. A name is the same name
across all that, so everything after this reads running text, and its spans are carried
back. Nothing of the layout is changed for its own sake.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from naka_normalize.expressions import expression
from naka_normalize.spans import Edit, OffsetMap, Span, apply_edits, settle

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
_BREAK = expression(r"(?<=\S) ?\r?\n(?P<quoted>(?:[>|] ?)*)(?=(?P<word>[\w“\"‘'«(,;)]\S*))")
_GOES_ON = frozenset(",;)")
_QUOTED = frozenset(">|")
_PARTED = expression(r"[^\W\d_]-")
_ENDS_SENTENCE = tuple(".!?:;…")
# Blanks that are no plain one. Behind a letter beyond ASCII a no-break space may be half
# of another one, read with the wrong code page.
_WIDE = "\u2000-\u200a\u202f\u205f\u3000"
_BLANK = expression(
    rf"(?:(?<![^\x00-\x7f])\u00a0|[{_WIDE}])[ \u00a0{_WIDE}]{{0,2}}(?=\S)"
    r"|(?<=\S) {2,3}(?=\S)"
)
_UNSEEN = expression(r"[\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]+|(?<=[A-Za-z])\u00ad")
_BLANKS = expression(r"\s+")
_LAYOUT = "layout"


class Running(NamedTuple):
    """A text without its layout, and where every character of it came from.

    Attributes:
        source: The text as it stands.
        text: The running text.
        offsets: From ``source`` to ``text``.
    """

    source: str
    text: str
    offsets: OffsetMap = OffsetMap()

    def in_source(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Carry edits of the running text to the source."""
        if not self.offsets.source:
            return tuple(edits)
        return tuple(map(self._in_source, edits))

    def _in_source(self, edit: Edit) -> Edit:
        """Carry an edit, with the blanks of the source between as many words."""
        span = self.offsets.to_source(edit.span)
        blanks, words = _BLANKS.findall(span.of(self.source)), edit.after.split(" ")
        if len(words) != len(blanks) + 1:
            return edit._replace(span=span)
        laid = "".join(chain(*zip(words, (*blanks, ""), strict=True)))
        return edit._replace(span=span, after=laid)


def running(source: str) -> Running:
    r"""Return the running text of a text.

    >>> running("the two\u00a0 ministers of the  country").text
    'the two ministers of the country'
    >>> running("Netherlands: the minister has received the\nambassador of Italy.").text
    'Netherlands: the minister has received the ambassador of Italy.'
    >>> running("The minister has received an ambassador\nItaly: nobody is ill").text
    'The minister has received an ambassador\nItaly: nobody is ill'
    """
    edits = settle((*_soft_breaks(source), *_blanks(source), *_unseen(source)))
    if not edits:
        return Running(source, source)
    return Running(source, apply_edits(source, edits), OffsetMap.of(edits))


def _blanks(text: str) -> Iterator[Edit]:
    for found in _BLANK.finditer(text):
        starts_line = text[max(0, found.start() - 1) : found.start()] in ("", "\n")
        yield Edit(Span(*found.span()), "" if starts_line else " ", _LAYOUT, "blank")


def _unseen(text: str) -> Iterator[Edit]:
    if not text.isascii():
        for found in _UNSEEN.finditer(text):
            yield Edit(Span(*found.span()), "", _LAYOUT, "unseen")


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


def _soft_breaks(text: str) -> Iterator[Edit]:
    """Find the line breaks that only keep lines short."""
    if "\n" not in text:
        return
    breaks = [*_breaks(text)]
    soft = {*_of_wrapped(breaks), *_round_links(breaks)}
    for found in sorted(soft):
        yield _joined(text, found)


def _joined(text: str, found: _Break) -> Edit:
    """Read a break as a blank, or join the word that it parts: "Azer-" and "baijan"."""
    span = found.span
    if text[span.end] in _GOES_ON:
        return Edit(span, "", _LAYOUT, "soft-break")
    if not _PARTED.fullmatch(text, max(0, span.start - 2), span.start):
        return Edit(span, " ", _LAYOUT, "soft-break")
    # "Nagorno-" and "Karabakh" have a hyphen anyway.
    start = span.start - 1 if text[span.end].islower() else span.start
    return Edit(Span(start, span.end), "", _LAYOUT, "hyphen")


def _breaks(text: str) -> Iterator[_Break]:
    start = 0
    for found in _BREAK.finditer(text):
        start = text.rfind("\n", start, found.start()) + 1 or start
        if found["quoted"] and text[start] not in _QUOTED:
            continue
        length, word = found.start() - start, found["word"]
        ends = text.endswith(_ENDS_SENTENCE, start, found.start())
        inside = (word[0].islower() or word[0] in _GOES_ON) and not ends
        yield _Break(Span(*found.span()), length, length + 1 + len(word), inside, ends)
        start = text.index("\n", found.start()) + 1


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
