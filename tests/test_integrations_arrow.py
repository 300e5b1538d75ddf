"""Record batches: the core's answers, whatever the types, sizes and bytes."""

import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given, settings, strategies as st

from integration_texts import SHORT, VALUES, details, normalized
from naka_normalize.errors import UsageError

pytest.importorskip("pyarrow", reason="pyarrow is not installed")

import pyarrow as pa

from naka_normalize.integrations import arrow
from naka_normalize.integrations.settings import Settings

pytestmark = pytest.mark.arrow
TYPES = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.int32(), pa.large_string(), ordered=True),
]
TEXTS = [*SHORT, None, *SHORT]


@given(VALUES, st.sampled_from(TYPES), st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_every_type_and_batch_size_gives_the_answers_of_the_core(
    values: list[str | None], type_: pa.DataType, size: int
) -> None:
    """Text, edits and mentions are the core's; nulls, the type and all columns stay."""
    table = pa.table({"id": pa.array(range(len(values))), "text": pa.array(values, type_)})
    batches = table.to_batches(max_chunksize=size)
    schema = arrow.output_schema(table.schema, "text")
    made = pa.Table.from_batches(arrow.normalize_batches(batches, "text"), schema)
    made.validate(full=True)

    assert type_ == made.schema.field("text_normalized").type
    assert table == made.select(["id", "text"])
    assert normalized(values) == made["text_normalized"].to_pylist()
    assert details(values, "edits") == made["text_edits"].to_pylist()
    assert details(values, "mentions") == made["text_mentions"].to_pylist()
    assert [None] * len(values) == made["text_error"].to_pylist()


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_parts_of_arrays_are_read_as_parts(type_: pa.DataType) -> None:
    """A slice of a batch has its own rows only, and the schema is as stated."""
    batch = pa.record_batch({"text": pa.array(TEXTS, type_)}).slice(2, 7)
    (made,) = arrow.normalize_batches([batch], "text", details=False)

    assert arrow.output_schema(batch.schema, "text", details=False) == made.schema
    assert ["text", "text_normalized", "text_error"] == made.schema.names
    assert normalized(TEXTS[2:9]) == made["text_normalized"].to_pylist()


def test_a_poisoned_row_is_a_null_with_a_reason() -> None:
    """Bytes that are no UTF-8 spoil their own row, which is kept as it was."""
    ends = pa.array([0, 2, 7], pa.int32()).buffers()[1]
    texts = pa.Array.from_buffers(
        pa.string(), 2, [None, ends, pa.py_buffer(b"\xff\xfeNaqqa")]
    )
    (made,) = arrow.normalize_batches([pa.record_batch({"text": texts})], "text")

    assert [None, "Nagorno-Karabakh"] == made["text_normalized"].to_pylist()
    assert [True, False] == made["text_mentions"].is_null().to_pylist()
    (reason, nothing) = made["text_error"].to_pylist()
    assert reason.startswith("UnicodeDecodeError: ")
    assert nothing is None
    assert texts.buffers()[2] == made["text"].buffers()[2]


def test_what_goes_wrong_inside_stays_in_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the core itself does not end the job."""
    normalizer = Settings().normalizer()
    monkeypatch.setattr(normalizer._walker, "walk", lambda text, _: [][len(text)])
    made = arrow.normalize_table(pa.table({"text": ["Naqqa"]}), "text")

    assert [None] == made["text_normalized"].to_pylist()
    assert ["IndexError: list index out of range"] == made["text_error"].to_pylist()


def test_batches_are_read_one_at_a_time() -> None:
    """No more is read than is asked for."""
    read = []

    def batches() -> Iterator[pa.RecordBatch]:
        for number in range(3):
            read.append(number)
            yield pa.record_batch({"text": ["Naqqa"]})

    made = arrow.normalize_batches(batches(), "text")
    next(made)

    assert [0] == read
    assert [] == list(arrow.normalize_batches([], "text"))


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"body": ["Naqqa"]}, "no column called 'text'; it has body"),
        ({"text": [7]}, "'text' is int64 and no text; cast it"),
        ({"text": [b"Naqqa"]}, "'text' is binary and no text; cast it"),
        ({"text": ["Naqqa"], "text_error": [1]}, "a column 'text_error' already; drop it"),
    ],
)
def test_wrong_columns_are_told(columns: dict[str, list[object]], says: str) -> None:
    """The message names the column and what to do."""
    with pytest.raises(UsageError, match=says):
        arrow.normalize_table(pa.table(columns), "text")


def test_a_column_of_nothing_but_nulls_has_text_beside_it() -> None:
    """A column without a type gets the plain one."""
    made = arrow.normalize_table(pa.table({"text": pa.nulls(2)}), "text")

    assert pa.string() == made.schema.field("text_normalized").type
    assert [None, None] == made["text_normalized"].to_pylist()


def test_metadata_of_tables_are_kept() -> None:
    """What other programs wrote about the table is still there."""
    table = pa.table({"text": ["Naqqa"]}).replace_schema_metadata({"by": "us"})

    assert {b"by": b"us"} == arrow.normalize_table(table, "text").schema.metadata


def test_the_function_can_be_sent_to_other_processes() -> None:
    """Settings and function pickle small, without the normalizer."""
    Settings().normalizer()

    assert len(pickle.dumps((arrow.normalize_batches, Settings().carried()))) < 1000
