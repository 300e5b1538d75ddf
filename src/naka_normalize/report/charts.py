"""Small charts as inline SVG: drawn by attributes, because no style may stand in a page."""

from collections.abc import Sequence
from functools import lru_cache

from naka_normalize.report.elements import Html, element
from naka_normalize.report.marks import Mark

# Log-odds that fill one half of a bar: 0.993 for or against.
_FULL = 5.0
_HALF, _HEIGHT, _WIDTH = 50.0, 8, 1000


@lru_cache(10_000)
def diverging(weight: float) -> Html:
    """Return a bar to the right for what speaks for, to the left for what against.

    Args:
        weight: Log-odds.
    """
    length = min(abs(weight) / _FULL, 1) * _HALF
    start = _HALF if weight >= 0 else _HALF - length
    bar = _rect(start, length, "for" if weight >= 0 else "against")
    axis = element("line", x1=_HALF, x2=_HALF, y1=0, y2=_HEIGHT, class_="axis")
    return _svg(bar, axis, width=2 * _HALF, class_="weights")


def stacked(parts: Sequence[tuple[str, int]], largest: int) -> Html:
    """Return a bar of several parts.

    Args:
        parts: Class and size of each.
        largest: The size that fills the width, at least 1.
    """
    position, bars = 0.0, []
    for class_, size in parts:
        length = 2 * _HALF * size / largest
        bars.append(_rect(position, length, class_))
        position += length
    return _svg(*bars, width=2 * _HALF, class_="amount")


def strip(marks: Sequence[Mark], length: int) -> Html:
    """Return where in a document marks stand, kept names left out; nothing without any.

    Args:
        marks: The marks of the document.
        length: Length of its source, in code points.
    """
    shown = [mark for mark in marks if mark.kind != "kept"]
    if not shown:
        return Html("")
    scale = _WIDTH / max(length, 1)
    ticks = [
        _rect(mark.source.start * scale, max(mark.source.length * scale, 3), mark.kind)
        for mark in shown
    ]
    return _svg(*ticks, width=_WIDTH, class_="strip")


def _rect(start: float, length: float, class_: str) -> Html:
    x, width = round(start, 2), round(length, 2)
    return element("rect", x=x, y=0, width=width, height=_HEIGHT, class_=class_)


def _svg(*shapes: Html, width: float, class_: str) -> Html:
    """Return a drawing that tells nothing that does not stand beside it in words."""
    return element(
        "svg",
        *shapes,
        viewBox=f"0 0 {width:g} {_HEIGHT}",
        preserveAspectRatio="none",
        class_=class_,
        aria_hidden="true",
        focusable="false",
    )
