"""The command ``naka``: one file per command, imported when it is chosen.

Exit codes: 0 done · 1 something would change, was not found, is wrong in an alias file or
is below a minimum · 2 wrong usage, or an alias or gold file that cannot be used · 3 done,
but some inputs failed.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NoReturn

from naka_normalize import __version__
from naka_normalize.cli.messages import DONE, FAILED, INTERRUPTED, USAGE, say, sentence
from naka_normalize.errors import GazetteerError, NakaError, UsageError
from naka_normalize.formats.colour import visible

COMMANDS = {
    "normalize": "put right names into documents and print them, or write them to files",
    "mentions": "list the names of documents, linked, in the formats of other programs",
    "convert": "bring linked names from one stand-off format to another",
    "explain": "tell why each mention of a text was or was not changed",
    "report": "show documents before and after, with the evidence, as one HTML page",
    "lookup": "find names in the gazetteer, however they are spelled",
    "serve": "answer OpenRefine and others by the Reconciliation Service API",
    "eval": "measure the repairs on documents with gold",
    "spark": "put right names into a directory of documents on a Spark cluster",
    "packs": "list the alias files in use, in order, and those that could be",
    "alias": "look after alias files: check, try, show, add to, arrange, compare them",
    "config": "tell every setting, its value, and where the value comes from",
    "completion": "print what a shell needs to complete what is typed",
}
# So many new objects wait before they are searched; Python's habit is 700.
_YOUNG = 50_000
# Any will do for what is never printed.
_COLUMNS = 80
_EXIT_CODES = (
    "Exit codes: 0 done; 1 a document would change (--check), a name was not found, an "
    "alias file has problems, a minimum is missed or a conversion would lose something "
    "(--strict); 2 wrong usage, or an alias or gold "
    "file that cannot be used, and nothing was done; 3 some inputs could not be read or "
    "written; 130 stopped with Ctrl-C."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: What follows the name of the program; by default what the user wrote.

    Raises:
        SystemExit: As argparse does, after ``--help`` (0) and for wrong usage (2).
    """
    # Hardly anything here is garbage in a circle; to look for it takes time.
    gc.set_threshold(_YOUNG)
    _open_streams()
    _accept_any_text()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        options = _read(given)
        code: int = options.run(options, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as head, has seen enough. Python flushes once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except (NakaError, OSError) as error:
        code = _tell(error)
    return code


def _tell(error: NakaError | OSError) -> int:
    """Say what stopped the program and return its exit code."""
    if isinstance(error, OSError):
        say(f"{error.filename or 'output'}: {error.strerror or error}")
        return FAILED
    if isinstance(error, GazetteerError):
        from naka_normalize.formats import problems

        say("alias files cannot be used; mend what is listed here")
        sys.stderr.write(problems.write(error.problems, "text"))
        return USAGE
    if isinstance(error, UsageError):
        for problem in error.problems:
            say(problem)
        return USAGE
    say(str(error))
    return FAILED


def _open_streams() -> None:
    """Put the null device in the place of standard streams that the caller closed.

    They have to stand in this order, in which the system hands out their numbers.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - it stays open to the end


def _accept_any_text() -> None:
    """Write UTF-8 with newlines as they stand, whatever the system's habit is."""
    if isinstance(sys.stdout, TextIOWrapper):
        encoding = None if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace", newline="")
    if isinstance(sys.stderr, TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def _read(given: list[str]) -> argparse.Namespace:
    """Return the options that the user wrote, completed with the settings."""
    chosen = next((word for word in given if not word.startswith("-")), "")
    if chosen and chosen not in COMMANDS:
        raise UsageError(_unknown(chosen))
    # Options before the command may ask for help, which lists all commands.
    parser = parser_for(chosen, alone=given[:1] == [chosen])
    if not chosen:
        return parser.parse_args(given)  # This prints help or a fault, and ends.
    from naka_normalize.cli import settings

    return settings.parse(parser, given)


def parser_for(chosen: str = "", *, alone: bool = False) -> argparse.ArgumentParser:
    """Build the parser; only the command that was chosen brings its options.

    Args:
        chosen: The command; empty for none.
        alone: Whether to leave the others out, which takes half the time.
    """
    parser = _Parser(
        prog="naka",
        description="Put the right names back into machine-translated English text.",
        epilog=_EXIT_CODES,
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="print the versions of code and data"
    )
    commands = parser.add_subparsers(prog="naka", metavar="COMMAND", required=True)
    for name, about in ((chosen, COMMANDS[chosen]),) if alone else COMMANDS.items():
        command = commands.add_parser(
            name, help=about, description=sentence(about), epilog=_EXIT_CODES
        )
        if name == chosen:
            import_module(f"naka_normalize.cli.{name}").add_options(command)
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser whose messages cannot upset a terminal."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - all that argparse takes
        # One is made to check each option. Asking for the width of the terminal would
        # import all of compression, so that is left until help is printed.
        super().__init__(
            formatter_class=partial(argparse.HelpFormatter, width=_COLUMNS), **options
        )

    def format_help(self) -> str:
        """Return the help, as wide as the terminal."""
        self.formatter_class = argparse.HelpFormatter
        return super().format_help()

    def format_usage(self) -> str:
        """Return the first lines of the help, as wide as the terminal."""
        self.formatter_class = argparse.HelpFormatter
        return super().format_usage()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the options, on one line, and end the program."""
        super().error(visible(message))


class _Version(argparse.Action):
    """Prints the versions of the code and of the built-in data, and ends the program."""

    def __call__(
        self, parser: argparse.ArgumentParser, *_: object, **__: object
    ) -> NoReturn:
        from naka_normalize.builtin import data_version

        sys.stdout.write(
            f"naka-normalize {__version__}\ndata {data_version() or 'missing'}\n"
        )
        parser.exit()


def _unknown(word: str) -> str:
    """Say that there is no such command, and what may have been meant."""
    from difflib import get_close_matches
    from pathlib import Path

    if word == "-" or Path(word).exists():
        return f"{word!r} is no command; to normalize it: naka normalize {word}"
    close = get_close_matches(word, COMMANDS, n=1)
    hint = f"did you mean naka {close[0]}?" if close else f"there are {', '.join(COMMANDS)}"
    return f"{word!r} is no command; {hint}"
