"""doccano: one JSON object a line, ``{"text": …, "label": [[start, end, label], …]}``.

doccano keeps further keys, such as ``document``, as metadata of the example.
"""

from collections.abc import Iterable, Iterator

from naka_normalize.formats import jsonl
from naka_normalize.formats.offsets import Ruler, Unit
from naka_normalize.standoff.nodes import Node, read_lines
from naka_normalize.standoff.records import Annotation, StandoffDocument
from naka_normalize.standoff.source import Read, Source

_TRIPLE = ("start", "end", "label")


def read(source: Source) -> Read:
    """Read what doccano exports, also with relations, which are counted as lost."""

    def parse(node: Node, name: str) -> StandoffDocument:
        text = node.get("text").be(str)
        ruler = Ruler(text, source.unit)
        found = [_triple(item, ruler) for item in node.get("label").items()]
        found += [_entity(item, ruler) for item in node.get("entities").items()]
        source.losses["relations"] += sum(1 for _ in node.get("relations").items())
        return StandoffDocument(node.optional("document", str, name), text, tuple(found))

    return read_lines(source, parse)


def _triple(node: Node, ruler: Ruler) -> Annotation:
    parts = list(node.items())
    if len(parts) != len(_TRIPLE):
        raise node.refusal(f"must be a list of {', '.join(_TRIPLE)}")
    start, end, label = parts
    return Annotation(node.span(ruler, start, end), label.be(str))


def _entity(node: Node, ruler: Ruler) -> Annotation:
    span = node.span(ruler, node.get("start_offset"), node.get("end_offset"))
    return Annotation(span, node.get("label").be(str))


def write(documents: Iterable[StandoffDocument], unit: Unit) -> Iterator[str]:
    """Write a line for each document."""
    for document in documents:
        ruler = Ruler(document.text, unit)
        labels = [[*ruler.written(one.span), one.label] for one in document.annotations]
        yield jsonl.line(
            {"text": document.text, "label": labels, "document": document.name}
        )
