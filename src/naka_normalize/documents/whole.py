"""What layouts share: text that is one document, and parts that are too large."""

from collections.abc import Iterator
from typing import BinaryIO

from naka_normalize.documents.pieces import Piece, UnreadableError
from naka_normalize.documents.sizes import written_size
from naka_normalize.documents.streams import CHUNK
from naka_normalize.errors import InputError
from naka_normalize.formats.text import decode


def whole_file(file: BinaryIO, limit: int) -> Iterator[Piece]:
    """Give a file as one piece, with its content as the text.

    If it is too large it is given in parts that have no text, so that it can be written
    as it stands without being held in memory.

    Args:
        file: The file, in UTF-8.
        limit: How many bytes it may have.

    Raises:
        UnreadableError: If it is no UTF-8.
    """
    raw = file.read(limit + 1)
    if len(raw) <= limit:
        yield Piece(raw, (decoded(raw),), labels=("",))
        return
    yield Piece(raw, (), problem=too_large("it", limit))
    while part := file.read(CHUNK):
        yield Piece(part, ())


def decoded(raw: bytes) -> str:
    """Return the text of some bytes.

    Raises:
        UnreadableError: If they are no UTF-8; the message has the first wrong byte, from 0.
    """
    try:
        return decode(raw)
    except InputError as error:
        raise UnreadableError(str(error)) from error


def too_large(what: str, limit: int) -> str:
    """Say that something is left as it stands because of its size."""
    return (
        f"{what} is larger than {written_size(limit)} and was left as it stands;"
        " raise --max-document"
    )
