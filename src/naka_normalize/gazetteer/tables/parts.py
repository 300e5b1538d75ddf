"""Parts of many rows as bytes: written once, read row by row.

The bytes are a line with the format and a checksum, the parts – a line with the keys and a
line for each row –, and a line of JSON that says how long they are and what is small.
Nothing in them is ever executed, and a row is decoded when it is first asked for.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from naka_normalize.gazetteer.tables.codec import to_json
from naka_normalize.gazetteer.tables.lazy import Rows, Table

T = TypeVar("T")
# The keys and the rows of a part; a part of a sequence has no keys.
Given = tuple[Iterable[str], Iterable[Any]]


class Part(NamedTuple):
    """A part as it lies in the bytes.

    Attributes:
        keys: A line with the keys.
        lines: A line for each row.
    """

    keys: memoryview
    lines: memoryview

    def rows(self, decode: Callable[[Any], T]) -> Rows[T]:
        """Return the rows, each decoded from JSON when it is asked for."""
        return Rows(self.lines, decode)

    def table(self, decode: Callable[[Any], T]) -> Table[T]:
        """Return the rows by their keys."""
        return Table(self.keys, self.rows(decode))


def join_parts(kind: str, small: object, parts: Mapping[str, Given]) -> bytearray:
    """Return parts as bytes for ``split_parts``.

    Args:
        kind: What they are parts of, and the number of its format.
        small: What is read at once.
        parts: The others, by name.
    """
    # Row by row into one buffer, which is never copied: the bytes are some megabytes, and
    # the texts of all rows together take several times as much.
    data = bytearray(_first_line(kind, 0))
    start = len(data)
    sizes: dict[str, list[int]] = {}
    for name, (keys, rows) in parts.items():
        before = len(data)
        data += f"{to_json([*keys])}\n".encode()
        middle = len(data)
        for row in rows:
            data += f"{to_json(row)}\n".encode()
        sizes[name] = [middle - before, len(data) - middle]
    data += f"{to_json({'small': small, 'sizes': sizes})}\n".encode()
    with memoryview(data) as view:
        checksum = zlib.crc32(view[start:])
    data[:start] = _first_line(kind, checksum)
    return data


def _first_line(kind: str, checksum: int) -> bytes:
    return f"naka-normalize {kind} {checksum:08x}\n".encode()


def split_parts(kind: str, data: bytes) -> tuple[Any, dict[str, Part]]:
    """Return what is small, and the parts by name.

    Raises:
        ValueError: If the bytes are damaged, or of another format.
    """
    end = data.find(b"\n") + 1
    # Slices of a view copy nothing.
    view = memoryview(data)
    if data[:end] != _first_line(kind, zlib.crc32(view[end:])):
        raise ValueError(f"this is no compiled {kind}, or a damaged one")
    last = json.loads(data[data.rindex(b"\n", 0, -1) + 1 :])
    parts: dict[str, Part] = {}
    for name, (keys, rows) in last["sizes"].items():
        middle, end = end + keys, end + keys + rows
        parts[name] = Part(view[middle - keys : middle], view[middle:end])
    return last["small"], parts
