"""HTML tags left in prose, whole or spaced: ``<p>``, ``< / strong >``, ``<br/>``."""

import re
from collections import Counter
from collections.abc import Iterator

from naka_normalize.cleaners.blanks import (
    closed,
    gap,
    is_markup_source,
    is_subject,
    run_after,
    run_before,
)
from naka_normalize.expressions import expression
from naka_normalize.spans import Edit, Span

_BLOCK = frozenset({
    "p", "br", "hr", "div", "li", "ul", "ol", "tr", "td", "th", "tbody", "thead",
    "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "figcaption",
    "section", "article", "header", "footer", "nav", "img", "iframe", "center",
    "video", "audio", "wbr",
})  # fmt: skip
_INLINE = frozenset({
    "a", "b", "i", "u", "s", "q", "em", "strong", "span", "font", "small", "big",
    "sub", "sup", "ins", "del", "cite", "code", "mark", "strike", "pre",
})  # fmt: skip
_VALUE = r"""(?:"[^"<>]{0,400}"|'[^'<>]{0,400}'|“[^”<>]{0,400}”|[^\s"'<>]{1,200})"""
_ATTRIBUTE = rf"\s{{1,3}}[\w:-]{{1,40}}\s?=\s?{_VALUE}"
_TAG = expression(
    rf"< ?(?P<close>/ ?)?(?P<name>[A-Za-z][A-Za-z0-9]{{0,9}})(?:{_ATTRIBUTE}){{0,8}} ?/? ?>"
)
# Markdown holds tags on purpose.
_MARKDOWN = expression(r"^```|\]\(", re.MULTILINE)
# What stands around a type such as "p" in "Map<p>>".
_BEFORE_TYPE = expression(r"\w<")
_TYPE = expression(r"[>,;()\[\]&*]")


def leftover_tags(text: str) -> list[Edit]:
    """Propose to remove tags; in the middle of a line one blank stays."""
    if "<" not in text or ">" not in text or is_markup_source(text):
        return []
    if _MARKDOWN.search(text):
        return []
    found = [m for m in _TAG.finditer(text) if not is_subject(text, m.start(), m.end())]
    pairs = _pairs(found)
    kept = [m for m in found if _is_tag(text, m, pairs)]
    return [_edit(text, *run) for run in _runs(text, kept)]


def _pairs(found: list[re.Match[str]]) -> frozenset[str]:
    """Return the names that are opened and closed somewhere in the text."""
    counts = Counter((m["name"].lower(), bool(m["close"])) for m in found)
    return frozenset(name for name, close in counts if close and (name, False) in counts)


def _is_tag(text: str, match: re.Match[str], pairs: frozenset[str]) -> bool:
    name = match["name"].lower()
    if _BEFORE_TYPE.match(text, max(0, match.start() - 1)) and _TYPE.match(
        text, match.end()
    ):
        return False
    if name in _INLINE:
        return name in pairs
    if name not in _BLOCK:
        return False
    if name != "p" or name in pairs or match["close"] or " " in match[0].strip("<> "):
        return True
    # A lone "<p>" is a paragraph, "r < p > q" a comparison.
    left, right = run_before(text, match.start()), run_after(text, match.end())
    before, after = text[left - 1 : left], text[right : right + 1]
    plain = before.isalnum() and after.isalnum() and not after.isupper()
    return not plain and not (before.isalnum() and text[left - 2 : left - 1] in {"", " "})


def _runs(text: str, tags: list[re.Match[str]]) -> Iterator[tuple[int, int, bool]]:
    """Join tags with only blanks between; say of each run whether it parts blocks."""
    start = end = -1
    block = False
    for tag in tags:
        is_block = tag["name"].lower() in _BLOCK
        if start >= 0 and run_after(text, end) == tag.start():
            end, block = tag.end(), block or is_block
            continue
        if start >= 0:
            yield start, end, block
        start, end, block = tag.start(), tag.end(), is_block
    if start >= 0:
        yield start, end, block


def _edit(text: str, start: int, end: int, block: bool) -> Edit:  # noqa: FBT001 - unpacked
    left, right = run_before(text, start), run_after(text, end)
    alone = (left == 0 or text[left - 1] == "\n") and text[right : right + 1] == "\n"
    if alone:
        return Edit(Span(left, right + 1), "", "markup", "leftover-tag")
    span = closed(text, start, end)
    return Edit(span, gap(text, span) if block else "", "markup", "leftover-tag")
