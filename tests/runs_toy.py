"""A layout of one document a line, and a normalizer that fails on command."""

import os
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cli_fake import FakeNormalizer
from naka_normalize.documents.inputs import Input
from naka_normalize.documents.opening import Opened
from naka_normalize.documents.pieces import Piece
from naka_normalize.documents.settings import InputSettings
from naka_normalize.records import Result


@dataclass(frozen=True)
class LineByLine:
    """Each line is a piece; one that begins with ``?`` cannot be read."""

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Give the lines."""
        for number, raw in enumerate(file, 1):
            text, place = raw.decode().rstrip("\n"), f"line {number}"
            if text.startswith("?"):
                yield Piece(raw, (), place, "begins with a question mark")
            else:
                yield Piece(raw, (text,), place, labels=("",))

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return the line."""
        return b"".join(one.text.encode() + b"\n" for one in results) or piece.raw

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the lines."""
        file.writelines(parts)


@contextmanager
def open_lines(item: Input, _: InputSettings) -> Iterator[Opened]:
    """Open every input as lines."""
    with item.opened() as file:
        yield Opened(item.shown, file, LineByLine())


class Faulty(FakeNormalizer):
    """Does what the text says.

    ``DIE`` kills the process, ``DIE ONCE`` only if it is the first time, as a file in the
    working directory remembers; ``FAIL`` raises, ``SLOW`` takes a moment.
    """

    def normalize(self, text: str) -> Result:
        """Answer, or not."""
        if "DIE" in text and not ("ONCE" in text and Path("died").exists()):
            Path("died").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "FAIL" in text:
            raise ZeroDivisionError(text)
        if "SLOW" in text:
            time.sleep(0.05)
        return super().normalize(text)
