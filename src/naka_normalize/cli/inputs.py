"""Which documents the user means: files, directories and standard input."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from naka_normalize.cli.messages import say
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.statistics import counted
from naka_normalize.formats.text import Document, decode, read_document

STDIN = "-"
# What lies beside the documents of a directory: records, and what tells about them.
_RECORDS = (".json", ".jsonl", ".ndjson", ".geojson", ".csv", ".tsv")
_SETTINGS = (".yaml", ".yml", ".toml", ".xml")
_DATA = frozenset(_RECORDS + _SETTINGS)
_ABOUT = frozenset(("readme", "license"))
_PROBE = 8192


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read.

    Attributes:
        path: The file; ``None`` for standard input.
        relative: Where it goes below an output directory.
    """

    path: Path | None
    relative: Path

    @property
    def name(self) -> str:
        """How messages, headers and records call it."""
        return STDIN if self.path is None else str(self.path)

    def read(self, encoding: str) -> Document:
        """Read and decode the document.

        Raises:
            InputError: If it cannot be read or decoded.
        """
        if self.path is None:
            text = decode(sys.stdin.buffer.read(), "standard input", encoding)
            return Document(STDIN, text, encoding)
        return read_document(self.path, encoding)


def collect(
    paths: Sequence[str], encoding: str, leave_out: Path | None = None
) -> tuple[list[Input], list[InputError]]:
    """List the documents behind the arguments of a command, in their order.

    Directories are walked, in the order of names. Hidden files, files that are not text,
    data files such as ``.json`` and a ``README`` are passed over there, with a note.

    Args:
        paths: Files, directories, or ``-`` for standard input.
        encoding: What files will be decoded with; tells text from other files.
        leave_out: A directory that is not walked, because it is written to.

    Returns:
        The documents, and an error for each argument that leads to none.

    Raises:
        UsageError: If an argument is empty.
    """
    found: list[Input] = []
    errors: list[InputError] = []
    for argument, path in [(word, given_path(word)) for word in paths]:
        try:
            if argument == STDIN:
                found.append(Input(None, Path("stdin")))
            elif path.is_dir():
                found += _directory(path, encoding, leave_out)
            else:
                check_path(path)
                found.append(Input(path, Path(path.name)))
        except InputError as error:
            errors.append(error)
    return found, errors


def given_path(word: str) -> Path:
    """Return the path that the user means by a word.

    Raises:
        UsageError: If it is empty, which Python takes for the working directory.
    """
    if not word:
        raise UsageError("a path is empty; is a variable not set?")
    return Path(word)


def check_path(path: Path) -> None:
    """See that a file is there.

    Raises:
        InputError: If it is not; the message names the nearest one.
    """
    try:
        path.stat()
    except (OSError, ValueError) as error:
        if not isinstance(error, FileNotFoundError):
            raise InputError(f"{path}: {getattr(error, 'strerror', error)}") from error
        try:
            names = os.listdir(path.parent)  # noqa: PTH208 - names are what is compared
        except OSError:
            names = []
        from difflib import get_close_matches

        close = get_close_matches(path.name, names, n=1)
        hint = f"did you mean {path.parent / close[0]}?" if close else "check the path"
        raise InputError(f"{path}: no such file or directory; {hint}") from error


def _directory(top: Path, encoding: str, leave_out: Path | None) -> Iterator[Input]:
    """Give the text files below a directory and note what was passed over."""
    passed: Counter[str] = Counter()
    found = False
    for path in _walk(top, passed, leave_out):
        kind = _kind(path, encoding)
        if kind == "text":
            found = True
            yield Input(path, path.relative_to(top))
        else:
            passed[kind] += 1
    if passed:
        listed = ", ".join(counted(passed[kind], kind) for kind in sorted(passed))
        say(f"note: {top}: passed over {listed}")
    if not found:
        raise InputError(f"{top}: no text files in this directory; name another, or files")


def _walk(top: Path, passed: Counter[str], leave_out: Path | None) -> Iterator[Path]:
    """Give every file below a directory that is not hidden, in the order of names."""
    forbidden = None if leave_out is None else leave_out.resolve()
    for folder, folders, files in os.walk(top, onerror=_note):
        shown = [name for name in folders if not name.startswith(".")]
        here = Path(folder)
        folders[:] = sorted(name for name in shown if (here / name).resolve() != forbidden)
        for name in sorted(files):
            if name.startswith("."):
                passed["hidden file"] += 1
            else:
                yield here / name


def _note(error: OSError) -> None:
    """Say that a directory cannot be listed; the others still are."""
    say(f"note: {error.filename}: cannot be listed: {error.strerror}")


def _kind(path: Path, encoding: str) -> str:
    """Tell documents from other files by name and first bytes."""
    if path.suffix.lower() in _DATA:
        return "data file"
    if path.stem.lower() in _ABOUT:
        return "README or LICENSE file"
    if not path.is_file():
        return "special file"
    try:
        with path.open("rb") as file:
            start = file.read(_PROBE)
    except OSError:
        return "text"  # Reading it says why it cannot be read.
    wide = "\0".encode(encoding).count(0) > 1
    return "binary file" if b"\0" in start and not wide else "text"
