"""What the command line says on standard error, and its exit codes."""

import sys

from naka_normalize.formats.colour import visible

DONE, FOUND, USAGE, FAILED, INTERRUPTED = 0, 1, 2, 3, 130


def say(message: str) -> None:
    """Tell the user something that is no part of the answer, on one line.

    Names of files may hold controls, which would upset a terminal; they become escapes.
    """
    sys.stdout.flush()
    sys.stderr.write(f"naka: {visible(message)}\n")


def sentence(about: str) -> str:
    """Return what a command is about as a sentence; names in it keep their capitals."""
    return f"{about[:1].upper()}{about[1:]}."
