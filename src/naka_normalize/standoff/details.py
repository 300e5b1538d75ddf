"""What is said about a span besides its label, as most formats carry it: as JSON."""

import re
from collections.abc import Callable
from typing import Any

from naka_normalize.formats.offsets import Ruler
from naka_normalize.records import Entity, Evidence, entity_record, evidence_record
from naka_normalize.spans import Span
from naka_normalize.standoff.nodes import Node
from naka_normalize.standoff.records import Annotation

Kept = dict[str, Any]
_QID = re.compile(r"Q[1-9][0-9]*")


def details(annotation: Annotation, ruler: Ruler) -> Kept:
    """Return the details of an annotation; those that are empty are left out."""
    evidence = [
        {**evidence_record(reason), "span": reason.span and ruler.written(reason.span)}
        for reason in annotation.evidence
    ]
    found = {
        "entities": [entity_record(entity) for entity in annotation.entities],
        "score": annotation.score,
        "decision": annotation.decision,
        "proposal": annotation.proposal,
        "evidence": evidence,
    }
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def annotation(span: Span, label: str, node: Node, ruler: Ruler) -> Annotation:
    """Return the annotation of a span with the details that an object holds.

    Raises:
        InputError: If one of them is of the wrong type.
    """
    return Annotation(
        span,
        label,
        tuple(_entity(item) for item in node.get("entities").items()),
        node.optional("score", float, None),
        node.optional("decision", str, ""),
        node.optional("proposal", str, ""),
        tuple(_evidence(item, ruler) for item in node.get("evidence").items()),
    )


def _entity(node: Node) -> Entity:
    text: Callable[[str], str] = lambda key: node.optional(key, str, "")  # noqa: E731
    return Entity(
        text("id"), text("name"), text("type"), wikidata=text("wikidata"), iso=text("iso")
    )


def _evidence(node: Node, ruler: Ruler) -> Evidence:
    return Evidence(
        node.get("kind").be(str),
        node.get("weight").be(float),
        node.get("says").be(str),
        None if node.get("span").value is None else listed_span(node.get("span"), ruler),
    )


def linked_to(key: str) -> tuple[Entity, ...]:
    """Return the entity behind a key of some knowledge base; none for an empty one."""
    if _QID.fullmatch(key):
        return (Entity("", "", "", wikidata=key),)
    return (Entity(key, "", ""),) if key else ()


def listed_span(node: Node, ruler: Ruler) -> Span:
    """Return a span that is written as a list of two offsets.

    Raises:
        InputError: If it is none of the text.
    """
    ends = list(node.items())
    if len(ends) != len(("start", "end")):
        raise node.refusal("must be a list of two offsets")
    return node.span(ruler, *ends)


def check_surface(node: Node, span: Span, text: str, surface: str | None) -> None:
    """See that the characters that a format quotes are those of the text.

    Raises:
        InputError: If they are others.
    """
    if surface is not None and span.of(text) != surface:
        stands = span.of(text)[:60]
        raise node.refusal(
            f"quotes {surface[:60]!r}, but {stands!r} stands at {span.start}..{span.end};"
            " is this another text, or do the offsets count something else?"
        )
