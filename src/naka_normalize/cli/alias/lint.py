"""``naka alias lint``: find what is wrong in alias files."""

import argparse
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.alias.files import add_files_argument, tell_unreadable
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
    add_files_argument(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print every problem of the alias files."""
    if tell_unreadable(options.files):
        return USAGE
    from naka_normalize.proving import lint

    found = lint(options.files)
    colour = settings.wants_colour(options.color, out)
    out.write(problems.write(found, options.output_format, colour=colour))
    say(counted(len(found), "problem"))
    return FOUND if found else DONE
