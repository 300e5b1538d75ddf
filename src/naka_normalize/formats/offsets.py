"""How other programs count: offsets in UTF-16 units or UTF-8 bytes.

Inside this library everything counts code points; this file alone converts, when something
is written for others or read from them.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any, Literal, get_args

from naka_normalize.spans import Span

Unit = Literal["codepoint", "utf16", "utf8"]
UNITS: tuple[Unit, ...] = get_args(Unit)
# From these code points on, a character takes one byte of UTF-8 more.
_UTF8_STEPS = (0x80, 0x800, 0x10000)
_WIDTHS: Mapping[Unit, Callable[[str], int]] = {
    "codepoint": lambda _: 1,
    "utf16": lambda character: 1 + (ord(character) >= _UTF8_STEPS[-1]),
    "utf8": lambda character: 1 + bisect_right(_UTF8_STEPS, ord(character)),
}


class Ruler:
    """The positions of one text in one unit, and back.

    >>> Ruler("in 𠀀 Naka", "utf16").written(Span(5, 9))
    [6, 10]
    """

    def __init__(self, text: str, unit: Unit = "codepoint") -> None:
        self._unit = unit
        self._length = len(text)
        self._starts: array[int] | None = None
        if unit != "codepoint" and not text.isascii():
            self._starts = array("Q", accumulate(map(_WIDTHS[unit], text), initial=0))

    def offset(self, position: int) -> int:
        """Return how many units stand before a position, which counts code points."""
        return position if self._starts is None else self._starts[position]

    def position(self, offset: int) -> int:
        """Return the position, in code points, that so many units stand before.

        Raises:
            ValueError: If it lies outside the text or inside a character.
        """
        starts = self._starts
        found = offset if starts is None else bisect_left(starts, max(offset, 0))
        if not offset >= 0 or found > self._length:
            raise ValueError(f"offset {offset} is outside the text")
        if starts is not None and starts[found] != offset:
            raise ValueError(f"offset {offset} in {self._unit} is inside a character")
        return found

    def written(self, span: Span) -> list[int]:
        """Return start and end of a span in the unit."""
        return [self.offset(span.start), self.offset(span.end)]

    def read(self, start: int, end: int) -> Span:
        """Return the span between two offsets in the unit.

        Raises:
            ValueError: If one is outside the text or inside a character, or they are in
                the wrong order.
        """
        return Span(self.position(start), self.position(end))


def in_unit(record: Mapping[str, Any], source: str, unit: Unit) -> dict[str, Any]:
    """Return a JSON record with its spans in another unit, which it then names.

    Args:
        record: As ``Result.to_dict`` gives it; its spans count code points.
        source: The text before normalizing.
        unit: What to count; with ``"codepoint"`` the record stays as it is.
    """
    if unit == "codepoint":
        return dict(record)
    before, after = Ruler(source, unit), Ruler(record["text"], unit)

    def moved(item: Mapping[str, Any]) -> dict[str, Any]:
        span = item["span"]
        return {**item, "span": None if span is None else before.written(Span(*span))}

    edits = [moved(edit) for edit in record["edits"]]
    mentions = [
        {
            **moved(mention),
            "output_span": after.written(Span(*mention["output_span"])),
            "evidence": [moved(evidence) for evidence in mention["evidence"]],
        }
        for mention in record["mentions"]
    ]
    return {**record, "edits": edits, "mentions": mentions, "offsets": unit}
