"""The few lines of a text that a cleaner has to look at."""

import re
from collections.abc import Iterator

from naka_normalize.spans import Span


def lines_with(text: str, hint: re.Pattern[str]) -> Iterator[Span]:
    """Give the lines, each with its line break, that hold a hint.

    Args:
        text: The text.
        hint: What a line must hold; it decides fast which lines are worth a look.
    """
    position = 0
    while (found := hint.search(text, position)) is not None:
        start = text.rfind("\n", 0, found.start()) + 1
        stop = text.find("\n", found.start())
        position = len(text) if stop < 0 else stop + 1
        yield Span(start, position)


def hinted_lines(text: str, hint: re.Pattern[str], code: re.Pattern[str]) -> Iterator[Span]:
    """Give the lines, each with its line break, that hold a hint and do not look like code.

    Args:
        text: The text.
        hint: What a line must hold.
        code: What a line must not hold.
    """
    for line in lines_with(text, hint):
        if code.search(line.of(text)) is None:
            yield line
