"""``naka alias lint``: find what is wrong in alias files."""

import argparse
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.alias.files import add_packs_beside, is_readable
from naka_normalize.cli.messages import DONE, FOUND, USAGE, say
from naka_normalize.formats import problems
from naka_normalize.formats.statistics import counted


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    parser.add_argument(
        "--output-format",
        choices=problems.FORMATS,
        default="text",
        help="how to print problems (default: text)",
    )
    settings.add_colour_option(parser)
    add_packs_beside(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print every problem of the alias files.

    Raises:
        UsageError: If there are packs beside files, and no files.
    """
    if not is_readable(options):
        return USAGE
    from naka_normalize.proving import lint

    found = lint(options.files, beside=options.aliases, packs=options.packs)
    colour = settings.wants_colour(options.color, out)
    out.write(problems.write(found, options.output_format, colour=colour))
    say(counted(len(found), "problem"))
    return FOUND if found else DONE
