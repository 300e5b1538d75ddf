"""The lists beside the entities of a file: short names, signs, and wrappers."""

from typing import NamedTuple

from naka_normalize.gazetteer.format.fields import Fields
from naka_normalize.gazetteer.format.nodes import Text
from naka_normalize.records import Sign, Wrapper


class ShortEntry(NamedTuple):
    """A shared short name as written; ids are not looked up yet."""

    text: Text
    language: str
    romanised: tuple[str, ...]
    countries: tuple[Text, ...]
    readings: tuple[Text, ...]


class WrapperEntry(NamedTuple):
    """A wrapper and the examples beside it."""

    wrapper: Wrapper
    examples: tuple[Text, ...]


def read_signs(file: Fields) -> tuple[Sign, ...]:
    """Read the phrases that show a source language."""
    return tuple(
        Sign(text.value, code.value, text.place)
        for code, texts in file.texts_by_key("signs")
        if code
        for text in texts
    )


def read_short_names(file: Fields) -> tuple[ShortEntry, ...]:
    """Read the short names that countries share."""
    found = []
    for short in file.tables("short_names"):
        text, language = short.text("text"), short.text("language")
        romanised, countries = short.values("romanised"), short.texts("countries")
        readings = short.texts("readings")
        if text and language:
            found.append(ShortEntry(text, language.value, romanised, countries, readings))
    return tuple(found)


def read_wrappers(file: Fields) -> tuple[WrapperEntry, ...]:
    """Read the patterns of what crawls leave, with their examples."""
    found = []
    for about in file.tables("wrappers"):
        name, pattern, where = (about.text(key) for key in ("name", "pattern", "where"))
        language, because = about.value("language"), about.value("because")
        examples = about.texts("examples")
        if name and pattern and where:
            place = name.place
            texts = name.value, pattern.value, where.value
            wrapper = Wrapper(*texts, language, because, place)
            found.append(WrapperEntry(wrapper, examples))
    return tuple(found)
