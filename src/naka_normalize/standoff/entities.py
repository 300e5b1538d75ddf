"""Spans as Prodigy and displaCy have them: ``start``, ``end``, ``label`` and more keys."""

from dataclasses import replace
from typing import Any

from naka_normalize.formats.offsets import Ruler
from naka_normalize.standoff.details import annotation, details, linked_to
from naka_normalize.standoff.nodes import Node
from naka_normalize.standoff.records import Annotation, StandoffDocument


def read_entities(nodes: Node, text: str) -> tuple[Annotation, ...]:
    """Read a list of spans.

    Raises:
        InputError: If one of them is wrong.
    """
    ruler = Ruler(text)
    return tuple(_entity(node, ruler) for node in nodes.items())


def _entity(node: Node, ruler: Ruler) -> Annotation:
    span = node.span(ruler, node.get("start"), node.get("end"))
    found = annotation(span, node.get("label").be(str), node, ruler)
    linked = node.optional("kb_id", str, "")
    return replace(found, entities=found.entities or linked_to(linked))


def written_entities(document: StandoffDocument) -> list[dict[str, Any]]:
    """Return the spans of a document as these formats have them."""
    ruler = Ruler(document.text)
    return [
        {
            "start": one.span.start,
            "end": one.span.end,
            "label": one.label,
            **details(one, ruler),
        }
        for one in document.annotations
    ]
