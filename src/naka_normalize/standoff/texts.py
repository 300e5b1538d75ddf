"""Texts that lie beside their annotations, as files of a directory."""

from pathlib import Path

from naka_normalize.errors import InputError
from naka_normalize.formats.text import read_document, write_text
from naka_normalize.standoff.source import Texts


def texts_below(folder: Path) -> Texts:
    """Return what reads the text of a document from a directory, in UTF-8.

    The name of a document is a path from there. Nothing outside the directory is read,
    whatever the names say.
    """

    def text_of(name: str) -> str:
        path = _below(folder, name)
        try:
            return read_document(path).text
        except ValueError as error:
            raise InputError(f"{name!r} is no name of a file") from error

    return text_of


def write_below(folder: Path, name: str, content: str) -> None:
    """Write a file of a directory, whole or not at all; never over another one.

    Raises:
        InputError: If the name leads out of the directory, or the file cannot be written
            or is there with another content.
    """
    path = _below(folder, name)
    data = content.encode("utf-8", "surrogatepass")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            if path.read_bytes() == data:
                return
            raise InputError(f"{path}: is there already, with another content; not written")
    except (OSError, ValueError) as error:
        says = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be written: {says}") from error
    write_text(path, content)


def _below(folder: Path, name: str) -> Path:
    """Return the path of a name.

    Raises:
        InputError: If it leads out of the directory.
    """
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError) as error:
        raise InputError(f"{name!r} is no name of a file") from error
    if not inside:
        raise InputError(
            f"{name!r} leads out of {folder}; name the directory of the texts with --texts"
        )
    return path
