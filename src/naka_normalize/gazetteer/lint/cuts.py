"""Cuts: a text without quotes that ends where YAML sees a comment begin."""

import re
from collections.abc import Iterator

from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.assemble import Loaded
from naka_normalize.gazetteer.editing.layout import Layout, read_layout
from naka_normalize.gazetteer.format.nodes import Problems, Text
from naka_normalize.gazetteer.lint.rows import names

# People put a blank behind the sign of a comment, and none before a number or a tag.
_CUT = re.compile(r"[ \t]+(#[^\s#]\S*)")
# One blank before it, because searching for a run of them takes the square of its length.
_MAY_BE = re.compile(rb"[ \t]#[^\s#]")


def check_cuts(loaded: Loaded, advice: Problems) -> None:
    """Check that no name and no sentence goes on behind what is read of it."""
    layouts = dict(_layouts(loaded))
    for text in (*names(loaded), *_sentences(loaded)) if layouts else ():
        layout = layouts.get(text.place.file)
        if layout and (cut := _cut(layout, text)):
            says = (
                f"'{text.value}' is cut off before '{cut}', which YAML reads as a comment"
            )
            hint = "Put the text in quotes, or a blank behind the '#' of a comment."
            advice.add(text, "N129", says, hint)


def _layouts(loaded: Loaded) -> Iterator[tuple[str, Layout]]:
    """Give the files in which something may be cut; most have nothing like it."""
    for file in loaded.files:
        if _MAY_BE.search(file.data):
            try:
                yield file.shown, read_layout(file.shown, file.data)
            except GazetteerError:
                # What keeps a file from being read is told already.
                continue


def _sentences(loaded: Loaded) -> Iterator[Text]:
    for sheet in loaded.sheets:
        for entry in (*sheet.entities, *sheet.pairs):
            yield from entry.examples
        for wrapper in sheet.wrappers:
            yield from wrapper.examples


def _cut(layout: Layout, text: Text) -> str:
    """Return the first word behind a text if it is cut off there; empty if it is whole."""
    # Its words stand there as they are read if it has no quotes, over one line or more.
    plain = re.compile(r"\s+".join(map(re.escape, text.value.split())))
    whole = plain.match(layout.text, layout.offset(text))
    cut = _CUT.match(layout.text, whole.end()) if whole else None
    return cut[1] if cut else ""
