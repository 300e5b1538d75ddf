"""Records as JSON and back, by the types of their fields.

A record becomes the list of its values in the order of its fields, so nothing has to be
said twice and a new field needs no code here.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

Decode = Callable[[Any], Any]


# Returns the JSON of a record, which is a tuple, or of tuples and mappings of records. One
# encoder for all: making one for each takes longer than the record.
to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=dict).encode


@cache
def decoder(hint: Any) -> Decode:  # noqa: ANN401 - any type
    """Return the function that makes a value of a type from what its JSON holds.

    >>> decoder(tuple[str, ...])(["Naqa", "Naqqa"])
    ('Naqa', 'Naqqa')
    """
    if hasattr(hint, "_fields"):
        return _record_decoder(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        inner = decoder(arguments[1])
        return lambda value: {key: inner(item) for key, item in value.items()}
    return _unchanged


def _record_decoder(record: Any) -> Decode:  # noqa: ANN401 - a class of records
    hints = get_type_hints(record)
    inner = [(n, decoder(hints[name])) for n, name in enumerate(record._fields)]
    # Most fields are texts, which stay as they are; the others change in the list itself,
    # which nobody else has.
    changed = [(n, decode) for n, decode in inner if decode is not _unchanged]

    def decode_record(value: Any) -> Any:  # noqa: ANN401 - values, and a record
        for n, decode in changed:
            value[n] = decode(value[n])
        return record(*value)

    return decode_record


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decode:
    if arguments[-1] is not Ellipsis:
        parts = tuple(map(decoder, arguments))
        return lambda value: tuple(f(v) for f, v in zip(parts, value, strict=True))
    inner = decoder(arguments[0])
    return tuple if inner is _unchanged else lambda value: tuple(map(inner, value))


def _unchanged(value: Any) -> Any:  # noqa: ANN401 - any value
    return value
