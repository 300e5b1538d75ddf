"""One input: where it is read from, and what it is called."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from naka_normalize.documents.settings import InputSettings
from naka_normalize.documents.sizes import written_size
from naka_normalize.errors import InputError
from naka_normalize.formats.text import Document, decode

STDIN = "-"


class Input(NamedTuple):
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

    def read(self, encoding: str) -> Document:
        """Read it as one plain text.

        Raises:
            InputError: If it cannot be read, or is too large.
        """
        from naka_normalize.documents.opening import open_input  # It opens inputs.

        settings = InputSettings(kind="text", encoding=encoding)
        with open_input(self, settings) as opened:
            piece = next(opened.layout.pieces(opened.file))
            if piece.problem:
                raise InputError(f"{self.shown}: {piece.problem}")
            return Document(self.name, piece.texts[0], encoding, self.path, opened.notes)

    def read_utf8(self) -> str:
        """Read it as one text in UTF-8, where no other encoding can be asked for.

        Raises:
            InputError: If it cannot be read, or is too large.
        """
        from naka_normalize.documents.opening import open_input  # It opens inputs.

        settings = InputSettings(kind="text")
        with open_input(self, settings) as opened:
            data = opened.file.read(settings.max_document + 1)
        if len(data) > settings.max_document:
            most = written_size(settings.max_document)
            raise InputError(f"{self.shown}: larger than {most}; cut it into parts")
        return decode(data, self.shown, selectable=False)
