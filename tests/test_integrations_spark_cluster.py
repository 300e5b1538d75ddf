"""Spark on a real cluster: two workers, of which one loses its executor at work."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from integration_texts import normalized

pytest.importorskip("pyspark", reason="pyspark is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Java 17 is not installed", allow_module_level=True)

import pyarrow as pa
import pyarrow.parquet as pq

from naka_normalize.integrations.spark import normalize_spark
from spark_cluster import cluster
from spark_sessions import HOME, TEXTS, WANT, frame, inputs, naka, session, written

pytestmark = [
    pytest.mark.spark,
    pytest.mark.cluster,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A master and two workers."""
    with cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


def test_a_cluster_loses_an_executor_and_no_row(tmp_path: Path, url: str) -> None:
    """An executor is killed at work: its tasks run again, and every row comes out once."""
    killed = tmp_path / "killed"

    def kill_once(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield batch
            if 20 in batch["id"].to_pylist() and not killed.exists():
                # The parent of this process is Spark's daemon, and its parent the JVM.
                daemon = Path(f"/proc/{os.getppid()}/stat").read_text()
                executor = int(daemon.rpartition(")")[2].split()[1])
                command = Path(f"/proc/{executor}/cmdline").read_text()
                assert "CoarseGrainedExecutorBackend" in command
                killed.write_text(str(executor))
                os.kill(executor, signal.SIGKILL)

    spark = session(url)
    try:
        assert url == spark.sparkContext.master
        rows = frame(spark, TEXTS, 8)
        made = normalize_spark(rows.mapInArrow(kill_once, rows.schema), "text")
        made.write.parquet(str(tmp_path / "out"))
    finally:
        spark.stop()

    assert killed.exists()
    table = pq.read_table(tmp_path / "out").sort_by("id")
    assert list(range(len(TEXTS))) == table["id"].to_pylist()
    assert normalized(TEXTS) == table["text_normalized"].to_pylist()


def test_a_script_of_two_lines_is_submitted(tmp_path: Path, url: str) -> None:
    """``spark-submit`` runs the command on the cluster."""
    inputs(tmp_path / "in", "jsonl")
    script = tmp_path / "job.py"
    script.write_text("from naka_normalize.cli import main\nraise SystemExit(main())\n")
    submit = (HOME / "bin" / "spark-submit", "--master", url, script)
    target = tmp_path / "out"
    said = naka(tmp_path / "in", target, "--format", "jsonl", program=submit)

    assert f"0 naka: 6 documents written to {target}, 0 failed" == said
    assert written(target) == WANT
