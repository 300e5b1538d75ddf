"""What is fixed about a document while it is resolved: mentions, and who stands where.

Everything that evidence asks for again and again is worked out once here, so that the
work stays in proportion to the length of the text.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set as AbstractSet
from functools import partial
from itertools import islice, pairwise
from typing import Any, TypeVar

from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.gazetteer.tables.tokens import tokenise
from naka_normalize.records import Candidate, Mention
from naka_normalize.spans import Span

T = TypeVar("T")
# What makes a name part of a longer one ("Djibouti City").
CITY_AFTER = expression(
    r"\s+(?:City|University|Airlines?|Airport|River|Street|Games|Cup|Inc|Ltd|Corp|LLC|"
    r"Corporation|Company|Foundation|Institute|Group|Holdings?|Bank|Ward|Station|Shrine|Museum|"
    r"Hotel|Club|School)\b"
)
# What may stand between two names that are coordinated.
_BETWEEN = expression(
    r"\s*(?:,|[-\N{EN DASH}/]|,?\s*\b(?:and|or|versus|vs\.?|with|against)\b|&)\s*"
    r"(?:the\s+)?(?:(?:between|of|from|by)\s+)?",
    re.IGNORECASE,
)
_LONGEST_BETWEEN = 20
# So many names to each side of one count as coordinated with it.
_BESIDE = 4
_YEAR = expression(r"\b(?:19|20)\d\d\b")
# An initial ("N. Pashinyan") ends no sentence.
_SENTENCE_BREAK = expression(r"(?<!\s[A-Z])[.!?]['\"\N{RIGHT DOUBLE QUOTATION MARK}]?\s|\n")
_WINDOW = 90
# From this length on, in code points, it pays to note where each word of a text stands.
_LONG = 50_000
# A shorter text shows no style; so much of one does; prose has a capital more often than
# each so many code points.
_STYLE, _SAMPLE, _RARE = 200, 10_000, 80
_CAPITAL = expression("[A-Z]")
_FIRST_WORD = expression(r"\w+")
# Lower-casing leaves these or makes two of one; where case is ignored they are ASCII.
_LIKE_ASCII = {
    "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}": "i",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    "\N{LATIN SMALL LETTER LONG S}": "s",
}
# So many places where one thing stands are remembered.
_MOST = 12


class Document:
    """A cleaned text with its mentions.

    Attributes:
        text: The cleaned text.
        lowered: The same in lower case; lengths may differ.
        index: The gazetteer prepared for finding.
        mentions: Everything found, sorted.
        groups: For each coordinated mention the numbers of its group, its own included.
        numbers: Number of each mention, by start of its span.
        larger: Longer names by each of their folded words, and where they stand.
        alike: The first mentions of each surface form.
        plain: How often each entity is named if every name is right, by id.
        beside: Pairs of ids of entities whose names are coordinated, and where.
    """

    def __init__(self, text: str, mentions: Sequence[Mention], index: Index) -> None:
        """Work out once what evidence asks of a document."""
        self.text = text
        self.lowered = text.lower()
        self.index = index
        self.mentions = mentions
        self.groups = _coordinated(text, mentions)
        self.numbers = {mention.span.start: n for n, mention in enumerate(mentions)}
        self.larger = _larger(text, mentions)
        self.alike = _alike(mentions)
        self.plain = _named_plainly(mentions)
        self.beside = _beside(text, mentions, self.groups)
        self._before: dict[int, str] = {}
        self._after: dict[int, str] = {}
        self._phrases: dict[str, Sequence[Span]] = {}
        self._noted: dict[tuple[str, str | Span], Any] = {}

    def once(self, what: str, about: Span | str, find: Callable[[], T]) -> T:
        """Return what is found about a span or a surface form; many ask for the same.

        Args:
            what: What it is; each question has a name of its own.
            about: What it is about.
            find: Finds it, the first time.
        """
        key = what, about
        if key not in self._noted:
            self._noted[key] = find()
        found: T = self._noted[key]
        return found

    def number(self, mention: Mention) -> int:
        """Return the number of a mention of this document."""
        return self.numbers[mention.span.start]

    @property
    def is_lower(self) -> bool:
        """Whether the text is written without capitals, and not only a line of it."""
        return self.once("lower", "", self._is_lower)

    def _is_lower(self) -> bool:
        sample = self.text[:_SAMPLE]
        return len(sample) >= _STYLE and len(_CAPITAL.findall(sample)) * _RARE < len(sample)

    @property
    def years(self) -> frozenset[int]:
        """Calendar years that the text names."""
        return self.once("years", "", lambda: frozenset(map(int, _YEAR.findall(self.text))))

    def before(self, span: Span) -> str:
        """Return what stands before a span in its sentence, at most 90 code points."""
        before = self._before.get(span.start)
        if before is None:
            before = self._before[span.start] = _before(self.text, span)
        return before

    def after(self, span: Span) -> str:
        """Return what stands after a span in its sentence, at most 90 code points."""
        after = self._after.get(span.end)
        if after is None:
            after = self._after[span.end] = _after(self.text, span)
        return after

    def around(self, span: Span) -> tuple[str, str]:
        """Return what stands before and after a span in its sentence."""
        return self.before(span), self.after(span)

    def sentence(self, span: Span) -> Span:
        """Return the span with what stands around it in its sentence."""
        before, after = self.around(span)
        return Span(span.start - len(before), span.end + len(after))

    def phrase(self, cue: str) -> Sequence[Span]:
        """Return where a phrase stands first, as whole words, at most twelve places.

        One in lower case stands for any case.
        """
        if cue not in self._phrases:
            self._phrases[cue] = list(islice(self._standing(cue), _MOST))
        return self._phrases[cue]

    def _standing(self, cue: str) -> Iterator[Span]:
        """Yield where a phrase stands as whole words."""
        if fold(cue) != cue:
            yield from self._whole(self.text, cue)
        elif cue.isascii():
            yield from self._in_any_case(cue)
        elif cue in self.lowered:
            found = re.compile(rf"\b{re.escape(cue)}\b", re.IGNORECASE).finditer(self.text)
            yield from (Span(m.start(), m.end()) for m in found)

    def _in_any_case(self, cue: str) -> Iterator[Span]:
        """Yield where an ASCII phrase in lower case stands, as if case were ignored."""
        aligned, end = self.once("aligned", "", partial(lowered_in_place, self.text)), 0
        for span in self._whole(aligned, cue):
            if not end and aligned != self.lowered and cue not in self.lowered:
                # A dotless or a long letter alone is another one.
                return
            if span.start >= end:
                end = span.end
                yield span

    def _whole(self, text: str, cue: str) -> Iterator[Span]:
        """Yield where a phrase stands as whole words, in the text or in its lower case."""
        for start in self._starts(text, cue):
            end = start + len(cue)
            if _is_border(text, start) and _is_border(text, end):
                yield Span(start, end)

    def _starts(self, text: str, cue: str) -> Iterator[int]:
        """Yield where the characters of a phrase stand."""
        word = _FIRST_WORD.match(cue)
        if len(text) >= _LONG and word is not None:
            # Searching a long text again for each phrase would take ever longer.
            what = "words" if text is self.text else "words in lower case"
            words, places = self.once(what, "", partial(self._words, text))
            if word[0] not in words:
                return
            if word[0] in places:
                yield from (at for at in places[word[0]] if text.startswith(cue, at))
                return
        start = text.find(cue)
        while start >= 0:
            yield start
            start = text.find(cue, start + 1)

    def words_from(self, head: str) -> Iterator[str]:
        """Yield the longer words of the text that begin like this, sorted."""
        words = self.once("sorted words", "", self._sorted_words)
        for number in range(bisect_right(words, head), len(words)):
            if not words[number].startswith(head):
                return
            yield words[number]

    def _sorted_words(self) -> Sequence[str]:
        return sorted(set(_FIRST_WORD.findall(self.text)))

    def _words(self, text: str) -> tuple[frozenset[str], Mapping[str, Sequence[int]]]:
        """Return all words of a text, and where those stand that many will ask for.

        These are the first words of mentions; there is no end of them as a text grows.
        """
        first = (_FIRST_WORD.match(surface) for surface in self.alike)
        words = _FIRST_WORD.findall(text)
        return frozenset(words), _places(text, words, {word[0] for word in first if word})


def lowered_in_place(text: str) -> str:
    """Return a text in lower case, in which each ASCII letter stands where it stood.

    Letters that regular expressions take for an ASCII letter when they ignore case are
    that letter.

    >>> lowered_in_place("İdıl")
    'idil'
    """
    for letter, plain in _LIKE_ASCII.items():
        text = text.replace(letter, plain)
    return text.lower()


def _places(
    text: str, words: Sequence[str], wanted: AbstractSet[str]
) -> Mapping[str, Sequence[int]]:
    """Return where some of the words of a text stand."""
    places: dict[str, list[int]] = defaultdict(list)
    end = 0
    for word in filter(wanted.__contains__, words):
        start = text.find(word, end)
        while not (_is_border(text, start) and _is_border(text, start + len(word))):
            start = text.find(word, start + 1)
        end = start + len(word)
        places[word].append(start)
    return places


def _alike(mentions: Sequence[Mention]) -> Mapping[str, Sequence[Mention]]:
    """Return the first mentions of each surface form."""
    alike: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if len(alike[mention.surface]) < _MOST:
            alike[mention.surface].append(mention)
    return alike


def _named_plainly(mentions: Sequence[Mention]) -> Mapping[str, int]:
    """Return how often each entity is named if every name is right, by id."""
    readings = filter(None, map(literal_of, mentions))
    return Counter(entity.id for reading in readings for entity in reading.entities)


def _beside(
    text: str, mentions: Sequence[Mention], groups: Mapping[int, Sequence[int]]
) -> Mapping[frozenset[str], Span]:
    """Return which names are coordinated with which, as they stand.

    In "leaves Ukraine, and the Russian-Uzbek talks" a new clause begins.
    """
    readings = {number: literal_of(mentions[number]) for number in groups}
    named = {
        n: (literal_ids(mentions[n]), r.form if r else "") for n, r in readings.items()
    }
    beside: dict[frozenset[str], Span] = {}
    for one, group in groups.items():
        ids, form = named[one]
        for two in group:
            others, other_form = named[two]
            between = text[mentions[one].span.end : mentions[two].span.start]
            if two > one and (form == other_form or "," not in between):
                beside.setdefault(ids | others, mentions[one].span)
    return beside


def _is_border(text: str, place: int) -> bool:
    """Tell whether a word begins or ends at a place."""
    return _is_word(text[place - 1 : place]) != _is_word(text[place : place + 1])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _before(text: str, span: Span) -> str:
    preceding = text[max(0, span.start - _WINDOW) : span.start]
    breaks = list(_SENTENCE_BREAK.finditer(preceding))
    return preceding[breaks[-1].end() :] if breaks else preceding


def _after(text: str, span: Span) -> str:
    following = text[span.end : span.end + _WINDOW]
    found = _SENTENCE_BREAK.search(following)
    return following[: found.start() + 1] if found else following


def _larger(
    text: str, mentions: Sequence[Mention]
) -> Mapping[str, Mapping[str, Sequence[Span]]]:
    """Index names of several words, and names with "City" behind them, by their words."""
    larger: dict[str, dict[str, list[Span]]] = defaultdict(dict)
    for mention in mentions:
        behind = CITY_AFTER.match(text, mention.span.end)
        if behind is None and mention.surface.isascii() and mention.surface.isalnum():
            continue
        words = tokenise(mention.surface)[0]
        if len(words) > 1 or behind:
            name = mention.surface + (behind[0] if behind else "")
            for word in words:
                spans = larger[word].setdefault(name, [])
                if len(spans) < _MOST:
                    spans.append(mention.span)
    return larger


def _coordinated(text: str, mentions: Sequence[Mention]) -> Mapping[int, Sequence[int]]:
    """Group the mentions that "and", a comma or a hyphen joins."""
    runs: list[list[int]] = []
    for number, mention in enumerate(mentions):
        if runs and _joined(text, mentions[runs[-1][-1]], mention):
            runs[-1].append(number)
        else:
            runs.append([number])
    return {
        number: run[max(0, place - _BESIDE) : place + _BESIDE + 1]
        for run in runs
        if len(run) > 1 and _is_list(text, [mentions[n].span for n in run])
        for place, number in enumerate(run)
    }


def _is_list(text: str, spans: Sequence[Span]) -> bool:
    """Tell a list from a clause behind a comma: it has more than commas and articles."""
    between = " ".join(text[a.end : b.start] for a, b in pairwise(spans))
    return not {"the"}.issuperset(between.replace(",", " ").split())


def _joined(text: str, one: Mention, two: Mention) -> bool:
    between = text[one.span.end : two.span.start]
    return len(between) <= _LONGEST_BETWEEN and _BETWEEN.fullmatch(between) is not None


def literal_of(mention: Mention) -> Candidate | None:
    """Return the reading that takes a mention as it stands, if one is listed."""
    return next((c for c in mention.candidates if c.literal and c.entities), None)


def literal_ids(mention: Mention) -> frozenset[str]:
    """Return the ids of what a mention names if it is right."""
    literal = literal_of(mention)
    return frozenset(e.id for e in literal.entities) if literal else frozenset()
