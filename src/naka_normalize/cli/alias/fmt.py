"""``naka alias fmt``: bring alias files into the layout of the house."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.alias.files import add_files_argument, tell_unreadable
from naka_normalize.cli.messages import DONE, FOUND, USAGE, say
from naka_normalize.errors import GazetteerError, UsageError
from naka_normalize.formats.changed import changed
from naka_normalize.formats.statistics import counted

if TYPE_CHECKING:
    from naka_normalize.gazetteer.packs import PackFile


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit code 1 if a file would change",
    )
    parser.add_argument(
        "--diff", action="store_true", help="write nothing; print the difference"
    )
    settings.add_colour_option(parser)
    add_files_argument(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Arrange files, or tell which are not arranged.

    Raises:
        UsageError: If there are no files that may be changed.
        GazetteerError: If a file is wrong; then none is changed.
    """
    if tell_unreadable(options.files):
        return USAGE
    from naka_normalize.cli.alias.target import write_file

    found = list(_rearranged(options.files))
    colour = settings.wants_colour(options.color, out)
    for path, old, new in found:
        if options.diff:
            before, after = old.data.decode("utf-8"), new.data.decode("utf-8")
            out.write(changed(before, after, old.shown, colour=colour))
        elif options.check:
            out.write(f"{old.shown}\n")
        else:
            write_file(path, new, old.data)
            say(f"{old.shown} written")
    is_written = not (options.diff or options.check)
    done = "brought into" if is_written else "not in"
    say(f"{counted(len(found), 'file')} {done} the layout of the house")
    return FOUND if found and options.check else DONE


def _rearranged(given: Sequence[Path]) -> "list[tuple[Path, PackFile, PackFile]]":
    """Return the files that are not arranged, as they are and as they would be.

    Raises:
        UsageError: If there are no files that may be changed.
        GazetteerError: If a file is wrong.
    """
    from naka_normalize.cli.alias.target import may_change, path_of
    from naka_normalize.gazetteer.editing.arrange import arrange
    from naka_normalize.gazetteer.format.nodes import Problems
    from naka_normalize.gazetteer.format.sheets import read_sheet
    from naka_normalize.gazetteer.packs import read_files

    problems = Problems()
    files = read_files(given, problems, builtin=not given)
    files = tuple(file for file in files if given or may_change(file))
    for file in files:
        read_sheet(file, problems)
    if problems.found:
        raise GazetteerError(problems.found)
    if not files:
        raise UsageError("the built-in files are not for you to change; name your own")
    rows = ((path_of(file), file, arrange(file.shown, file.data)) for file in files)
    return [
        (path, file, file._replace(data=data))
        for path, file, data in rows
        if path and data != file.data
    ]
