"""Where answers go to: what a run asks of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from naka_normalize.documents.inputs import Input
from naka_normalize.runs.files import Outcome, Underway
from naka_normalize.runs.work import Answer

# Shown a file that is whole, just before it takes its place.
Seal = Callable[[BinaryIO], None]


class Outlet(Protocol):
    """Where answers go to, such as files or standard output."""

    def target(self, item: Input) -> Path | None:
        """Return what is written for an input; ``None`` if it is printed.

        Raises:
            InputError: If it cannot be written.
        """

    def deliver(self, file: Underway, answers: Iterator[Answer], seal: Seal) -> Outcome:
        """Send the answers for a file, all of them, where they belong.

        Raises:
            InputError: If the file cannot be read, or the answers cannot be written.
        """
