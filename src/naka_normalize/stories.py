"""Story segmentation: the articles that stand one after another in one text.

Exports of archives, digests and letters to the editor hold several articles. What one of
them is about says nothing of the names in the next. As in Hearst's TextTiling (1997), two
stretches that hardly share a word are about different things; here only a headline or a
dateline can begin a new one, so that an article is not cut between its paragraphs.
"""

from collections.abc import Iterator, Sequence

from naka_normalize.expressions import expression
from naka_normalize.spans import Span

# Nothing shorter is told apart, and so much before and behind a place is compared (code
# points).
_LEAST, _WINDOW = 300, 1500
# Fewer words than these say nothing about what a stretch is about.
_FEWEST = 20
# The part of the words of the shorter side that both share, below which a headline begins
# another story; behind or above a dateline more is needed to hold them together.
_COHESION, _COHESION_DATED = 0.13, 0.3
_LINE = expression(r"[^\n]*\n?")
_BLANK_LINE = expression(r"\n[ \t]*\r?\n")
# Short words are the same in all texts.
_WORD = expression(r"[^\W\d_]{6,}")
_LONGEST_HEADLINE = 150
# A shorter one is a heading inside an article.
_HEADLINE = expression(r"(?=[A-Z0-9])[^\n]{29,}[^\s.!?…:;,”\"’')\]]$")
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


def stories(text: str) -> list[Span]:
    """Return the stretches of a text that are about one thing each.

    Args:
        text: A text without soft line breaks.

    Returns:
        Spans that cover the text, one after another; one span for most texts.
    """
    starts = [0]
    places = [*_beginnings(text)]
    for number, (start, dated) in enumerate(places):
        if start - starts[-1] < _LEAST or len(text) - start < _LEAST:
            continue
        least = _COHESION_DATED if dated else _COHESION
        before = text[max(starts[-1], start - _WINDOW) : start]
        behind = text[start : min(start + _WINDOW, _next(places, number, len(text)))]
        if _cohesion(before, behind) < least:
            starts.append(start)
    ends = [*starts[1:], len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _next(places: Sequence[tuple[int, bool]], number: int, end: int) -> int:
    """Return the first place that stands far enough behind a place."""
    far = places[number][0] + _LEAST
    later = (places[other][0] for other in range(number, len(places)))
    return next((at for at in later if at >= far), end)


def _beginnings(text: str) -> Iterator[tuple[int, bool]]:
    """Yield where a story may begin, and whether a dateline says so.

    Where a text has blank lines, headlines and datelines stand behind one.
    """
    spaced = _BLANK_LINE.search(text) is not None
    apart, headline = False, -1
    for line in _LINE.finditer(text):
        start, shown = line.start(), line[0].strip()
        if not shown:
            apart = True
            continue
        if _DATELINE.match(shown) and (apart or not spaced or headline >= 0):
            yield (start if headline < 0 else headline), True
            headline = -1
        elif _is_headline(shown) and (apart or not spaced):
            yield start, False
            headline = start
        else:
            headline = -1
        apart = False


def _is_headline(line: str) -> bool:
    return len(line) <= _LONGEST_HEADLINE and _HEADLINE.fullmatch(line) is not None


def _cohesion(before: str, behind: str) -> float:
    """Return how much of their words two stretches share, as a part of the shorter one."""
    one, two = _words(before), _words(behind)
    fewer = min(len(one), len(two))
    return len(one & two) / fewer if fewer >= _FEWEST else 1.0


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
