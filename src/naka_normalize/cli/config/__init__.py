"""``naka config``, and where settings come from.

``known.py`` describes each setting once, ``kinds.py`` what its values may be, ``file.py``
finds and reads the configuration file, ``sources.py`` decides which source wins, and
``show.py`` tells what came of it. The options of commands are made in ``cli/settings.py``.
"""

import argparse
from importlib import import_module

from naka_normalize.cli.messages import sentence

ACTIONS = {"show": "print every setting, its value, and where the value comes from"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command and what it can do."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for name, about in ACTIONS.items():
        action = actions.add_parser(name, help=about, description=sentence(about))
        import_module(f"naka_normalize.cli.config.{name}").add_options(action)
