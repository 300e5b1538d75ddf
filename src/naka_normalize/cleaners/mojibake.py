"""Text decoded with the wrong code page: ``itâ€™s`` for ``it’s``.

ftfy decides what is mojibake; only its repair of encodings is used, line by line, and
only where a pair of characters stands that such a mistake makes.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from naka_normalize.spans import Edit, Span

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

_TRAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_PAIR = re.compile(rf"[\u00c2-\u00f4](?:[{_TRAIL}]|(?<=[\u00c3\u00d0\u00d1]) )")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_QUOTES = frozenset("‘’“”„‚")
_SHORT = 2
_LONGEST = 100_000


def mojibake(text: str) -> list[Edit]:
    """Propose the characters that were meant; clean accents and scripts stay."""
    if text.isascii():
        return []
    first = _PAIR.search(text)
    edits: list[Edit] = []
    start = text.rfind("\n", 0, first.start()) + 1 if first else len(text)
    while start < len(text):
        stop = text.find("\n", start)
        end = len(text) if stop < 0 else stop
        edits += _repair(text, start, end)
        following = _PAIR.search(text, end)
        start = text.rfind("\n", 0, following.start()) + 1 if following else len(text)
    return edits


def _repair(text: str, start: int, end: int) -> Iterator[Edit]:
    if end - start > _LONGEST:
        yield from _repair_pieces(text, start, end)
        return
    line = text[start:end]
    fixed = _fixed(line)
    if fixed == line or "\ufffd" in fixed:
        return
    for span, after in _differences(line, fixed):
        if _is_certain(span.of(line), after):
            plain = after.replace("\xa0", " ")
            yield Edit(span.shifted(start), plain, "encoding", "mojibake")


def _is_certain(before: str, after: str) -> bool:
    """Tell damage from a foreign letter that happens to stand before a quotation mark."""
    core = _trimmed(before, after)[0].of(before)
    return len(core) > _SHORT or (len(core) == _SHORT and core[-1] not in _QUOTES)


def _repair_pieces(text: str, start: int, end: int) -> Iterator[Edit]:
    """Repair a very long line in pieces that are cut at blanks."""
    while start < end:
        cut = min(end, start + _LONGEST)
        if cut < end:
            cut = max(text.rfind(" ", start, cut) + 1, start) or cut
            cut = cut if cut > start else min(end, start + _LONGEST)
        yield from _repair(text, start, cut)
        start = cut


def _fixed(line: str) -> str:
    from ftfy import fix_encoding

    return fix_encoding(line, _settings())


@cache
def _settings() -> "TextFixerConfig":
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        uncurl_quotes=False,
        replace_lossy_sequences=False,
        fix_c1_controls=False,
        restore_byte_a0=True,
    )


def _differences(before: str, after: str) -> Iterator[tuple[Span, str]]:
    """Pair the runs that are not ASCII; what lies between them is an anchor."""
    old, new = list(_FOREIGN.finditer(before)), list(_FOREIGN.finditer(after))
    if _FOREIGN.split(before) == _FOREIGN.split(after):
        for one, two in zip(old, new, strict=True):
            if one[0] != two[0]:
                yield Span(*one.span()), two[0]
        return
    yield _trimmed(before, after)


def _trimmed(before: str, after: str) -> tuple[Span, str]:
    """Cut what both share at their ends."""
    shorter = min(len(before), len(after))
    head = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    return Span(head, len(before) - tail), after[head : len(after) - tail]
