"""Arrow record batches: the one function that every engine can run.

>>> import pyarrow as pa
>>> table = pa.table({"text": ["Clashes resumed in Naqqa.", None]})
>>> normalize_table(table, "text", details=False)["text_normalized"].to_pylist()
['Clashes resumed in Nagorno-Karabakh.', None]
"""

from collections.abc import Iterable, Iterator
from typing import Any

from naka_normalize.errors import UsageError
from naka_normalize.integrations import missing
from naka_normalize.integrations.columns import EDITS, MENTIONS, Row, failed, row_of
from naka_normalize.integrations.settings import BUILT_IN, Settings

try:
    import pyarrow as pa
except ModuleNotFoundError as error:
    raise missing("pyarrow", "arrow") from error

_TEXTS = (pa.string(), pa.large_string(), pa.string_view(), pa.null())
_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def output_schema(schema: pa.Schema, column: str, *, details: bool = True) -> pa.Schema:
    """Return the schema that ``normalize_batches`` gives for batches of a schema.

    Args:
        schema: Schema of the batches.
        column: The column with the texts: string, large string, string view, or a
            dictionary of one of these.
        details: Whether edits and mentions are wanted.

    Returns:
        All columns as they are, then ``{column}_normalized`` in the type of the column,
        ``{column}_edits`` and ``{column}_mentions`` with the fields of the JSON record,
        and ``{column}_error``, a string.

    Raises:
        UsageError: If there is no such column, it holds no text, or the table has a
            column of one of the new names.
    """
    if schema.names.count(column) != 1:
        has = "several columns" if column in schema.names else "no column"
        raise UsageError(
            f"the table has {has} called {column!r}; it has {', '.join(schema.names)}"
        )
    type_ = schema.field(column).type
    if (type_.value_type if pa.types.is_dictionary(type_) else type_) not in _TEXTS:
        raise UsageError(f"column {column!r} is {type_} and no text; cast it to a string")
    new = _new_fields(
        column, pa.string() if pa.types.is_null(type_) else type_, details=details
    )
    if taken := [name for name in new if name in schema.names]:
        raise UsageError(
            f"the table has a column {taken[0]!r} already; drop it or rename {column!r}"
        )
    fields = [*schema, *(pa.field(name, type_) for name, type_ in new.items())]
    return pa.schema(fields, schema.metadata)


def normalize_batches(
    batches: Iterable[pa.RecordBatch],
    column: str,
    *,
    settings: Settings = BUILT_IN,
    details: bool = True,
) -> Iterator[pa.RecordBatch]:
    """Normalize a column of record batches, one after another.

    The normalizer is made in the process that asks for the first batch, and kept there.
    A null stays null. A text that cannot be normalized becomes a null, with the reason in
    ``{column}_error``; the others go on.

    Args:
        batches: Read one at a time.
        column: The column with the texts.
        settings: Which names are known, and how sure a change must be.
        details: Whether edits and mentions are wanted.

    Yields:
        Each batch with the columns that ``output_schema`` tells.

    Raises:
        UsageError: As ``output_schema`` does.
        GazetteerError: If an alias file of the settings cannot be used.
    """
    for batch in batches:
        schema = output_schema(batch.schema, column, details=details)
        rows = _rows(batch.column(column), settings)
        values: list[list[Any]] = [[row.text for row in rows]]
        if details:
            values += [[row.edits for row in rows], [row.mentions for row in rows]]
        values.append([row.error for row in rows])
        new = list(schema)[len(batch.schema) :]
        made = [
            _array(column, field.type) for column, field in zip(values, new, strict=True)
        ]
        yield pa.RecordBatch.from_arrays([*batch.columns, *made], schema=schema)


def normalize_table(
    table: pa.Table,
    column: str,
    *,
    settings: Settings = BUILT_IN,
    details: bool = True,
) -> pa.Table:
    """Normalize a column of a table; see ``normalize_batches``."""
    schema = output_schema(table.schema, column, details=details)
    batches = normalize_batches(
        table.to_batches(), column, settings=settings, details=details
    )
    return pa.Table.from_batches(batches, schema)


def _new_fields(
    column: str, type_: pa.DataType, *, details: bool
) -> dict[str, pa.DataType]:
    """Return the names and types of the columns that are added."""
    shapes = {f"{column}_edits": EDITS, f"{column}_mentions": MENTIONS} if details else {}
    middle = {name: _type(shape) for name, shape in shapes.items()}
    return {f"{column}_normalized": type_, **middle, f"{column}_error": pa.string()}


def _type(shape: Any) -> pa.DataType:  # noqa: ANN401 - see EDITS
    """Return the type of values of a shape."""
    if isinstance(shape, list):
        return pa.list_(_type(shape[0]))
    if isinstance(shape, dict):
        return pa.struct({name: _type(below) for name, below in shape.items()})
    return _TYPES[shape]


def _rows(array: pa.Array, settings: Settings) -> list[Row]:
    """Normalize the texts of an array; those of a dictionary once each."""
    if pa.types.is_dictionary(array.type):
        rows = _rows(array.dictionary, settings)
        return [Row() if i is None else rows[i] for i in array.indices.to_pylist()]
    normalizer = settings.normalizer()
    return [
        value if isinstance(value, Row) else row_of(normalizer, value)
        for value in _texts(array)
    ]


def _texts(array: pa.Array) -> list[str | Row]:
    """Return the texts of an array, and the row of what is none."""
    try:
        return [Row() if text is None else text for text in array.to_pylist()]
    except UnicodeDecodeError:
        return [_text(value) for value in array]


def _text(value: pa.Scalar) -> str | Row:
    """Read one text; Arrow lets bytes that are no UTF-8 into its strings."""
    try:
        text: str | None = value.as_py()
    except UnicodeDecodeError as error:
        return failed(error)
    return Row() if text is None else text


def _array(values: list[Any], type_: pa.DataType) -> pa.Array:
    """Return values as an array; a dictionary holds each of them once."""
    if not pa.types.is_dictionary(type_):
        return pa.array(values, type_)
    distinct = [value for value in dict.fromkeys(values) if value is not None]
    places = {value: place for place, value in enumerate(distinct)}
    indices = [None if value is None else places[value] for value in values]
    return pa.DictionaryArray.from_arrays(
        pa.array(indices, type_.index_type),
        pa.array(distinct, type_.value_type),
        ordered=type_.ordered,
    )
