"""Bearer: somebody or something in a text is called like the short name of a country.

Chinese surnames stand before given names ("Li Yi"), others behind them ("Grace Afang") or
behind titles; families have a name, and so have songs and films.
"""

from functools import partial

from naka_normalize.evidence.document import Document
from naka_normalize.evidence.given import (
    CALENDAR,
    PERSONAL_TITLES,
    is_given,
    names_before,
)
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.english import is_known_name
from naka_normalize.spans import Span

# Who wrote a report is not in it.
_WRITERS = frozenset(
    {
        "author", "by", "cartoonist", "correspondent", "correspondents", "editor", "photo",
        "photographer", "reporter", "reporters", "video",
    }
)  # fmt: skip
_WORD_BEFORE = expression(r"\b(\w+)\.?\s$")
_NAME_BEHIND = expression(r"\s([^\W\d_][^\W\d_A-Z]+)\b")
# A word that may be a given name, and does not say where or begin a question.
_NAME_BEFORE = expression(r"(?:(?P<joint>\w+)\s)?(?!Will\b|May\b)(?P<name>[A-Z][a-z]+)\s$")
# "Li Ji" is of the family Li; only longer names are family names of other peoples.
_LONG = 4
_JOINTS = frozenset(
    (
        "in", "at", "near", "from", "to", "of", "on", "by", "with", "around", "outside",
        "towards", "toward", "behind", "over", "between", "and", "or", "but", "as",
    )
)  # fmt: skip
_FAMILY_BEHIND = expression(
    r"(?:[’']s)?\s(?:family|household|mother|father|sister|brother|daughter|son|wife|husband|"
    r"parents|grandmother|grandfather|uncle|aunt|cousin)s?\b(?!\s(?:nation|countr|people|state))"
)
_QUOTES = ("“”", '""', "‘’", "''", "«»", "„“")


def bearer(name: str, document: Document) -> str:
    """Return who or what in a document is called like a short name; empty if nobody is."""
    return document.once("bearer", name, partial(_find_bearer, name, document))


def _find_bearer(name: str, document: Document) -> str:
    for span in document.phrase(name):
        if who := _bearer_at(span, name, document):
            return who
    return ""


def _bearer_at(span: Span, name: str, document: Document) -> str:
    """Return who or what is called by a name where it stands; empty if nobody is."""
    before, after = document.around(span)
    title = _WORD_BEFORE.search(before)
    if title and title[1].lower() in _WRITERS:
        return ""
    if title and title[1] in PERSONAL_TITLES:
        return f"{title[1]} {name}"
    given = _NAME_BEHIND.match(after)
    if given and given[1].istitle() and is_given(given[1], document.index):
        return f"{name} {given[1]}"
    if family := _FAMILY_BEHIND.match(after):
        return f"{name}{family[0]}"
    if f"{before[-1:]}{after[:1]}" in _QUOTES:
        return f"{before[-1]}{name}{after[0]}"
    return _of_given_before(span, before, name, document)


def _of_given_before(span: Span, before: str, name: str, document: Document) -> str:
    """Return the name of somebody whose given name stands before a name."""
    found = _NAME_BEFORE.search(before)
    if not found or len(name) < _LONG or (found["joint"] or "").lower() in _JOINTS:
        return ""
    given, folded = found["name"], fold(found["name"])
    listed = document.index.is_listed(folded) or given in CALENDAR
    known = is_known_name(folded) and not listed
    return f"{given} {name}" if known or names_before(span, document) else ""
