"""What cleaners share: runs of blanks, and places where markup is the subject itself."""

import re

from naka_normalize.expressions import expression
from naka_normalize.spans import Span

BLANKS = " \t\u00a0"
_SOURCE_HEAD = expression(r"\s{0,20}<(?:!doctype|\?xml|html|svg|head)\b", re.IGNORECASE)
_MARKS = frozenset("`'\"")
_SUBJECT = expression(r"[`'\"]? (?:entit|charac|tags?\b|elements?\b|codes?\b|markup)")
# Words of those who explain markup, right before it and right behind it.
_EXPLAINED_BEFORE = expression(
    r"\b(?:type|write|escape|insert|spel(?:t|led)|entit(?:y|ies)|sequence|string|reference|"
    r"(?:escape|encode|write|render|print|spel)\w*\b.{0,30}\bas)\s[`'\"“(]?(?:&\w{1,8};\w{0,8})?$",
    re.IGNORECASE,
)
_EXPLAINED_BEHIND = expression(
    r"[`'\"”)]?\s(?:stands?\s+for|means|(?:is|are|was|were)\s+(?:an?\s+|the\s+)?(?:entity|decoded|encoded|"
    r"escaped|rendered|printed|shown|written)|has\s+\w+\s+(?:characters|letters)|"
    r"in\s+(?:your|the)\s+(?:page|template|source|markup|HTML|text)\b)"
)
_ADDRESS = expression(r"://|www\.|\?[\w.-]+=")
_WIDTH = 200
# So far before markup it is explained.
_REACH = 60


def run_before(text: str, position: int) -> int:
    """Return where the run of blanks that ends at ``position`` starts."""
    while position > 0 and text[position - 1] in BLANKS:
        position -= 1
    return position


def run_after(text: str, position: int) -> int:
    """Return where the run of blanks that starts at ``position`` ends."""
    while position < len(text) and text[position] in BLANKS:
        position += 1
    return position


def closed(text: str, start: int, end: int) -> Span:
    """Return what to remove with ``start..end`` so that one run of blanks stays at most."""
    left, right = run_before(text, start), run_after(text, end)
    if right == len(text) or text[right] in "\r\n":
        return Span(left, right)
    if left < start or left == 0 or text[left - 1] in "\r\n":
        return Span(start, right)
    return Span(start, end)


def gap(text: str, span: Span) -> str:
    """Return the blank to write for a span that parted two words, if none is left there."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return " " if before.strip() and after.strip() else ""


def is_markup_source(text: str) -> bool:
    """Tell whether the whole document is markup, where entities and tags belong."""
    return _SOURCE_HEAD.match(text) is not None


def is_subject(text: str, start: int, end: int) -> bool:
    """Tell whether the text speaks *about* the markup at ``start..end``."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if before == after and before in _MARKS and before:
        return True
    if _EXPLAINED_BEFORE.search(text[max(0, start - _REACH) : start]):
        return True
    return any(p.match(text, end) for p in (_SUBJECT, _EXPLAINED_BEHIND))


def is_address(text: str, position: int) -> bool:
    """Tell whether ``position`` stands inside a web address."""
    head = text[max(0, position - _WIDTH) : position]
    return _ADDRESS.search(head.rsplit(None, 1)[-1] if head.strip() else "") is not None
