"""What a parser takes: argparse knows it, and has no public way to ask."""

import argparse
from collections.abc import Iterator
from typing import NamedTuple


def arguments(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return the options and arguments of a parser, but for the commands below it."""
    actions = parser._actions  # noqa: SLF001 - see above
    return [one for one in actions if not isinstance(one, _Commands)]


class Below(NamedTuple):
    """A command below a parser.

    Attributes:
        parser: Its parser.
        about: What it does.
    """

    parser: argparse.ArgumentParser
    about: str


def below(parser: argparse.ArgumentParser) -> dict[str, Below]:
    """Return the commands below a parser by name."""
    found: dict[str, Below] = {}
    for action in parser._actions:  # noqa: SLF001 - see above
        if isinstance(action, _Commands):
            about = {one.dest: one.help or "" for one in action._choices_actions}  # noqa: SLF001
            found = {name: Below(one, about[name]) for name, one in action.choices.items()}
    return found


def parsers(
    parser: argparse.ArgumentParser, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Give a parser and all parsers below it, each with the words that lead there."""
    yield path, parser
    for name, one in below(parser).items():
        yield from parsers(one.parser, (*path, name))


_Commands = argparse._SubParsersAction  # noqa: SLF001 - see above
