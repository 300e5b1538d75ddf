"""displaCy of spaCy: what ``displacy.render(…, style="ent", manual=True)`` draws.

One object a line. ``kb_id`` and ``kb_url`` link a span to Wikidata; displaCy passes over
keys that it does not know.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from naka_normalize.formats import jsonl
from naka_normalize.formats.offsets import Unit
from naka_normalize.records import Entity
from naka_normalize.standoff.entities import read_entities, written_entities
from naka_normalize.standoff.nodes import Node, read_lines
from naka_normalize.standoff.records import StandoffDocument
from naka_normalize.standoff.source import Read, Source

_WIKIDATA = "https://www.wikidata.org/wiki/"


def read(source: Source) -> Read:
    """Read documents as displaCy draws them."""

    def parse(node: Node, name: str) -> StandoffDocument:
        text = node.get("text").be(str)
        name = node.optional("title", str, None) or name
        return StandoffDocument(name, text, read_entities(node.get("ents"), text))

    return read_lines(source, parse)


def write(documents: Iterable[StandoffDocument], _: Unit) -> Iterator[str]:
    """Write a line for each document."""
    for document in documents:
        spans = zip(written_entities(document), document.annotations, strict=True)
        ents = [{**span, **_link(one.entities)} for span, one in spans]
        yield jsonl.line({"text": document.text, "ents": ents, "title": document.name})


def _link(entities: tuple[Entity, ...]) -> dict[str, str]:
    """Return where the first entity with a Wikidata id is described."""
    for entity in entities:
        if entity.wikidata:
            url = _WIKIDATA + quote(entity.wikidata, safe="")
            return {"kb_id": entity.wikidata, "kb_url": url}
    return {}
