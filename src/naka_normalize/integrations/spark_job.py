"""A whole directory through Spark: JSONL, Parquet or text in, Parquet out."""

import os
import sys
from typing import NamedTuple

from naka_normalize.errors import InputError
from naka_normalize.integrations import missing
from naka_normalize.integrations.settings import Settings

try:
    from pyspark.errors import PySparkException
    from pyspark.sql import DataFrame, SparkSession, functions
except ModuleNotFoundError as error:
    raise missing("pyspark", "spark") from error

from naka_normalize.integrations.spark import normalize_spark

# Where Spark keeps lines that are no JSON.
_NO_JSON = "_corrupt_record"


class Job(NamedTuple):
    """What to read, what to do with it and where to write.

    Attributes:
        source: Directory or file, by a path or URL that Spark knows.
        target: Directory to write, which is not there yet.
        format: ``jsonl``, ``parquet``, or ``text`` with one document a file.
        column: The column with the texts; for ``text`` the name it gets.
        settings: Which names are known, and how sure a change must be.
        details: Whether edits and mentions are wanted.
        partitions: Into how many parts to cut the input; 0 for Spark's choice.
    """

    source: str
    target: str
    format: str
    column: str
    settings: Settings
    details: bool = True
    partitions: int = 0


def run_job(job: Job, master: str = "") -> tuple[int, int]:
    """Run a job and return how many documents there were, and how many failed.

    Args:
        job: What to do.
        master: URL of the cluster, or such as ``local[4]``; by default what
            ``spark-submit`` or the environment says.

    Raises:
        InputError: If the input cannot be read, the output is there already, or the
            executors have other built-in packs.
        UsageError: As ``normalize_spark`` does.
        GazetteerError: If an alias file of the settings cannot be used.
    """
    # Spark's workers would take any python3, with none of the packages of this one.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("naka-normalize")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    spark = (builder.master(master) if master else builder).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        return run_on(spark, job)
    finally:
        spark.stop()


def run_on(spark: SparkSession, job: Job) -> tuple[int, int]:
    """Run a job in a session that is there; see ``run_job``."""
    try:
        return _counted(spark, job)
    except PySparkException as error:
        raise InputError(_told(str(error))) from error


def _told(says: str) -> str:
    """Return what a person needs of what Spark says: its plans and traces run to pages."""
    lines = says.splitlines()
    ours = [line for line in lines if line.startswith("naka_normalize.errors.")]
    return ours[-1].partition(": ")[2] if ours else lines[0]


def _counted(spark: SparkSession, job: Job) -> tuple[int, int]:
    frame = _read(spark, job)
    if job.partitions:
        frame = frame.repartition(job.partitions)
    made = normalize_spark(frame, job.column, settings=job.settings, details=job.details)
    if job.format == "text":
        # Bytes that are no UTF-8 have their reason beside them, and are no text.
        made = made.withColumn(job.column, functions.try_validate_utf8(job.column))
    made.write.parquet(job.target)
    written = spark.read.parquet(job.target)
    reasons = {f"{job.column}_error", _NO_JSON} & set(written.columns)
    failed = written.where(functions.coalesce(*sorted(reasons)).isNotNull())
    return written.count(), failed.count()


def _read(spark: SparkSession, job: Job) -> DataFrame:
    if job.format == "jsonl":
        return spark.read.json(job.source)
    if job.format == "parquet":
        return spark.read.parquet(job.source)
    # Spark's own reader of texts would replace bytes that are no UTF-8.
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    text = functions.col("content").cast("string").alias(job.column)
    return files.load(job.source).select("path", text)
