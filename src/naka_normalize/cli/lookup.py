"""``naka lookup``: find names in the gazetteer, however they are spelled."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.asked import asked
from naka_normalize.cli.messages import DONE, FAILED, FOUND, say
from naka_normalize.errors import UsageError
from naka_normalize.formats import answers, jsonl
from naka_normalize.formats.colour import visible
from naka_normalize.formats.text import AUTO, check_encoding

if TYPE_CHECKING:
    from naka_normalize.lookups.answers import Match
    from naka_normalize.lookups.table import Lookup
    from naka_normalize.pipeline import Normalizer

_FORMATS = ("table", "csv", "tsv", "jsonl")
_REMEMBERED = 1 << 14


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "asked",
        metavar="NAME",
        nargs="*",
        help="names to find; without any, one a line from standard input",
    )
    _add_input_options(parser)
    parser.add_argument(
        "--limit",
        metavar="N",
        type=int,
        help="candidates a name (default: 5; for csv and tsv 1)",
    )
    parser.add_argument("--type", metavar="TYPE", help="only this type, such as city")
    parser.add_argument("--country", metavar="NAME", help="only what belongs to a country")
    parser.add_argument(
        "--context", metavar="TEXT", help="text beside the names, to tell namesakes apart"
    )
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 for uncertain answers, too"
    )
    parser.add_argument("--format", choices=_FORMATS, help="how to print (default: table)")
    parser.add_argument("--json", action="store_true", help="the same as --format jsonl")
    parser.add_argument(
        "--columns",
        metavar="LIST",
        default=",".join(answers.USUAL),
        help=f"what to print, of: {', '.join(answers.COLUMNS)}",
    )
    settings.add_gazetteer_options(parser)
    settings.add_reading_options(parser)
    parser.set_defaults(run=run)


def _add_input_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say where the names and the table come from."""
    parser.add_argument(
        "--file", metavar="FILE", type=Path, help="a file with one name a line; - as above"
    )
    parser.add_argument(
        "-c",
        "--column",
        metavar="NAME",
        help="the file is CSV (or .tsv) with the names in this column, by name or number",
    )
    parser.add_argument(
        "--field",
        metavar="NAME",
        help="the file is JSON Lines with the names in this field",
    )
    parser.add_argument(
        "--table",
        metavar="FILE",
        type=Path,
        help="look up in a CSV or TSV file of your own, not in the gazetteer",
    )


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print the candidates of each name, best first.

    Raises:
        UsageError: If there are no names, one is blank, or an option is wrong.
        GazetteerError: If an alias file is wrong.
        InputError: If a file cannot be read.
    """
    form, limit, columns = _shape(options)
    if check_encoding(options.encoding) == AUTO:
        raise UsageError("lookup does not guess encodings; name it with --encoding")
    with asked(options) as given:
        find = _finder(options, limit)
        seen = _Seen(options.strict)
        found = (
            (name, seen.count(name, find(name)) if name else ()) for name in given.names
        )
        if form == "jsonl":
            out.writelines(jsonl.line(answers.record(*one)) for one in found)
        elif form == "table":
            answers.write_table(list(found), columns, out)
        else:
            answers.write_rows(found, columns, out, "\t" if form == "tsv" else ",")
        if not seen.names and not given.bad:
            raise UsageError("nothing to look up: there are no names in the input")
    if given.bad:
        return FAILED
    return FOUND if seen.doubtful else DONE


def _shape(options: argparse.Namespace) -> tuple[str, int, list[str]]:
    """Return the format, how many candidates, and the columns.

    Raises:
        UsageError: If one of them is wrong.
    """
    form = options.format or ("jsonl" if options.json else "table")
    if options.json and form != "jsonl":
        raise UsageError("--json and another --format contradict each other")
    limit = options.limit
    if limit is None:
        limit = 1 if form in ("csv", "tsv") else 5
    if limit < 1:
        raise UsageError("--limit needs a number of 1 or more")
    columns = [column.strip() for column in options.columns.split(",")]
    for column in columns:
        if column not in answers.COLUMNS:
            known = ", ".join(answers.COLUMNS)
            raise UsageError(f"there is no column {column!r} to print; there are {known}")
    if options.table is not None and settings.is_given(options, "aliases"):
        raise UsageError("--table and --aliases contradict each other; choose one")
    return form, limit, columns


def _finder(options: argparse.Namespace, limit: int) -> "Callable[[str], Sequence[Match]]":
    """Return what finds a name; names that come again are remembered."""
    from functools import lru_cache

    table = _table(options)

    @lru_cache(maxsize=_REMEMBERED)
    def find(name: str) -> "Sequence[Match]":
        return table.lookup(
            name,
            context=options.context,
            type=options.type,
            country=options.country,
            limit=limit,
        )

    return find


def _table(options: argparse.Namespace) -> "Lookup | Normalizer":
    """Return the table to look up in."""
    if options.table is None:
        return settings.make_normalizer(options)
    from naka_normalize.lookups.table import Lookup

    return Lookup.from_csv(options.table, encoding=options.encoding)


class _Seen:
    """Counts names, and tells which were not found."""

    def __init__(self, strict: bool) -> None:  # noqa: FBT001 - an option, as it is given
        self._strict = strict
        self.names = 0
        self.doubtful = 0

    def count(self, name: str, matches: "Sequence[Match]") -> "Sequence[Match]":
        """Count one name, and return its matches."""
        self.names += 1
        if not matches:
            self.doubtful += 1
            say(f"not found: {visible(name)}")
        elif self._strict and not matches[0].certain:
            self.doubtful += 1
            say(f"not certain: {visible(name)}")
        return matches
