"""``naka alias test``: try every example of alias files."""

import argparse
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.alias.files import add_files_argument, tell_unreadable
from naka_normalize.cli.messages import DONE, FOUND, USAGE, say
from naka_normalize.formats.colour import visible
from naka_normalize.formats.statistics import counted


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    add_files_argument(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Normalize every example and print those that do not come out as written.

    Raises:
        GazetteerError: If an alias file is wrong.
    """
    if tell_unreadable(options.files):
        return USAGE
    options.aliases = options.files
    normalizer = settings.make_normalizer(options)
    own = {str(path) for path in options.files}
    examples = [
        example
        for example in normalizer.gazetteer.examples
        if not own or example.place.file in own
    ]
    failures = 0
    for example in examples:
        got = normalizer.normalize(example.source).text
        if got != example.expected:
            failures += 1
            out.write(f"{example.place}: example of {example.owner} fails\n")
            out.write(f"  expected: {visible(example.expected)}\n")
            out.write(f"  got:      {visible(got)}\n")
    say(f"{counted(len(examples), 'example')}, {failures} failed")
    return FOUND if failures else DONE
