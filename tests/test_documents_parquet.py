"""Parquet: new columns, and all others as they were."""

import gzip
import io
from pathlib import Path
from typing import Any

import pytest

from documents_fake import Replacing, pieces_of, replacing, rewritten
from naka_normalize.documents import parquet
from naka_normalize.documents.calls import normalize_file
from naka_normalize.documents.parquet import Parquet
from naka_normalize.documents.pieces import UnreadableError
from naka_normalize.documents.settings import InputSettings
from naka_normalize.errors import InputError

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
LAYOUT = Parquet(("body",), 1000, guard_formulas=False)


def stored(table: Any) -> bytes:  # noqa: ANN401 - pyarrow has no types
    """A table as a file."""
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def loaded(data: bytes) -> Any:  # noqa: ANN401
    """A file as a table."""
    return pq.read_table(io.BytesIO(data))


def test_columns_are_added_and_nulls_stay() -> None:
    """The new columns come last; every other one keeps type, order and values."""
    table = pa.table(
        {
            "body": pa.array(["Naka", None, "", "calm"], pa.large_string()),
            "id": pa.array([1, None, 3, 4], pa.int8()),
            "tags": [["a"], [], None, ["b", "c"]],
        }
    )
    made = loaded(rewritten(LAYOUT, stored(table), Replacing()))

    assert made.select(["body", "id", "tags"]) == table
    assert made.column_names[3:] == ["body_normalized", "body_entities", "body_flags"]
    assert made.schema.field("body_normalized").type == pa.large_string()
    assert made["body_normalized"].to_pylist() == ["Karabakh", None, None, "calm"]
    assert made["body_entities"].to_pylist() == ["[]", None, None, "[]"]
    assert made["body_flags"].to_pylist() == [["entity"], None, None, []]


def test_a_second_run_refreshes_the_columns() -> None:
    """Nothing is doubled."""
    once = rewritten(LAYOUT, stored(pa.table({"body": ["Naka"], "x": [1]})))
    twice = loaded(rewritten(LAYOUT, once, Replacing()))

    assert loaded(once).schema == twice.schema
    assert twice["body_normalized"].to_pylist() == ["Karabakh"]


@pytest.mark.parametrize("rows", [0, 1, 2500])
def test_every_row_is_there(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the size of batches and groups; an empty table keeps its columns."""
    monkeypatch.setattr(parquet, "_GROUP", 50_000)
    table = pa.table({"body": pa.array([f"Naka {n}" for n in range(rows)], pa.string())})
    made = loaded(rewritten(LAYOUT, stored(table), Replacing()))

    assert made.num_columns == 4
    assert made["body_normalized"].to_pylist() == [f"Karabakh {n}" for n in range(rows)]


def test_texts_have_labels_and_large_ones_are_told(tmp_path: Path) -> None:
    """A text above the limit stays; the others go on."""
    path = tmp_path / "a.parquet"
    path.write_bytes(stored(pa.table({"body": ["a", "b" * 1001, None, "c"]})))
    (piece,) = pieces_of(path, columns=("body",), max_document=1000)

    assert (("a", "c"), ("row 1, body", "row 4, body")) == (piece.texts, piece.labels)
    assert "rows 1 to 4" == piece.place
    assert piece.problem.startswith("row 2, body is larger than 1 KB and was left")


def test_a_packed_file_is_read_from_its_end(tmp_path: Path) -> None:
    """Parquet inside of gzip is no problem."""
    path = tmp_path / "a.parquet.gz"
    path.write_bytes(gzip.compress(stored(pa.table({"body": ["Naka"]}))))
    normalize_file(path, settings=InputSettings(columns=("1",)), normalizer=replacing())

    made = loaded(gzip.decompress(path.read_bytes()))
    assert made["body_normalized"].to_pylist() == ["Karabakh"]


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ("text", "there is no column 'text'; there are body, id"),
        ("id", "column 'id' is int64 and no text"),
    ],
)
def test_a_column_that_is_none_is_told(column: str, message: str) -> None:
    """With the columns that there are, or with what it is."""
    data = stored(pa.table({"body": ["Naka"], "id": [1]}))

    with pytest.raises(UnreadableError, match=message):
        rewritten(Parquet((column,), 1000, guard_formulas=False), data)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """What is no Parquet is named, in a sentence."""
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and more")

    with pytest.raises(InputError, match=f"^{path}: this is no Parquet that can be read: "):
        pieces_of(path, columns=("body",))
