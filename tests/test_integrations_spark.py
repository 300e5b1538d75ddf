"""Spark: the core's answers, however the rows are cut."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from integration_texts import MINE, details, normalized
from naka_normalize.errors import InputError, UsageError
from naka_normalize.integrations.settings import Settings

pytest.importorskip("pyspark", reason="pyspark is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Java 17 is not installed", allow_module_level=True)

import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from naka_normalize.integrations.spark import normalize_spark
from naka_normalize.integrations.spark_job import Job, run_on
from spark_sessions import (
    DOCUMENTS,
    TEXTS,
    WANT,
    frame,
    inputs,
    naka,
    session,
    written,
)

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Two threads on this machine."""
    started = session("local[2]")
    yield started
    started.stop()


def test_the_rows_are_those_of_the_core_in_any_partitions(spark: SparkSession) -> None:
    """Text, edits and mentions are the core's, each row once, whatever the cut."""
    for parts in (1, 4):
        made = normalize_spark(frame(spark, TEXTS, parts), "text").sort("id").collect()

        assert list(range(len(TEXTS))) == [row.id for row in made]
        assert normalized(TEXTS) == [row.text_normalized for row in made]
        for key in ("edits", "mentions"):
            column = [row.asDict(recursive=True)[f"text_{key}"] for row in made]
            assert details(TEXTS, key) == column
        assert {None} == {row.text_error for row in made}


def test_alias_files_and_policy_go_along(spark: SparkSession, tmp_path: Path) -> None:
    """The file may be gone when the job runs."""
    mine = tmp_path / "mine.yaml"
    mine.write_text(MINE)
    texts = frame(spark, ["At Hugh Nick Airport."], 1)
    made = normalize_spark(texts, "text", settings=Settings((str(mine),)), details=False)
    mine.unlink()

    assert ["id", "text", "text_normalized", "text_error"] == made.columns
    assert ["At Qo Airport."] == [row.text_normalized for row in made.collect()]
    with pytest.raises(UsageError, match="no column called 'body'"):
        normalize_spark(texts, "body")


def test_a_poisoned_row_does_not_end_the_job(spark: SparkSession) -> None:
    """Bytes that are no UTF-8 give a null with its reason, beside a good row."""
    texts = spark.sql("SELECT explode(array(X'FF', X'4E61717161')) AS b")
    made = normalize_spark(texts.selectExpr("CAST(b AS STRING) AS text"), "text")
    found = {row.text_normalized: row.text_error for row in made.drop("text").collect()}

    assert {None, "Nagorno-Karabakh"} == set(found)
    assert str(found[None]).startswith("UnicodeDecodeError")


@pytest.mark.parametrize("kind", ["jsonl", "parquet", "text"])
def test_a_directory_becomes_parquet(
    spark: SparkSession, tmp_path: Path, kind: str
) -> None:
    """Every document is there once, as ``naka normalize`` writes it."""
    inputs(tmp_path / "in", kind)
    job = Job(str(tmp_path / "in"), str(tmp_path / "out"), kind, "text", Settings())

    assert (len(DOCUMENTS), 0) == run_on(spark, job)
    assert written(tmp_path / "out") == WANT


def test_the_command_counts_files_that_are_no_text(tmp_path: Path) -> None:
    """They are in the output with the reason; nothing is written over."""
    inputs(tmp_path / "in", "text")
    (tmp_path / "in" / "bad.txt").write_bytes(b"Calm in \xff\xfe")
    arguments = (tmp_path / "in", tmp_path / "out", "--format", "text")

    said = naka(*arguments, "--master", "local[2]")
    assert f"3 naka: 7 documents written to {tmp_path / 'out'}, 1 failed" == said
    assert written(tmp_path / "out") == WANT
    (bad,) = (r for r in pq.read_table(tmp_path / "out").to_pylist() if r["text"] is None)
    assert bad["path"].endswith("bad.txt")
    assert bad["text_error"].startswith("UnicodeDecodeError")


def test_what_cannot_be_read_or_written_is_told(
    spark: SparkSession, tmp_path: Path
) -> None:
    """An output that is there, no input, or other packs elsewhere, end it in a sentence."""
    inputs(tmp_path / "in", "jsonl")
    there, gone = str(tmp_path / "in"), str(tmp_path / "gone")

    with pytest.raises(InputError, match="already exists"):
        run_on(spark, Job(there, there, "jsonl", "text", Settings()))
    with pytest.raises(InputError, match="does not exist"):
        run_on(spark, Job(gone, str(tmp_path / "out"), "jsonl", "text", Settings()))
    other = Settings(fingerprint="0" * 16)
    with pytest.raises(InputError, match="the built-in packs here are not those"):
        run_on(spark, Job(there, str(tmp_path / "out"), "jsonl", "text", other))


def test_lines_that_are_no_json_are_kept_and_counted(
    spark: SparkSession, tmp_path: Path
) -> None:
    """A broken line is in the output as it stands, beside the good ones."""
    (tmp_path / "in.jsonl").write_text('{"text": "Calm in Naqqa."}\n{"text": "Ca\n')
    job = Job(
        str(tmp_path / "in.jsonl"), str(tmp_path / "out"), "jsonl", "text", Settings()
    )

    assert (2, 1) == run_on(spark, job)
    rows = pq.read_table(tmp_path / "out").to_pylist()
    assert {None, '{"text": "Ca'} == {row["_corrupt_record"] for row in rows}
