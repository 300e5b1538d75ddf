"""Rows of CSV and TSV, and where each cell stands in the bytes.

Python's ``csv`` gives the values of cells but not what stood in the file, so it could not
be written again byte for byte. What counts as a cell here is what counts there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from naka_normalize.documents.streams import CHUNK
from naka_normalize.spans import Span

_MARK = b"\xef\xbb\xbf"
_QUOTE, _NEWLINE, _RETURN = b'"'[0], b"\n"[0], b"\r"[0]
_QUOTED = re.compile(rb'"((?:[^"]|"")*+)"?(.*)', re.DOTALL)
_Mode = Literal["start", "plain", "quoted", "quote", "return"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row, or a part of one that is too large.

    Attributes:
        raw: What stands in the file, with the line end.
        cells: Where its cells stand in ``raw``, in bytes; none for parts and empty lines.
        line: Number of its first line, from 1.
        has_quotes: Whether a quote at the start of a cell opens it.
        state: ``whole``; ``part`` and ``end`` for the parts of one that is too large;
            ``open`` if the file ends inside quotes.
    """

    raw: bytes
    cells: tuple[Span, ...]
    line: int
    has_quotes: bool = True
    state: Literal["whole", "part", "end", "open"] = "whole"

    @property
    def end(self) -> int:
        """Where the line end begins."""
        return len(self.raw.rstrip(b"\r\n")) if not self.cells else self.cells[-1].end

    def value(self, column: int) -> bytes:
        """Return what a cell says, without its quotes."""
        raw = self.raw[self.cells[column].start : self.cells[column].end]
        match = _QUOTED.fullmatch(raw) if self.has_quotes else None
        return raw if match is None else match[1].replace(b'""', b'"') + match[2]


class Rows:
    """The rows of a file, read as they are asked for."""

    def __init__(
        self, file: BinaryIO, delimiter: str, limit: int, *, quotes: bool = True
    ) -> None:
        """Prepare for reading.

        Args:
            file: The file, in UTF-8.
            delimiter: What stands between cells, one ASCII character.
            limit: How many bytes a row may have.
            quotes: Whether a cell may stand in quotes.
        """
        self._file, self._limit, self._quotes = file, limit, quotes
        self._special = re.compile(b"[\r\n]|" + re.escape(delimiter.encode()))
        self._raw = bytearray()
        self._line, self._is_large = 1, False
        self._begin()

    def __iter__(self) -> Iterator[Row]:
        while chunk := self._file.read(CHUNK):
            if self._line == 1 and not self._raw and chunk.startswith(_MARK):
                self._start = self._at = len(_MARK)
            self._raw += chunk
            while (end := self._scan()) is not None:
                yield self._row(end)
            if len(self._raw) > self._limit:
                yield self._part()
        if self._raw or self._is_large:
            self._cell(len(self._raw))
            yield self._row(len(self._raw))

    def _begin(self) -> None:
        """Begin a row."""
        self._mode: _Mode = "start"
        self._start = self._at = 0
        self._cells: list[Span] = []

    def _cell(self, end: int) -> None:
        """Note a cell that is complete."""
        if self._mode != "return" and not self._is_large:
            self._cells.append(Span(self._start, end))

    def _scan(self) -> int | None:
        """Read on in the row; return where it ends, ``None`` if that is not there yet."""
        raw = self._raw
        while self._at < len(raw):
            if self._mode == "return":
                return self._at + (raw[self._at] == _NEWLINE)
            if self._mode == "quoted":
                closing = raw.find(b'"', self._at)
                if closing < 0:
                    self._at = len(raw)
                    break
                self._at, self._mode = closing + 1, "quote"
            elif self._mode != "plain":
                # Two quotes inside of quotes are one, so after one it may go on.
                opens = self._quotes and raw[self._at] == _QUOTE
                self._at += opens
                self._mode = "quoted" if opens else "plain"
            elif self._plain() == _NEWLINE:
                return self._at
        return None

    def _plain(self) -> int | None:
        """Read on outside quotes, and past what ends the cell; return that."""
        match = self._special.search(self._raw, self._at)
        if match is None:
            self._at = len(self._raw)
            return None
        self._cell(match.start())
        self._start = self._at = match.end()
        sign = match[0][0]
        self._mode = "return" if sign == _RETURN else "start"
        return sign

    def _row(self, end: int) -> Row:
        """Take a row from what was read, and begin the next."""
        raw = bytes(self._raw[:end])
        del self._raw[:end]
        # As Python has it: an empty line is no row with one empty cell.
        blank = len(self._cells) == 1 and not self._cells[0].length
        large = self._is_large or len(raw) > self._limit
        state: Literal["whole", "end", "open"] = "end" if large else "whole"
        if self._mode == "quoted":
            state = "open"
        cells = () if blank or state != "whole" else tuple(self._cells)
        row = Row(raw, cells, self._line, self._quotes, state)
        self._line += raw.count(b"\n") or 1
        self._is_large = False
        self._begin()
        return row

    def _part(self) -> Row:
        """Take what was read of a row that is too large."""
        # A return at the end belongs to the line end, before which cells are added.
        end = len(self._raw) - (self._mode == "return")
        row = Row(bytes(self._raw[:end]), (), self._line, self._quotes, "part")
        del self._raw[:end]
        self._line += row.raw.count(b"\n")
        self._at = self._start = len(self._raw)
        self._is_large = True
        return row
