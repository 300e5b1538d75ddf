"""Regular expressions that are compiled when they are first used.

Compiling all of them takes longer than normalizing an article, which needs few.
"""

import re
from typing import Any, cast


class _Expression:
    """Stands for a pattern until it is used, and then passes on what is asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        value = getattr(re.compile(self._source, self._flags), name)
        # From now on it is found here at once.
        self.__dict__[name] = value
        return value


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used.

    Args:
        source: The regular expression.
        flags: As for ``re.compile``.

    >>> expression("[0-9]+").findall("in 1994 and 2020")
    ['1994', '2020']
    """
    return cast("re.Pattern[str]", _Expression(source, flags))
