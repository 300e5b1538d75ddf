"""CoNLL, reading: also the files of others, with a token first and a tag last in a line.

Tags may be IOB1, BIO, BIOES or BILOU. Where a file does not say what white space stands
after a token, it is one space, and a newline after a sentence.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from naka_normalize.errors import InputError, Place
from naka_normalize.formats.offsets import Ruler
from naka_normalize.spans import Span
from naka_normalize.standoff.conll import BEFORE, DETAILS, DOCUMENT, OUTSIDE
from naka_normalize.standoff.details import annotation
from naka_normalize.standoff.escapes import unescaped
from naka_normalize.standoff.nodes import Node
from naka_normalize.standoff.records import StandoffDocument
from naka_normalize.standoff.source import Read, Source

_COLUMNS = "# global.columns = "
_START = "-DOCSTART-"
_BEGIN, _GO_ON = frozenset("BSU"), frozenset("IEL")
# A token "#" of a file without columns, and no comment.
_HASH = re.compile(r"#\s(?:\S+\s+)*(?:O|[BIESLU]-\S+)\s*")
_Line = tuple[Place, str]


@dataclass(slots=True)
class _Draft:
    """A document while it is read."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    # White space after the last token; nothing is said about it: ``None``.
    after: str | None = ""
    found: list[tuple[int, int, str, Node]] = field(default_factory=list)
    goes_on: bool = False

    def write(self, text: str) -> None:
        """Add characters to the text."""
        self.parts.append(text)
        self.length += len(text)

    def add(self, form: str, tag: str, misc: Mapping[str, str], place: Place) -> None:
        """Add a token with its tag."""
        self.write(" " if self.after is None else self.after)
        start = self.length
        self.write(form)
        self.after = "" if misc.get("SpaceAfter") == "No" else None
        if "SpacesAfter" in misc:
            self.after = unescaped(misc["SpacesAfter"])
        if tag == OUTSIDE:
            self.goes_on = False
            return
        prefix, _, label = tag.partition("-")
        if not label or prefix not in _BEGIN | _GO_ON:
            raise InputError(f"{place}: a tag is O, or B- or I- and a label, not {tag!r}")
        if prefix in _GO_ON and self.goes_on and self.found[-1][2] == label:
            begun, _, label, kept = self.found.pop()
            self.found.append((begun, self.length, label, kept))
        else:
            kept = _parsed(misc.get(DETAILS, "{}"), place)
            self.found.append((start, self.length, label, kept))
        self.goes_on = True

    def end_sentence(self) -> None:
        """End a sentence; one that says nothing about it ends with a newline."""
        self.goes_on = False
        if self.after is None:
            self.after = "\n"

    def document(self, name: str) -> StandoffDocument:
        """Return the document."""
        self.end_sentence()
        self.write(self.after or "")
        text = "".join(self.parts)
        ruler = Ruler(text)
        found = (
            annotation(Span(start, end), label, kept, ruler)
            for start, end, label, kept in self.found
        )
        return StandoffDocument(name, text, tuple(found))


def _parsed(details: str, place: Place) -> Node:
    try:
        return Node(json.loads(unescaped(details)), place, DETAILS)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: {DETAILS} is not valid JSON: {error}") from error


def read(source: Source) -> Read:
    """Read documents; one with a line that is wrong is told and passed over."""
    first = source.content.partition("\n")[0]
    columns = first.removeprefix(_COLUMNS).split() if first.startswith(_COLUMNS) else []
    if columns and not {"FORM", columns[-1]} <= set(columns):
        yield InputError(f"{source.place(0)}: there is no column FORM")
        return
    for number, lines in enumerate(_documents(source), start=1):
        try:
            yield _document(lines, source.unnamed(number), columns)
        except InputError as error:
            yield error


def _documents(source: Source) -> Iterator[list[_Line]]:
    """Give the lines of each document."""
    lines: list[_Line] = []
    for number, ended in enumerate(source.content.split("\n"), start=1):
        line = ended.removesuffix("\r")
        if line.startswith((DOCUMENT, _START)):
            if any(_is_token(before) for _, before in lines) or _begun(lines):
                yield lines
            lines = []
        lines.append((Place(source.name, number, 1), line))
    if any(_is_token(line) for _, line in lines) or _begun(lines):
        yield lines


def _begun(lines: Sequence[_Line]) -> bool:
    return bool(lines) and lines[0][1].startswith(DOCUMENT)


def _is_token(line: str) -> bool:
    is_comment = line.startswith("#") and not _HASH.fullmatch(line)
    return bool(line.strip()) and not is_comment and not line.startswith(_START)


def _document(
    lines: Sequence[_Line], name: str, columns: Sequence[str]
) -> StandoffDocument:
    draft = _Draft()
    for place, line in lines:
        if line.startswith(DOCUMENT):
            name = unescaped(line.removeprefix(DOCUMENT)) or name
        elif line.startswith(BEFORE):
            draft.after = unescaped(line.removeprefix(BEFORE))
        elif not line.strip():
            if draft.length:
                draft.end_sentence()
        elif _is_token(line):
            _add(draft, line, columns, place)
    return draft.document(name)


def _add(draft: _Draft, line: str, columns: Sequence[str], place: Place) -> None:
    """Add the token of a line; ranges and empty tokens of CoNLL-U are none."""
    cells = line.split("\t") if "\t" in line else line.split()
    if len(cells) < 2 or (columns and len(cells) != len(columns)):  # noqa: PLR2004
        expected = len(columns) or "a token and a tag"
        raise InputError(f"{place}: {len(cells)} columns in a line, not {expected}")
    if not columns:
        draft.add(cells[0], cells[-1], {}, place)
        return
    row = dict(zip(columns, cells, strict=True))
    if row.get("ID", "1").isdecimal():
        misc = dict(part.partition("=")[::2] for part in row.get("MISC", "").split("|"))
        draft.add(row["FORM"], cells[-1], misc, place)
