"""What a file is made of: pieces that are normalized and written one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from naka_normalize.records import Result


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file that is normalized and written on its own.

    An article is one piece; so is each line of JSONL and each row of a table.

    Attributes:
        raw: The part as it stands in the file, with its line end.
        texts: What is to be normalized in it, in order; each is one document.
        place: What tells it from the others of the file, such as ``line 12``; empty for
            the whole file.
        problem: Why it cannot be read; empty if it can. It is written as it stands.
    """

    raw: bytes
    texts: tuple[str, ...]
    place: str = ""
    problem: str = ""


class Layout(Protocol):
    """How a file is cut into pieces and put together again; picklable."""

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Cut a file into pieces, reading no more of it than is asked for.

        Raises:
            InputError: If the file as a whole cannot be read.
        """

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return what is written for a piece, given the answer for each of its texts."""

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the rendered pieces of a file, in their order."""
