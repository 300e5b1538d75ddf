"""Which documents the user means: files, directories, globs and standard input."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from naka_normalize.cli.walking import Selection, Walk
from naka_normalize.documents.inputs import STDIN, Input
from naka_normalize.documents.kinds import is_wanted, kind_of
from naka_normalize.documents.opening import open_input
from naka_normalize.documents.settings import InputSettings
from naka_normalize.errors import InputError, UsageError

__all__ = ["STDIN", "Input", "Selection", "check_path", "collect", "given_path"]


def collect(
    paths: Sequence[str],
    encoding: str,
    leave_out: Path | None = None,
    selection: Selection | None = None,
) -> tuple[list[Input], list[InputError]]:
    """List the documents behind the arguments of a command, in their order.

    Directories are walked, in the order of names. Hidden files, files that are not text,
    data files such as ``.json`` and a ``README`` are passed over there, with a note.

    Args:
        paths: Files, directories, globs, or ``-`` for standard input.
        encoding: What files will be decoded with, if there is no selection.
        leave_out: A directory that is not walked, because it is written to.
        selection: What is taken of directories; plain texts if ``None``.

    Returns:
        The documents, and an error for each argument that leads to none.

    Raises:
        UsageError: If an argument is empty, or a file that was named has records and the
            selection does not say which fields or columns of them are texts.
    """
    chosen = selection or Selection(settings=InputSettings(kind="text", encoding=encoding))
    found: list[Input] = []
    errors: list[InputError] = []
    for item in _named(paths, errors):
        if item.path is not None and item.path.is_dir():
            walk = Walk(item.path, chosen, leave_out)
            inputs = [*walk.inputs()]
            found += inputs
            errors += walk.errors or () if inputs else [_empty(item.path), *walk.errors]
        else:
            _check_choice(item, chosen.settings)
            found.append(item)
    return found, errors


def _empty(top: Path) -> InputError:
    return InputError(f"{top}: no text files in this directory; name another, or files")


def _named(paths: Sequence[str], errors: list[InputError]) -> Iterator[Input]:
    """Give what the arguments name, with globs that nobody has expanded."""
    for argument, path in [(word, given_path(word)) for word in paths]:
        if argument == STDIN:
            yield Input(None, Path("stdin"))
            continue
        try:
            check_path(path)
            yield Input(path, Path(path.name))
        except InputError as error:
            matches = _expanded(argument)
            if not matches:
                errors.append(error)
            yield from matches


def _expanded(argument: str) -> list[Input]:
    """Return the files that a glob stands for, in the order of names."""
    if not glob.has_magic(argument):
        return []
    parts = Path(argument).parts
    fixed = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    top = Path(*parts[:fixed])
    # As shells do, and unlike pathlib, this leaves out hidden files.
    matches = map(Path, sorted(glob.glob(argument, recursive=True)))  # noqa: PTH207
    return [Input(path, path.relative_to(top)) for path in matches if path.is_file()]


def _check_choice(item: Input, settings: InputSettings) -> None:
    """See that it is said which texts of a file with records are meant.

    Raises:
        UsageError: If it is not; the message lists what there is.
    """
    if item.path is None or is_wanted(kind_of(item.name, settings), settings):
        return
    try:
        with open_input(item, settings):
            pass
    except InputError:
        return  # Reading it says why it cannot be read.


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
