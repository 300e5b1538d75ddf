"""What a file is made of: pieces that are normalized and written one by one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple, Protocol

from naka_normalize.errors import InputError
from naka_normalize.records import Result


class UnreadableError(InputError):
    """What is wrong with a file, without its name; ``open_input`` puts it before."""


class Piece(NamedTuple):
    """A part of a file that is normalized and written on its own.

    An article is one piece; so is each line of JSONL and each row of a table. The pieces
    of a file, one after another, are the whole file. One that holds no texts, such as the
    first row of a table, is given all the same, because it may be written otherwise.

    Attributes:
        raw: The part as it stands in the file, with its line end, in UTF-8.
        texts: What is to be normalized in it, in order; each is one document.
        place: What tells it from the others of the file, such as ``line 12``; empty for
            the whole file.
        problem: What in it cannot be read, and why; empty if all can. Texts that can be
            read are there nevertheless; the rest is written as it stands.
        labels: What tells its texts from each other, such as ``body``; one for each text,
            empty strings where there is nothing to tell.
        kept: What the layout needs to write the piece; nobody else's business. Picklable.
    """

    raw: bytes
    texts: tuple[str, ...]
    place: str = ""
    problem: str = ""
    labels: tuple[str, ...] = ()
    kept: Any = None


class Layout(Protocol):
    """How a file is cut into pieces and put together again; frozen and picklable.

    Layouts know nothing of encodings and compression: what they read and write is UTF-8.
    """

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Cut a file into pieces, reading no more of it than is asked for.

        Raises:
            UnreadableError: If the file as a whole cannot be read.
        """

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return what is written for a piece, given the answer for each of its texts.

        It is asked for every piece, also for one without texts or with a problem.
        """

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the rendered pieces of a file, in their order."""
