"""Answers that are kept, up to a bound: a crawl has more words than memory."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
MOST = 100_000


class Memo(dict[K, V]):
    """A dictionary that forgets all it holds when it is full.

    Words repeat so much that it is full of the common ones again in a moment.
    """

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= MOST:
            self.clear()
        super().__setitem__(key, value)
