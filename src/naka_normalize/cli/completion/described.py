"""What can be typed after ``naka``, read from the parsers of its commands."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from naka_normalize.cli import COMMANDS, parser_for
from naka_normalize.cli.arguments import arguments, below, parsers

Takes = Literal["", "text", "words", "files", "folders"]
_FOLDERS = frozenset({"DIR", "DOCS"})
_FILES = frozenset(
    {"FILE", "GOLD", "NEW", "OLD", "OLD.json", "OUT", "PACK", "PATH", "TEXT|FILE|-"}
)


@dataclass(frozen=True, slots=True)
class Argument:
    """An option, or what may stand without one.

    Attributes:
        names: How the option is written, the short form first; empty without one.
        about: What it does, in one line.
        takes: What its value is; empty if it has none.
        words: The values to choose from, if it takes words, each with what it does.
    """

    names: tuple[str, ...]
    about: str
    takes: Takes
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A command, or ``naka`` alone.

    Attributes:
        path: The words that lead there, such as ``" alias lint"``, each behind a blank.
        options: Its options.
        rest: What may stand without an option; commands below it, too.
    """

    path: str
    options: tuple[Argument, ...]
    rest: Argument


def described() -> Iterator[Command]:
    """Give ``naka`` alone, then every command in order, each before those below it."""
    yield _command((), parser_for())
    for name in COMMANDS:
        top = below(parser_for(name))[name].parser
        for path, parser in parsers(top, (name,)):
            yield _command(path, parser)


def _command(path: tuple[str, ...], parser: argparse.ArgumentParser) -> Command:
    """Describe what one parser takes."""
    made = [_argument(action) for action in arguments(parser)]
    rest = [one for one in made if not one.names]
    words = tuple((name, one.about) for name, one in below(parser).items())
    if words:
        rest = [Argument((), "", "words", words)]
    # Of several arguments the last may be given most often, and is a file where one is.
    return Command(
        "".join(f" {word}" for word in path),
        tuple(one for one in made if one.names),
        rest[-1] if rest else Argument((), "", "text"),
    )


def _argument(action: argparse.Action) -> Argument:
    """Describe one option or argument."""
    names = tuple(action.option_strings)
    about = " ".join((action.help or "").replace("%%", "%").split())
    if names and action.nargs == 0:
        return Argument(names, about, "")
    if action.choices is not None:
        return Argument(
            names, about, "words", tuple((str(one), "") for one in action.choices)
        )
    return Argument(names, about, takes_of(str(action.metavar)))


def takes_of(metavar: str) -> Takes:
    """Tell what a value is from what the help calls it."""
    if metavar in _FOLDERS:
        return "folders"
    return "files" if metavar in _FILES else "text"
