"""Prodigy: one task a line, with ``text`` and ``spans`` of start, end and label."""

from collections.abc import Iterable, Iterator

from naka_normalize.formats import jsonl
from naka_normalize.formats.offsets import Unit
from naka_normalize.standoff.entities import read_entities, written_entities
from naka_normalize.standoff.nodes import Node, read_lines
from naka_normalize.standoff.records import StandoffDocument
from naka_normalize.standoff.source import Read, Source


def read(source: Source) -> Read:
    """Read tasks; rejected and ignored ones are counted as lost, and so are relations."""

    def parse(node: Node, name: str) -> StandoffDocument:
        text = node.get("text").be(str)
        meta = node.get("meta")
        if meta.value is not None:
            name = meta.optional("document", str, name)
        source.losses["relations"] += sum(1 for _ in node.get("relations").items())
        source.losses["answers"] += node.optional("answer", str, "accept") != "accept"
        return StandoffDocument(name, text, read_entities(node.get("spans"), text))

    return read_lines(source, parse)


def write(documents: Iterable[StandoffDocument], _: Unit) -> Iterator[str]:
    """Write a task for each document."""
    for document in documents:
        spans = written_entities(document)
        meta = {"document": document.name}
        yield jsonl.line({"text": document.text, "spans": spans, "meta": meta})
