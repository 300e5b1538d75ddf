"""What the values of settings may be, in a file, in a variable and on the command line."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from naka_normalize.cli.inputs import given_path
from naka_normalize.errors import UsageError
from naka_normalize.formats.text import check_encoding


class Kind(NamedTuple):
    """A kind of value.

    Attributes:
        says: What it is, as messages and the page on configuration call it.
        fits: Tells whether a value of a file is one.
        option: What argparse has to know about an option that takes one.
        read: Makes a value of the text of a variable, or an error as argparse wants it.
        place: Makes what the program works with of a value of a file, and of its folder.
    """

    says: str
    fits: Callable[[object], bool]
    option: Mapping[str, Any]
    read: Callable[[str], object] = str
    place: Callable[[Any, Path], object] = lambda value, _: value


def one_of(words: Sequence[str]) -> Kind:
    """Return the kind of some words to choose from."""
    return Kind(f"one of {', '.join(words)}", words.__contains__, {"choices": words})


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def count(text: str) -> int:
    """Return a number of 1 or more.

    Raises:
        ArgumentTypeError: If it is none.
    """
    if not (text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of 1 or more")
    return int(text)


def _is_encoding(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(check_encoding(value))
    except UsageError:
        return False


def _list(metavar: str, **more: object) -> Mapping[str, Any]:
    return {"metavar": metavar, "action": "append", **more}


PATHS = Kind(
    "a list of paths",
    _is_list,
    _list("FILE", type=given_path),
    place=lambda paths, folder: [folder / Path(path).expanduser() for path in paths],
)
NAMES = Kind("a list of names", _is_list, _list("NAME"))
SWITCH = Kind(
    "true or false",
    lambda value: isinstance(value, bool),
    {"action": argparse.BooleanOptionalAction},
)
LANGUAGE = Kind("a language code in quotes", _is_text, {"metavar": "SET"})
GLOBS = Kind("a list of file patterns", _is_list, _list("GLOB"))
COUNT = Kind(
    "a number of 1 or more", _is_number, {"metavar": "N", "type": count}, read=count
)
ENCODING = Kind("the name of an encoding", _is_encoding, {"metavar": "NAME"})
