"""``naka alias schema``: print the format of alias files as JSON Schema."""

import argparse
from typing import TextIO

from naka_normalize.cli.messages import DONE


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:  # noqa: ARG001 - it has none
    """Print the schema, as it is in ``aliases.schema.json``."""
    from naka_normalize.gazetteer.format.schema import schema_text

    out.write(schema_text())
    return DONE
