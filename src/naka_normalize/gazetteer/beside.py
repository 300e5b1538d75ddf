"""The lists beside the entities of a file: short names, signs, and wrappers."""

from collections.abc import Mapping
from dataclasses import dataclass

from naka_normalize.gazetteer import fields
from naka_normalize.gazetteer.nodes import Node, Problems, Table, Text
from naka_normalize.records import Sign, Wrapper

_SHORT_KEYS = ("text", "language", "romanised", "countries", "readings")
_WRAPPER_KEYS = ("name", "pattern", "where", "language", "examples")
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


def read_value(
    values: Mapping[str, Node], key: str, check: fields.Check | None, problems: Problems
) -> Text | None:
    """Read one text and check it; ``None`` if it is missing or no text."""
    text = fields.read_text(values[key], problems, f"'{key}'") if key in values else None
    if text and check:
        check(text, problems)
    return text


def read_name_list(
    values: Mapping[str, Node], key: str, problems: Problems
) -> tuple[Text, ...]:
    """Read a list of names; none if the key is missing."""
    return fields.read_names(values[key], problems, f"'{key}'") if key in values else ()


def read_signs(values: Mapping[str, Node], problems: Problems) -> tuple[Sign, ...]:
    """Read the phrases that show a source language."""
    if "signs" not in values:
        return ()
    signs = []
    languages = fields.read_table(values["signs"], problems, "'signs'")
    for code, (key, node) in languages.items():
        fields.check_language(key, problems)
        texts = fields.read_texts(node, problems, f"'{code}'")
        signs += [Sign(text.value, code, text.place) for text in texts]
    return tuple(signs)


def read_short_names(
    values: Mapping[str, Node], problems: Problems
) -> tuple[ShortEntry, ...]:
    """Read the short names that countries share."""
    if "short_names" not in values:
        return ()
    found = []
    for item in fields.read_items(values["short_names"], problems, "'short_names'"):
        table = fields.read_table(item, problems, "a short name", _SHORT_KEYS)
        if isinstance(item, Table):
            required = ("text", "language", "countries")
            fields.require(table, required, item, problems, "this short name")
        nodes = {key: node for key, (_, node) in table.items()}
        text = read_value(nodes, "text", fields.check_name, problems)
        language = read_value(nodes, "language", fields.check_language, problems)
        romanised = read_name_list(nodes, "romanised", problems)
        countries = read_name_list(nodes, "countries", problems)
        readings = read_name_list(nodes, "readings", problems)
        if text and language:
            spelled = tuple(name.value for name in romanised)
            found.append(ShortEntry(text, language.value, spelled, countries, readings))
    return tuple(found)


def read_wrappers(
    values: Mapping[str, Node], problems: Problems
) -> tuple[WrapperEntry, ...]:
    """Read the patterns of what crawls leave, with their examples."""
    if "wrappers" not in values:
        return ()
    found = []
    for item in fields.read_items(values["wrappers"], problems, "'wrappers'"):
        table = fields.read_table(item, problems, "a wrapper", _WRAPPER_KEYS)
        if isinstance(item, Table):
            required = ("name", "pattern", "where")
            fields.require(table, required, item, problems, "this wrapper")
        nodes = {key: node for key, (_, node) in table.items()}
        name = read_value(nodes, "name", fields.check_slug, problems)
        where = read_value(nodes, "where", _check_where, problems)
        language = read_value(nodes, "language", fields.check_language, problems)
        pattern = read_value(nodes, "pattern", None, problems)
        examples: tuple[Text, ...] = ()
        if "examples" in nodes:
            examples = fields.read_texts(nodes["examples"], problems, "'examples'")
        if name and pattern and where:
            code = language.value if language else ""
            wrapper = Wrapper(name.value, pattern.value, where.value, code, name.place)
            found.append(WrapperEntry(wrapper, examples))
    return tuple(found)
