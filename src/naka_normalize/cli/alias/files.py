"""Which alias files an action is about, and which of them cannot be read."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import check_path, given_path
from naka_normalize.cli.messages import say
from naka_normalize.errors import GazetteerError, InputError, UsageError

if TYPE_CHECKING:
    from naka_normalize.gazetteer.assemble import Loaded


def add_files_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names alias files."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        type=given_path,
        help="alias files of your own; without any, the built-in ones",
    )


def add_packs_beside(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names alias files, and the options for what is beside them."""
    settings.add_pack_options(parser)
    add_files_argument(parser)


def is_readable(options: argparse.Namespace) -> bool:
    """Tell whether all files can be read; say which cannot.

    Raises:
        UsageError: If there are packs beside files, and no files.
    """
    if not options.files and (options.aliases or options.packs):
        raise UsageError(
            "--aliases and --pack are what lies beside FILEs; give the files to check as"
            " arguments"
        )
    return not tell_unreadable([*options.aliases, *options.files])


def load(options: argparse.Namespace, *more: Path) -> "Loaded":
    """Load the files that the options and the configuration name, and some more.

    Raises:
        GazetteerError: If one cannot be used.
        UsageError: If no pack has names of the set that the options ask for.
    """
    from naka_normalize.gazetteer.preferences import AS_WRITTEN, with_names

    loaded = try_loading(options, *more)
    if loaded.problems:
        raise GazetteerError(loaded.problems)
    settings.tell_left_out(loaded.gazetteer.left_out)
    names = getattr(options, "names", AS_WRITTEN)
    return loaded._replace(gazetteer=with_names(loaded.gazetteer, names))


def try_loading(options: argparse.Namespace, *more: Path) -> "Loaded":
    """Load them as far as they can be used."""
    from naka_normalize.gazetteer.assemble import load_files

    return load_files(
        (*options.aliases, *more),
        packs=options.packs,
        keep_going=getattr(options, "keep_going", False),
    )


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
