"""``naka completion``: what shells need to complete ``naka`` while it is typed.

``described.py`` reads the parsers of all commands; ``bash.py``, ``zsh.py`` and ``fish.py``
write a script from that. A script knows everything, so completing starts no program.
"""

import argparse
from importlib import import_module
from typing import TextIO

from naka_normalize.cli.messages import DONE

SHELLS = ("bash", "zsh", "fish")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print the script for a shell."""
    from naka_normalize.cli.completion.described import described

    module = import_module(f"naka_normalize.cli.completion.{options.shell}")
    out.write(module.script(list(described())))
    return DONE
