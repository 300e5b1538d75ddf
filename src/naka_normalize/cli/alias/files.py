"""Which alias files an action is about, and which of them cannot be read."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import check_path
from naka_normalize.cli.messages import say
from naka_normalize.errors import GazetteerError, InputError

if TYPE_CHECKING:
    from naka_normalize.gazetteer.assemble import Loaded


def add_files_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names alias files."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        type=Path,
        help="alias files of your own; without any, the built-in ones",
    )


def load(options: argparse.Namespace, *more: Path) -> "Loaded":
    """Load the files that the options and the configuration name, and some more.

    Raises:
        GazetteerError: If one cannot be used.
    """
    from naka_normalize.gazetteer.assemble import load_files

    loaded = load_files(
        (*options.aliases, *more), packs=options.packs, keep_going=options.keep_going
    )
    if loaded.problems:
        raise GazetteerError(loaded.problems)
    settings.tell_left_out(loaded.gazetteer.left_out)
    return loaded


def tell_unreadable(paths: Sequence[Path]) -> bool:
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
