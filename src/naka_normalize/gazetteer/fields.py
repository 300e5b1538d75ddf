"""Readers for single values: each checks one thing, reports it, and returns the rest."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from datetime import date
from difflib import get_close_matches

from naka_normalize.gazetteer.nodes import Listing, Node, Problems, Table, Text
from naka_normalize.records import Form

TYPES = (
    "country", "continent", "region", "province", "district", "city", "town", "village",
    "place", "river", "lake", "mountain", "people", "person", "organisation", "force",
    "agency", "agreement", "event", "term", "weapon",
)  # fmt: skip
FORMS: tuple[Form, ...] = ("name", "adjective", "demonym", "plural", "surname")
WHERE = ("start", "end", "line", "anywhere")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# Longer words are no slips of the pen, and comparing them takes long.
_LONGEST = 80
_JOINERS = frozenset("\u200c\u200d")
Check = Callable[[Text, Problems], None]
Fields = Mapping[str, tuple[Text, Node]]


def near(word: str, known: Collection[str]) -> str:
    """Return a sentence that proposes the known word that was probably meant."""
    found = get_close_matches(word, known, n=1, cutoff=0.7) if len(word) <= _LONGEST else []
    return f"Did you mean '{found[0]}'?" if found else ""


def listed(words: Collection[str]) -> str:
    """Return a sentence that lists what is allowed."""
    return f"Allowed: {', '.join(words)}."


def read_table(
    node: Node, problems: Problems, what: str, known: Collection[str] = ()
) -> dict[str, tuple[Text, Node]]:
    """Read a mapping whose keys are texts; without ``known`` any key is fine."""
    if not isinstance(node, Table):
        _wrong(node, problems, what, "a table of 'key: value'")
        return {}
    table: dict[str, tuple[Text, Node]] = {}
    for key, value in node.pairs:
        if not isinstance(key, Text):
            _wrong(key, problems, f"a key of {what}", "text")
        elif known and key.value not in known:
            says = f"{what} has no key '{key.value}'"
            problems.add(key, "N110", says, near(key.value, known) or listed(known))
        elif key.value in table:
            first = table[key.value][0].place
            says = f"'{key.value}' stands here and at {first} already"
            problems.add(key, "N111", says, "Join the two.")
        else:
            table[key.value] = (key, value)
    return table


def require(
    table: Mapping[str, object],
    keys: Collection[str],
    at: Node,
    problems: Problems,
    what: str,
) -> None:
    """Report keys that are missing."""
    for key in keys:
        if key not in table:
            problems.add(at, "N113", f"{what} has no '{key}'", f"Add '{key}: …'.")


def read_text(node: Node, problems: Problems, what: str) -> Text | None:
    """Read a text that is not empty."""
    if not isinstance(node, Text):
        hint = "Put the text in quotes if it holds ': ', or starts with '[' or '{'."
        _wrong(node, problems, what, "text", hint)
        return None
    if not node.value.strip():
        problems.add(node, "N112", f"{what} is empty", "Write a value or delete the key.")
        return None
    return node


def read_items(node: Node, problems: Problems, what: str) -> tuple[Node, ...]:
    """Read a list of anything."""
    if isinstance(node, Listing):
        return node.items
    _wrong(node, problems, what, "a list", "Write [one, two], or one line '- …' for each.")
    return ()


def read_texts(
    node: Node, problems: Problems, what: str, *, single: bool = False
) -> tuple[Text, ...]:
    """Read a list of texts; with ``single`` one text stands for a list of one."""
    items = (
        (node,) if single and isinstance(node, Text) else read_items(node, problems, what)
    )
    texts = (read_text(item, problems, f"an item of {what}") for item in items)
    return tuple(text for text in texts if text is not None)


def read_names(
    node: Node,
    problems: Problems,
    what: str,
    *,
    single: bool = False,
    joiners: bool = False,
) -> tuple[Text, ...]:
    """Read a list of texts that are names; see ``check_name``."""
    texts = read_texts(node, problems, what, single=single)
    for text in texts:
        check_name(text, problems, joiners=joiners)
    return texts


def check_name(text: Text, problems: Problems, *, joiners: bool = False) -> None:
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


def _hidden(value: str, *, joiners: bool) -> str:
    """Return the first character that nobody sees; unassigned ones may be seen one day."""
    for character in value:
        if character.isprintable() or (joiners and character in _JOINERS):
            continue
        if unicodedata.category(character) != "Cn":
            return character
    return ""


def choice(code: str, known: Collection[str]) -> Check:
    """Make a check that a text is one of a few words."""

    def check(text: Text, problems: Problems) -> None:
        if text.value not in known:
            hint = near(text.value, known) or listed(known)
            problems.add(text, code, f"'{text.value}' is not allowed here", hint)

    return check


def pattern(code: str, expression: str | re.Pattern[str], noun: str, hint: str) -> Check:
    """Make a check that a whole text fits a regular expression."""
    compiled = re.compile(expression)

    def check(text: Text, problems: Problems) -> None:
        if not compiled.fullmatch(text.value):
            problems.add(text, code, f"'{text.value}' is no {noun}", hint)

    return check


check_slug = pattern("N114", _SLUG, "id", "Use a-z, 0-9 and single hyphens: 'new-york'.")
check_language = pattern(
    "N126", _LANGUAGE, "language code", "Use a code such as 'zh' or 'ru'."
)


def check_date(text: Text, problems: Problems) -> None:
    """Report a date that no calendar has."""
    match = _DATE.fullmatch(text.value)
    try:
        year, month, day = (
            (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
        )
        date(year, month, day)
    except ValueError:
        hint = "Write YYYY, YYYY-MM or YYYY-MM-DD."
        problems.add(text, "N117", f"'{text.value}' is no date", hint)


def check_order(since: Text, until: Text, problems: Problems) -> None:
    """Report an end before its beginning, as exactly as both dates are known."""
    exact = min(len(since.value), len(until.value))
    if until.value[:exact] < since.value[:exact]:
        says = f"'until: {until.value}' lies before 'from: {since.value}'"
        problems.add(until, "N117", says, "Exchange the two dates.")


def _wrong(node: Node, problems: Problems, what: str, wanted: str, hint: str = "") -> None:
    found = {Text: "text", Listing: "a list", Table: "a table"}[type(node)]
    if isinstance(node, Text) and not node.value:
        found = "nothing"
    says = f"{what} must be {wanted}, not {found}"
    problems.add(node, "N112", says, hint)
