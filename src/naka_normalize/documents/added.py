"""What is added to a record beside its text: the same in JSON Lines and in every table."""

import json
from collections.abc import Container, Iterable
from typing import Any

from naka_normalize.records import Result

NORMALIZED, ENTITIES, FLAGS = SUFFIXES = ("_normalized", "_entities", "_flags")
# A spreadsheet takes what starts so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def added_names(name: str) -> tuple[str, str, str]:
    """Return what the columns or fields beside one are called."""
    return name + NORMALIZED, name + ENTITIES, name + FLAGS


def foreign_beside(name: str, present: Container[str]) -> str:
    """Say which name beside one is taken by somebody else; empty if none is.

    A run adds all three or none, so one or two of them alone are no run's.
    """
    there = [one for one in added_names(name) if one in present]
    if len(there) in {0, len(SUFFIXES)}:
        return ""
    return (
        f"{listed(there)} would be written over, and no earlier run made it; "
        "give it another name first"
    )


def entities(result: Result) -> list[dict[str, Any]]:
    """Return the mentions of a text, as in the JSON record but without their evidence."""
    return [
        {key: value for key, value in mention.items() if key != "evidence"}
        for mention in result.to_dict()["mentions"]
    ]


def flags(result: Result) -> list[str]:
    """Return the kinds of edits that were made, and ``ask`` if something is in doubt."""
    kinds = sorted({edit.kind for edit in result.edits})
    doubted = any(mention.decision == "ask" for mention in result.mentions)
    return [*kinds, "ask"] if doubted else kinds


def added_values(result: Result) -> tuple[str, list[dict[str, Any]], list[str]]:
    """Return the normalized text, its entities and its flags."""
    return result.text, entities(result), flags(result)


def added_cells(result: Result, *, guard_formulas: bool) -> tuple[str, str, str]:
    """Return the normalized text, its entities in JSON and its flags, as cells."""
    text = guarded(result.text) if guard_formulas else result.text
    return text, written_json(entities(result)), " ".join(flags(result))


def guarded(cell: str) -> str:
    """Return a cell, marked as text if a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def written_json(value: object) -> str:
    """Return JSON that every encoding of Unicode can write."""
    written = json.dumps(value, ensure_ascii=False)
    return written.encode("utf-8", "backslashreplace").decode()


def listed(names: Iterable[str]) -> str:
    """Return names with commas, for messages; a long list is cut."""
    shown = [*names]
    more = f" and {len(shown) - _MOST} more" if len(shown) > _MOST else ""
    return ", ".join(shown[:_MOST]) + more if shown else "none"


_MOST = 20
