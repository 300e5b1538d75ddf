"""Options that several commands share, and what they stand for."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

from naka_normalize.cli.arguments import arguments, parsers
from naka_normalize.cli.config.known import BY_KEY, SETTINGS, Setting
from naka_normalize.cli.config.sources import COMMAND_LINE, chosen_config, settle
from naka_normalize.cli.inputs import given_path
from naka_normalize.cli.messages import say

if TYPE_CHECKING:
    from naka_normalize.pipeline import Normalizer
    from naka_normalize.records import LeftOut
    from naka_normalize.resolve import Policy


def add_settings(parser: argparse._ActionsContainer, *keys: str) -> None:
    """Add the options of some settings, as their description says."""
    for key in keys:
        setting = BY_KEY[key]
        names = filter(None, (setting.short, setting.option))
        told = setting.kind.option
        action = parser.add_argument(*names, dest=key, help=setting.help, **told)
        # Told afterwards, so that argparse does not write it into the help.
        action.default = setting.default


def add_config_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which configuration counts."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--config",
        metavar="FILE",
        dest="config_file",
        type=given_path,
        help="take the settings of this file, instead of the nearest",
    )
    which.add_argument(
        "--no-config",
        action="store_true",
        help="do without the settings of naka.toml or pyproject.toml",
    )


def add_pack_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which packs are read besides the built-in ones."""
    add_settings(parser, "aliases", "packs")
    add_config_options(parser)


def add_gazetteer_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which names are known and which are written."""
    add_pack_options(parser)
    add_settings(parser, "names", "keep_going")


def add_policy_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how sure a change must be."""
    add_settings(parser, "policy")


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how to read files."""
    add_settings(parser, "encoding")


def add_offsets_option(
    parser: argparse.ArgumentParser, default: str = "what the format demands"
) -> None:
    """Add the option that says what offsets count; the help tells the default."""
    parser.add_argument(
        "--offsets",
        choices=("codepoint", "utf16", "utf8"),
        help="what offsets count: code points, UTF-16 units or bytes of UTF-8"
        f" (default: {default})",
    )


def add_colour_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that says when to use colours."""
    add_settings(parser, "color")


def wants_colour(when: str, stream: IO[str]) -> bool:
    """Tell whether to write colour codes to a stream."""
    if when == "auto":
        return stream.isatty() and not os.environ.get("NO_COLOR")
    return when == "always"


def needed(options: argparse.Namespace) -> float:
    """Return the probability that a change needs under the policy."""
    from naka_normalize.resolve import REWRITE_FROM

    policy: Policy = options.policy
    return REWRITE_FROM[policy]


def parse(parser: argparse.ArgumentParser, given: Sequence[str]) -> argparse.Namespace:
    """Read a command line and complete it with the settings.

    An option whose name is that of a setting has no default of its own: what is not on the
    command line comes from the environment, the configuration or the table of settings.

    Returns:
        The options of the command; besides them ``config``, the configuration or ``None``,
        and ``found``, the value and the origins of each setting that the command has.

    Raises:
        UsageError: If the configuration or a variable is wrong.
    """
    settings_of = _take_defaults(parser)
    options = parser.parse_args(given)
    # Without FILE an action is about the built-in packs, which depend on nothing else.
    reads = hasattr(options, "no_config") and getattr(options, "files", True)
    options.config = (
        chosen_config(options.config_file) if reads and not options.no_config else None
    )
    known = settings_of[options.run]
    line = {
        one.key: getattr(options, one.key) for one in known if hasattr(options, one.key)
    }
    options.found = {one.key: settle(one, line, options.config) for one in known}
    for key, found in options.found.items():
        setattr(options, key, found.value)
    return options


def _take_defaults(parser: argparse.ArgumentParser) -> dict[object, list[Setting]]:
    """Take the defaults from options of settings; return these by what a command runs."""
    found: dict[object, list[Setting]] = {}
    for _, one in parsers(parser):
        actions = {
            name: action for action in arguments(one) for name in action.option_strings
        }
        has = [setting for setting in SETTINGS if setting.option in actions]
        for setting in has:
            actions[setting.option].default = argparse.SUPPRESS
        found[one.get_default("run")] = has
    return found


def is_given(options: argparse.Namespace, key: str) -> bool:
    """Tell whether the command line has the option of a setting."""
    return COMMAND_LINE in options.found[key].origins


def make_normalizer(options: argparse.Namespace) -> "Normalizer":
    """Load the gazetteer that the options name and make a Normalizer of it.

    Raises:
        GazetteerError: If an alias file cannot be read or is wrong.
        UsageError: If there is no such preference set of names.
    """
    from naka_normalize.gazetteer.load import load_gazetteer
    from naka_normalize.pipeline import Normalizer

    gazetteer = load_gazetteer(
        *options.aliases,
        packs=options.packs,
        names=getattr(options, "names", "en"),
        keep_going=getattr(options, "keep_going", False),
    )
    tell_left_out(gazetteer.left_out)
    return Normalizer(gazetteer, policy=getattr(options, "policy", "balanced"))


def tell_left_out(left_out: "Iterable[LeftOut]") -> None:
    """Say which packs were left out, and everything that is wrong with them."""
    for one in left_out:
        say(f"warning: {one.file} was left out; mend what is listed here")
        sys.stderr.writelines(f"{problem}\n" for problem in one.problems)
