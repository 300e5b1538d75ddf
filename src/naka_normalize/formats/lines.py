"""Lines and columns, as editors count them, for positions of a text."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

_NEWLINE = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Lines:
    r"""The lines of a text; only ``\n`` ends a line, so ``\r\n`` does as well.

    Attributes:
        text: The text.
    """

    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = (0, *(match.end() for match in _NEWLINE.finditer(self.text)))
        object.__setattr__(self, "_starts", starts)

    def number(self, position: int) -> int:
        """Return the line of a position, from 0."""
        return bisect_right(self._starts, position) - 1

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column of a position, both from 1."""
        line = self.number(position)
        return line + 1, position - self._starts[line] + 1

    def start(self, line: int) -> int:
        """Return where a line starts; the end of the text for a line after the last."""
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def count(self) -> int:
        """Return how many lines there are; nothing after a last newline is no line."""
        return len(self._starts) - (self._starts[-1] == len(self.text))

    def between(self, first: int, last: int) -> list[str]:
        """Return the lines ``first`` to ``last - 1``, from 0, with their newlines."""
        return [self.text[self.start(n) : self.start(n + 1)] for n in range(first, last)]
