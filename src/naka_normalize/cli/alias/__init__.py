"""``naka alias``: look after alias files; one file per action, imported when described."""

import argparse
from importlib import import_module

ACTIONS = {
    "lint": "find what is wrong in alias files",
    "test": "try every example of alias files",
    "schema": "print the format of alias files as JSON Schema, for editors",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command and what it can do."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for name, about in ACTIONS.items():
        action = actions.add_parser(name, help=about, description=f"{about.capitalize()}.")
        import_module(f"naka_normalize.cli.alias.{name}").add_options(action)
