"""Whole names: the longer name in a text that a surface is part of, or short for.

A given name, a title or an American state beside it, here or elsewhere in the text, make a
surface part of a person's or another place's name.
"""

from functools import partial

from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import CITY_AFTER
from naka_normalize.evidence.given import CALENDAR, PERSONAL_TITLES
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.grammar import holds_side
from naka_normalize.records import Mention
from naka_normalize.spans import Span

# Given names that are words as well; others are told by dictionaries.
_GIVEN_AND_WORD = frozenset(
    {
        "Art", "Bill", "Bob", "Carol", "Dick", "Drew", "Frank", "Gene", "Glen", "Grace",
        "Guy", "Harry", "Jack", "Jean", "Joe", "John", "Josh", "Joy", "Ken", "Lance", "Lee",
        "Maria", "Mark", "Max", "Nick", "Pat", "Peter", "Ray", "Rob", "Robin", "Roger",
        "Rose", "Sandy", "Sue", "Tim", "Tom", "Tony", "Troy", "Victor", "Wade",
    }
)  # fmt: skip
# How a longer name goes on, behind a shorter one.
_ENDING = expression("[a-z]{2,}|[A-Z]{2,}")
# "She calls herself Naka": whoever it is knows the name.
_ONESELF = expression(
    r"\b(?:call(?:s|ed|ing)?|nam(?:es|ed)|styl(?:es|ed))\s+(?:him|her|my)self\s+$"
)
# A full stop behind a title looks like the end of a sentence.
_TITLE_WITH_STOP = expression(r"\b(?:Dr|Mr|Mrs|Ms|Prof|St)\.\s$")
# Georgia is left out: it is a country, too.
_STATES = (
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut",
    "Delaware", "Florida", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas",
    "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota",
    "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire",
    "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Ohio",
    "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota",
    "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington", "West Virginia",
    "Wisconsin", "Wyoming",
)  # fmt: skip
_STATE_BEHIND = expression(
    rf"(?:,\s|\sin\s)(?:(?:north|south|east|west)\w*\s)?(?:{'|'.join(_STATES)})\b"
)
_FEATURE_BEFORE = expression(r"\b([Rr]iver|[Ll]ake|[Mm]ount|[Cc]ape)\s$")
_WORD_BEFORE = expression(r"\b([^\W\d_]+)\.?\s$")
# Letters of a name that is short for a longer one.
_SHORTEST_SHORT = 4


def longer_name(mention: Mention, context: Context) -> str:
    """Return a person's or a company's name that holds the surface, here or elsewhere."""
    surface = mention.surface
    elsewhere = partial(_longer_elsewhere, surface, context)
    return _longer_at(mention.span, surface, context) or context.document.once(
        "longer name", surface, elsewhere
    )


def _longer_elsewhere(surface: str, context: Context) -> str:
    found = (_longer_at(s, surface, context) for s in context.document.phrase(surface))
    return next(filter(None, found), "")


def natural_feature(surface: str, context: Context) -> str:
    """Return what else has a name in the text, as "the river Naka" has."""
    find = partial(_find_feature, surface, context)
    return context.document.once("natural feature", surface, find)


def _find_feature(surface: str, context: Context) -> str:
    for span in context.document.phrase(surface):
        if found := _FEATURE_BEFORE.search(context.document.before(span)):
            return f"{found[1]} {surface}"
    return ""


def whole_name(surface: str, context: Context) -> str:
    """Return a name in the text that a surface may be short for ("Nakamura", "Naka")."""
    find = partial(_find_whole, surface, context)
    return context.document.once("whole name", surface, find)


def _find_whole(surface: str, context: Context) -> str:
    if len(surface) < _SHORTEST_SHORT or not surface.isalpha():
        return ""
    index = context.document.index
    for whole in context.document.words_from(surface):
        if not _ENDING.fullmatch(whole, len(surface)):
            continue
        word = fold(whole)
        known = {index.gazetteer.entities[key].type for key in index.named_by(whole)}
        is_thing = known - {"person"} or (index.is_listed(word) and not known)
        if not (is_english(word) or is_thing or holds_side(word)):
            return whole
    return ""


def _longer_at(span: Span, surface: str, context: Context) -> str:
    """Return the longer name that stands at a span; empty if none does."""
    document = context.document
    before = _WORD_BEFORE.search(document.before(span))
    if before and before[1].istitle() and _is_first_name(before[1], context):
        return f"{before[0]}{surface}"
    if title := _TITLE_WITH_STOP.search(document.text[max(0, span.start - 6) : span.start]):
        return f"{title[0]}{surface}"
    if oneself := _ONESELF.search(document.before(span)):
        return f"{oneself[0]}{surface}"
    after = document.after(span)
    behind = CITY_AFTER.match(after) or _STATE_BEHIND.match(after)
    return f"{surface}{behind[0]}" if behind else ""


def _is_first_name(word: str, context: Context) -> bool:
    """Tell whether a word can begin the name of a person, listed or not."""
    if is_personal(word, context):
        return True
    folded = fold(word)
    return not is_english(folded) and context.document.index.begins_person(folded)


def is_personal(word: str, context: Context) -> bool:
    """Tell whether a capitalised word is a personal title, or a name that nobody lists."""
    if word in PERSONAL_TITLES or word in _GIVEN_AND_WORD:
        return True
    folded = fold(word)
    return not (
        word in CALENDAR or is_english(folded) or context.document.index.is_listed(folded)
    )
