"""JSON Lines: one record a line, as ``docs/json-record.md`` describes it."""

import json
from typing import Any

from naka_normalize.formats.offsets import Unit, in_unit
from naka_normalize.records import Result


def line(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON, with its newline.

    Lone surrogates, which no encoding can write, become JSON escapes; all other
    characters stay readable.
    """
    written = json.dumps(record, ensure_ascii=False)
    return written.encode("utf-8", "backslashreplace").decode() + "\n"


def record(
    result: Result,
    source: str,
    place: str = "",
    label: str = "",
    unit: Unit = "codepoint",
) -> dict[str, Any]:
    """Return the record of a document, its name first.

    Args:
        result: The answer for the document.
        source: Name of the document, such as its path.
        place: What tells it from others of the same file, such as ``line 12``.
        label: What tells it from others at the same place, such as ``body``.
        unit: What spans count.
    """
    where = {"place": place, "label": label}
    named = {key: value for key, value in where.items() if value}
    return {"source": source, **named, **in_unit(result.to_dict(), result.source, unit)}
