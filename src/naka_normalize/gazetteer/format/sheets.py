"""One alias file as written: its head, its entries, and the lists beside them."""

from typing import NamedTuple

from naka_normalize.errors import Place
from naka_normalize.gazetteer.format.beside import (
    ShortEntry,
    WrapperEntry,
    read_short_names,
    read_signs,
    read_wrappers,
)
from naka_normalize.gazetteer.format.definition import FILE
from naka_normalize.gazetteer.format.entries import Entry, read_entries
from naka_normalize.gazetteer.format.events import TABLE_BEGINS, Events, read_events
from naka_normalize.gazetteer.format.fields import Fields
from naka_normalize.gazetteer.format.kinds import FORMAT, FORMAT_VERSION
from naka_normalize.gazetteer.format.nodes import Problems, Text
from naka_normalize.gazetteer.format.readers import reader_of
from naka_normalize.gazetteer.packs import PackFile
from naka_normalize.records import Sign


class Sheet(NamedTuple):
    """What one file says.

    Attributes:
        file: The file.
        pack: Its name, where it stands.
        version: Its version; empty if it has none.
        overrides: Aliases that it takes from earlier packs.
        entities: Its entities.
        pairs: Its pairs.
        larger_names: Names that protect what is inside them.
        short_names: Short names that countries share.
        signs: Phrases that show the source language.
        wrappers: What crawls leave round an article.
    """

    file: PackFile
    pack: Text
    version: str = ""
    overrides: tuple[Text, ...] = ()
    entities: tuple[Entry, ...] = ()
    pairs: tuple[Entry, ...] = ()
    larger_names: tuple[Text, ...] = ()
    short_names: tuple[ShortEntry, ...] = ()
    signs: tuple[Sign, ...] = ()
    wrappers: tuple[WrapperEntry, ...] = ()


def read_sheet(file: PackFile, problems: Problems) -> Sheet | None:
    """Read one file as far as it can be read; ``None`` if nothing in it can be."""
    return read_events(file.shown, file.data, problems, lambda e: _read(file, e))


def _read(file: PackFile, events: Events) -> Sheet | None:
    root = events.begin()
    fields = reader_of(FILE)(root, events, "the file")
    version = fields.text("format")
    if version and version.value != FORMAT:
        says = f"format {version.value} is not known here"
        hint = f"Write 'format: {FORMAT}', or use a newer release."
        # What else was found wrong may be right in that format.
        events.problems.found.clear()
        events.problems.add(version, FORMAT_VERSION.code, says, hint)
        return None
    return _sheet(file, fields, events.problems) if type(root) is TABLE_BEGINS else None


def _sheet(file: PackFile, fields: Fields, problems: Problems) -> Sheet:
    return Sheet(
        file=file,
        pack=fields.text("pack") or Text(Place(file.shown, 1, 1), file.name),
        version=fields.value("version"),
        overrides=fields.texts("overrides"),
        entities=read_entries(fields, "entities", problems),
        pairs=read_entries(fields, "pairs", problems),
        larger_names=fields.texts("larger_names"),
        short_names=read_short_names(fields),
        signs=read_signs(fields),
        wrappers=read_wrappers(fields),
    )
