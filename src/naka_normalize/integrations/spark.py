"""Spark data frames: the Arrow function on every executor."""

from collections.abc import Iterator

from naka_normalize.integrations import missing
from naka_normalize.integrations.settings import BUILT_IN, Settings

try:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
    from pyspark.sql.types import StructType
except ModuleNotFoundError as error:
    raise missing("pyspark", "spark") from error

from naka_normalize.integrations.arrow import normalize_batches, output_schema


def normalize_spark(
    frame: DataFrame, column: str, *, settings: Settings = BUILT_IN, details: bool = True
) -> DataFrame:
    """Normalize a column of a data frame, when an action asks for it.

    Alias files go to the executors with the job; the library must be installed there.
    Rows are independent, so neither partitioning nor a repeated task changes what comes
    out.

    Args:
        frame: Any data frame.
        column: The column with the texts, a string.
        settings: Which names are known, and how sure a change must be.
        details: Whether edits and mentions are wanted.

    Returns:
        The data frame with ``{column}_normalized``, ``{column}_edits``,
        ``{column}_mentions`` and ``{column}_error``; see ``arrow.output_schema``.

    Raises:
        UsageError: If there is no such column, it holds no text, or a column has one of
            the new names already.
        GazetteerError: If an alias file of the settings cannot be used.
    """
    carried = settings.carried()
    schema = to_arrow_schema(frame.schema)
    fields = list(output_schema(schema, column, details=details))[len(schema) :]
    new = from_arrow_schema(pa.schema(fields))

    def normalized(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return normalize_batches(batches, column, settings=carried, details=details)

    return frame.mapInArrow(normalized, StructType([*frame.schema, *new]))
