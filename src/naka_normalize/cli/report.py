"""``naka report``: documents in, one page out that a person can look through."""

import argparse
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import STDIN, Input, collect, given_path
from naka_normalize.cli.messages import DONE, FAILED, say
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.replacing import replaced
from naka_normalize.formats.statistics import counted
from naka_normalize.formats.text import check_encoding
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
    inputs, errors = collect(options.paths, options.encoding)
    inputs = [item for item in inputs if not _is_output(item, options.output)]
    problems: list[str] = []
    for error in errors:
        _note(error, problems)
    if not inputs:
        return FAILED
    results = _results(inputs, options, problems)
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
    check_encoding(options.encoding)
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
    inputs: Iterable[Input], options: argparse.Namespace, problems: list[str]
) -> Iterator[tuple[str, Result]]:
    """Give each document's name and answer; what cannot be read is noted."""
    normalizer = settings.make_normalizer(options)
    for item in inputs:
        try:
            document = item.read(options.encoding)
        except InputError as error:
            _note(error, problems)
        else:
            name = "standard input" if item.name == STDIN else item.name
            yield name, normalizer.normalize(document.text)


def _note(error: InputError, problems: list[str]) -> None:
    """Say what cannot be read, now and on the page."""
    say(str(error))
    problems.append(str(error))


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
