"""Whole files as they come, with their damage marked: nothing else may change in them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Result
from naka_normalize.spans import OffsetMap, Span

MARKED = Path(__file__).parent / "marked"
FILES = sorted(MARKED.glob("*/*.txt"))
# What is still wrong: names that are right and changed, by file.
KNOWN: dict[str, list[str]] = yaml.safe_load((MARKED / "known.yaml").read_text("utf-8"))
# So many of the damaged names of a folder are repaired at least.
REPAIRED = {
    "digests": 302, "languages": 364, "layouts": 540, "news": 288, "third-countries": 52,
}  # fmt: skip
_MARK = re.compile(r"\{\{(?P<damaged>.*?)\|(?P<right>.*?)\}\}", re.DOTALL)
_OF_NAMES = ("entity", "glossary", "grammar")
# An article before a name changes with it.
_BESIDE = 5


class Marked(NamedTuple):
    """A text without its marks, and what each says: where, and which answers are right."""

    text: str
    marks: list[tuple[Span, list[str]]]


def read(path: Path) -> Marked:
    """Take the marks out of a file, whose line breaks stay as they are."""
    raw = path.read_bytes().decode("utf-8")
    parts: list[str] = []
    marks: list[tuple[Span, list[str]]] = []
    position = length = 0
    for found in _MARK.finditer(raw):
        parts += (raw[position : found.start()], found["damaged"])
        length += found.start() - position
        end = length + len(found["damaged"])
        marks.append((Span(length, end), found["right"].split("|")))
        position, length = found.end(), end
    return Marked("".join([*parts, raw[position:]]), marks)


def wrong_changes(marked: Marked, result: Result) -> Iterator[str]:
    """Yield the changes of names that nobody has marked as damaged."""
    for edit in result.edits:
        near = any(
            span.start - _BESIDE <= edit.span.end and edit.span.start <= span.end + 1
            for span, _ in marked.marks
        )
        if edit.kind in _OF_NAMES and not near:
            yield f"{edit.span.of(marked.text)} → {edit.after}".strip()


def repaired(marked: Marked, result: Result) -> int:
    """Count the marked names that are written rightly."""
    offsets = OffsetMap.of(result.edits)
    written = (
        (offsets.to_text(span).of(result.text), right) for span, right in marked.marks
    )
    return sum(
        any(_plain(one) in _plain(found) for one in right)
        for found, right in written
        if right != [""]
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@pytest.fixture(scope="module")
def normalizer() -> Normalizer:
    """The built-in packs under the default policy."""
    return Normalizer()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_only_what_is_damaged_changes(normalizer: Normalizer, path: Path) -> None:
    """What is known to be wrong is listed; what is right by now has to leave the list."""
    marked = read(path)

    found = sorted(wrong_changes(marked, normalizer.normalize(marked.text)))

    assert found == sorted(KNOWN.get(path.stem, []))


@pytest.mark.parametrize("folder", REPAIRED)
def test_what_is_damaged_is_repaired(normalizer: Normalizer, folder: str) -> None:
    """Not all of it, but no less than before."""
    files = map(read, sorted((MARKED / folder).glob("*.txt")))

    total = sum(repaired(marked, normalizer.normalize(marked.text)) for marked in files)

    assert total >= REPAIRED[folder]
