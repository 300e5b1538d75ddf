"""Where stand-off documents go: standard output, a file, or a directory for brat."""

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from naka_normalize.cli.messages import say
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.offsets import Unit
from naka_normalize.formats.text import write_text
from naka_normalize.standoff import Format, StandoffDocument, write_below

_BRAT = "brat"


def check_target(form: Format, target: Path | None) -> None:
    """See that ``-o`` is what the format needs.

    Raises:
        UsageError: If it is a directory and must be a file, or the other way round.
    """
    if target is None:
        return
    if form.name == _BRAT and target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file; brat has several: -o needs a directory")
    if form.name != _BRAT and target.is_dir():
        raise UsageError(f"{target} is a directory; for {form.name}, -o needs a file")


def check_apart(target: Path | None, inputs: Iterable[Path]) -> None:
    """See that ``-o`` is none of the inputs.

    Raises:
        UsageError: If it is one of them, by whatever name.
    """
    if target is None or not target.is_file():
        return
    if any(path.exists() and target.samefile(path) for path in inputs):
        raise UsageError(f"{target} is the input itself; name another file with -o")


def deliver(
    documents: Iterable[StandoffDocument],
    form: Format,
    unit: Unit,
    out: TextIO,
    target: Path | None,
) -> int:
    """Write documents that fit a format, and return how many could not be written.

    Raises:
        InputError: If the one file of the output cannot be written.
    """
    if target is not None and form.name == _BRAT:
        return sum(not _in_files(document, form, unit, target) for document in documents)
    parts = form.write(documents, unit)
    if target is None:
        out.writelines(parts)
    else:
        write_text(target, "".join(parts))
    return 0


def _in_files(document: StandoffDocument, form: Format, unit: Unit, folder: Path) -> bool:
    """Write a text and its annotations beside each other; tell whether both could be."""
    beside = Path(document.name).with_suffix(form.ending)
    try:
        write_below(folder, document.name, document.text)
        write_below(folder, str(beside), "".join(form.write([document], unit)))
    except InputError as error:
        say(str(error))
        return False
    return True
