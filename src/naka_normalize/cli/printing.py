"""Answers that are printed, as an outlet of a run."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from naka_normalize.formats.colour import visible

if TYPE_CHECKING:
    from naka_normalize.documents.inputs import Input
    from naka_normalize.runs.files import Outcome, Underway
    from naka_normalize.runs.outlet import Seal
    from naka_normalize.runs.work import Answer


class Printer:
    """Prints what is made of every file, in order."""

    def __init__(self, out: BinaryIO, *, as_file: bool, headed: bool) -> None:
        """Prepare for printing.

        Args:
            out: Where to print.
            as_file: Whether what is printed for the pieces makes up a file.
            headed: Whether a line with its name stands before each file.
        """
        self._out = out
        self._as_file = as_file
        self._headed = headed
        self._is_first = True

    def target(self, item: "Input") -> Path | None:  # noqa: ARG002 - as outlets are asked
        """Return nothing: nothing is written."""
        return None

    def deliver(
        self,
        file: "Underway",
        answers: "Iterator[Answer]",
        seal: "Seal",  # noqa: ARG002 - as outlets are asked
    ) -> "Outcome":
        """Print the answers for a file."""
        first = next(answers, None)
        if self._headed:
            between = b"" if self._is_first else b"\n"
            name = visible(file.item.name).encode("utf-8", "backslashreplace")
            self._out.write(between + b"==> " + name + b" <==\n")
        self._is_first = False
        every = answers if first is None else chain((first,), answers)
        parts = (answer.part for answer in every)
        if self._as_file and file.opened is not None:
            file.opened.layout.assemble(parts, self._out)
        else:
            self._out.writelines(parts)
        return "printed"
