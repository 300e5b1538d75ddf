"""``naka alias diff``: what changed in meaning between two states of alias files."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.inputs import check_path, given_path
from naka_normalize.cli.messages import DONE, FOUND, say
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.colour import CYAN, GREEN, RED, YELLOW, paint, visible
from naka_normalize.formats.statistics import counted

if TYPE_CHECKING:
    from naka_normalize.gazetteer.editing.compare import Change

_COLOURS = {"major": RED, "minor": YELLOW, "patch": GREEN}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    for name, says in (("old", "as it was"), ("new", "as it is")):
        parser.add_argument(
            name, metavar=name.upper(), help=f"an alias file or a directory of them, {says}"
        )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    settings.add_colour_option(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print every change in meaning, and what version all of them ask for.

    Raises:
        UsageError: If there is no such file, or no alias file in a directory.
        GazetteerError: If an alias file is wrong by itself.
    """
    for name in (options.old, options.new):
        _check(name)
    from naka_normalize.gazetteer.editing.compare import compare, level_of

    changes = compare(options.old, options.new)
    level = level_of(changes)
    if options.json:
        record = {"version": level, "changes": [asdict(change) for change in changes]}
        out.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
    else:
        out.write(_text(changes, colour=settings.wants_colour(options.color, out)))
    asks = f", a {level} version" if level else ""
    say(f"{counted(len(changes), 'change')} in meaning{asks}")
    return FOUND if changes else DONE


def _check(name: str) -> None:
    """See that alias files are there.

    Raises:
        UsageError: If not.
    """
    path = given_path(name)
    try:
        check_path(path)
    except InputError as error:
        raise UsageError(str(error)) from error
    if path.is_dir() and not any(path.glob("*.yaml")):
        raise UsageError(f"{path}: no alias files (*.yaml) in this directory")


def _text(changes: "Sequence[Change]", *, colour: bool) -> str:
    """Return a line for each entry that changed, and below it one for each change."""
    lines = []
    last = ("", "")
    for change in changes:
        if (change.kind, change.owner) != last:
            last = (change.kind, change.owner)
            lines.append(paint(change.owner or change.kind, CYAN, colour=colour))
        level = paint(change.level, _COLOURS[change.level], colour=colour)
        lines.append(f"  {level}  {visible(change.field)}: {_says(change)}")
    return "".join(f"{line}\n" for line in lines)


def _says(change: "Change") -> str:
    old, new = visible(change.old), visible(change.new)
    if not old:
        return f"added: {new}"
    return f"{old} → {new}" if new else f"removed: {old}"
