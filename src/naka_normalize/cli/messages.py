"""What the command line says on standard error, and its exit codes."""

import sys

DONE, FOUND, USAGE, FAILED, INTERRUPTED = 0, 1, 2, 3, 130


def say(message: str) -> None:
    """Tell the user something that is no part of the answer."""
    sys.stdout.flush()
    sys.stderr.write(f"naka: {message}\n")
