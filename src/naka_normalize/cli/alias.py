"""``naka alias``: look after alias files."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import check_path
from naka_normalize.cli.messages import DONE, FOUND, USAGE, say
from naka_normalize.errors import InputError
from naka_normalize.formats import problems
from naka_normalize.formats.colour import visible
from naka_normalize.formats.statistics import counted


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command and what it can do."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    lint = actions.add_parser("lint", help="find what is wrong in alias files")
    lint.add_argument(
        "--output-format",
        choices=sorted(problems.FORMATS),
        default="text",
        help="how to print problems (default: text)",
    )
    test = actions.add_parser("test", help="try every example of alias files")
    for action, run in ((lint, run_lint), (test, run_test)):
        action.description = f"{(action.prog or '').split()[-1].capitalize()} alias files."
        action.add_argument(
            "files",
            metavar="FILE",
            nargs="*",
            type=Path,
            help="alias files of your own; without any, the built-in ones",
        )
        action.set_defaults(run=run)


def run_lint(options: argparse.Namespace, out: TextIO) -> int:
    """Print every problem of the alias files."""
    if _tell_unreadable(options.files):
        return USAGE
    from naka_normalize.gazetteer.lint import lint

    found = lint(options.files)
    out.write(problems.write(found, options.output_format))
    say(counted(len(found), "problem"))
    return FOUND if found else DONE


def run_test(options: argparse.Namespace, out: TextIO) -> int:
    """Normalize every example and print those that do not come out as written.

    Raises:
        GazetteerError: If an alias file is wrong.
    """
    if _tell_unreadable(options.files):
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


def _tell_unreadable(paths: Sequence[Path]) -> bool:
    """Say which alias files cannot be read; tell whether there are any."""
    reasons = [reason for path in paths if (reason := _unreadable(path))]
    for reason in reasons:
        say(reason)
    return bool(reasons)


def _unreadable(path: Path) -> str:
    """Return why a file cannot be read; empty if it can."""
    try:
        check_path(path)
        if path.is_dir():
            return f"{path}: is a directory; name the alias files in it"
        if path.is_file():
            path.open("rb").close()
    except InputError as error:
        return str(error)
    except OSError as error:
        return f"{path}: cannot be read: {error.strerror}"
    return ""
