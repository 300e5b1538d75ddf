"""The lines of a text while wrappers are stripped from them."""

from collections.abc import Iterator, Sequence

from naka_normalize.cleaners.blanks import BLANKS
from naka_normalize.spans import Edit, Span


class Line:
    """A line while it is being stripped: what is left of it, and what took the rest.

    Attributes:
        start: Where it starts in the text.
        stop: Where the next one starts.
        left: Where starts what is left of it.
        right: Where that ends.
        wrapper: Name of the wrapper that emptied it; empty for any other line.
        cuts: What was taken from it.
    """

    __slots__ = ("cuts", "left", "right", "start", "stop", "wrapper")

    def __init__(self, start: int, stop: int, left: int, right: int) -> None:
        self.start = start
        self.stop = stop
        self.left = left
        self.right = right
        self.wrapper = ""
        self.cuts: list[Edit] = []

    @property
    def live(self) -> bool:
        """Whether something of it is left."""
        return self.left < self.right

    def cut(self, left: int, right: int, wrapper: str) -> None:
        """Keep only ``left..right``."""
        if self.left < left:
            self.cuts.append(_edit(self.left, left, wrapper))
        if right < self.right:
            self.cuts.append(_edit(right, self.right, wrapper))
        self.left, self.right = left, right
        if left >= right:
            self.wrapper = wrapper


def _edit(start: int, end: int, wrapper: str) -> Edit:
    return Edit(Span(start, end), "", "boilerplate", wrapper)


def split_lines(text: str) -> list[Line]:
    """Split a text into lines; blanks at both ends of a line are no part of it."""
    lines = []
    start = 0
    found = text.removesuffix("\n").split("\n")
    for line in (*found, "") if text else found:
        stop = min(start + len(line) + 1, len(text))
        left = start + len(line) - len(line.lstrip(BLANKS))
        end = start + len(line)
        right = end - 1 if line.endswith("\r") and end > left else end
        right = start + len(text[start:right].rstrip(BLANKS))
        lines.append(Line(start, stop, left, max(left, right)))
        start = stop
    return lines


def dropped(text: str, lines: Sequence[Line]) -> Iterator[Edit]:
    """Drop emptied lines; of the blank lines around them at most one stays."""
    number = 0
    while number < len(lines):
        end = number
        while end < len(lines) and not lines[end].live:
            end += 1
        group = lines[number:end]
        if any(line.wrapper for line in group):
            at_end = end == len(lines)
            yield from _drop_group(text, group, at_start=number == 0, at_end=at_end)
        number = max(end, number + 1)


def _drop_group(
    text: str, group: Sequence[Line], *, at_start: bool, at_end: bool
) -> Iterator[Edit]:
    """Drop a run of emptied and blank lines, each under the name of its wrapper."""
    name = next(line.wrapper for line in group if line.wrapper)
    kept = None
    if not at_start and not at_end:
        kept = next((line for line in group if not line.wrapper), None)
    start = group[0].start
    if at_end and start and not text.endswith("\n"):
        # Keep the final line break if the text had one, and make none.
        start -= 2 if text[start - 2 : start] == "\r\n" else 1
    pending = False
    for line, following in zip(group, [*group[1:], None], strict=True):
        if line is kept:
            start = line.stop
            continue
        name = line.wrapper or name
        pending = pending or bool(line.wrapper)
        if following is None or following is kept or (pending and following.wrapper):
            yield _edit(start, line.stop, name)
            start, pending = line.stop, False
