"""How far a long run is, on one line of a terminal."""

import time
from typing import TextIO

_MEGABYTE = 1_000_000
# Short runs show nothing; others a line that is not too nervous to be read.
_FIRST, _EACH = 2.0, 0.2
_CLEAR = "\r\x1b[K"


class Progress:
    """One line on standard error that is drawn again and again."""

    def __init__(self, stream: TextIO, total: int) -> None:
        """Begin to count.

        Args:
            stream: Where to draw; a terminal.
            total: Bytes of all inputs; 0 if nobody knows.
        """
        self._stream = stream
        self._total = total
        self._begun = time.monotonic()
        self._next = self._begun + _FIRST
        self._documents = 0
        self._bytes = 0
        self._is_shown = False

    def advance(self, documents: int, size: int) -> None:
        """Count what is done, and show it if it is time."""
        self._documents += documents
        self._bytes += size
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _EACH
            self._is_shown = True
            line = shown(self._documents, self._bytes, self._total, now - self._begun)
            self._stream.write(_CLEAR + line)
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be said."""
        if self._is_shown:
            self._is_shown = False
            self._stream.write(_CLEAR)
            self._stream.flush()


def shown(documents: int, size: int, total: int, seconds: float) -> str:
    """Return the line: documents, bytes, speed, and the time left if that is known.

    >>> shown(1200, 30_000_000, 120_000_000, 60.0)
    '1,200 documents, 30.0 MB of 120.0 MB, 0.50 MB/s, 3:00 left'
    >>> shown(1, 500_000, 0, 1.0)
    '1 document, 0.5 MB, 0.50 MB/s'
    """
    noun = "document" if documents == 1 else "documents"
    line = f"{documents:,} {noun}, {size / _MEGABYTE:.1f} MB"
    speed = size / seconds
    if total <= size or not size:
        return f"{line}, {speed / _MEGABYTE:.2f} MB/s"
    left = round((total - size) / speed)
    hours, minutes = divmod(left // 60, 60)
    clock = f"{hours}:{minutes:02}:{left % 60:02}" if hours else f"{minutes}:{left % 60:02}"
    whole = f"{line} of {total / _MEGABYTE:.1f} MB"
    return f"{whole}, {speed / _MEGABYTE:.2f} MB/s, {clock} left"
