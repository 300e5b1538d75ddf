"""Stand-off gold, as ``naka eval`` reads it: what a careful editor would do with a text.

The label of a span is its class of damage, and its proposal what must stand there. The
texts are the files ``NAME.txt`` of a directory.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from naka_normalize.formats import jsonl
from naka_normalize.formats.offsets import Ruler, Unit
from naka_normalize.records import Entity
from naka_normalize.standoff.details import check_surface
from naka_normalize.standoff.holdings import (
    ASKS,
    DOCUMENT_NAMES,
    NAMES,
    UNSAID,
    WIKIDATA,
    Losses,
    emptied,
)
from naka_normalize.standoff.nodes import Node, read_lines
from naka_normalize.standoff.records import Annotation, StandoffDocument
from naka_normalize.standoff.source import Read, Source

_ENDING = ".txt"
_SEPARATORS = re.compile(r"[/\\\0]")
# What only gold says, and what it is called when it is lost.
_ONLY_GOLD = {
    "rewrite_any": "other rewrites",
    "names_any": "other names of an entity",
    "optional": "marks of gold",
    "uncertain": "marks of gold",
    "demonym": "marks of gold",
}


def read(source: Source) -> Read:
    """Read gold; the texts come from ``source.texts``."""

    def parse(node: Node, _: str) -> StandoffDocument:
        name = node.get("doc").be(str) + _ENDING
        text = source.text(name, node.place)
        source.losses["debris"] += sum(1 for _ in node.get("debris").items())
        mentions = node.get("mentions").items()
        found = tuple(_mention(item, text, source.losses) for item in mentions)
        return StandoffDocument(name, text, found)

    return read_lines(source, parse)


def _mention(node: Node, text: str, losses: Losses) -> Annotation:
    span = node.span(Ruler(text), node.get("start"), node.get("end"))
    check_surface(node, span, text, node.get("surface").be(str))
    for key, kind in _ONLY_GOLD.items():
        losses[kind] += bool(node.get(key).value)
    damaged = node.get("artifact").be(bool)
    return Annotation(
        span,
        node.get("class").be(str),
        _entities(node, losses),
        None,
        "rewrite" if damaged else "keep",
        node.get("rewrite").be(str) if damaged else node.optional("rewrite", str, ""),
    )


def _entities(node: Node, losses: Losses) -> tuple[Entity, ...]:
    """Return the names with their Wikidata ids, where there is one for each or none."""
    names = [name.be(str) for name in node.get("names").items()]
    ids = [key.be(str) for key in node.get("entities").items()]
    if names and len(ids) not in (0, len(names)):
        losses["Wikidata ids of one name among several"] += len(ids)
        ids = []
    pairs = zip_longest(names, ids, fillvalue="")
    return tuple(Entity("", name, "", wikidata=key) for name, key in pairs)


def write(documents: Iterable[StandoffDocument], _: Unit) -> Iterator[str]:
    """Write a line for each document."""
    for document in documents:
        mentions = [_record(one, document.text) for one in document.annotations]
        name = document.name.removesuffix(_ENDING)
        yield jsonl.line({"doc": name, "kind": "converted", "mentions": mentions})


def _record(one: Annotation, text: str) -> dict[str, Any]:
    damaged = one.decision == "rewrite"
    record = {
        "start": one.span.start,
        "end": one.span.end,
        "surface": one.span.of(text),
        "entities": [entity.wikidata for entity in one.entities if entity.wikidata],
        "names": [entity.name for entity in one.entities if entity.name],
        "artifact": damaged,
        "class": one.label,
    }
    return {**record, "rewrite": one.proposal} if damaged or one.proposal else record


def adjusted(document: StandoffDocument, losses: Losses) -> StandoffDocument:
    """Return a document as gold can have it: a plain file, and every name judged."""
    name = _SEPARATORS.split(document.name)[-1].removesuffix(_ENDING) or "unnamed"
    name += _ENDING
    losses[DOCUMENT_NAMES] += name != document.name
    judged = tuple(_judged(one, losses) for one in document.annotations)
    return replace(document, name=name, annotations=judged)


def _judged(one: Annotation, losses: Losses) -> Annotation:
    if one.decision not in ("rewrite", "keep"):
        losses[ASKS if one.decision else UNSAID] += 1
        one = replace(one, decision="keep")
    entities = _all_or_none(one.entities, "name", NAMES, losses)
    entities = _all_or_none(entities, "wikidata", WIKIDATA, losses)
    return replace(one, entities=tuple(e for e in entities if e.name or e.wikidata))


def _all_or_none(
    entities: tuple[Entity, ...], field: str, kind: str, losses: Losses
) -> tuple[Entity, ...]:
    """Empty a field of all entities if one lacks it: gold lists each field by itself."""
    known = [entity for entity in entities if getattr(entity, field)]
    if len(known) in (0, len(entities)):
        return entities
    losses[kind] += len(known)
    return tuple(emptied(entity, field) for entity in entities)
