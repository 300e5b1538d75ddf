"""One alias file as written: its head, its entries, and the lists beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from naka_normalize.gazetteer import fields
from naka_normalize.gazetteer.beside import (
    ShortEntry,
    WrapperEntry,
    read_name_list,
    read_short_names,
    read_signs,
    read_value,
    read_wrappers,
)
from naka_normalize.gazetteer.entries import Entry, read_entries
from naka_normalize.gazetteer.nodes import Node, Problems, Table, Text
from naka_normalize.gazetteer.packs import PackFile
from naka_normalize.gazetteer.parse import read_nodes
from naka_normalize.records import Sign

FORMAT = "1"
_KEYS = (
    "format", "pack", "version", "about", "sources", "overrides", "entities", "pairs",
    "larger_names", "short_names", "signs", "wrappers",
)  # fmt: skip
_check_version = fields.pattern(
    "N124",
    r"[0-9]{4}\.[0-9]{1,2}(?:\.[0-9]+)?",
    "version",
    "Write a calendar date, as in 2026.11.1.",
)


@dataclass(frozen=True, slots=True)
class Sheet:
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
    root = read_nodes(file.shown, file.data, problems)
    if root is None:
        return None
    if isinstance(root, Table) and not _format_fits(root, problems):
        return None
    table = fields.read_table(root, problems, "the file", _KEYS)
    if not isinstance(root, Table):
        return None
    fields.require(table, ("format", "pack"), root, problems, "the file")
    return _sheet(file, {key: node for key, (_, node) in table.items()}, problems)


def _format_fits(root: Table, problems: Problems) -> bool:
    """Tell whether the rest of the file can be understood."""
    for key, value in root.pairs:
        if isinstance(key, Text) and key.value == "format":
            text = fields.read_text(value, problems, "'format'")
            if text is not None and text.value != FORMAT:
                says = f"format {text.value} is not known here"
                hint = f"Write 'format: {FORMAT}', or use a newer release."
                problems.add(text, "N121", says, hint)
                return False
    return True


def _sheet(file: PackFile, values: Mapping[str, Node], problems: Problems) -> Sheet:
    pack = read_value(values, "pack", fields.check_slug, problems)
    version = read_value(values, "version", _check_version, problems)
    _check_prose(values, problems)
    entries = {
        key: read_entries(values[key], problems, pairs=key == "pairs")
        for key in ("entities", "pairs")
        if key in values
    }
    return Sheet(
        file=file,
        pack=pack or Text(file.shown, 1, 1, file.name),
        version=version.value if version else "",
        overrides=read_name_list(values, "overrides", problems),
        entities=entries.get("entities", ()),
        pairs=entries.get("pairs", ()),
        larger_names=read_name_list(values, "larger_names", problems),
        short_names=read_short_names(values, problems),
        signs=read_signs(values, problems),
        wrappers=read_wrappers(values, problems),
    )


def _check_prose(values: Mapping[str, Node], problems: Problems) -> None:
    """Check what only people read."""
    read_value(values, "about", None, problems)
    if "sources" in values:
        sources = fields.read_table(values["sources"], problems, "'sources'")
        for name, (_, node) in sources.items():
            fields.read_text(node, problems, f"'{name}'")
