"""``naka convert``: from one stand-off format to another, saying what is lost."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import STDIN, Input, check_path, given_path
from naka_normalize.cli.messages import DONE, FAILED, FOUND, say
from naka_normalize.cli.written import check_target, deliver
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.offsets import UNITS
from naka_normalize.standoff import (
    FORMATS,
    Format,
    StandoffDocument,
    read_standoff,
    texts_below,
    write_below,
)
from naka_normalize.standoff.convert import fitting
from naka_normalize.standoff.holdings import TEXTS, Losses, listed

_BRAT = FORMATS["brat"]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "inputs",
        metavar="IN",
        nargs="+",
        help="files to convert; for brat, directories too",
    )
    for option, what in (("--from", "format of the inputs"), ("--to", "format to write")):
        parser.add_argument(
            option,
            dest=option.strip("-") + "_format",
            choices=tuple(FORMATS),
            required=True,
            help=what,
        )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help="write to this file; for brat, to files of this directory",
    )
    parser.add_argument(
        "--texts",
        metavar="DIR",
        type=given_path,
        help="where the texts lie, or go, of formats that refer to them by name"
        " (default: beside the input)",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="write nothing and exit with 1 if something would be lost",
    )
    settings.add_offsets_option(parser)
    parser.add_argument(
        "--from-offsets",
        choices=UNITS,
        default="codepoint",
        help="what offsets of the inputs count, if they do not say it (default: codepoint)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Read all inputs, say what is lost, and write the documents.

    Raises:
        UsageError: If the options contradict each other; nothing was read.
        InputError: If the output cannot be written.
    """
    source, target = FORMATS[options.from_format], FORMATS[options.to_format]
    unit = target.unit(options.offsets)
    source.unit(options.from_offsets)
    check_target(target, options.output)
    if target is _BRAT and options.output is None:
        raise UsageError("brat has a file for each document; name a directory with -o")
    _check_output(options)
    read, lost = _Reading(options, source), Losses()
    documents = list(fitting(read.documents(), target, lost))
    if source.texts_apart or options.texts is not None:
        del lost[TEXTS]
    _tell(options, f"no format takes from {source.name}", read.losses)
    _tell(options, f"{target.name} cannot hold", lost)
    if options.strict and (+read.losses or +lost):
        return FAILED if read.failures else FOUND
    if not documents and read.failures:
        return FAILED
    failed = deliver(documents, target, unit, out, options.output)
    folder: Path | None = options.texts
    go_beside = target.texts_apart and target is not _BRAT and not source.texts_apart
    if folder is not None and go_beside:
        failed += _write_texts(documents, folder)
    return FAILED if read.failures or failed else DONE


def _check_output(options: argparse.Namespace) -> None:
    """Raise a usage error if an input would be written over."""
    target: Path | None = options.output
    if target is None or not target.is_file():
        return
    for word in options.inputs:
        if word != STDIN and Path(word).exists() and target.samefile(word):
            raise UsageError(f"{target} is the input itself; name another file with -o")


def _tell(options: argparse.Namespace, says: str, losses: Losses) -> None:
    """Say what is lost; when nothing may be, that this is why nothing is written."""
    if +losses:
        kind = "nothing written, because" if options.strict else "note:"
        say(f"{kind} {says}: {listed(losses)}")


def _write_texts(documents: Sequence[StandoffDocument], folder: Path) -> int:
    """Write texts where their names lead; return how many could not be written."""
    failed = 0
    for document in documents:
        try:
            write_below(folder, document.name, document.text)
        except InputError as error:
            say(str(error))
            failed += 1
    return failed


class _Reading:
    """The documents of the inputs, each made when it is asked for.

    Attributes:
        failures: How many things were wrong so far; each was told.
        losses: Counts what the inputs say and documents cannot hold, by kind.
    """

    def __init__(self, options: argparse.Namespace, form: Format) -> None:
        self._options = options
        self._form = form
        self.failures = 0
        self.losses = Losses()

    def documents(self) -> Iterator[StandoffDocument]:
        """Read every input; what is wrong is said and passed over."""
        for word in self._options.inputs:
            try:
                for item in self._files(word):
                    yield from self._read(item, _top(word))
            except InputError as error:
                self._fail(error)

    def _fail(self, error: InputError) -> None:
        say(str(error))
        self.failures += 1

    def _files(self, word: str) -> Iterator[Input]:
        """Give the files behind an argument: of brat, the annotations of a directory."""
        if word == STDIN:
            yield Input(None, Path("stdin"))
            return
        path = given_path(word)
        check_path(path)
        if self._form is _BRAT and path.is_dir():
            below = sorted(path.rglob(f"*{_BRAT.ending}"))
            if not below:
                raise InputError(f"{path}: no {_BRAT.ending} files in this directory")
            for file in below:
                yield Input(file, file.relative_to(path))
            return
        if self._form is _BRAT:
            path = path.with_suffix(_BRAT.ending)
        yield Input(path, Path(path.name))

    def _read(self, item: Input, top: Path) -> Iterator[StandoffDocument]:
        """Read one file."""
        try:
            content = item.read("utf-8").text
        except InputError as error:
            self._fail(error)
            return
        document = item.relative.with_suffix(".txt").as_posix()
        for found in read_standoff(
            content,
            self._form.name,
            name=item.name,
            document=document if self._form is _BRAT else item.name,
            texts=texts_below(self._options.texts or top),
            unit=self._options.from_offsets,
            losses=self.losses,
        ):
            if isinstance(found, InputError):
                self._fail(found)
            else:
                yield found


def _top(word: str) -> Path:
    """Return the directory of an argument, where its texts are by default."""
    path = Path() if word == STDIN else Path(word)
    return path if path.is_dir() else path.parent
