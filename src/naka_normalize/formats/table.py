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
    padded = (map(str.ljust, line, widths) for line in lines)
    return "".join("  ".join(cells).rstrip() + "\n" for cells in padded)
