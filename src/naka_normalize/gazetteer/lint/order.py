"""Order: entities are sorted, so that people find them and two edits seldom meet."""

from collections.abc import Sequence
from shlex import quote

from naka_normalize.gazetteer.assemble import Loaded
from naka_normalize.gazetteer.nodes import Problems


def check_order(loaded: Loaded, advice: Problems) -> None:
    """Check that entities are sorted; a comment above one starts a new section."""
    for sheet in loaded.sheets:
        lines = sheet.file.data.decode("utf-8").splitlines()
        last = ""
        for entry in sheet.entities:
            if entry.id.value < last and not _comment_above(lines, entry.id.line):
                says = f"'{entry.id.value}' stands after '{last}'"
                hint = f"'naka alias fmt {quote(sheet.file.shown)}' sorts entries."
                advice.add(entry.id, "N122", says, hint)
            last = entry.id.value


def _comment_above(lines: Sequence[str], line: int) -> bool:
    above = (text.strip() for text in reversed(lines[: line - 1]))
    return next((text.startswith("#") for text in above if text), False)
