"""Story segmentation: the articles that stand one after another in one text.

Exports of archives, digests and letters to the editor hold several articles. What one of
them is about says nothing of the names in the next. As in Hearst's TextTiling (1997), two
stretches that hardly share a word are about different things; here only a headline, a
dateline or a mark between items can begin a new one, so that an article is not cut between
its paragraphs.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from naka_normalize.expressions import expression
from naka_normalize.spans import Span

# So much before and behind a place is compared (code points).
_WINDOW = 1500
_LINE = expression(r"[^\n]*\n?")
_BLANK_LINE = expression(r"\n[ \t]*\r?\n")
# Short words are the same in all texts.
_WORD = expression(r"[^\W\d_]{6,}")
_LONGEST_HEADLINE = 150
# A paragraph right below it is so many times as long.
_LONGER = 1.5
# A shorter one is a heading inside an article.
_HEADLINE = expression(r"(?=[A-Z0-9])(?!.*(?:\s\s|[@#]))[^\n]{29,}[^\s.!?…:;,”\"’')\]]$")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})\b"
# "BAKU, October 5 (AP) –", "Berlin (dpa) –", "Xinhua News Agency, Baku, October 5".
_DATELINE = expression(
    r"(?:[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]{2,}){0,2}(?:, [A-Z][\w .]{2,30}){0,2}"
    rf"(?:, {_DATE}(?:, \d{{4}})?)?(?: ?\([A-Z][\w ./-]{{1,30}}\))? ?(?:[–—]|--? )"
    rf"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,4}}(?:[,/] ?[A-Z][\w ]{{2,25}}){{0,2}}, {_DATE}"
    r"|[A-Z][\w/ -]{2,30} \([A-Za-z][\w/ ]{1,12}\) ?[–—-])"
)
_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
# Before this an agency stands in brackets.
_FURTHEST_BRACKET = 36
# A line of one sign, perhaps with a number; the head of a record in an archive; a letter.
_MARK = expression(
    r"(?P<sign>[-=*_~#•·–—+])(?:(?P=sign){2,}|(?: (?P=sign)){2,})(?: *\d{1,4})?$"
    r"|(?:Document|Record|Message|Item|Article|Story|RECORD|DOCUMENT|MESSAGE|ITEM|ARTICLE|STORY)"
    r"[ \t#:№.]{1,3}\d{1,9}(?:[ \t](?:of|/)[ \t]\d{1,9})?$"
    r"|(?:Sir|SIR|Madam|MADAM|Sirs?,? [Mm]adam|Dear (?:Sir|Editor|editor)s?)[ \t]?[-–—,:]"
    r"|(?:To|TO) (?:the|THE) (?:Editor|editor|EDITOR)\b"
)
_MARK_STARTS = (
    *"-=*_~#•·–—+", "Document", "Record", "Message", "Item", "Article", "Story", "DOCUMENT",
    "RECORD", "MESSAGE", "ITEM", "ARTICLE", "STORY", "Sir", "SIR", "Madam", "MADAM", "Dear",
    "To ", "TO ",
)  # fmt: skip
# What crawls leave below an article: another one begins behind it.
_CLOSING = expression(
    r"[(\[]?(?:(?:[Rr]esponsible|[Ii]ntern|[Ww]eb) )?[Ee]ditors?(?: in charge)?[ \t]?"
    r"[:：|].{2,50}|[(\[](?:END|[Ee]nd(?:ed| up)?|[Ff]inish(?:ed)?|[Oo]ver)[)\]]|\[ad_2\]"
    r"|Exit mobile version|Return to Sohu,? (?:to )?see more"
)
_CLOSING_STARTS = (
    "(", "[", "Editor", "editor", "Responsible", "responsible", "Intern", "intern", "Web",
    "web", "Exit", "Return",
)  # fmt: skip


class _Kind(NamedTuple):
    """How much has to speak for a story that begins in one way.

    Attributes:
        least: A shorter stretch is not told apart (code points).
        words: Fewer words say nothing about what a stretch is about.
        cohesion: The part of the words of the shorter side that both share, from which on
            they are about one thing.
    """

    least: int
    words: int
    cohesion: float


_HEADED = _Kind(300, 20, 0.13)
_DATED = _Kind(300, 20, 0.3)
_MARKED = _Kind(150, 10, 0.3)


class _Beginning(NamedTuple):
    """Where a story may begin.

    Attributes:
        at: The place.
        kind: How sure that is.
    """

    at: int
    kind: _Kind


def stories(text: str) -> list[Span]:
    """Return the stretches of a text that are about one thing each.

    Args:
        text: A text without soft line breaks.

    Returns:
        Spans that cover the text, one after another; one span for most texts.
    """
    starts = [0]
    places = [*_beginnings(text)]
    for number, (start, kind) in enumerate(places):
        if min(start - starts[-1], len(text) - start) < kind.least:
            continue
        before = text[max(starts[-1], start - _WINDOW) : start]
        behind = text[start : min(start + _WINDOW, _next(places, number, len(text)))]
        if _are_apart(before, behind, kind):
            starts.append(start)
    ends = [*starts[1:], len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _next(places: Sequence[_Beginning], number: int, end: int) -> int:
    """Return the first place that stands far enough behind a place."""
    far = places[number].at + places[number].kind.least
    later = (places[other].at for other in range(number, len(places)))
    return next((at for at in later if at >= far), end)


def _beginnings(text: str) -> Iterator[_Beginning]:
    """Yield where a story may begin; the same place again if more speaks for it.

    Where a text has blank lines, headlines and datelines stand behind one.
    """
    spaced = _BLANK_LINE.search(text) is not None
    apart, closed, headline = False, False, -1
    lines = [*_LINE.finditer(text)]
    for line, following in pairwise(lines):
        start, shown = line.start(), line[0].strip()
        if not shown:
            apart = True
            continue
        if shown.startswith(_CLOSING_STARTS) and _CLOSING.fullmatch(shown):
            closed = True
            continue
        if closed or (shown.startswith(_MARK_STARTS) and _MARK.match(shown)):
            yield _Beginning(start, _MARKED)
            headline = -1
        elif (apart or not spaced or headline >= 0) and _is_dated(shown):
            yield _Beginning(start if headline < 0 else headline, _DATED)
            headline = -1
        elif (apart or not spaced) and _is_headline(shown, following[0].strip()):
            yield _Beginning(start, _HEADED)
            headline = start
        else:
            headline = -1
        apart = closed = False


def _is_dated(line: str) -> bool:
    """Tell whether a line begins with a dateline."""
    return _may_be_dated(line) and _DATELINE.match(line) is not None


def _may_be_dated(line: str) -> bool:
    """Tell of most lines at once that they begin with no dateline."""
    return (
        not line[1:2].islower()
        or "(" in line[:_FURTHEST_BRACKET]
        or any(month in line for month in _MONTHS)
    )


def _is_headline(line: str, following: str) -> bool:
    """Tell whether a line looks like a headline, and not like the first of a paragraph."""
    if len(line) > _LONGEST_HEADLINE or not _HEADLINE.fullmatch(line):
        return False
    return not following or len(following) > _LONGER * len(line)


def _are_apart(before: str, behind: str, kind: _Kind) -> bool:
    """Tell whether two stretches share too few words to be about one thing."""
    one, two = _words(before), _words(behind)
    fewer = min(len(one), len(two))
    return fewer >= kind.words and len(one & two) < kind.cohesion * fewer


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
