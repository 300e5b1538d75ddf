"""What a contender is, once it has read the table of names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of a text, and what is written there instead."""

    start: int
    end: int
    written: str


@dataclass(frozen=True, slots=True)
class Ready:
    """Two ways to use a contender: the first is timed, the second is judged.

    Attributes:
        replace: Returns a text with all names replaced.
        changes: Returns what it replaces, sorted and disjoint; ``None`` if it replaces
            nothing.
    """

    replace: Callable[[str], str]
    changes: Callable[[str], Sequence[Change]] | None

    @classmethod
    def of(cls, changes: Callable[[str], Sequence[Change]]) -> "Ready":
        """Return a contender that knows its changes before it makes them."""

        def replace(text: str) -> str:
            pieces: list[str] = []
            at = 0
            for change in changes(text):
                pieces += (text[at : change.start], change.written)
                at = change.end
            return "".join([*pieces, text[at:]])

        return cls(replace, changes)
