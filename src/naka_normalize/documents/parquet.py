"""Parquet: a table in columns, read and written in batches of rows."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO, cast

from naka_normalize.documents.added import added_cells, added_names, flags
from naka_normalize.documents.columns import Columns, choose_columns
from naka_normalize.documents.pieces import Piece, UnreadableError
from naka_normalize.documents.whole import too_large
from naka_normalize.records import Result

_BATCH = 1000
# Batches are written together until they have so many bytes.
_GROUP = 64_000_000


@dataclass(frozen=True, slots=True)
class Parquet:
    """A file of columns; a piece is a batch of rows, written down as an Arrow stream.

    Attributes:
        columns: Which columns are texts, by name or number from 1.
        max_document: How many bytes a text may have.
        guard_formulas: Whether added texts are marked as text where a spreadsheet would
            see a formula.
    """

    columns: tuple[str, ...]
    max_document: int
    guard_formulas: bool

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Give the rows, batch by batch; at least one batch, be it empty."""
        _arrow()
        with _seekable(file) as seekable, _damage_told():
            reader = import_module("pyarrow.parquet").ParquetFile(seekable)
            schema = reader.schema_arrow
            chosen = choose_columns(self.columns, schema.names, len(schema.names))
            _check_types(schema, chosen)
            row = 1
            for batch in reader.iter_batches(_BATCH):
                yield self._piece(batch, chosen, row)
                row += len(batch)
            if row == 1:
                (batch,) = schema.empty_table().to_batches() or [_empty(schema)]
                yield self._piece(batch, chosen, row)

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return the batch with the added columns."""
        arrow = _arrow()
        chosen: Columns = piece.kept
        batch = _from_stream(piece.raw)
        answers = iter(results)
        # Texts were given row by row, and columns are made one by one.
        found = [
            [next(answers) if isinstance(text, str) else None for text in row]
            for row in self._texts(batch, chosen)
        ]
        for place, (column, numbers) in enumerate(
            zip(chosen.texts, chosen.added, strict=True)
        ):
            cells = [self._cells(row[place]) for row in found]
            kinds = (batch.schema.field(column).type, arrow.string(), _flags_type())
            names = added_names(chosen.names[place])
            for at, (number, name, kind) in enumerate(
                zip(numbers, names, kinds, strict=True)
            ):
                made = arrow.array([cell[at] for cell in cells], kind)
                is_there = number < chosen.width
                put = batch.set_column if is_there else batch.add_column
                batch = put(number, name, made)
        return _to_stream(batch)

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the batches in groups of rows."""
        arrow, parquet = _arrow(), import_module("pyarrow.parquet")
        writer: Any = None
        waiting: list[Any] = []
        for part in parts:
            batch = _from_stream(part)
            waiting.append(batch)
            writer = writer or parquet.ParquetWriter(file, batch.schema)
            if sum(one.nbytes for one in waiting) >= _GROUP:
                writer.write_table(arrow.Table.from_batches(waiting))
                waiting.clear()
        if writer is not None:
            if waiting:
                writer.write_table(arrow.Table.from_batches(waiting))
            writer.close()

    def _piece(self, batch: Any, chosen: Columns, row: int) -> Piece:  # noqa: ANN401
        """Return the piece of a batch whose first row has a number."""
        texts: list[str] = []
        labels: list[str] = []
        large: list[str] = []
        for number, cells in enumerate(self._texts(batch, chosen), row):
            for name, text in zip(chosen.names, cells, strict=True):
                label = f"row {number}, {name}"
                if isinstance(text, str):
                    texts.append(text)
                    labels.append(label)
                elif text:
                    large.append(too_large(label, self.max_document))
        place = f"rows {row} to {row + len(batch) - 1}" if len(batch) else ""
        raw = _to_stream(batch)
        return Piece(raw, tuple(texts), place, "; ".join(large), tuple(labels), chosen)

    def _texts(self, batch: Any, chosen: Columns) -> Iterator[list[str | bool]]:  # noqa: ANN401
        """Give the texts of each row; ``False`` for none, ``True`` for one too large."""
        columns = [batch.column(number).to_pylist() for number in chosen.texts]
        for row in zip(*columns, strict=True):
            yield [
                False if not text else len(text.encode()) > self.max_document or text
                for text in row
            ]

    def _cells(self, result: Result | None) -> tuple[str | list[str] | None, ...]:
        """Return what is added to a row for a text."""
        if result is None:
            return (None, None, None)
        text, entities, _ = added_cells(result, guard_formulas=self.guard_formulas)
        return text, entities, flags(result)


def _arrow() -> Any:  # noqa: ANN401 - a module that may be missing
    """Import what reads Parquet.

    Raises:
        UnreadableError: If it is not installed.
    """
    try:
        return import_module("pyarrow")
    except ImportError as error:
        raise UnreadableError(
            "what reads Parquet is not installed: pip install 'naka-normalize[arrow]'"
        ) from error


@contextmanager
def _seekable(file: BinaryIO) -> Iterator[BinaryIO]:
    """Give a file in which one can go back: Parquet is read from its end."""
    if file.seekable():
        yield file
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        yield cast("BinaryIO", copy)


@contextmanager
def _damage_told() -> Iterator[None]:
    """Say in our words that a file is no Parquet."""
    try:
        yield
    except (_arrow().ArrowException, OSError) as error:
        raise UnreadableError(f"this is no Parquet that can be read: {error}") from error


def _check_types(schema: Any, chosen: Columns) -> None:  # noqa: ANN401
    """See that the chosen columns are text.

    Raises:
        UnreadableError: If one is not.
    """
    types = import_module("pyarrow.types")
    for number, name in zip(chosen.texts, chosen.names, strict=True):
        kind = schema.field(number).type
        if not (types.is_string(kind) or types.is_large_string(kind)):
            raise UnreadableError(f"column {name!r} is {kind} and no text")


def _flags_type() -> Any:  # noqa: ANN401
    return _arrow().list_(_arrow().string())


def _empty(schema: Any) -> Any:  # noqa: ANN401
    return _arrow().RecordBatch.from_pylist([], schema)


def _to_stream(batch: Any) -> bytes:  # noqa: ANN401
    """Write a batch down as an Arrow stream."""
    arrow = _arrow()
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    written: bytes = sink.getvalue().to_pybytes()
    return written


def _from_stream(raw: bytes) -> Any:  # noqa: ANN401
    """Read a batch that was written down."""
    with _arrow().ipc.open_stream(raw) as reader:
        return reader.read_next_batch()
