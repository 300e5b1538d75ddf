"""The version of the code; the data have their own, in ``data/VERSION``."""

__version__ = "0.1.0"
