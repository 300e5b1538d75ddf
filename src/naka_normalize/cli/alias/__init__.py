"""``naka alias``: look after alias files; one file per action, imported when described."""

import argparse
from importlib import import_module

from naka_normalize.cli.messages import sentence

ACTIONS = {
    "lint": "find what is wrong in alias files",
    "test": "try every example of alias files",
    "show": "tell everything known about an entity, and which file says it",
    "list": "list entities, or their aliases",
    "add": "put an alias with its examples into an alias file",
    "fmt": "bring alias files into the layout of the house",
    "diff": "tell what changed in meaning between two states of alias files",
    "stats": "count what the packs hold",
    "schema": "print the format of alias files as JSON Schema, for editors",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command and what it can do."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for name, about in ACTIONS.items():
        action = actions.add_parser(name, help=about, description=sentence(about))
        import_module(f"naka_normalize.cli.alias.{name}").add_options(action)
