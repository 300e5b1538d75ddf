"""What a careful author wants to know: examples that prove each alias, order, doubles."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from naka_normalize.errors import Problem
from naka_normalize.gazetteer.entries import Entry
from naka_normalize.gazetteer.kinds import FORMS
from naka_normalize.gazetteer.listed import Listed
from naka_normalize.gazetteer.load import Loaded, load_files
from naka_normalize.gazetteer.nodes import Problems
from naka_normalize.gazetteer.owned import key_of
from naka_normalize.records import Entity, Example
from naka_normalize.spans import Edit, apply_edits


def lint(
    paths: Iterable[str | os.PathLike[str]] = (), *, builtin: bool = True
) -> tuple[Problem, ...]:
    """Find everything wrong in alias files, also what does not keep them from working.

    Args:
        paths: Alias files, read on top of the built-in packs; advice is given on them
            alone. Without any, the built-in packs themselves are checked.
        builtin: Whether the files may refer to what the built-in packs hold.

    Returns:
        All problems, sorted by place; what loading would refuse is always among them.
    """
    given = [os.fspath(path) for path in paths]
    loaded = load_files(given, builtin=builtin)
    advice = Problems()
    _check_order(loaded, advice)
    _check_wrappers(loaded, advice)
    _check_proofs(loaded, advice)
    shown = (
        problem
        for problem in (*loaded.remarks, *advice.found)
        if not given or problem.place.file in given
    )
    return tuple(sorted({*loaded.problems, *shown}))


def _check_order(loaded: Loaded, advice: Problems) -> None:
    """Check that entities are sorted; a comment above one starts a new section."""
    for sheet in loaded.sheets:
        lines = sheet.file.data.decode("utf-8").splitlines()
        last = ""
        for entry in sheet.entities:
            if entry.id.value < last and not _comment_above(lines, entry.id.line):
                says = f"'{entry.id.value}' stands after '{last}'"
                hint = "Sort by id, or start a section with a comment line."
                advice.add(entry.id, "N122", says, hint)
            last = entry.id.value


def _comment_above(lines: Sequence[str], line: int) -> bool:
    above = (text.strip() for text in reversed(lines[: line - 1]))
    return next((text.startswith("#") for text in above if text), False)


def _check_wrappers(loaded: Loaded, advice: Problems) -> None:
    marked = {example.owner for example in loaded.gazetteer.examples if example.marks}
    for wrapper in loaded.gazetteer.wrappers:
        if wrapper.name not in marked:
            says = f"no example shows what '{wrapper.name}' removes"
            advice.add(wrapper.place, "N305", says, "Add one: '<surface -> >'.")


def _check_proofs(loaded: Loaded, advice: Problems) -> None:
    """Check that every noisy and ambiguous alias is proven by an example beside it."""
    examples = {example.place: example for example in loaded.gazetteer.examples}
    beside: dict[tuple[str, bool], list[Example]] = defaultdict(list)
    rows: list[tuple[tuple[str, bool], Entry]] = []
    for sheet in loaded.sheets:
        rows += [((entry.id.value, False), entry) for entry in sheet.entities]
        rows += [((entry.id.value, True), entry) for entry in sheet.pairs]
    for key, entry in rows:
        beside[key] += [examples[t.place] for t in entry.examples if t.place in examples]
    for key, entry in rows:
        doubtful = [alias for alias in entry.listed if alias.tier != "plain"]
        if doubtful:
            entity = None if key[1] else loaded.gazetteer.entities.get(key[0])
            proof, own = _proof(beside[key]), _own_forms(entity)
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


def _own_forms(entity: Entity | None) -> frozenset[str]:
    """Return the keys of what is written for an entity; such an alias changes nothing."""
    return (
        frozenset(key_of(entity.written(form)) for form in FORMS) if entity else frozenset()
    )


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
