"""How much work a call is, counted in the same way on every machine."""

import gc
import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from naka_normalize.expressions import _Expression


def steps(call: Callable[[], object]) -> int:
    """Count the lines of Python that a call runs through."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> Any:  # noqa: ANN401 - of sys
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


_METHODS = ("findall", "finditer", "fullmatch", "match", "search")


def scanned(call: Callable[[], object]) -> int:
    """Count the characters that the library's expressions look at during a call.

    Of a match that fails it is only known that it was tried: that counts as one.
    """
    counts: list[int] = []
    kept = []
    for pattern in [found for found in gc.get_objects() if type(found) is _Expression]:
        kept.append((pattern, dict(vars(pattern))))
        compiled = re.compile(pattern._source, pattern._flags)
        for name in _METHODS:
            setattr(pattern, name, _counting(getattr(compiled, name), counts))
    try:
        call()
    finally:
        for pattern, state in kept:
            vars(pattern).clear()
            vars(pattern).update(state)
    return sum(counts)


def _counting(method: Callable[..., Any], counts: list[int]) -> Callable[..., Any]:
    tried = method.__name__ in ("match", "fullmatch")

    def call(text: str, start: int = 0, stop: int = sys.maxsize) -> Any:  # noqa: ANN401 - of re
        found = method(text, start, stop)
        if isinstance(found, re.Match):
            counts.append(1 + found.end() - start)
        else:
            counts.append(1 if tried else 1 + max(0, min(stop, len(text)) - start))
        return found

    return call
