"""One alias file as written: its head, its entries, and the lists beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from naka_normalize.gazetteer import fields
from naka_normalize.gazetteer.entries import Entry, read_entries
from naka_normalize.gazetteer.nodes import Node, Problems, Table, Text, read_nodes
from naka_normalize.gazetteer.packs import PackFile
from naka_normalize.records import Sign, Wrapper

FORMAT = "1"
_KEYS = (
    "format", "pack", "version", "about", "sources", "overrides", "entities", "pairs",
    "larger_names", "short_names", "signs", "wrappers",
)  # fmt: skip
_SHORT_KEYS = ("text", "language", "romanised", "countries", "readings")
_WRAPPER_KEYS = ("name", "pattern", "where", "language", "examples")
_check_version = fields.pattern(
    "N124",
    r"\d{4}\.\d{1,2}(?:\.\d+)?",
    "version",
    "Write a calendar date, as in 2026.11.1.",
)
_check_where = fields.choice("N120", fields.WHERE)


@dataclass(frozen=True, slots=True)
class ShortEntry:
    """A shared short name as written; ids are not looked up yet."""

    text: Text
    language: str
    romanised: tuple[str, ...]
    countries: tuple[Text, ...]
    readings: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class WrapperEntry:
    """A wrapper and the examples beside it."""

    wrapper: Wrapper
    examples: tuple[Text, ...]


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
    table = fields.read_table(root, problems, "the file", _KEYS)
    if not isinstance(root, Table):
        return None
    fields.require(table, ("format", "pack"), root, problems, "the file")
    if not _format_fits(table, problems):
        return None
    values = {key: node for key, (_, node) in table.items()}
    return _sheet(
        file, values, _head(values, "pack", fields.check_slug, problems), problems
    )


def _format_fits(table: fields.Fields, problems: Problems) -> bool:
    """Tell whether the rest of the file can be understood."""
    if "format" not in table:
        return True
    text = fields.read_text(table["format"][1], problems, "'format'")
    if text is None or text.value == FORMAT:
        return True
    says = f"format {text.value} is not known here"
    problems.add(text, "N121", says, f"Write 'format: {FORMAT}', or use a newer release.")
    return False


def _sheet(
    file: PackFile, values: Mapping[str, Node], pack: Text | None, problems: Problems
) -> Sheet:
    for key in ("about", "sources"):
        _check_prose(key, values, problems)
    version = _head(values, "version", _check_version, problems)
    return Sheet(
        file=file,
        pack=pack or Text(file.shown, 1, 1, file.name),
        version=version.value if version else "",
        overrides=_names(values, "overrides", problems),
        entities=read_entries(values["entities"], problems) if "entities" in values else (),
        pairs=read_entries(values["pairs"], problems, pairs=True)
        if "pairs" in values
        else (),
        larger_names=_names(values, "larger_names", problems),
        short_names=_short_names(values, problems),
        signs=_signs(values, problems),
        wrappers=_wrappers(values, problems),
    )


def _head(
    values: Mapping[str, Node], key: str, check: fields.Check, problems: Problems
) -> Text | None:
    text = fields.read_text(values[key], problems, f"'{key}'") if key in values else None
    if text:
        check(text, problems)
    return text


def _check_prose(key: str, values: Mapping[str, Node], problems: Problems) -> None:
    if key == "about" and key in values:
        fields.read_text(values[key], problems, "'about'")
    if key == "sources" and key in values:
        for name, (_, node) in fields.read_table(
            values[key], problems, "'sources'"
        ).items():
            fields.read_text(node, problems, f"'{name}'")


def _names(values: Mapping[str, Node], key: str, problems: Problems) -> tuple[Text, ...]:
    return fields.read_names(values[key], problems, f"'{key}'") if key in values else ()


def _signs(values: Mapping[str, Node], problems: Problems) -> tuple[Sign, ...]:
    if "signs" not in values:
        return ()
    signs = []
    for code, (key, node) in fields.read_table(
        values["signs"], problems, "'signs'"
    ).items():
        fields.check_language(key, problems)
        texts = fields.read_texts(node, problems, f"'{code}'")
        signs += [Sign(text.value, code, text.place) for text in texts]
    return tuple(signs)


def _short_names(values: Mapping[str, Node], problems: Problems) -> tuple[ShortEntry, ...]:
    if "short_names" not in values:
        return ()
    found = []
    for item in fields.read_items(values["short_names"], problems, "'short_names'"):
        table = fields.read_table(item, problems, "a short name", _SHORT_KEYS)
        if isinstance(item, Table):
            required = ("text", "language", "countries")
            fields.require(table, required, item, problems, "this short name")
        nodes = {key: node for key, (_, node) in table.items()}
        text = _head(nodes, "text", fields.check_name, problems)
        language = _head(nodes, "language", fields.check_language, problems)
        romanised = _names(nodes, "romanised", problems)
        countries = _names(nodes, "countries", problems)
        readings = _names(nodes, "readings", problems)
        if text and language:
            spelled = tuple(name.value for name in romanised)
            found.append(ShortEntry(text, language.value, spelled, countries, readings))
    return tuple(found)


def _wrappers(values: Mapping[str, Node], problems: Problems) -> tuple[WrapperEntry, ...]:
    if "wrappers" not in values:
        return ()
    found = []
    for item in fields.read_items(values["wrappers"], problems, "'wrappers'"):
        table = fields.read_table(item, problems, "a wrapper", _WRAPPER_KEYS)
        if isinstance(item, Table):
            fields.require(
                table, ("name", "pattern", "where"), item, problems, "this wrapper"
            )
        nodes = {key: node for key, (_, node) in table.items()}
        name = _head(nodes, "name", fields.check_slug, problems)
        where = _head(nodes, "where", _check_where, problems)
        language = _head(nodes, "language", fields.check_language, problems)
        pattern = _head(nodes, "pattern", lambda _text, _problems: None, problems)
        examples = (
            fields.read_texts(nodes["examples"], problems, "'examples'")
            if "examples" in nodes
            else ()
        )
        if name and pattern and where:
            code = language.value if language else ""
            wrapper = Wrapper(name.value, pattern.value, where.value, code, name.place)
            found.append(WrapperEntry(wrapper, examples))
    return tuple(found)
