"""A table as bytes, on disk or in memory: nothing in it is ever executed.

The bytes are a line with the format and a checksum, a line of JSON that says which parts
there are, and the parts, each from a position that is a multiple of eight.
"""

import json
import mmap
import os
import sys
import tempfile
import zlib
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from naka_normalize.errors import InputError

_KIND = b"naka-normalize lookup "
_FORMAT = "naka-normalize lookup 3"
_ALIGNED = 8
# Texts that are cut and compared all the time have to be bytes.
_COPIED = frozenset({"keys", "texts", "cues"})


def dump(parts: Mapping[str, Any]) -> bytes:
    """Return the parts of a table as bytes for ``load``."""
    body = b"".join(_body(parts))
    return _first_line(body) + body


def _body(parts: Mapping[str, Any]) -> Iterator[bytes]:
    """Give the line of JSON and the parts, each filled up to a multiple of eight."""
    views = {name: memoryview(part) for name, part in parts.items()}
    sizes = {name: [view.format, view.nbytes] for name, view in views.items()}
    head = json.dumps({"order": sys.byteorder, "parts": sizes}).encode()
    yield head + b" " * (-(len(head) + 1 + len(_first_line(b""))) % _ALIGNED) + b"\n"
    for view in views.values():
        yield bytes(view)
        yield bytes(-view.nbytes % _ALIGNED)


def _first_line(body: bytes | memoryview) -> bytes:
    return f"{_FORMAT} {zlib.crc32(body):08x}\n".encode()


def load(data: bytes | mmap.mmap) -> dict[str, Any]:
    """Return the parts that ``dump`` made bytes of.

    Raises:
        ValueError: If the bytes are damaged, or of another format.
    """
    start = data.find(b"\n") + 1
    view = memoryview(data)
    if view[:start] != _first_line(view[start:]):
        other = view[: len(_KIND)] == _KIND and view[: len(_FORMAT)] != _FORMAT.encode()
        what = "a table of another version" if other else "no table of names, or damaged"
        raise ValueError(f"this is {what}")
    position = data.find(b"\n", start) + 1
    head = json.loads(bytes(view[start:position]))
    parts: dict[str, Any] = {}
    for name, (kind, size) in head["parts"].items():
        part = view[position : position + size]
        position += size + -size % _ALIGNED
        parts[name] = bytes(part) if name in _COPIED else part
        if kind == "I":
            parts[name] = _numbers(part, swapped=head["order"] != sys.byteorder)
    return parts


def _numbers(part: memoryview, *, swapped: bool) -> "memoryview | array[int]":
    if not swapped:
        return part.cast("I")
    numbers = array("I", bytes(part))
    numbers.byteswap()
    return numbers


def write(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all.

    Raises:
        InputError: If it cannot be written; then nothing was changed.
    """
    try:
        handle, made = tempfile.mkstemp(prefix=".naka-", dir=path.resolve().parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error


def read(path: Path) -> dict[str, Any]:
    """Return the parts of a table from a file, which processes share in memory.

    Raises:
        InputError: If the file cannot be read, is damaged, or is something else.
    """
    try:
        with path.open("rb") as stream:
            data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        return load(data)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise InputError(f"{path}: {error}; make it anew with Lookup.save") from error
