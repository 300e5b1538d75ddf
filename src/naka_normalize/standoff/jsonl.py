"""The library's own format: one JSON object a line, holding everything."""

from collections.abc import Iterable, Iterator

from naka_normalize.formats import jsonl
from naka_normalize.formats.offsets import UNITS, Ruler, Unit
from naka_normalize.standoff.details import (
    annotation,
    check_surface,
    details,
    listed_span,
)
from naka_normalize.standoff.nodes import Node, read_lines
from naka_normalize.standoff.records import StandoffDocument
from naka_normalize.standoff.source import Read, Source


def read(source: Source) -> Read:
    """Read documents; ``offsets`` of a line says what its spans count."""

    def parse(node: Node, name: str) -> StandoffDocument:
        text = node.get("text").be(str)
        ruler = Ruler(text, _unit(node, source.unit))
        found = []
        for mention in node.get("mentions").items():
            span = listed_span(mention.get("span"), ruler)
            check_surface(mention, span, text, mention.optional("surface", str, None))
            found.append(annotation(span, mention.get("label").be(str), mention, ruler))
        return StandoffDocument(node.optional("source", str, name), text, tuple(found))

    return read_lines(source, parse)


def _unit(node: Node, usual: Unit) -> Unit:
    given = node.optional("offsets", str, usual)
    for unit in UNITS:
        if given == unit:
            return unit
    raise node.get("offsets").refusal(f"must be one of {', '.join(UNITS)}")


def write(documents: Iterable[StandoffDocument], unit: Unit) -> Iterator[str]:
    """Write a line for each document."""
    for document in documents:
        ruler = Ruler(document.text, unit)
        mentions = [
            {
                "span": ruler.written(one.span),
                "surface": one.span.of(document.text),
                "label": one.label,
                **details(one, ruler),
            }
            for one in document.annotations
        ]
        counted = {} if unit == "codepoint" else {"offsets": unit}
        yield jsonl.line(
            {
                "source": document.name,
                "text": document.text,
                "mentions": mentions,
                **counted,
            }
        )
