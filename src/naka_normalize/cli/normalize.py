"""``naka normalize``: documents in, documents with right names out."""

import argparse
import sys
from pathlib import Path
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import STDIN, Input, collect
from naka_normalize.cli.messages import DONE, FAILED, FOUND, say
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats import statistics
from naka_normalize.formats.statistics import Statistics, counted
from naka_normalize.formats.text import Document, check_encoding, write_text
from naka_normalize.records import Result


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="files, directories, or - for standard input",
    )
    _add_output_options(parser)
    settings.add_gazetteer_options(parser)
    settings.add_policy_option(parser)
    settings.add_reading_options(parser)
    settings.add_colour_option(parser)
    parser.set_defaults(run=run)


def _add_output_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what becomes of each document, and what is told."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "-i",
        "--in-place",
        action="store_true",
        help="write each changed file back, at once",
    )
    where.add_argument(
        "-o",
        "--output-dir",
        metavar="DIR",
        type=Path,
        help="write every document to DIR, under its name",
    )
    where.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a file would change"
    )
    parser.add_argument("--diff", action="store_true", help="print a unified diff instead")
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="text, or one JSON record a line (default: text)",
    )
    parser.add_argument(
        "--explain", action="store_true", help="give the reasons on standard error"
    )
    parser.add_argument(
        "--stats", action="store_true", help="give counts on standard error"
    )


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Normalize every document and send each answer where the options say.

    Raises:
        UsageError: If the options contradict each other; nothing was read.
        GazetteerError: If an alias file is wrong; nothing was read.
    """
    _check_options(options)
    inputs, errors = collect(_paths(options), options.encoding, options.output_dir)
    if options.output_dir is not None:
        _check_targets(inputs, options.output_dir)
    for error in errors:
        say(str(error))
    if not inputs:
        return FAILED
    delivery = _Delivery(options, out, several=len(inputs) > 1)
    delivery.send_all(inputs)
    if errors or delivery.failures:
        return FAILED
    return FOUND if options.check and delivery.statistics.changed else DONE


def _check_options(options: argparse.Namespace) -> None:
    """Raise a usage error if options contradict each other."""
    check_encoding(options.encoding)
    writes = options.in_place or options.output_dir is not None
    if writes and (options.diff or options.format == "jsonl"):
        other = "--diff" if options.diff else "--format jsonl"
        raise UsageError(f"{other} prints and --in-place or -o writes files; leave one out")
    if options.diff and options.format == "jsonl":
        raise UsageError("--diff and --format jsonl both say what to print; leave one out")
    if writes and STDIN in options.paths:
        raise UsageError(
            "standard input is no file to write back; redirect the output instead"
        )


def _paths(options: argparse.Namespace) -> list[str]:
    """Return the arguments; without any, standard input unless it is a terminal."""
    if options.paths:
        return list(options.paths)
    if sys.stdin.isatty() or options.in_place or options.output_dir is not None:
        raise UsageError(
            "nothing to normalize; give files or directories, or - to type text"
        )
    return [STDIN]


def _check_targets(inputs: list[Input], folder: Path) -> None:
    """Raise a usage error if two documents, or an input, would be written over."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; -o needs a directory")
    owners: dict[Path, Input] = {}
    for item in inputs:
        other = owners.setdefault(item.relative, item)
        if other is not item:
            raise UsageError(
                f"{other.name} and {item.name} would both become"
                f" {folder / item.relative}; give them different output directories"
            )
        target = folder / item.relative
        if item.path is not None and target.exists() and target.samefile(item.path):
            raise UsageError(
                f"{target} is the input itself; use --in-place or another directory"
            )


class _Delivery:
    """Sends answers to where the options say, in the order of the inputs.

    Attributes:
        statistics: Counts over all documents so far.
        failures: How many documents could not be read or written.
    """

    def __init__(self, options: argparse.Namespace, out: TextIO, *, several: bool) -> None:
        self._options = options
        self._out = out
        self._headed = several and options.format == "text"
        self._normalizer = settings.make_normalizer(options)
        self.statistics = Statistics()
        self.failures = 0

    def send_all(self, inputs: list[Input]) -> None:
        """Normalize and send each document; what fails is said and passed over."""
        for item in inputs:
            try:
                document = item.read(self._options.encoding)
                result = self._normalizer.normalize(document.text)
                self._send(result, document, item)
            except InputError as error:
                say(str(error))
                self.failures += 1
            else:
                self._tell(result, document.name)
        if self._options.stats:
            say(self._summary())

    def _send(self, result: Result, document: Document, item: Input) -> None:
        """Write one answer to standard output or to a file."""
        options = self._options
        if document.path is not None and options.in_place:
            if result.edits:
                write_text(document.path, result.text, document.encoding, document.path)
        elif options.output_dir is not None:
            target = _target(options.output_dir, item)
            write_text(target, result.text, document.encoding, document.path)
        elif options.diff:
            from naka_normalize.formats import diff

            colour = settings.wants_colour(options.color, self._out)
            self._out.write(diff.unified(result, document.name, colour=colour))
        elif not options.check:
            self._print(result, document.name)
        self.statistics.add(result)

    def _print(self, result: Result, name: str) -> None:
        """Print one answer as text or as a record."""
        if self._options.format == "jsonl":
            from naka_normalize.formats import jsonl

            self._out.write(jsonl.line(jsonl.record(result, name)))
            return
        if self._headed:
            between = "\n" if self.statistics.documents else ""
            self._out.write(f"{between}==> {name} <==\n")
        self._out.write(result.text)

    def _tell(self, result: Result, name: str) -> None:
        """Say on standard error what was asked for about one document."""
        options = self._options
        if options.check and result.edits:
            say(f"would change: {name}")
        if options.explain:
            self._out.flush()
            colour = settings.wants_colour(options.color, sys.stderr)
            sys.stderr.write(self._reasons(result, name, colour=colour))
        if options.stats:
            say(f"{name}: {statistics.of(result)}")

    def _reasons(self, result: Result, name: str, *, colour: bool) -> str:
        """Return the explanation of one answer."""
        from naka_normalize.formats import explanation

        needed = settings.needed(self._options)
        return explanation.explain(result, name, needed=needed, colour=colour)

    def _summary(self) -> str:
        """Return the counts of all documents in one line."""
        total = self.statistics
        failed = f", {self.failures} failed" if self.failures else ""
        documents = counted(total.documents, "document")
        return f"{documents}, {total.changed} changed{failed}: {total}"


def _target(folder: Path, item: Input) -> Path:
    """Return where a document goes, and make its directory.

    Raises:
        InputError: If the directory cannot be made, or a link would lead out of the output
            directory.
    """
    target = folder / item.relative
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{target.parent}: cannot be made: {error.strerror}") from error
    if not target.resolve().is_relative_to(folder.resolve()):
        raise InputError(f"{target} is a link that leads out of {folder}; remove the link")
    return target
