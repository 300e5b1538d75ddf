"""Peers that find listed names only; each function prepares one from the table."""

import re
from collections.abc import Iterable, Sequence

from names import Name
from ready import Change, Ready

_WORD = re.compile(r"\w+")


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

    return Ready.of(changes)


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

    return Ready.of(changes)


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

    return Ready.of(changes)
