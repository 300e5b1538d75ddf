"""Options that several commands share, and what they stand for."""

import argparse
import os
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from naka_normalize.pipeline import Normalizer
    from naka_normalize.resolve import Policy


def add_gazetteer_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is known and how sure a change must be."""
    parser.add_argument(
        "--aliases",
        metavar="FILE",
        action="append",
        default=[],
        type=Path,
        help="add names from an alias file of your own; may be given several times",
    )


def add_policy_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how sure a change must be."""
    parser.add_argument(
        "--policy",
        choices=("strict", "balanced", "eager"),
        default="balanced",
        help="how sure a change must be (default: balanced)",
    )


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how to read files."""
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        default="utf-8",
        help="encoding of the inputs, and of files written (default: utf-8, strictly)",
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


def make_normalizer(options: argparse.Namespace) -> "Normalizer":
    """Load the gazetteer that the options name and make a Normalizer of it.

    Raises:
        GazetteerError: If an alias file cannot be read or is wrong.
    """
    from naka_normalize.gazetteer.load import load_gazetteer
    from naka_normalize.pipeline import Normalizer

    gazetteer = load_gazetteer(*options.aliases)
    return Normalizer(gazetteer, policy=getattr(options, "policy", "balanced"))
