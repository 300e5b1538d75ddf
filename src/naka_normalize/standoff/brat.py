"""brat: a text in ``NAME.txt`` and, beside it, its annotations in ``NAME.ann``.

Wikidata ids are normalizations (``N``). What brat has no place for is a note (``#``) of the
type ``Naka``, as JSON. A span across lines is written in pieces, as brat wants it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from naka_normalize.errors import UsageError
from naka_normalize.formats.offsets import Ruler, Unit
from naka_normalize.records import Entity
from naka_normalize.spans import Span
from naka_normalize.standoff.details import details
from naka_normalize.standoff.holdings import BORDERS, DOCUMENT_NAMES, LABELS, Losses
from naka_normalize.standoff.records import Annotation, StandoffDocument

TEXT_ENDING, ENDING = ".txt", ".ann"
NOTE = "Naka"
# Everything that some program takes for the end of a line.
LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(f"[^{LINE_ENDS}]+")
_NO_LABEL = re.compile(r"[^A-Za-z0-9_-]")
_SEPARATORS = re.compile(r"[/\\\0]")
_WORD = re.compile(r"\w+")


def adjusted(document: StandoffDocument, losses: Losses) -> StandoffDocument:
    """Return a document as brat can have it: labels of ASCII letters, a path below."""
    parts = [part for part in _SEPARATORS.split(document.name) if part.strip(". ")]
    name = "/".join(parts).removesuffix(TEXT_ENDING) or "unnamed"
    name += TEXT_ENDING
    losses[DOCUMENT_NAMES] += name != document.name
    kept = []
    for one in document.annotations:
        label = _NO_LABEL.sub("_", one.label) or "_"
        losses[LABELS] += label != one.label
        pieces = fragments(one.span, document.text)
        if not pieces:
            losses[BORDERS] += bool(one.span.length)
            kept += [] if one.span.length else [one]
            continue
        span = Span(pieces[0].start, pieces[-1].end)
        losses[BORDERS] += span != one.span
        kept.append(replace(one, label=label, span=span))
    return replace(document, name=name, annotations=tuple(kept))


def fragments(span: Span, text: str) -> list[Span]:
    """Return the pieces of a span that lie in one line each."""
    return [Span(*found.span()) for found in _LINE.finditer(text, span.start, span.end)]


def write(documents: Iterable[StandoffDocument], _: Unit) -> Iterator[str]:
    """Write the annotations of a document.

    Raises:
        UsageError: If there are several: each needs a file of its own.
    """
    for number, document in enumerate(documents):
        if number:
            raise UsageError("brat has a file for each document; name a directory with -o")
        references = 0
        for index, one in enumerate(document.annotations, start=1):
            yield _span_line(one, index, document.text)
            for entity in one.entities:
                if _WORD.fullmatch(entity.wikidata):
                    references += 1
                    name = " ".join((entity.name or entity.wikidata).split())
                    link = f"Reference T{index} Wikidata:{entity.wikidata}"
                    yield f"N{references}\t{link}\t{name}\n"
            if kept := details(one, Ruler(document.text)):
                yield f"#{index}\t{NOTE} T{index}\t{json.dumps(kept)}\n"


def _span_line(one: Annotation, index: int, text: str) -> str:
    pieces = fragments(one.span, text)
    offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    quoted = " ".join(piece.of(text) for piece in pieces)
    return f"T{index}\t{one.label} {offsets}\t{quoted}\n"


def reference(database: str, key: str, name: str) -> Entity:
    """Return the entity of a normalization."""
    if database == "Wikidata":
        return Entity("", name, "", wikidata=key)
    return Entity(f"{database}:{key}", name, "")
