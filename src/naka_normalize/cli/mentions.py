"""``naka mentions``: the names of documents, linked, beside a text that stays as it is."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import STDIN, Input, Selection, collect, given_path
from naka_normalize.cli.messages import DONE, FAILED, say
from naka_normalize.cli.reading import add_input_options, input_settings
from naka_normalize.cli.written import check_apart, check_target, deliver
from naka_normalize.documents.added import guarded
from naka_normalize.documents.opening import open_input
from naka_normalize.documents.settings import InputSettings
from naka_normalize.errors import InputError, UsageError
from naka_normalize.standoff import (
    FORMATS,
    Format,
    StandoffDocument,
    document_of,
    table,
)
from naka_normalize.standoff.convert import fitting
from naka_normalize.standoff.holdings import OF_PLACE, Losses, listed


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="files, directories, or - for standard input",
    )
    add_input_options(parser)
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="jsonl",
        help="what to print (default: jsonl)",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=given_path,
        help="write to this file; for brat, to files of this directory",
    )
    settings.add_offsets_option(parser)
    settings.add_gazetteer_options(parser)
    settings.add_policy_option(parser)
    settings.add_reading_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Find the mentions of every document and write them.

    Raises:
        UsageError: If the options contradict each other; nothing was read.
        GazetteerError: If an alias file is wrong; nothing was read.
    """
    reading = input_settings(options)
    form = _form(options)
    unit = form.unit(options.offsets)
    check_target(form, options.output)
    chosen = Selection(tuple(options.include), tuple(options.exclude), reading)
    paths = _paths(options.paths)
    inputs, errors = collect(paths, options.encoding, options.output, chosen)
    check_apart(options.output, (item.path for item in inputs if item.path is not None))
    if form.name == "brat" and options.output is None and len(inputs) > 1:
        raise UsageError("brat has a file for each document; name a directory with -o")
    for error in errors:
        say(str(error))
    losses = Losses()
    documents = _Documents(options, reading, inputs)
    fit = fitting(documents, form, losses)
    first = next(fit, None)
    if first is None and (errors or documents.failures):
        return FAILED  # What was written earlier is better than nothing.
    whole = fit if first is None else chain((first,), fit)
    failed = deliver(whole, form, unit, out, options.output)
    _tell(losses, form)
    return FAILED if errors or failed or documents.failures else DONE


def _form(options: argparse.Namespace) -> Format:
    """Return the format; of CSV, with formulas marked if that was asked for."""
    form = FORMATS[options.format]
    if form.name == "csv" and options.guard_formulas:
        return replace(form, write=partial(table.write, guard=guarded))
    return form


def _paths(paths: Sequence[str]) -> list[str]:
    """Return the arguments; without any, standard input unless it is a terminal."""
    if not paths and sys.stdin.isatty():
        raise UsageError("nothing to read; give files or directories, or - to type text")
    return list(paths) or [STDIN]


class _Documents:
    """The documents of the inputs with their mentions, each made when it is asked for.

    Attributes:
        failures: How many inputs could not be read so far; each was told.
    """

    def __init__(
        self, options: argparse.Namespace, reading: InputSettings, inputs: Sequence[Input]
    ) -> None:
        self._reading = reading
        self._inputs = inputs
        # The files of brat lie as the inputs do; elsewhere a document is called as given.
        self._below = options.format == "brat"
        self._normalizer = settings.make_normalizer(options)
        self.failures = 0

    def __iter__(self) -> Iterator[StandoffDocument]:
        for item in self._inputs:
            try:
                yield from self._of(item)
            except InputError as error:
                self._fail(str(error))

    def _fail(self, says: str) -> None:
        say(says)
        self.failures += 1

    def _of(self, item: Input) -> Iterator[StandoffDocument]:
        """Give a document for each text of an input."""
        name = item.relative.as_posix() if self._below else item.name
        with open_input(item, self._reading) as opened:
            for note in opened.notes:
                say(f"note: {note}")
            for piece in opened.layout.pieces(opened.file):
                if piece.problem:
                    where = (item.shown, piece.place, piece.problem)
                    self._fail(": ".join(filter(None, where)))
                labels = piece.labels or ("",) * len(piece.texts)
                for text, label in zip(piece.texts, labels, strict=True):
                    called = ", ".join(filter(None, (name, piece.place, label)))
                    yield document_of(self._normalizer.normalize(text), called)


def _tell(losses: Losses, form: Format) -> None:
    """Say which spans are not where they were, or are missing."""
    moved = Losses({kind: losses[kind] for kind in OF_PLACE if losses[kind]})
    if moved:
        say(f"note: {form.name} cannot hold: {listed(moved)}")
