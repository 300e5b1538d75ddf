"""The version of the code; the data have their own, in ``data/aliases.yaml``."""

__version__ = "0.1.0"
