"""``naka convert``: from one stand-off format to another, saying what is lost."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.annotated import BRAT, Annotated
from naka_normalize.cli.inputs import STDIN, given_path
from naka_normalize.cli.messages import DONE, FAILED, FOUND, say
from naka_normalize.cli.written import check_apart, check_target, deliver
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.offsets import UNITS
from naka_normalize.standoff import (
    FORMATS,
    Format,
    StandoffDocument,
    write_below,
)
from naka_normalize.standoff.convert import fitting
from naka_normalize.standoff.holdings import TEXTS, Losses, listed


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "inputs",
        metavar="IN",
        nargs="+",
        help="files to convert; for brat, directories too",
    )
    _add_format_options(parser)
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


def _add_format_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which formats, and where to write."""
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
        type=given_path,
        help="write to this file; for brat, to files of this directory",
    )


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
    _check_options(options, source, target)
    read, lost = Annotated(options, source), Losses()
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
    go_beside = target.texts_apart and target is not BRAT and not source.texts_apart
    if folder is not None and go_beside:
        failed += _write_texts(documents, folder)
    return FAILED if read.failures or failed else DONE


def _check_options(options: argparse.Namespace, source: Format, target: Format) -> None:
    """Raise a usage error if options contradict each other, or an input and the output."""
    output: Path | None = options.output
    if target is BRAT and output is None:
        raise UsageError("brat has a file for each document; name a directory with -o")
    if options.texts is not None and not (source.texts_apart or target.texts_apart):
        raise UsageError(f"{source.name} and {target.name} hold the texts; omit --texts")
    check_apart(output, (Path(word) for word in options.inputs if word != STDIN))


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
