"""Plain text files: strict decoding with a message that helps, and writing that is safe."""

from pathlib import Path
from typing import NamedTuple

from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.replacing import replaced

# As the name of an encoding: guess it.
AUTO = "auto"
_SIGNATURES = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class Document(NamedTuple):
    """One text and where it came from.

    Attributes:
        name: Path as the user wrote it; ``"-"`` for standard input.
        text: The decoded text, every newline and a byte-order mark as they stand.
        encoding: What it was decoded with.
        path: The file; ``None`` for standard input.
        notes: What the user should know about how it was read.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    path: Path | None = None
    notes: tuple[str, ...] = ()


def check_encoding(encoding: str) -> str:
    """Return the encoding if Python can read text with it, or if it is to be guessed.

    Raises:
        UsageError: If it is unknown or none for text.
    """
    try:
        if encoding != AUTO:
            b" ".decode(encoding, "ignore")
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"there is no text encoding {encoding!r}; common ones are"
            " utf-8, utf-16, cp1251, cp1252 and gb18030; auto guesses"
        ) from error
    return encoding


def decode(
    data: bytes, name: str = "", encoding: str = "utf-8", *, selectable: bool = True
) -> str:
    """Decode a whole document, strictly.

    Args:
        data: The bytes of the document.
        name: How to call it in a message; empty to leave that to the caller.
        encoding: Any text encoding that Python knows.
        selectable: Whether the user could have named another encoding.

    Raises:
        InputError: If some byte does not fit; the message tells its offset, from 0.
    """
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        where = ""
        if isinstance(error, UnicodeDecodeError) and error.start < len(data):
            where = f" at byte {error.start} (0x{data[error.start]:02X})"
        called = f"{name}: " if name else ""
        raise InputError(
            f"{called}not valid {encoding.upper()}{where}; "
            + (advice(data) if selectable else "convert it to UTF-8 first")
        ) from error


def advice(data: bytes) -> str:
    """Say which encoding to try for bytes that are not valid in the one that was named."""
    for signature, encoding in _SIGNATURES:
        if data.startswith(signature):
            return f"it starts like {encoding.upper()}: try --encoding {encoding}"
    return "name its encoding with --encoding (for example --encoding cp1252) or convert it"


def read_document(path: Path, encoding: str = "utf-8") -> Document:
    """Read one file; newlines stay as they are, so spans count in what the file holds.

    Raises:
        InputError: If it cannot be read or decoded.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    text = decode(data, str(path), encoding, selectable=False)
    return Document(str(path), text, encoding, path)


def write_text(
    path: Path, text: str, encoding: str = "utf-8", like: Path | None = None
) -> None:
    """Write a file so that at any moment it is either the old one or the new one, whole.

    A link is followed: the file that it leads to is replaced and the link stays.

    Args:
        path: What to write.
        text: Its new content; newlines are written as they stand.
        encoding: What to encode it with.
        like: A file whose permissions the new one gets.

    Raises:
        InputError: If the text has a character that the encoding lacks, or the file cannot
            be written; then nothing was changed.
    """
    try:
        data = text.encode(encoding)
    except UnicodeError as error:
        raise InputError(
            f"{path}: the normalized text cannot be written in {encoding.upper()};"
            " convert the file to UTF-8 first"
        ) from error
    with replaced(path, like) as file:
        file.write(data)
