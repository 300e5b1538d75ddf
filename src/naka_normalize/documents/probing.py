"""Which files are texts at all, told by their first bytes."""

import codecs
from pathlib import Path

from naka_normalize.documents.kinds import kind_of
from naka_normalize.documents.packing import packing_of
from naka_normalize.documents.settings import InputSettings
from naka_normalize.documents.streams import look_ahead
from naka_normalize.errors import InputError
from naka_normalize.formats.text import AUTO

_PROBE = 8192
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def is_binary(path: Path, settings: InputSettings) -> bool:
    """Tell whether a file holds something else than text or a table.

    One that cannot be read is no binary file: reading it says why it cannot be read.
    """
    if kind_of(path.name, settings) == "parquet":
        return False
    try:
        with path.open("rb") as file:
            start, rest = look_ahead(file, _PROBE)
            packing = packing_of(start)
            if packing:
                from naka_normalize.documents.unpacking import unpacked

                start, _ = look_ahead(unpacked(rest, packing, settings), _PROBE)
    except (OSError, InputError):
        return False
    if settings.encoding == AUTO:
        is_wide = start.startswith(_WIDE_MARKS)
    else:
        is_wide = "\0".encode(settings.encoding).count(0) > 1
    return b"\0" in start and not is_wide
