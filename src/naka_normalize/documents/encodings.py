"""Encodings: told or guessed, taken away and put on again."""

import codecs
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import BinaryIO

from naka_normalize.documents.pieces import UnreadableError
from naka_normalize.documents.streams import CHUNK, handed_on, made
from naka_normalize.formats.text import AUTO, advice

UTF8 = "utf-8"
# So much of a file is looked at to guess its encoding.
PROBE = 1 << 18
_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16", "utf-32")


def mark_of(start: bytes, encoding: str) -> bytes:
    """Return the byte-order mark that a file of an encoding starts with, if it does."""
    found = (mark for mark, name in _MARKS if name == encoding and start.startswith(mark))
    return next(found, b"")


def encoding_of(start: bytes, wanted: str) -> tuple[str, str]:
    """Return the encoding of a file, and what the user should know about it.

    A byte-order mark tells the byte order where the encoding leaves it open, and with
    ``auto`` the encoding.

    Args:
        start: The first bytes of the file, at least ``PROBE`` if it has so many.
        wanted: What the user named, or ``auto``.

    Raises:
        UnreadableError: If no encoding fits, or the one who guesses is not installed.
    """
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), "")
    if wanted != AUTO:
        name = codecs.lookup(wanted).name
        if name in _WIDE:
            little = f"{name}-{'le' if sys.byteorder == 'little' else 'be'}"
            return (marked if marked.startswith(name) else little), ""
        return (UTF8 if name == "utf-8-sig" else name), ""
    if marked:
        return marked, ""
    try:
        codecs.getincrementaldecoder(UTF8)().decode(start, final=len(start) < PROBE)
    except UnicodeDecodeError:
        return _guessed(start)
    return UTF8, ""


def _guessed(start: bytes) -> tuple[str, str]:
    """Guess an encoding and say that it is a guess."""
    try:
        guess = import_module("charset_normalizer")
    except ImportError as error:
        raise UnreadableError(
            "not valid UTF-8; name its encoding with --encoding, or install what guesses:"
            " pip install 'naka-normalize[encodings]'"
        ) from error
    # A character may be cut at the end of what was looked at.
    whole_lines = start[: start.rfind(b"\n") + 1] if len(start) == PROBE else start
    best = guess.from_bytes(whole_lines or start).best()
    if best is None:
        raise UnreadableError(
            "no encoding fits; is it text? Name its encoding with --encoding"
        )
    name = codecs.lookup(best.encoding).name
    return (
        name,
        f"read as {name.upper()}, which is a guess; --encoding {name} makes it sure",
    )


class Recoded:
    """A file in another encoding, read and written as UTF-8.

    Attributes:
        encoding: The encoding of the file.
        mark: The byte-order mark at its start, which is no part of the text.
        exact: Whether all that was read so far comes out as the same bytes again.
    """

    def __init__(self, encoding: str, mark: bytes = b"") -> None:
        self.encoding = encoding
        self.mark = mark
        self.exact = True
        self._fed = 0
        self._uncompared = b""

    def reading(self, file: BinaryIO) -> BinaryIO:
        """Return the file as UTF-8, converted while it is read.

        Reading raises ``UnreadableError`` at bytes that do not fit.
        """
        decoder = codecs.getincrementaldecoder(self.encoding)()
        encoder = codecs.getincrementalencoder(self.encoding)("replace")
        self._fed = len(file.read(len(self.mark)))

        def read() -> bytes:
            while True:
                chunk = file.read(CHUNK)
                text = self._decoded(decoder, chunk)
                self._compare(chunk, encoder.encode(text, not chunk))
                if text or not chunk:
                    return text.encode()

        return made(read)

    @contextmanager
    def written(self, target: BinaryIO) -> Iterator[BinaryIO]:
        """Give a file that takes UTF-8 and writes the encoding to ``target``.

        Writing raises ``UnreadableError`` at a character that the encoding lacks.
        """
        decoder = codecs.getincrementaldecoder(UTF8)()
        encoder = codecs.getincrementalencoder(self.encoding)()

        def write(data: bytes) -> None:
            try:
                target.write(encoder.encode(decoder.decode(data)))
            except UnicodeError as error:
                raise UnreadableError(
                    f"the normalized text cannot be written in {self.encoding.upper()};"
                    " convert the file to UTF-8 first"
                ) from error

        target.write(self.mark)
        yield handed_on(write)
        target.write(encoder.encode("", final=True))

    def _compare(self, chunk: bytes, again: bytes) -> None:
        """See whether what was decoded is encoded as the bytes that were read."""
        self._uncompared += chunk
        if not self._uncompared.startswith(again):
            self.exact = False
        self._uncompared = self._uncompared[len(again) :]
        if not chunk and self._uncompared:
            self.exact = False

    def _decoded(self, decoder: codecs.IncrementalDecoder, chunk: bytes) -> str:
        """Decode a part, strictly."""
        waiting = len(decoder.getstate()[0])
        try:
            text = decoder.decode(chunk, final=not chunk)
            text.encode()
        except UnicodeError as error:
            where = ""
            if isinstance(error, UnicodeDecodeError):
                byte = f" (0x{error.object[error.start]:02X})"
                where = f" at byte {self._fed - waiting + error.start}{byte}"
            name = self.encoding.upper()
            raise UnreadableError(f"not valid {name}{where}; {advice(chunk)}") from error
        self._fed += len(chunk)
        return text
