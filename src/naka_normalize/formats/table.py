"""Rows in columns, for people."""

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows in columns, two blanks apart, under their heads; empty without rows.

    >>> print(table(("id", "name"), [("armenia", "Armenia")]), end="")
    id       name
    armenia  Armenia
    """
    if not rows:
        return ""
    lines = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(
            cell.ljust(width) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )
