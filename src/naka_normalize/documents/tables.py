"""CSV and TSV: every row is a record, with texts in some of its columns."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from naka_normalize.documents.added import added_cells, listed
from naka_normalize.documents.columns import Columns, choose_columns
from naka_normalize.documents.pieces import Piece, UnreadableError
from naka_normalize.documents.rows import Row, Rows
from naka_normalize.documents.whole import decoded, too_large
from naka_normalize.records import Result
from naka_normalize.spans import Edit, Span, apply_edits

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is written into a row.

    Attributes:
        end: Where the row ends.
        more: Cells that are put there, before answers are filled in.
        places: For each text, where what is added for it goes: the place of a cell that is
            there, or the number of one that is put to the end.
        emptied: Cells of an earlier run that have no text beside them any more.
    """

    end: int
    more: tuple[str, ...]
    places: tuple[tuple[Span | int, ...], ...] = ()
    emptied: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows.

    Attributes:
        columns: Which columns are texts, by name or number from 1.
        delimiter: What stands between cells, one ASCII character.
        header: Whether the first row has the names of the columns.
        quotes: Whether a cell may stand in quotes.
        max_document: How many bytes a row may have.
        guard_formulas: Whether added cells are marked as text where a spreadsheet would
            see a formula.
    """

    columns: tuple[str, ...]
    delimiter: str
    header: bool
    quotes: bool
    max_document: int
    guard_formulas: bool

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Give each row, the first one too."""
        chosen: Columns | None = None
        is_large = False
        rows = Rows(file, self.delimiter, self.max_document, quotes=self.quotes)
        for row in rows:
            place = f"line {row.line}"
            if chosen is None:
                chosen = self._choose(row)
                if self.header:
                    yield Piece(row.raw, (), place, kept=_Kept(row.end, chosen.new))
                    continue
            if row.state == "whole":
                yield _piece(row, place, chosen)
            else:
                problem = "" if is_large else self._problem(row)
                more = ("",) * len(chosen.new)
                kept = _Kept(row.end, more) if row.state == "end" else None
                yield Piece(row.raw, (), place, problem, kept=kept)
            is_large = row.state == "part"

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return the row with what is added; nothing else of it is touched."""
        if piece.kept is None:
            return piece.raw
        kept: _Kept = piece.kept
        cells: dict[Span | int, str] = dict(enumerate(kept.more)) | dict.fromkeys(
            kept.emptied, ""
        )
        for places, result in zip(kept.places, results, strict=True):
            added = added_cells(result, guard_formulas=self.guard_formulas)
            cells.update(zip(places, added, strict=True))
        # Bytes as characters, so that places count in bytes.
        edits = self._edits(cells, kept.end)
        return apply_edits(piece.raw.decode("latin-1"), edits).encode("latin-1")

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the rows one after another."""
        file.writelines(parts)

    def _choose(self, first: Row) -> Columns:
        """Find the columns in the first row.

        Raises:
            UnreadableError: If there is no such column, or the row cannot be read.
        """
        if first.state != "whole":
            raise UnreadableError(f"line {first.line}: {self._problem(first)}")
        width = len(first.cells)
        heads = [decoded(first.value(n)) for n in range(width)] if self.header else []
        return choose_columns(self.columns, heads, width, self._hint(first))

    def _problem(self, row: Row) -> str:
        """Say why a row is left as it stands."""
        if row.state == "open":
            return "a quote that opens in this row is never closed"
        return too_large("the row", self.max_document)

    def _hint(self, first: Row) -> str:
        """Say if another delimiter would make more of the first row."""
        other = max(_DELIMITERS, key=lambda sign: first.raw.count(sign.encode()))
        if len(first.cells) > 1 or not first.raw.count(other.encode()):
            return ""
        return f"; is the delimiter {other!r}? Then name it with --delimiter"

    def _edits(self, cells: Mapping[Span | int, str], end: int) -> Sequence[Edit]:
        """Give the edits that put cells in their places, sorted."""
        more = [self._cell(text) for at, text in cells.items() if isinstance(at, int)]
        edits = [
            Edit(at, self._cell(text), "added", "cell")
            for at, text in cells.items()
            if isinstance(at, Span)
        ]
        after = "".join(self.delimiter + cell for cell in more)
        return sorted([*edits, Edit(Span(end, end), after, "added", "cell")], key=_start)

    def _cell(self, text: str) -> str:
        """Return a cell as it is written, as characters that stand for bytes."""
        signs = (self.delimiter, '"', "\r", "\n")
        if not self.quotes:
            # There is no way to write these, and a blank reads the same.
            text = re.sub(f"[\r\n{re.escape(self.delimiter)}]", " ", text)
        elif any(sign in text for sign in signs) or text != text.strip():
            text = '"' + text.replace('"', '""') + '"'
        return text.encode().decode("latin-1")


def columns_seen(start: bytes, delimiter: str) -> str:
    """List the columns of a file by its first row, for a message."""
    first = next(iter(Rows(io.BytesIO(start), delimiter, len(start))), None)
    if first is None or not first.cells:
        return "no columns that can be read"
    cells = (first.value(n).decode("utf-8", "replace") for n in range(len(first.cells)))
    return listed(cells)


def _start(edit: Edit) -> Span:
    return edit.span


def _piece(row: Row, place: str, chosen: Columns) -> Piece:
    """Return the piece of a row that can be read."""
    width = len(row.cells)
    if not row.cells:
        return Piece(row.raw, (), place)
    if not chosen.fits(width):
        problem = f"{width} cells where the first row has {chosen.width}; mend the row"
        return Piece(row.raw, (), place, problem)
    texts: list[str] = []
    labels: list[str] = []
    places: list[tuple[Span | int, ...]] = []
    emptied: list[Span] = []
    problem = ""
    for column, name, added in zip(chosen.texts, chosen.names, chosen.added, strict=True):
        spots = tuple(row.cells[n] if n < width else n - width for n in added)
        try:
            text = decoded(row.value(column)) if column < width else ""
        except UnreadableError as error:
            text, problem = "", f"column {name}: {error}"
        if text:
            texts.append(text)
            labels.append(name)
            places.append(spots)
        else:
            emptied += (spot for spot in spots if isinstance(spot, Span))
    more = ("",) * (chosen.width + len(chosen.new) - width)
    kept = _Kept(row.end, more, tuple(places), tuple(emptied))
    return Piece(row.raw, tuple(texts), place, problem, tuple(labels), kept)
