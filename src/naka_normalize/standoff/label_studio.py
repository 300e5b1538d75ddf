"""Label Studio: a JSON list of tasks with predictions, or what people made of them.

The labels stand under ``from_name`` ``label`` beside the text under ``to_name`` ``text``;
``docs/standoff.md`` has the labelling interface that fits.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from naka_normalize.formats import jsonl
from naka_normalize.formats.offsets import Ruler, Unit
from naka_normalize.records import Entity
from naka_normalize.standoff.details import annotation, check_surface, details
from naka_normalize.standoff.holdings import Losses
from naka_normalize.standoff.nodes import Node, read_values
from naka_normalize.standoff.records import Annotation, StandoffDocument
from naka_normalize.standoff.source import Read, Source
from naka_normalize.version import __version__

_KINDS = ("labels", "hypertextlabels")


def read(source: Source) -> Read:
    """Read tasks: of each the first annotation that was not cancelled, else prediction."""

    def parse(node: Node, name: str) -> StandoffDocument:
        data = node.get("data")
        text = data.get("text").be(str)
        done = [
            one
            for one in node.get("annotations").items()
            if not one.optional("was_cancelled", bool, default=False)
        ] or list(node.get("predictions").items())
        source.losses["further annotations of a task"] += len(done[1:])
        found = _regions(done[0].get("result"), text, source.losses) if done else ()
        return StandoffDocument(data.optional("document", str, name), text, tuple(found))

    return read_values(source, parse)


def _regions(nodes: Node, text: str, losses: Losses) -> Iterator[Annotation]:
    ruler = Ruler(text)
    for node in nodes.items():
        kind = node.get("type").be(str)
        if kind not in _KINDS:
            losses["results of other types"] += 1
            continue
        value = node.get("value")
        span = value.span(ruler, value.get("start"), value.get("end"))
        check_surface(value, span, text, value.optional("text", str, None))
        labels = [label.be(str) for label in value.get(kind).items()]
        if not labels:
            raise value.get(kind).refusal("must name a label")
        losses["further labels of a span"] += len(labels[1:])
        meta = node.get("meta")
        kept = Node({}, meta.place) if meta.value is None else meta.get("naka")
        empty = Node({}, kept.place)
        yield annotation(span, labels[0], kept if kept.value else empty, ruler)


def write(documents: Iterable[StandoffDocument], _: Unit) -> Iterator[str]:
    """Write one list with a task for each document."""
    before = "[\n"
    for document in documents:
        yield before + jsonl.line(_task(document)).rstrip("\n")
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _task(document: StandoffDocument) -> dict[str, Any]:
    regions = [_region(n, one, document.text) for n, one in enumerate(document.annotations)]
    prediction = {"model_version": f"naka-normalize {__version__}", "result": regions}
    data = {"text": document.text, "document": document.name}
    return {"data": data, "predictions": [prediction]}


def _region(number: int, one: Annotation, text: str) -> dict[str, Any]:
    """Return a span; what people are to see of its entities stands in ``meta.text``."""
    region: dict[str, Any] = {
        "id": f"naka-{number}",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {
            "start": one.span.start,
            "end": one.span.end,
            "text": one.span.of(text),
            "labels": [one.label],
        },
    }
    if one.score is not None:
        region["score"] = one.score
    if kept := details(one, Ruler(text)):
        region["meta"] = {"text": [_shown(e) for e in one.entities], "naka": kept}
    return region


def _shown(entity: Entity) -> str:
    known = entity.name or entity.id
    return f"{known} ({entity.wikidata})" if entity.wikidata else known
