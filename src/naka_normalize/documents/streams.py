"""Files read ahead, and files that are made of others while they are read."""

import io
from collections.abc import Callable
from typing import BinaryIO, cast

CHUNK = 1 << 16


def look_ahead(file: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Return how a file starts, and the file from its start.

    Args:
        file: A file, or a pipe that can be read only once.
        size: How many bytes to look at; fewer come only if it has no more.
    """
    at = file.tell() if file.seekable() else None
    start = b"".join(iter(_reader(file, size), b""))
    if at is not None:
        file.seek(at)
        return start, file
    waiting = [start]
    return start, made(lambda: waiting.pop() if waiting else file.read(CHUNK))


def made(following: Callable[[], bytes]) -> BinaryIO:
    """Return a file whose content is given part by part; an empty part is its end."""
    return cast("BinaryIO", io.BufferedReader(_Made(following), CHUNK))


def handed_on(write: Callable[[bytes], None]) -> BinaryIO:
    """Return a file that hands on what is written to it."""
    return cast("BinaryIO", _HandedOn(write))


def _reader(file: BinaryIO, size: int) -> Callable[[], bytes]:
    """Return a function that reads on until so many bytes were read."""
    left = size

    def read() -> bytes:
        nonlocal left
        part = file.read(left) if left else b""
        left -= len(part)
        return part

    return read


class _Made(io.RawIOBase):
    """A file whose content is given part by part."""

    def __init__(self, following: Callable[[], bytes]) -> None:
        self._following = following
        self._part = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if not self._part:
            self._part = memoryview(self._following())
        taken = min(len(buffer), len(self._part))
        buffer[:taken] = self._part[:taken]
        self._part = self._part[taken:]
        return taken


class _HandedOn(io.RawIOBase):
    """A file that hands on what is written to it."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._write(bytes(data))
        return len(data)
