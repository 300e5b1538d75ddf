"""Checks of single texts: does a text fit the kind that the definition asks for?"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from functools import partial

from naka_normalize.gazetteer.format.definition import ENTITY, FIELD_NAME
from naka_normalize.gazetteer.format.kinds import DATE, NAME, NATIVE, UNQUOTED
from naka_normalize.gazetteer.format.nodes import Problems, Text
from naka_normalize.gazetteer.format.shapes import Kind

Check = Callable[[Text, Problems], None]
# Longer words are no slips of the pen, and comparing them takes long.
_LONGEST = 80
# Nothing can be wrong with most texts, which one look tells: names of letters that no mark
# can join, with single separators between them, and days that every month has.
_LETTERS = "[0-9A-Za-zÀ-ÖØ-öø-žԱ-Ֆա-ևА-яЁё一-鿿]+"
_PLAIN_NAME = re.compile(rf"{_LETTERS}(?:(?:[-' ’]|\. ?){_LETTERS})*")
_PLAIN_DATE = re.compile(r"[1-9]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?)?")
_JOINERS = frozenset("\u200c\u200d")


def near(word: str, known: Collection[str]) -> str:
    """Return a sentence that proposes the known word that was probably meant."""
    # Most files are without a slip.
    from difflib import get_close_matches

    found = get_close_matches(word, known, n=1, cutoff=0.7) if len(word) <= _LONGEST else []
    return f"Did you mean '{found[0]}'?" if found else ""


def listed(words: Collection[str]) -> str:
    """Return a sentence that lists what is allowed."""
    return f"Allowed: {', '.join(words)}."


def plain_test(kind: Kind) -> Callable[[str], object]:
    """Return what tells at one look that nothing is wrong with a text of a kind.

    It returns something true then; if not, ``check`` tells.
    """
    if kind.name in _PLAIN:
        return _PLAIN[kind.name]
    if kind.words:
        return frozenset(kind.words).__contains__
    return re.compile(kind.pattern).fullmatch if kind.code else str.strip


def check(text: Text, kind: Kind, problems: Problems) -> None:
    """Report a text that is not of a kind."""
    if kind.name not in _CHECKS:
        _CHECKS[kind.name] = _check_of(kind)
    if known := _CHECKS[kind.name]:
        known(text, problems)


def _check_of(kind: Kind) -> Check | None:
    """Return what checks texts of a kind; ``None`` if any text is fine."""
    if kind.words:
        return partial(_check_words, kind)
    if kind.code:
        return partial(_check_pattern, kind, re.compile(kind.pattern))
    return None


def check_order(since: Text, until: Text, problems: Problems) -> None:
    """Report an end before its beginning, as exactly as both dates are known."""
    exact = min(len(since.value), len(until.value))
    if until.value[:exact] < since.value[:exact]:
        says = f"'until: {until.value}' lies before 'from: {since.value}'"
        problems.add(until, "N117", says, "Exchange the two dates.")


def _check_words(kind: Kind, text: Text, problems: Problems) -> None:
    if text.value not in kind.words:
        hint = near(text.value, kind.words) or listed(kind.words)
        problems.add(text, kind.code, f"'{text.value}' is not allowed here", hint)


def _check_pattern(
    kind: Kind, pattern: re.Pattern[str], text: Text, problems: Problems
) -> None:
    if not pattern.fullmatch(text.value):
        problems.add(text, kind.code, f"'{text.value}' is no {kind.noun}", kind.hint)


def _check_name(text: Text, problems: Problems, *, joiners: bool = False) -> None:
    """Report what keeps a text from ever being found: hidden characters, stray spaces.

    Args:
        text: A name, alias or cue.
        problems: Gets what is wrong.
        joiners: Whether zero-width joiners may stand in it, as Persian needs them.
    """
    value = text.value
    if not value.isascii() and not unicodedata.is_normalized("NFC", value):
        says = f"'{value}' is not in Unicode form NFC"
        problems.add(text, "N118", says, "Write it in composed form.")
    if not value.isprintable() and (hidden := _hidden(value, joiners=joiners)):
        says = f"'{value}' holds the invisible character U+{ord(hidden):04X}"
        problems.add(text, "N119", says, "Delete it, or write a plain space.")
    if value != value.strip() or "  " in value or not any(map(str.isalnum, value)):
        says = f"'{value}' cannot be found in a text as it stands"
        problems.add(text, "N123", says, "A name has a letter or digit and single spaces.")
    elif not re.match(UNQUOTED, value):
        says = f"'{value}' stands in curly quotes, which YAML takes for part of the name"
        problems.add(text, "N123", says, "Delete them, or write straight ones.")


def _hidden(value: str, *, joiners: bool) -> str:
    """Return the first character that nobody sees; unassigned ones may be seen one day."""
    for character in value:
        if character.isprintable() or (joiners and character in _JOINERS):
            continue
        if unicodedata.category(character) != "Cn":
            return character
    return ""


def _check_date(text: Text, problems: Problems) -> None:
    """Report a date that no calendar has."""
    # Most dates are plain.
    from datetime import date

    fits = re.fullmatch(DATE.pattern, text.value)
    try:
        # A day that is not given counts as the first.
        date.fromisoformat(f"{text.value}-01-01"[:10] if fits else "")
    except ValueError:
        problems.add(text, DATE.code, f"'{text.value}' is no {DATE.noun}", DATE.hint)


def _check_field_name(text: Text, problems: Problems) -> None:
    if not re.fullmatch(FIELD_NAME.pattern, text.value):
        hint = near(text.value, ENTITY.fields) or listed(ENTITY.fields)
        says = f"'unchecked' names no field: '{text.value}'"
        problems.add(text, FIELD_NAME.code, says, hint)


# By name of the kind, as below; what tells about the other kinds follows from them, too.
_PLAIN: Mapping[str, Callable[[str], object]] = {
    NAME.name: _PLAIN_NAME.fullmatch,
    NATIVE.name: _PLAIN_NAME.fullmatch,
    DATE.name: _PLAIN_DATE.fullmatch,
}
# By name of the kind; those of the other kinds follow from what the kinds say.
_CHECKS: dict[str, Check | None] = {
    NAME.name: _check_name,
    NATIVE.name: partial(_check_name, joiners=True),
    DATE.name: _check_date,
    FIELD_NAME.name: _check_field_name,
}
