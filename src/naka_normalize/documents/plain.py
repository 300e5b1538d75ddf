"""Plain text: one document, which is the whole file."""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from naka_normalize.documents.pieces import Piece
from naka_normalize.documents.whole import whole_file
from naka_normalize.records import Result


class Plain(NamedTuple):
    """A file that is one document.

    Attributes:
        max_document: How many bytes it may have.
    """

    max_document: int

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Give the whole file."""
        return whole_file(file, self.max_document)

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return the normalized text."""
        return results[0].text.encode() if results else piece.raw

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the parts one after another."""
        file.writelines(parts)
