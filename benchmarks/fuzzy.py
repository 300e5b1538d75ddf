"""Contenders that find misspelt names, too; each function prepares one."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus import WORDS
from names import Name
from ready import Change, Ready

_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"\b[A-Z]\w+")
_SHORTEST = 4
_TWO_ERRORS_FROM = 8


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
            if len(word) >= _SHORTEST:
                most = 1 if len(word) < _TWO_ERRORS_FROM else 2
                nearest = corrector.lookup(word, Verbosity.TOP, max_edit_distance=most)
                if nearest and nearest[0].term in written:
                    found.append(Change(*token.span(), written[nearest[0].term]))
        return found

    return Ready.of(changes)


def symspellpy(names: Sequence[Name]) -> Ready:
    """Prepare symspellpy: every word of four letters or more is looked up."""
    return _symspell(names, (), _WORD)


def symspellpy_capitalised(names: Sequence[Name]) -> Ready:
    """Prepare symspellpy as well as it can be: capitals only, English words known."""
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

    return Ready.of(changes)
