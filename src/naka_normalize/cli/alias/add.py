"""``naka alias add``: put an alias with its examples into an alias file."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.alias.files import try_loading
from naka_normalize.cli.alias.test import explained
from naka_normalize.cli.inputs import given_path
from naka_normalize.cli.messages import DONE, FOUND, say
from naka_normalize.errors import GazetteerError, UsageError
from naka_normalize.formats.changed import changed
from naka_normalize.formats.statistics import counted

if TYPE_CHECKING:
    from naka_normalize.gazetteer.assemble import Loaded

_AMBIGUOUS_ONLY = ("for", "against", "because", "as")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    parser.add_argument("entity", metavar="ENTITY", help="id of the entity or pair")
    parser.add_argument("alias", metavar="ALIAS", help="the surface form to add")
    parser.add_argument(
        "--tier",
        choices=("plain", "noisy", "ambiguous"),
        required=True,
        help="right as it stands, damage, or either, as the text shows",
    )
    parser.add_argument(
        "--file",
        metavar="PACK",
        type=given_path,
        help="alias file to change, made if missing (default: the one with the entity)",
    )
    parser.add_argument("--from", metavar="LANG", dest="from_", help="source language")
    _add_ambiguous_options(parser)
    parser.add_argument(
        "--example",
        metavar="SENTENCE",
        action="append",
        default=[],
        help="a sentence that proves it, with <surface -> replacement>, or without a mark"
        " if it must stay as it is; may be repeated",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="write nothing; print the difference"
    )
    settings.add_colour_option(parser)
    settings.add_pack_options(parser)
    parser.set_defaults(run=run, policy="balanced")


def _add_ambiguous_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what decides about an ambiguous alias."""
    for side, says in (("for", "it means this"), ("against", "it does not")):
        parser.add_argument(
            f"--{side}",
            metavar="NAME",
            action="append",
            default=[],
            help=f"ambiguous: a name or phrase near which {says}; may be repeated",
        )
    parser.add_argument("--because", metavar="REASON", help="ambiguous: why it is")
    parser.add_argument(
        "--as",
        choices=("name", "adjective", "demonym", "plural", "surname"),
        help="ambiguous: the form it stands for",
    )


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Add the alias, unless lint or the examples of the entry then find something.

    Raises:
        UsageError: If the alias cannot be added to this entity or to this file.
        GazetteerError: If the alias files are wrong already, or would be.
    """
    _check_options(options)
    from naka_normalize.cli.alias.change import plan
    from naka_normalize.cli.alias.proof import mends, with_file
    from naka_normalize.cli.alias.target import write_file

    given: Path | None = options.file
    is_new = given is not None and not given.exists()
    loaded = try_loading(options, *([] if given is None or is_new else [given]))
    try:
        change = plan(options, loaded)
    except (UsageError, GazetteerError):
        # It may well come of what is wrong already.
        if loaded.problems:
            raise GazetteerError(loaded.problems) from None
        raise
    old, new = change.old, change.new
    after = with_file(loaded, new)
    if not mends(loaded, after):
        raise GazetteerError(loaded.problems)
    if options.dry_run:
        colour = settings.wants_colour(options.color, out)
        before, now = old.data.decode("utf-8"), new.data.decode("utf-8")
        out.write(changed(before, now, old.shown, colour=colour))
    found = _objections(options, loaded, after)
    if found:
        out.writelines(found)
        say(f"'{options.alias}' was not added; nothing was written")
        return FOUND
    if not options.dry_run:
        write_file(change.path, new, b"" if is_new else old.data)
        tried = counted(len(options.example), "example")
        say(f"'{options.alias}' added to {options.entity} in {old.shown}, with {tried}")
    return DONE


def _objections(
    options: argparse.Namespace, before: "Loaded", after: "Loaded"
) -> list[str]:
    """Return what lint finds, or else which examples fail, that was not so before."""
    from naka_normalize.cli.alias.proof import new_failures, new_problems

    found = [f"{problem}\n" for problem in new_problems(before, after)]
    if found:
        return found
    needed, colour = (
        settings.needed(options),
        settings.wants_colour(options.color, sys.stdout),
    )
    failures = new_failures(before, after, options.entity)
    return [line for one in failures for line in explained(one, needed, colour=colour)]


def _check_options(options: argparse.Namespace) -> None:
    """Refuse what does not fit the tier.

    Raises:
        UsageError: If something is too much or missing.
    """
    given = [name for name in _AMBIGUOUS_ONLY if getattr(options, name)]
    if options.tier != "ambiguous" and given:
        raise UsageError(f"--{given[0]} is for --tier ambiguous only")
    if options.tier == "plain" and options.from_:
        raise UsageError("--from is for noise; a plain alias is right in any language")
    if options.tier == "ambiguous" and not options.because:
        raise UsageError("an ambiguous alias needs --because: what else may it mean?")
    if options.tier != "plain" and not options.example:
        needed = "one with a mark, and one without" if options.tier == "ambiguous" else ""
        hint = needed or f"'… <{options.alias} -> …> …'"
        raise UsageError(f"a {options.tier} alias needs --example: {hint}")
