"""Options that several commands share, and what they stand for."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from naka_normalize.cli.config import POLICIES, Config, find_config
from naka_normalize.cli.inputs import given_path
from naka_normalize.cli.messages import say

if TYPE_CHECKING:
    from naka_normalize.pipeline import Normalizer
    from naka_normalize.records import LeftOut
    from naka_normalize.resolve import Policy


def add_pack_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which packs are read besides the built-in ones."""
    parser.add_argument(
        "--aliases",
        metavar="FILE",
        action="append",
        default=[],
        type=given_path,
        help="add names from an alias file of your own; may be given several times",
    )
    parser.add_argument(
        "--pack",
        metavar="NAME",
        dest="packs",
        action="append",
        default=[],
        help="add names from an installed pack; may be given several times",
    )
    parser.add_argument(
        "--no-config",
        action="store_true",
        help="do without the settings of naka.toml or pyproject.toml",
    )


def add_gazetteer_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which names are known and which are written."""
    add_pack_options(parser)
    parser.add_argument(
        "--names",
        metavar="SET",
        dest="name_set",
        help="which right names to write: a language code such as az (default: en)",
    )
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help="leave out packs that cannot be used, with a warning, unless built in",
    )


def add_policy_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how sure a change must be."""
    parser.add_argument(
        "--policy",
        choices=POLICIES,
        help="how sure a change must be (default: balanced)",
    )


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how to read files."""
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        default="utf-8",
        help="encoding of the inputs, and of files written; auto guesses and says what"
        " (default: utf-8, strictly)",
    )


def add_colour_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that says when to use colours."""
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="when to use colours; auto: on a terminal, unless NO_COLOR is set",
    )


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


def configure(options: argparse.Namespace) -> None:
    """Complete the options of a command with the configuration and the defaults.

    What was given on the command line wins; of lists, it comes after the configuration.

    Raises:
        UsageError: If the configuration is wrong.
    """
    if not hasattr(options, "no_config"):
        return
    # Without FILE an action is about the built-in packs, which depend on nothing else.
    is_wanted = not options.no_config and getattr(options, "files", True)
    options.config = find_config() if is_wanted else None
    config: Config = options.config or Config(Path())
    options.aliases = [*config.aliases, *options.aliases]
    options.packs = [*config.packs, *options.packs]
    if hasattr(options, "keep_going"):
        options.name_set = options.name_set or config.names or "en"
        options.keep_going = options.keep_going or config.keep_going
    options.policy = getattr(options, "policy", None) or config.policy or "balanced"


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
        names=getattr(options, "name_set", "en"),
        keep_going=getattr(options, "keep_going", False),
    )
    tell_left_out(gazetteer.left_out)
    return Normalizer(gazetteer, policy=getattr(options, "policy", "balanced"))


def tell_left_out(left_out: "Iterable[LeftOut]") -> None:
    """Say which packs were left out, and everything that is wrong with them."""
    for one in left_out:
        say(f"warning: {one.file} was left out; mend what is listed here")
        sys.stderr.writelines(f"{problem}\n" for problem in one.problems)
