"""Quotation marks that lost their partner's shape: ``“ MK ''`` for ``“MK”``."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from naka_normalize.cleaners.blanks import is_markup_source, run_after, run_before
from naka_normalize.cleaners.hints import hinted_lines
from naka_normalize.expressions import expression
from naka_normalize.spans import Edit, Span

_HINT = expression(
    r"['`’‘“”](?:(?<=')'|(?<=`)`|(?<=’)’|(?<=‘)‘|(?<=“)[ \u00a0]|(?<=[ \u00a0]”))"
)
_MARK = expression(r"“|”|(?<!')''(?!')|(?<!`)``(?!`)|(?<!’)’’(?!’)|(?<!‘)‘‘(?!‘)")
_INCHES = expression(r"[0-9½¼¾]")
_FEET = expression(r"[0-9]['’] ?[0-9]{1,2}\Z")
_CODE_LINE = expression(r"[=({\[,+] ?''|'' ?[)\]}+;=]|\[\[|```|^ {4}|^\t|\bSELECT\b|==")
_STOPS = frozenset(",.;:!?–—)\r\n")
_FEET_WIDTH = 6
_NESTING = 40


class _Mark(NamedTuple):
    """A quotation mark, its place, and whether it opens (``None``: it can do both)."""

    text: str
    start: int
    end: int
    opens: bool | None


def split_quotes(text: str) -> list[Edit]:
    """Propose proper pairs; blanks inside a pair go. What has no partner stays."""
    if _HINT.search(text) is None or is_markup_source(text):
        return []
    edits: list[Edit] = []
    lonely: list[_Mark] = []
    for line in hinted_lines(text, _HINT, _CODE_LINE):
        edits += _pair_up(text, list(_marks(text, line.start, line.end)), lonely)
    if any(edit.rule == "split-quotes" for edit in edits):
        # This document does break its quotes, so a lone closing mark is one of them.
        edits += [_close(text, mark, "split-quotes") for mark in lonely]
    return edits


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        first, last = match.span()
        if match[0] != "''":
            yield _Mark(match[0], first, last, match[0] in {"“", "``", "‘‘"})
            continue
        before, after = text[first - 1 : first], text[last : last + 1]
        inside_word = before.isalnum() and after.isalnum()
        if inside_word or _FEET.search(text[max(0, first - _FEET_WIDTH) : first]):
            continue
        yield _Mark("''", first, last, _opens(before, after))


def _opens(before: str, after: str) -> bool | None:
    """Tell from its neighbours whether ``''`` opens."""
    if not after or after in _STOPS:
        return False
    parted_before = not before or before.isspace() or before in "([—–"
    if parted_before and after.isspace():
        return None
    return parted_before


def _pair_up(text: str, marks: list[_Mark], lonely: list[_Mark]) -> list[Edit]:
    """Pair the marks of one line; collect closing marks that no opening one waits for."""
    edits: list[Edit] = []
    waiting: deque[_Mark] = deque(maxlen=_NESTING)
    for mark, next_curly in zip(marks, _next_curly(marks), strict=True):
        if mark.opens or (mark.opens is None and not waiting):
            waiting.append(mark)
        elif not waiting:
            if mark.text == "''" and run_before(text, mark.start) < mark.start:
                lonely.append(mark)
        elif not _is_stray(text, mark, waiting[-1], next_curly):
            edits += _pair(text, waiting.pop(), mark, inner=bool(waiting))
    return edits


def _next_curly(marks: list[_Mark]) -> list[str]:
    """For each mark, the next one of the line that is ``“`` or ``”``; empty if none."""
    following: list[str] = []
    last = ""
    for mark in reversed(marks):
        following.append(last)
        if len(mark.text) == 1:
            last = mark.text
    return following[::-1]


def _is_stray(text: str, mark: _Mark, opening: _Mark, next_curly: str) -> bool:
    """Tell whether ``''`` is inches or a slip, because the true partner still comes."""
    if mark.text != "''":
        return False
    if opening.text == "“":
        return next_curly == "”"
    return opening.text == "''" and _INCHES.match(text[mark.start - 1]) is not None


def _pair(text: str, opening: _Mark, closing: _Mark, *, inner: bool) -> list[Edit]:
    start, end = opening.end, closing.start
    if (inner and opening.text == "''") or run_after(text, start) >= end:
        return []
    whole = opening.text == "“" and closing.text == "”"
    rule = "quote-spaces" if whole else "split-quotes"
    inside = run_after(text, start)
    return [
        Edit(Span(opening.start, inside), "“", "markup", rule),
        _close(text, closing, rule),
    ]


def _close(text: str, mark: _Mark, rule: str) -> Edit:
    inside = run_before(text, mark.start)
    return Edit(Span(inside, mark.end), "”", "markup", rule)
