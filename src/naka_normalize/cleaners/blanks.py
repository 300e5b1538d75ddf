"""What cleaners share: runs of blanks, and places where markup is the subject itself."""

import re

from naka_normalize.spans import Edit, Span

BLANKS = " \t\u00a0"
_SOURCE_HEAD = re.compile(r"\s{0,20}<(?:!doctype|\?xml|html|svg|head)\b", re.IGNORECASE)
_MARKS = frozenset("`'\"")
_SUBJECT = re.compile(r"[`'\"]? (?:entit|charac|tags?\b|elements?\b|codes?\b|markup)")
_ADDRESS = re.compile(r"://|www\.|\?[\w.-]+=")
_WIDTH = 200


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


def removal(text: str, start: int, end: int, kind: str, rule: str, gap: str = "") -> Edit:
    """Remove ``start..end`` and close the blanks around it, so that at most one run stays.

    Args:
        text: The text.
        start: Where the debris starts.
        end: Where it ends.
        kind: Kind of the edit.
        rule: Rule of the edit.
        gap: What to leave if no blank stands on either side.
    """
    left, right = run_before(text, start), run_after(text, end)
    if right == len(text) or text[right] in "\r\n":
        return Edit(Span(left, right), "", kind, rule)
    if left < start or left == 0 or text[left - 1] in "\r\n":
        return Edit(Span(start, right), "", kind, rule)
    return Edit(Span(start, end), "" if right > end else gap, kind, rule)


def is_markup_source(text: str) -> bool:
    """Tell whether the whole document is markup, where entities and tags belong."""
    return _SOURCE_HEAD.match(text) is not None


def is_subject(text: str, start: int, end: int) -> bool:
    """Tell whether the text speaks *about* the markup at ``start..end``."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if before == after and before in _MARKS and before:
        return True
    return _SUBJECT.match(text, end) is not None


def is_address(text: str, position: int) -> bool:
    """Tell whether ``position`` stands inside a web address."""
    head = text[max(0, position - _WIDTH) : position]
    return _ADDRESS.search(head.rsplit(None, 1)[-1] if head.strip() else "") is not None
