"""Plain text: one document, which is the whole file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from naka_normalize.documents.pieces import Piece
from naka_normalize.errors import InputError
from naka_normalize.records import Result


@dataclass(frozen=True, slots=True)
class Plain:
    """A file that is one document.

    Attributes:
        max_document: How many bytes it may have.
    """

    max_document: int

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Give the whole file."""
        raw = file.read()
        try:
            yield Piece(raw, (raw.decode(),), labels=("",))
        except UnicodeDecodeError as error:
            raise InputError(f"not valid UTF-8 at byte {error.start}") from error

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return the normalized text."""
        return "".join(result.text for result in results).encode() if results else piece.raw

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the parts one after another."""
        file.writelines(parts)
