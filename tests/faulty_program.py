"""The program with a fault in it, for tests that start it: ``python … FAULT ARGUMENT…``.

It normalizes as ``runs_toy.Faulty`` does, an input line by line if it ends in ``.lines``,
and takes even small files for large ones.
"""

import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naka_normalize.cli import main, settings
from naka_normalize.documents.inputs import Input
from naka_normalize.documents.opening import Opened, open_input
from naka_normalize.documents.settings import InputSettings
from naka_normalize.runs import files, journal, ledger, ordered
from runs_toy import Faulty, open_lines

_REPLACE = Path.replace


@contextmanager
def open_some_lines(item: Input, how: InputSettings) -> Iterator[Opened]:
    """Open an input as lines if it is called so."""
    opening = open_lines if item.name.endswith(".lines") else open_input
    with opening(item, how) as opened:
        yield opened


def replace_and_die(self: Path, target: Path) -> Path:
    """Be killed just before the first document takes its place."""
    if "died" not in os.listdir() and target.suffix == ".txt":  # noqa: PTH208
        Path("died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return _REPLACE(self, target)


def add_fault(fault: str) -> None:
    """Bring a fault into the program."""
    if fault == "killed-before-rename":
        Path.replace = replace_and_die  # type: ignore[method-assign,assignment]
    elif fault == "disk-full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))


if __name__ == "__main__":
    for module, name, value in (
        (settings, "make_normalizer", lambda _: Faulty()),
        (files, "open_input", open_some_lines),
        (ordered, "_MANY", 3),
        (journal, "_MANY", 1),
        (ledger, "LARGE", 50),
    ):
        setattr(module, name, value)
    add_fault(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
