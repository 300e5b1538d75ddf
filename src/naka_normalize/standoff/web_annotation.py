"""W3C Web Annotation: JSON-LD, an ``AnnotationPage`` a line for each document.

A text is referred to by its name, as an IRI reference. Each annotation selects its span by
position (code points, as the recommendation says) and by quotation.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, unquote
from uuid import NAMESPACE_URL, uuid5

from naka_normalize.formats import jsonl
from naka_normalize.formats.offsets import Ruler, Unit
from naka_normalize.records import Entity
from naka_normalize.spans import Span
from naka_normalize.standoff.details import annotation, check_surface, details, linked_to
from naka_normalize.standoff.nodes import Node, read_values
from naka_normalize.standoff.records import Annotation, StandoffDocument
from naka_normalize.standoff.source import Read, Source

# ``details`` is our own term, whose value is plain JSON.
CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {"details": {"@id": "urn:x-naka:details", "@type": "@json"}},
)
_WIKIDATA = "http://www.wikidata.org/entity/"
_OWN = "urn:x-naka:entity:"
# So many characters are quoted before and after a span.
_BESIDE = 32


def read(source: Source) -> Read:
    """Read pages; the texts come from ``source.texts``."""

    def parse(node: Node, name: str) -> StandoffDocument:
        items = list(node.get("items").items())
        named = _document(items[0]) if items else node.optional("label", str, name)
        text = source.text(named, node.place)
        found = tuple(_annotation(item, named, text) for item in items)
        return StandoffDocument(named, text, found)

    return read_values(source, parse)


def _document(node: Node) -> str:
    """Return the name of the document that an annotation is about."""
    return unquote(node.get("target").get("source").be(str))


def _annotation(node: Node, name: str, text: str) -> Annotation:
    if _document(node) != name:
        raise node.refusal(f"is about another document than the first, {name!r}")
    span = _selected(node.get("target").get("selector"), text)
    label, entities = "", tuple[Entity, ...]()
    for body in _many(node.get("body")):
        purpose = body.optional("purpose", str, "")
        if purpose == "tagging":
            label = body.get("value").be(str)
        elif purpose == "identifying":
            entities += linked_to(_key(body.get("source").be(str)))
    own = node.get("details")
    if own.value is not None:
        return annotation(span, label, own, Ruler(text))
    return Annotation(span, label, entities)


def _key(iri: str) -> str:
    return unquote(iri.removeprefix(_WIKIDATA).removeprefix(_OWN))


def _many(node: Node) -> Iterator[Node]:
    """Give one value or the values of a list: JSON-LD does not tell them apart."""
    return node.items() if isinstance(node.value, list) else iter((node,))


def _selected(node: Node, text: str) -> Span:
    """Return the span that the selectors agree on."""
    selectors = {one.get("type").be(str): one for one in _many(node)}
    position, quoted = map(selectors.get, ("TextPositionSelector", "TextQuoteSelector"))
    if position is not None:
        span = position.span(Ruler(text), position.get("start"), position.get("end"))
        if quoted is not None:
            check_surface(quoted, span, text, quoted.get("exact").be(str))
        return span
    if quoted is None:
        raise node.refusal("needs a TextPositionSelector or a TextQuoteSelector")
    return _found(quoted, text)


def _found(node: Node, text: str) -> Span:
    """Return the one place where a quotation stands."""
    exact = node.get("exact").be(str)
    before = node.optional("prefix", str, "")
    whole = before + exact + node.optional("suffix", str, "")
    at = text.find(whole)
    if at < 0 or text.find(whole, at + 1) >= 0:
        times = "nowhere" if at < 0 else "more than once"
        raise node.refusal(f"quotes {exact[:60]!r}, which stands {times} in the text")
    return Span(at + len(before), at + len(before) + len(exact))


def write(documents: Iterable[StandoffDocument], _: Unit) -> Iterator[str]:
    """Write a page for each document."""
    for document in documents:
        source = quote(document.name, errors="surrogatepass")
        items = [
            _item(one, f"{source}#{number}", source, document.text)
            for number, one in enumerate(document.annotations, start=1)
        ]
        page = {
            "@context": CONTEXT,
            "id": _name(source),
            "type": "AnnotationPage",
            "label": document.name,
            "items": items,
        }
        yield jsonl.line(page)


def _name(what: str) -> str:
    """Return an IRI that is always the same for the same thing."""
    return uuid5(NAMESPACE_URL, f"urn:x-naka:{what}").urn


def _item(one: Annotation, name: str, source: str, text: str) -> dict[str, Any]:
    start, end = one.span.start, one.span.end
    quoted = {
        "type": "TextQuoteSelector",
        "exact": one.span.of(text),
        "prefix": text[max(0, start - _BESIDE) : start],
        "suffix": text[end : end + _BESIDE],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    tag = {"type": "TextualBody", "purpose": "tagging", "value": one.label}
    links = [
        {"type": "SpecificResource", "purpose": "identifying", "source": _iri(entity)}
        for entity in one.entities
        if entity.wikidata or entity.id
    ]
    return {
        "id": _name(name),
        "type": "Annotation",
        "body": [tag, *links],
        "target": {"source": source, "selector": [position, quoted]},
        "details": details(one, Ruler(text)),
    }


def _iri(entity: Entity) -> str:
    if entity.wikidata:
        return _WIKIDATA + quote(entity.wikidata, safe="")
    return _OWN + quote(entity.id, safe="")
