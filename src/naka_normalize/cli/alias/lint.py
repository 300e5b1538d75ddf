"""``naka alias lint``: find what is wrong in alias files."""

import argparse
from typing import TextIO

from naka_normalize.cli.alias.files import add_files_argument, tell_unreadable
from naka_normalize.cli.messages import DONE, FOUND, USAGE, say
from naka_normalize.formats import problems
from naka_normalize.formats.statistics import counted


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    parser.add_argument(
        "--output-format",
        choices=sorted(problems.FORMATS),
        default="text",
        help="how to print problems (default: text)",
    )
    add_files_argument(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print every problem of the alias files."""
    if tell_unreadable(options.files):
        return USAGE
    from naka_normalize.gazetteer.lint import lint

    found = lint(options.files)
    out.write(problems.write(found, options.output_format))
    say(counted(len(found), "problem"))
    return FOUND if found else DONE
