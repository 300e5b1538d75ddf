"""What the tests of Spark share: sessions, documents in files, and the command."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
from pyspark.sql import DataFrame, SparkSession

from integration_texts import SHORT, normalized

HOME = Path(pyspark.__file__).parent
TEXTS = [*SHORT, None] * 5
# Spark passes over files without a byte.
DOCUMENTS = [text for text in SHORT if text]
WANT = sorted(zip(DOCUMENTS, map(str, normalized([*DOCUMENTS])), strict=True))
QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.executor.memory": "512m",
    "spark.log.level": "ERROR",
}


def environment() -> dict[str, str]:
    """What Spark's programs need: this Python, and no address but this machine's."""
    return os.environ | {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_HOME": str(HOME),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_WORKER_MEMORY": "1g",
    }


def session(master: str, **config: str) -> SparkSession:
    """A session on a master, with nothing but this machine's addresses."""
    os.environ.update(environment())
    builder = SparkSession.builder.master(master)
    for key, value in {**QUIET, **config}.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def frame(spark: SparkSession, texts: list[str | None], parts: int) -> DataFrame:
    """Numbered texts in so many partitions."""
    rows = list(enumerate(texts))
    return spark.createDataFrame(rows, "id int, text string").repartition(parts)


def inputs(folder: Path, kind: str) -> None:
    """Write a directory of documents in one format."""
    folder.mkdir()
    for number, text in enumerate(DOCUMENTS):
        if kind == "text":
            (folder / f"{number}.txt").write_bytes(text.encode())
        elif kind == "jsonl":
            line = json.dumps({"id": number, "text": text}) + "\n"
            (folder / f"{number}.jsonl").write_text(line)
        else:
            table = pa.table({"id": [number], "text": [text]})
            pq.write_table(table, folder / f"{number}.parquet")


def naka(*arguments: str | Path, program: tuple[str | Path, ...] = ()) -> str:
    """Run the command; return its exit code and what it says."""
    command = program or (sys.executable, "-m", "naka_normalize")
    done = subprocess.run(
        [*command, "spark", *arguments],
        capture_output=True,
        check=False,
        text=True,
        env=environment(),
    )
    # Under spark-submit both streams are one.
    lines = (done.stdout + done.stderr).splitlines()
    said = [line for line in lines if line.startswith("naka: ")]
    return f"{done.returncode} {' '.join(said)}"


def written(folder: Path) -> list[tuple[str, str]]:
    """Every text of what was written, with what it became."""
    rows = pq.read_table(folder).to_pylist()
    return sorted((r["text"], r["text_normalized"]) for r in rows if r["text"] is not None)
