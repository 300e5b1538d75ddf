"""``naka report``: documents in, one page out that a person can look through."""

import argparse
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import Selection, collect, given_path
from naka_normalize.cli.messages import DONE, FAILED, say
from naka_normalize.cli.reading import add_input_options, input_settings
from naka_normalize.documents.inputs import Input
from naka_normalize.documents.opening import open_input
from naka_normalize.documents.settings import InputSettings
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.replacing import replaced
from naka_normalize.formats.statistics import counted
from naka_normalize.records import Result
from naka_normalize.report import write_report
from naka_normalize.report.page import GENERATOR, LIMIT
from naka_normalize.report.summary import Summary

# Every report says within so many bytes that it is one.
_PROBE = 4096


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="files, directories, or - for standard input",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=given_path,
        help="write the page to FILE, in place of an earlier report (default: print it)",
    )
    parser.add_argument(
        "--title",
        default="naka report",
        help="what the page is called (default: naka report)",
    )
    parser.add_argument(
        "--limit",
        metavar="N",
        type=int,
        default=LIMIT,
        help=f"show N documents, and only count those after them (default: {LIMIT})",
    )
    add_input_options(parser)
    settings.add_gazetteer_options(parser)
    settings.add_policy_option(parser)
    settings.add_reading_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Normalize every document and write the page.

    Raises:
        UsageError: If an option is wrong, or the output is a file that is no report;
            nothing was read.
        GazetteerError: If an alias file is wrong; nothing was read.
        InputError: If the page cannot be written.
    """
    _check_options(options, out)
    reading = input_settings(options)
    chosen = Selection(tuple(options.include), tuple(options.exclude), reading)
    inputs, errors = collect(options.paths, options.encoding, selection=chosen)
    inputs = [item for item in inputs if not _is_output(item, options.output)]
    problems: list[str] = []
    for error in errors:
        _note(str(error), problems)
    if not inputs:
        return FAILED
    results = _results(inputs, reading, options, problems)
    if options.output is None:
        _write(results, out, options, problems)
    else:
        with replaced(options.output) as file:
            page = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
            summary = _write(results, page, options, problems)
            page.flush()
            page.detach()
        _tell(summary, options.output)
    return FAILED if problems else DONE


def _check_options(options: argparse.Namespace, out: TextIO) -> None:
    """Raise a usage error if an option is none that it can be."""
    if options.limit < 1:
        raise UsageError(f"--limit needs a number of 1 or more, not {options.limit}")
    output: Path | None = options.output
    if output is None:
        if out.isatty():
            raise UsageError("a page is for a browser: name a file for it, -o report.html")
    elif output.is_dir():
        raise UsageError(f"{output} is a directory; name a file, {output / 'report.html'}")
    elif output.exists() and not _is_report(output):
        raise UsageError(f"{output} is no report and stays as it is; name another file")


def _is_report(path: Path) -> bool:
    """Tell whether a file is an earlier report, which may be replaced."""
    with path.open("rb") as file:
        return f'content="{GENERATOR}"'.encode() in file.read(_PROBE)


def _is_output(item: Input, output: Path | None) -> bool:
    """Tell whether a document is the report of an earlier run."""
    if item.path is None or output is None:
        return False
    return os.path.realpath(item.path) == os.path.realpath(output)


def _results(
    inputs: Iterable[Input],
    reading: InputSettings,
    options: argparse.Namespace,
    problems: list[str],
) -> Iterator[tuple[str, Result]]:
    """Give each document's name and answer; what cannot be read is noted."""
    normalizer = settings.make_normalizer(options)
    for item in inputs:
        try:
            for name, text in _texts(item, reading, problems):
                yield name, normalizer.normalize(text)
        except InputError as error:
            _note(str(error), problems)


def _texts(
    item: Input, reading: InputSettings, problems: list[str]
) -> Iterator[tuple[str, str]]:
    """Give the texts of an input, with what tells them from each other.

    Raises:
        InputError: If it cannot be read.
    """
    with open_input(item, reading) as opened:
        for note in opened.notes:
            say(f"note: {note}")
        for piece in opened.layout.pieces(opened.file):
            place = ", ".join(filter(None, (item.shown, piece.place)))
            if piece.problem:
                _note(f"{place}: {piece.problem}", problems)
            labels = piece.labels or ("",) * len(piece.texts)
            for label, text in zip(labels, piece.texts, strict=True):
                yield ", ".join(filter(None, (place, label))), text


def _note(problem: str, problems: list[str]) -> None:
    """Say what cannot be read, now and on the page."""
    say(problem)
    problems.append(problem)


def _write(
    results: Iterable[tuple[str, Result]],
    file: TextIO,
    options: argparse.Namespace,
    problems: list[str],
) -> Summary:
    return write_report(
        results,
        file,
        title=options.title,
        needed=settings.needed(options),
        limit=options.limit,
        problems=problems,
    )


def _tell(summary: Summary, output: Path) -> None:
    """Say what the page has."""
    documents = counted(summary.documents, "document")
    questions = counted(summary.marks["ask"], "question")
    say(f"{output}: {documents}, {summary.changed:,} changed, {questions}")
