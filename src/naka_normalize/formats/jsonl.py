"""JSON Lines: one record a line, as ``docs/json-record.md`` describes it."""

import json
from typing import Any

from naka_normalize.records import Result


def line(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON, with its newline.

    Lone surrogates, which no encoding can write, become JSON escapes; all other
    characters stay readable.
    """
    written = json.dumps(record, ensure_ascii=False)
    return written.encode("utf-8", "backslashreplace").decode() + "\n"


def record(result: Result, source: str) -> dict[str, Any]:
    """Return the record of a document, its name first.

    Args:
        result: The answer for the document.
        source: Name of the document, such as its path.
    """
    return {"source": source, **result.to_dict()}
