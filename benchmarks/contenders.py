"""What is measured on running text; each function prepares one contender.

A contender gets the table of names and returns two ways to use it: one that replaces all
names in a text, which is timed, and one that lists the changes, which are judged.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from accuracy import Change
from names import Name

_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"\b[A-Z]\w+")
_SHORTEST_FUZZY = 4
_TWO_ERRORS_FROM = 8


@dataclass(frozen=True, slots=True)
class Ready:
    """A contender that has read the table.

    Attributes:
        replace: Returns a text with all names replaced.
        changes: Returns what it replaces, in order; ``None`` if it replaces nothing.
    """

    replace: Callable[[str], str]
    changes: Callable[[str], Sequence[Change]] | None


def _splice(text: str, changes: Iterable[Change]) -> str:
    pieces, at = [], 0
    for change in changes:
        pieces += (text[at : change.start], change.written)
        at = change.end
    return "".join([*pieces, text[at:]])


def _of_changes(changes: Callable[[str], Sequence[Change]]) -> Ready:
    return Ready(lambda text: _splice(text, changes(text)), changes)


def naka(packs: Sequence[Path]) -> Ready:
    """Prepare this library: the built-in gazetteer, or one of these files only."""
    from naka_normalize import Normalizer, load_gazetteer

    normalizer = Normalizer(load_gazetteer(*packs, builtin=not packs))

    def changes(text: str) -> list[Change]:
        result = normalizer.normalize(text)
        return [
            Change(m.span.start, m.span.end, m.output_span.of(result.text))
            for m in result.mentions
            if m.changed
        ]

    return Ready(lambda text: normalizer.normalize(text).text, changes)


def words(_: Sequence[Name]) -> Ready:
    """Prepare what costs least of all: only to list the words of a text."""

    def replace(text: str) -> str:
        _WORD.findall(text)
        return text

    return Ready(replace, None)


def flashtext(names: Sequence[Name]) -> Ready:
    """Prepare flashtext; on one long string it is quadratic, so it gets lines."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    for name in names:
        processor.add_keyword(name.surface, name.written)

    def replace(text: str) -> str:
        return "".join(map(processor.replace_keywords, text.splitlines(keepends=True)))

    def changes(text: str) -> list[Change]:
        found = processor.extract_keywords(text, span_info=True)
        return [Change(start, end, written) for written, start, end in found]

    return Ready(replace, changes)


def _whole_words(text: str, hits: Iterable[tuple[int, int, str]]) -> list[Change]:
    """Keep whole words, of those that overlap the leftmost, of these the longest."""
    whole = [
        (start, -end, written)
        for start, end, written in hits
        if not (text[start].isalnum() and text[start - 1 : start].isalnum())
        and not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
    ]
    kept: list[Change] = []
    for start, end, written in sorted(whole):
        if not kept or kept[-1].end <= start:
            kept.append(Change(start, -end, written))
    return kept


def ahocorasick_rs(names: Sequence[Name]) -> Ready:
    """Prepare ahocorasick_rs: overlapping hits, of which the right ones are chosen."""
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick([name.surface for name in names])
    written = [name.written for name in names]

    def changes(text: str) -> list[Change]:
        found = automaton.find_matches_as_indexes(text, overlapping=True)
        return _whole_words(text, ((start, end, written[n]) for n, start, end in found))

    return _of_changes(changes)


def pyahocorasick(names: Sequence[Name]) -> Ready:
    """Prepare pyahocorasick, likewise."""
    from ahocorasick import Automaton

    automaton = Automaton()
    for name in names:
        automaton.add_word(name.surface, (len(name.surface), name.written))
    automaton.make_automaton()

    def changes(text: str) -> list[Change]:
        found = automaton.iter(text)
        hits = ((last + 1 - size, last + 1, written) for last, (size, written) in found)
        return _whole_words(text, hits)

    return _of_changes(changes)


