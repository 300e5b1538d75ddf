"""Proofs: examples beside each noisy and ambiguous alias, and beside each wrapper."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from naka_normalize.gazetteer.assemble import Loaded
from naka_normalize.gazetteer.format.listed import Listed
from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.lint.rows import entries, own_keys
from naka_normalize.gazetteer.owned import key_of
from naka_normalize.records import Example
from naka_normalize.spans import Edit, apply_edits


def check_wrappers(loaded: Loaded, advice: Problems) -> None:
    """Check that an example shows what each wrapper removes."""
    marked = {example.owner for example in loaded.gazetteer.examples if example.marks}
    for wrapper in loaded.gazetteer.wrappers:
        if wrapper.name not in marked:
            says = f"no example shows what '{wrapper.name}' removes"
            advice.add(wrapper.place, "N305", says, "Add one: '<surface -> >'.")


def check_proofs(loaded: Loaded, advice: Problems) -> None:
    """Check that every noisy and ambiguous alias is proven by an example beside it."""
    examples = {example.place: example for example in loaded.gazetteer.examples}
    beside: dict[tuple[str, bool], list[Example]] = defaultdict(list)
    rows = [((e.id.value, entity is None), e, entity) for e, entity in entries(loaded)]
    for key, entry, _ in rows:
        beside[key] += [examples[t.place] for t in entry.examples if t.place in examples]
    for key, entry, entity in rows:
        doubtful = [alias for alias in entry.listed if alias.tier != "plain"]
        if doubtful:
            proof, own = _proof(beside[key]), own_keys(entity)
            for alias in doubtful:
                _check_alias(alias, proof, advice, is_own=key_of(alias.text.value) in own)


@dataclass(frozen=True, slots=True)
class _Proof:
    """What the examples of one entry show, as matching keys.

    Attributes:
        changed: Surfaces of all marks.
        kept: Every sentence without what its marks cover.
    """

    changed: tuple[str, ...]
    kept: tuple[str, ...]


def _proof(examples: Sequence[Example]) -> _Proof:
    changed = [
        key_of(span.of(example.source)) for example in examples for span, _ in example.marks
    ]
    kept = []
    for example in examples:
        gaps = [Edit(span, "|", "", "") for span, _ in example.marks]
        kept.append(key_of(apply_edits(example.source, gaps)))
    return _Proof(tuple(changed), tuple(kept))


def _check_alias(alias: Listed, proof: _Proof, advice: Problems, *, is_own: bool) -> None:
    text, tier = alias.text.value, alias.tier
    key = key_of(text)
    if not is_own and not _shows(key, proof.changed):
        says = f"no example of this entry changes the {tier} alias '{text}'"
        advice.add(alias.text, "N301", says, f"Add one: '… <{text} -> …> …'.")
    if tier == "ambiguous":
        if not _shows(key, proof.kept):
            says = f"no example of this entry leaves the ambiguous alias '{text}' as it is"
            advice.add(alias.text, "N302", says, "Add a sentence in which it is right.")
        if not alias.because:
            says = f"nothing says why '{text}' is ambiguous"
            advice.add(alias.text, "N304", says, "Add 'because: …' for the next reader.")


def _shows(key: str, texts: Iterable[str]) -> bool:
    """Tell whether a key stands in one of the texts as a word, inflected or not."""
    holding = [text for text in texts if key in text]
    if not holding:
        return False
    word = re.compile(rf"(?<!\w){re.escape(key)}(?:s|es)?(?!\w)")
    return any(word.search(text) for text in holding)
