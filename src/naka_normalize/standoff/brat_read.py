"""brat, reading: strict about spans, counting what documents cannot hold."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from naka_normalize.errors import InputError, Place
from naka_normalize.formats.offsets import Ruler
from naka_normalize.records import Entity
from naka_normalize.spans import Span
from naka_normalize.standoff.brat import LINE_ENDS, NOTE, fragments, reference
from naka_normalize.standoff.details import annotation
from naka_normalize.standoff.nodes import Node
from naka_normalize.standoff.records import Annotation, StandoffDocument
from naka_normalize.standoff.source import Read, Source

_SPAN = re.compile(r"T\S+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)
_LINK = re.compile(r"N\S+\t\S+ (\S+) ([^\s:]+):(\S+)(?:\t(.*))?", re.DOTALL)
_NOTE = re.compile(rf"#\S*\t{NOTE} (\S+)\t(.*)", re.DOTALL)
_OTHERS = {
    "R": "relations",
    "E": "events",
    "A": "attributes",
    "M": "attributes",
    "*": "equivalences",
    "#": "notes",
    "N": "normalizations of something else",
}


@dataclass(slots=True)
class _Draft:
    """A span while it is read."""

    span: Span
    label: str
    details: Node
    links: list[Entity] = field(default_factory=list)

    def annotation(self, ruler: Ruler) -> Annotation:
        """Return it; what brat links besides the note is added."""
        found = annotation(self.span, self.label, self.details, ruler)
        known = {entity.wikidata for entity in found.entities if entity.wikidata}
        more = tuple(link for link in self.links if link.wikidata not in known)
        return replace(found, entities=found.entities + more)


def read(source: Source) -> Read:
    """Read the document that a file of annotations is about; its text from ``texts``.

    A line that is wrong is told, and the other spans are read.
    """
    try:
        text = source.text(source.document, source.place(0))
    except InputError as error:
        yield error
        return
    drafts: dict[str, _Draft] = {}
    for place, line in _ordered(source):
        try:
            _add(drafts, line, place, text, source)
        except InputError as error:
            yield error
    ruler = Ruler(text)
    found = []
    for draft in drafts.values():
        try:
            found.append(draft.annotation(ruler))
        except InputError as error:
            yield error
    yield StandoffDocument(source.document, text, tuple(found))


def _ordered(source: Source) -> Iterator[tuple[Place, str]]:
    """Give the lines, those of spans first: brat lets others stand before them."""
    lines = [
        (Place(source.name, number, 1), line.removesuffix("\r"))
        for number, line in enumerate(source.content.split("\n"), start=1)
        if line.strip()
    ]
    return iter(sorted(lines, key=lambda line: not line[1].startswith("T")))


def _add(
    drafts: dict[str, _Draft], line: str, place: Place, text: str, source: Source
) -> None:
    key = line.split("\t", 1)[0]
    if span := _SPAN.fullmatch(line):
        drafts[key] = _span(span, place, text, source)
    elif (link := _LINK.fullmatch(line)) and link[1] in drafts:
        drafts[link[1]].links.append(reference(link[2], link[3], link[4] or ""))
    elif (note := _NOTE.fullmatch(line)) and note[1] in drafts:
        drafts[note[1]].details = _parsed(note[2], place)
    elif line[0] in _OTHERS and "\t" in line:
        source.losses[_OTHERS[line[0]]] += 1
    else:
        raise InputError(
            f"{place}: this is no line of brat; a span is written"
            " T1, a tab, LABEL START END, a tab and the characters there"
        )


def _parsed(details: str, place: Place) -> Node:
    try:
        return Node(json.loads(details), place, "the note")
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: the note is not valid JSON: {error}") from error


def _span(found: re.Match[str], place: Place, text: str, source: Source) -> _Draft:
    ruler = Ruler(text)
    label, offsets, quoted = found.groups()
    try:
        pieces = [ruler.read(*map(int, piece.split())) for piece in offsets.split(";")]
        span = Span(pieces[0].start, pieces[-1].end)
    except ValueError as error:
        column = place.column + found.start(2)
        raise InputError(f"{place._replace(column=column)}: {error}") from error
    stands = " ".join(piece.of(text) for piece in pieces)
    if stands.translate(_BLANKS) != quoted.translate(_BLANKS):
        column = place.column + found.start(3)
        raise InputError(
            f"{place._replace(column=column)}: the span quotes {quoted[:60]!r}, but"
            f" {stands[:60]!r} stands in the text; is this another text?"
        )
    in_lines = pieces in ([span], fragments(span, text))
    source.losses["gaps within spans"] += not in_lines
    return _Draft(span, label, Node({}, place))


# brat writes a space where the text has the end of a line.
_BLANKS = dict.fromkeys(map(ord, LINE_ENDS), " ")
