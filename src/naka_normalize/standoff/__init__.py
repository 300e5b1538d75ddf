"""Mentions beside a text that stays as it is, in the formats of other programs.

``records.py`` has the one document that all formats are read into and written from, and
makes it of an answer. Each format is a file; ``brat``, ``conll`` and ``table`` (CSV) have a
second one for reading. ``registry.py`` lists them with what each holds, ``holdings.py``
leaves out and counts what a format does not hold, and ``convert.py`` is the door.
``docs/standoff.md`` compares the formats.
"""

from naka_normalize.standoff.convert import read_standoff, write_standoff
from naka_normalize.standoff.holdings import Losses
from naka_normalize.standoff.records import Annotation, StandoffDocument, document_of
from naka_normalize.standoff.registry import FORMATS, Format
from naka_normalize.standoff.texts import texts_below, write_below

__all__ = [
    "FORMATS",
    "Annotation",
    "Format",
    "Losses",
    "StandoffDocument",
    "document_of",
    "read_standoff",
    "texts_below",
    "write_below",
    "write_standoff",
]
