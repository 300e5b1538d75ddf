"""One input: where it is read from, and what it is called."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read, or standard input.

    Attributes:
        path: The file; ``None`` for standard input.
        relative: Where it goes below an output directory.
    """

    path: Path | None
    relative: Path

    @property
    def name(self) -> str:
        """How headers and records call it."""
        return STDIN if self.path is None else str(self.path)

    @property
    def shown(self) -> str:
        """How messages call it."""
        return "standard input" if self.path is None else str(self.path)

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Open it for reading, as it stands on the disk.

        Raises:
            OSError: If it cannot be opened.
        """
        if self.path is None:
            yield sys.stdin.buffer
            return
        with self.path.open("rb") as file:
            yield file
