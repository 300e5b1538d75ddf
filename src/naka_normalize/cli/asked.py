"""Which names to look up: arguments, lines, or one column of a table; as they are read."""

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from naka_normalize.cli.inputs import STDIN, check_path
from naka_normalize.cli.messages import say
from naka_normalize.errors import InputError, UsageError

_TABS = frozenset({".tsv", ".tab"})
# What stands for a row without a name, so that answers stay beside their rows.
NO_NAME = ""


@dataclass(slots=True)
class Asked:
    """Names to look up, in their order.

    Attributes:
        names: The names; each is read when it is asked for. Of a row without one it is
            ``NO_NAME``.
        bad: How many rows could not be read so far; each was told.
    """

    names: Iterable[str]
    bad: int = 0


@contextmanager
def asked(options: argparse.Namespace) -> Iterator[Asked]:
    """Open what the options name.

    Raises:
        UsageError: If there are no names, one is blank, or options contradict each other.
        InputError: If the file cannot be read.
    """
    given = [name for name in options.asked if name != STDIN]
    if options.column is not None and options.field is not None:
        raise UsageError("--column is for CSV and --field for JSON Lines; choose one")
    if given and (options.file is not None or len(given) < len(options.asked)):
        raise UsageError("names are given, and a file or -, too; choose one")
    if given:
        if not all(map(str.strip, given)):
            raise UsageError("a name is empty; is a variable not set?")
        yield Asked(given)
        return
    if options.file is None and sys.stdin.isatty() and not options.asked:
        raise UsageError("nothing to look up; give names, or - to type them")
    with _opened(options.file, options.encoding) as (stream, label):
        made = Asked(())
        made.names = _read(stream, label, options, made)
        yield made


@contextmanager
def _opened(path: Path | None, encoding: str) -> Iterator[tuple[TextIO, str]]:
    """Open a file or standard input, with what messages call it."""
    if path is None or str(path) == STDIN:
        stream = io.TextIOWrapper(sys.stdin.buffer, encoding=encoding, newline="")
        try:
            yield stream, "standard input"
        finally:
            stream.detach()
        return
    check_path(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield file, str(path)
    except IsADirectoryError as error:
        raise InputError(f"{path}: is a directory; name a file") from error


def _read(
    stream: TextIO, label: str, options: argparse.Namespace, made: Asked
) -> Iterator[str]:
    """Give the names of a stream.

    Raises:
        InputError: If some byte does not fit the encoding, or a column is missing.
    """
    if options.column is not None:
        tabs = options.file is not None and options.file.suffix.lower() in _TABS
        names = _column(stream, label, options.column, made, "\t" if tabs else ",")
    elif options.field is not None:
        names = _field(stream, label, options.field, made)
    else:
        names = (name for line in stream if (name := line.strip()))
    try:
        yield from names
    except UnicodeError as error:
        encoding = options.encoding.upper()
        raise InputError(
            f"{label}: not valid {encoding}; name its encoding with --encoding"
        ) from error


def _column(
    stream: TextIO, label: str, column: str, made: Asked, delimiter: str
) -> Iterator[str]:
    """Give one column of CSV or TSV, by its name or its number from 1."""
    rows = csv.reader(stream, delimiter=delimiter)
    heads = [head.strip("\ufeff ") for head in next(rows, [])]
    if column in heads:
        place = heads.index(column)
    elif column.isdecimal() and 0 < int(column) <= len(heads):
        place = int(column) - 1
    else:
        known = ", ".join(heads) or "none"
        raise InputError(f"{label}:1: there is no column {column!r}; there are {known}")
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            _tell(made, f"{label}:{rows.line_num}: {error}; mend the row")
            yield NO_NAME
            continue
        name = row[place].strip() if place < len(row) else NO_NAME
        if not row and len(heads) > 1:
            # An empty line is no row of a table, but of a single column it is one.
            continue
        if not name:
            _tell(made, f"{label}:{rows.line_num}: no name in column {column!r}")
        yield name


def _field(stream: TextIO, label: str, field: str, made: Asked) -> Iterator[str]:
    """Give one field of JSON Lines."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            _tell(made, f"{label}:{number}: no JSON: {error}")
            yield NO_NAME
            continue
        name = record.get(field) if isinstance(record, dict) else None
        if isinstance(name, str) and name.strip():
            yield name.strip()
        else:
            _tell(made, f"{label}:{number}: no text in field {field!r}")
            yield NO_NAME


def _tell(made: Asked, problem: str) -> None:
    made.bad += 1
    say(problem)
