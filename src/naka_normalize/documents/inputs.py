"""One input: where it is read from, and what it is called."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from naka_normalize.errors import InputError

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
        """How messages, headers and records call it."""
        return STDIN if self.path is None else str(self.path)

    def open(self) -> BinaryIO:
        """Open it for reading, as it stands on the disk.

        Raises:
            InputError: If it cannot be opened.
        """
        if self.path is None:
            return sys.stdin.buffer
        try:
            return self.path.open("rb")
        except OSError as error:
            raise InputError(f"{self.path}: cannot be read: {error.strerror}") from error
