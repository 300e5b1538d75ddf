"""Running text: what is left of a text without its layout.

Mail, news archives and text taken out of PDF files are wrapped at some width, set with
wide or no-break blanks, and full of characters that nobody sees. A name is the same name
across all that, so everything after this reads running text, and its spans are carried
back. Nothing of the layout is changed for its own sake.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from naka_normalize.breaks import soft_breaks
from naka_normalize.expressions import expression
from naka_normalize.spans import Edit, OffsetMap, Span, apply_edits, settle

# Blanks that are no plain one. Behind a letter beyond ASCII a no-break space may be half
# of another one, read with the wrong code page.
_NO_BREAK = "\u00a0"
_WIDE = "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_BLANK = expression(
    rf"(?:(?<![^\x00-\x7f]){_NO_BREAK}|[{_WIDE}])[ {_NO_BREAK}{_WIDE}]{{0,2}}(?=\S)"
    r"|(?<=\S) {2,3}(?=\S)"
)
_INVISIBLE = "\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"
_SOFT_HYPHEN = "\u00ad"
_UNSEEN = expression(rf"[{_INVISIBLE}]+|(?<=[A-Za-z]){_SOFT_HYPHEN}")
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
    edits = settle((*_breaks(source), *_blanks(source), *_unseen(source)))
    if not edits:
        return Running(source, source)
    return Running(source, apply_edits(source, edits), OffsetMap.of(edits))


def _breaks(text: str) -> Iterator[Edit]:
    for span, read in soft_breaks(text):
        yield Edit(span, read, _LAYOUT, "soft-break")


def _blanks(text: str) -> Iterator[Edit]:
    if "  " not in text and not _has_any(text, _NO_BREAK + _WIDE):
        return
    for found in _BLANK.finditer(text):
        starts_line = text[max(0, found.start() - 1) : found.start()] in ("", "\n")
        yield Edit(Span(*found.span()), "" if starts_line else " ", _LAYOUT, "blank")


def _unseen(text: str) -> Iterator[Edit]:
    if _has_any(text, _SOFT_HYPHEN + _INVISIBLE):
        for found in _UNSEEN.finditer(text):
            yield Edit(Span(*found.span()), "", _LAYOUT, "unseen")


def _has_any(text: str, signs: str) -> bool:
    """Tell whether any of some signs, none of which is ASCII, stands in a text.

    Looking for one after another is many times faster than looking at every character.
    """
    return not text.isascii() and any(map(text.__contains__, signs))
