"""Phrases that any text may have: dates, and words that only hold others together."""

import re

from naka_normalize.gazetteer.tables.english import is_english

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
_CALENDAR = frozenset(
    _WORD.findall(
        "january february march april may june july august september october november "
        "december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday "
        "wednesday thursday friday saturday sunday"
    )
)
_FUNCTION = frozenset(
    _WORD.findall(
        "a about above after again against all also am among an and another any are "
        "around as at be because been before being below between both but by can could "
        "did do does down during each either every few for from had has have he her here "
        "him his how i if in into is it its less many may me might more most must my "
        "neither never no nor not now of off on once only or other our out over own per "
        "same several she should since so some still such than that the their them then "
        "there these they this those though through till to too toward towards under "
        "until up upon us very via was we were what when where whether which while who "
        "whom whose why will with within without would yet you your"
    )
)


def ordinary(text: str, key: str) -> str:
    """Tell what an alias is if it says nothing by itself; empty if it does.

    Args:
        text: The alias.
        key: Its matching key.

    >>> ordinary("October 5", "october 5"), ordinary("the end", "the end")
    ('a date', 'a phrase of ordinary words')
    >>> ordinary("new crown virus", "new crown virus"), ordinary("The Quad", "the quad")
    ('', '')
    """
    words = _WORD.findall(key)
    others = [w for w in words if w not in _FUNCTION and not _NUMBER.fullmatch(w)]
    # A capital, if not that of a heading, makes a name of a word: the Quad.
    has_one = len(others) == 1 and text.islower() and is_english(others[0])
    if len(words) > 1 and (not others or has_one):
        return "a phrase of ordinary words"
    is_date = others and _CALENDAR.issuperset(others)
    return "a date" if is_date or key in _CALENDAR else ""
