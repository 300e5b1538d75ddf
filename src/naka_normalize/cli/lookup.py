"""``naka lookup``: find names in the gazetteer, however they are spelled."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import STDIN
from naka_normalize.cli.messages import DONE, FOUND, say
from naka_normalize.errors import UsageError
from naka_normalize.formats import jsonl, table
from naka_normalize.formats.colour import visible
from naka_normalize.formats.text import decode
from naka_normalize.records import entity_record

if TYPE_CHECKING:
    from naka_normalize.gazetteer.lookup import Match

_HEAD = ("asked", "id", "name", "type", "wikidata", "score", "how")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument(
        "names",
        metavar="NAME",
        nargs="*",
        help="names to find; without any, one a line from standard input",
    )
    parser.add_argument(
        "--limit", metavar="N", type=int, default=5, help="candidates a name (default: 5)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    settings.add_gazetteer_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print the candidates of each name, best first.

    Raises:
        UsageError: If there are no names, one is blank, or the limit is below 1.
        GazetteerError: If an alias file is wrong.
    """
    if options.limit < 1:
        raise UsageError("--limit needs a number of 1 or more")
    names = _names(options.names)
    normalizer = settings.make_normalizer(options)
    answers = [(name, normalizer.lookup(name, options.limit)) for name in names]
    if options.json:
        out.writelines(
            jsonl.line({"query": name, "matches": [_record(match) for match in matches]})
            for name, matches in answers
        )
    else:
        rows = [row for name, matches in answers for row in _rows(name, matches)]
        out.writelines(table.lines(_HEAD, rows))
    missing = [name for name, matches in answers if not matches]
    for name in missing:
        say(f"not found: {visible(name)}")
    return FOUND if missing else DONE


def _names(given: Sequence[str]) -> list[str]:
    """Return the names to find.

    Raises:
        UsageError: If there are none, or one is blank.
    """
    if list(given) not in ([], [STDIN]):
        if not all(map(str.strip, given)):
            raise UsageError("a name is empty; is a variable not set?")
        return list(given)
    if sys.stdin.isatty() and not given:
        raise UsageError("nothing to look up; give names, or - to type them")
    lines = decode(sys.stdin.buffer.read(), "standard input").splitlines()
    names = [line.strip() for line in lines if line.strip()]
    if not names:
        raise UsageError("nothing to look up: there are no names on standard input")
    return names


def _record(match: "Match") -> dict[str, Any]:
    """Return a candidate as other programs read it."""
    return {**entity_record(match.entity), "score": round(match.score, 4), "how": match.how}


def _rows(name: str, matches: "Sequence[Match]") -> Iterator[tuple[str, ...]]:
    """Give the rows of the table for one name."""
    for match in matches:
        entity = match.entity
        ids = (entity.id, entity.name, entity.type, entity.wikidata or "-")
        yield (visible(name), *ids, f"{match.score:.2f}", match.how)
