"""Order: entries are sorted, so that people find them and two edits seldom meet."""

from collections.abc import Iterable
from itertools import pairwise
from shlex import quote

from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.assemble import Loaded
from naka_normalize.gazetteer.editing.arrange import sections
from naka_normalize.gazetteer.editing.layout import read_layout
from naka_normalize.gazetteer.format.entries import Entry
from naka_normalize.gazetteer.format.nodes import Problems


def check_order(loaded: Loaded, advice: Problems) -> None:
    """Check that entries are sorted; a comment above one starts a new section."""
    for sheet in loaded.sheets:
        # Reading a file again takes long, and most have no more than one section.
        if _sorted(sheet.entities) and _sorted(sheet.pairs):
            continue
        file = sheet.file.shown
        try:
            layout = read_layout(file, sheet.file.data)
        except GazetteerError:
            # Keys that stand twice are told already, and nothing can be moved until then.
            continue
        hint = f"'naka alias fmt {quote(file)}' sorts entries."
        for section in sections(layout):
            for before, after in pairwise(block.key for block in section):
                if after.value < before.value:
                    says = f"'{after.value}' stands after '{before.value}'"
                    advice.add(after, "N122", says, hint)


def _sorted(entries: Iterable[Entry]) -> bool:
    return all(one.id.value <= two.id.value for one, two in pairwise(entries))
