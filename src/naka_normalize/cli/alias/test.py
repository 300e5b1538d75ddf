"""``naka alias test``: try every example of alias files."""

import argparse
from collections.abc import Collection, Iterator
from textwrap import indent
from typing import TYPE_CHECKING, TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.alias.files import add_packs_beside, is_readable
from naka_normalize.cli.messages import DONE, FOUND, USAGE, say
from naka_normalize.errors import UsageError
from naka_normalize.formats.colour import BOLD, paint, visible
from naka_normalize.formats.explanation import explain
from naka_normalize.formats.statistics import counted

if TYPE_CHECKING:
    from naka_normalize.proving import Failure
    from naka_normalize.records import Gazetteer


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    parser.add_argument(
        "--entity",
        metavar="ID",
        action="append",
        default=[],
        help="try only the examples of this entity, pair or wrapper; may be given several"
        " times",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="with FILE: try the examples of all packs as well, which a new name may harm",
    )
    settings.add_colour_option(parser)
    add_packs_beside(parser)
    parser.set_defaults(run=run, policy="balanced")


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Normalize every example and explain those that do not come out as written.

    Raises:
        GazetteerError: If an alias file is wrong.
        UsageError: If there is no entity, pair or wrapper of a given id, or there are
            packs beside files and no files.
    """
    if not is_readable(options):
        return USAGE
    from naka_normalize.proving import failures

    options.aliases = [*options.aliases, *options.files]
    normalizer = settings.make_normalizer(options)
    _check_owners(options.entity, normalizer.gazetteer)
    files = set() if options.all else {str(path) for path in options.files}
    examples = [
        example
        for example in normalizer.gazetteer.examples
        if (not files or example.place.file in files)
        and (not options.entity or example.owner in options.entity)
    ]
    needed = settings.needed(options)
    colour = settings.wants_colour(options.color, out)
    failed = 0
    for failure in failures(examples, normalizer):
        failed += 1
        out.writelines(explained(failure, needed, colour=colour))
    say(f"{counted(len(examples), 'example')}, {failed:,} failed")
    return FOUND if failed else DONE


def _check_owners(wanted: Collection[str], gazetteer: "Gazetteer") -> None:
    """Refuse ids that nothing has, which would pass without a single example."""
    known = {*gazetteer.entities, *(example.owner for example in gazetteer.examples)}
    for name in wanted:
        if name not in known:
            from naka_normalize.gazetteer.format.checks import near

            says = f"there is no entity, pair or wrapper '{name}'. {near(name, known)}"
            raise UsageError(says.rstrip(". "))


def explained(failure: "Failure", needed: float, *, colour: bool) -> Iterator[str]:
    """Write what was expected, what came, and why: the reasons where the two differ."""
    place = paint(str(failure.example.place), BOLD, colour=colour)
    yield f"{place}: the example of {failure.example.owner} does not come out as written\n"
    yield f"  expected: {visible(failure.expected)}\n"
    yield f"  got:      {visible(failure.got)}\n"
    for surface in failure.unseen:
        says = f"no name is found at “{visible(surface)}”: is it listed so?"
        if surface in failure.doubted:
            says = f"“{visible(surface)}” is listed, but nothing here speaks for it"
        yield f"  example: {says}\n"
    result = failure.questioned
    if result.mentions or result.edits:
        why = explain(result, "example", needed=needed, colour=colour)
        yield indent(why, "  ")
