"""Options that say which documents are meant and how they are read."""

import argparse

from naka_normalize.documents.settings import InputSettings


def add_input_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which documents are meant and how they are read."""


def input_settings(options: argparse.Namespace) -> InputSettings:
    """Return what the options say about how inputs are read.

    Raises:
        UsageError: If options contradict each other, or name what there is not.
    """
    return InputSettings(encoding=options.encoding)