def spacy(names: Sequence[Name]) -> Ready:
    """Prepare the PhraseMatcher of a blank English spaCy pipeline."""
    import spacy as library
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    pipeline = library.blank("en")
    written = {name.surface: name.written for name in names}
    matcher = PhraseMatcher(pipeline.vocab)
    matcher.add("name", list(pipeline.tokenizer.pipe(written)))

    def changes(text: str) -> list[Change]:
        spans = filter_spans(matcher(pipeline.make_doc(text), as_spans=True))
        return [Change(s.start_char, s.end_char, written[s.text]) for s in spans]

    return _of_changes(changes)


def _symspell(
    names: Sequence[Name], english: Iterable[str], tokens: re.Pattern[str]
) -> Ready:
    from symspellpy import SymSpell, Verbosity

    written = {name.surface: name.written for name in names}
    corrector = SymSpell(max_dictionary_edit_distance=2)
    for word in english:
        corrector.create_dictionary_entry(word, 1)
    for surface in written:
        corrector.create_dictionary_entry(surface, 10)

    def changes(text: str) -> list[Change]:
        found = []
        for token in tokens.finditer(text):
            word = token[0]
            if len(word) >= _SHORTEST_FUZZY:
                most = 1 if len(word) < _TWO_ERRORS_FROM else 2
                nearest = corrector.lookup(word, Verbosity.TOP, max_edit_distance=most)
                if nearest and nearest[0].term in written:
                    found.append(Change(*token.span(), written[nearest[0].term]))
        return found

    return _of_changes(changes)


def symspellpy(names: Sequence[Name]) -> Ready:
    """Prepare symspellpy: every word of four letters or more is looked up."""
    return _symspell(names, (), _WORD)


def symspellpy_capitalised(names: Sequence[Name]) -> Ready:
    """Prepare symspellpy as well as it can be: capitals only, English words known."""
    from corpus import WORDS

    listed = WORDS.read_text("utf-8").splitlines()
    english = [word.capitalize() for word in listed if word.isalpha()]
    return _symspell(names, english, _CAPITALISED)


def spaczz(names: Sequence[Name]) -> Ready:
    """Prepare the FuzzyMatcher of spaczz, which compares each name with every place."""
    import spacy as library
    from spaczz.matcher import FuzzyMatcher

    pipeline = library.blank("en")
    written = {name.surface: name.written for name in names}
    matcher = FuzzyMatcher(pipeline.vocab, min_r=85)
    matcher.add("name", [pipeline.make_doc(surface) for surface in written])

    def changes(text: str) -> list[Change]:
        document = pipeline.make_doc(text)
        hits = []
        for _, start, end, ratio, pattern in matcher(document):
            span = document[start:end]
            hits.append((-ratio, span.start_char, span.end_char, written[pattern]))
        kept: list[Change] = []
        for _, low, high, name in sorted(hits):
            if all(change.end <= low or high <= change.start for change in kept):
                kept.append(Change(low, high, name))
        return sorted(kept, key=lambda change: change.start)

    return _of_changes(changes)


@dataclass(frozen=True, slots=True)
class Peer:
    """Somebody to compare with.

    Attributes:
        make: Prepares it.
        module: What has to be installed.
        most: The most names that it can be asked for; ``None`` if all.
        slow: Whether it takes too long for a quick run.
    """

    make: Callable[[Sequence[Name]], Ready]
    module: str
    most: int | None = None
    slow: bool = False


PEERS: dict[str, Peer] = {
    "floor: list the words": Peer(words, "re"),
    "flashtext": Peer(flashtext, "flashtext"),
    "ahocorasick_rs, whole words": Peer(ahocorasick_rs, "ahocorasick_rs"),
    "pyahocorasick, whole words": Peer(pyahocorasick, "ahocorasick"),
    "spaCy PhraseMatcher": Peer(spacy, "spacy"),
    "symspellpy, every word": Peer(symspellpy, "symspellpy"),
    "symspellpy, capitals, English known": Peer(
        symspellpy_capitalised, "symspellpy", slow=True
    ),
    "spaczz, 200 names": Peer(spaczz, "spaczz", most=200, slow=True),
}
