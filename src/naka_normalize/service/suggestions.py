"""Completing what is typed: entities, types, properties; and what each of them is."""

from collections.abc import Iterable
from html import escape
from typing import Any

from naka_normalize.folding import fold
from naka_normalize.lookups.words import key_of
from naka_normalize.records import Entity
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.limits import LONGEST_NAME
from naka_normalize.service.properties import properties_of, property_of
from naka_normalize.service.words import about, type_record

# Names to look at: a single letter begins too many.
_MOST_NAMES = 2_000
# What a query may say about its name, besides the properties of entities.
_CONTEXT = ("context", "Context", "text beside the name, which tells namesakes apart")


def suggest_entities(prefix: str, kind: str, catalog: Catalog) -> list[dict[str, Any]]:
    """Return the entities that a name stands for that begins so, the likeliest first.

    Args:
        prefix: What was typed so far, in any script.
        kind: Id of a type; empty for any.
        catalog: What the service knows.
    """
    prefix = prefix[:LONGEST_NAME]
    key = key_of(prefix)
    if not key:
        return []
    begun = sorted(catalog.listing.begun(key, _MOST_NAMES))
    named: dict[int, str] = {}
    for one in begun:
        named.setdefault(one.number, one.text)
    lookup = catalog.lookup
    found = [(lookup.entity(number), text) for number, text in named.items()]
    if not found:
        found = [(match.entity, match.name) for match in lookup.lookup(prefix)]
    return [
        _entity(entity, text, catalog)
        for entity, text in found
        if not kind or entity.type == kind
    ]


def suggest_types(prefix: str, catalog: Catalog) -> list[dict[str, Any]]:
    """Return the types that begin so, or have a word that does."""
    types = [
        {**type_record(kind), "description": _counted(catalog, kind)}
        for kind in catalog.types
    ]
    return _beginning(prefix, types)


def suggest_properties(prefix: str, catalog: Catalog) -> list[dict[str, Any]]:
    """Return the properties that begin so, or have a word that does."""
    known = [(one.id, one.name, one.says) for one in properties_of(catalog)]
    listed = [
        {"id": pid, "name": name, "description": says}
        for pid, name, says in (_CONTEXT, *known)
    ]
    return _beginning(prefix, listed)


def tell_entity(key: str, catalog: Catalog) -> str | None:
    """Return what an entity is, as HTML; ``None`` if there is none of this id."""
    entity = catalog.find(key)
    if entity is None:
        return None
    return f"<p><b>{escape(entity.name)}</b><br>{escape(about(entity, catalog))}</p>"


def tell_type(kind: str, catalog: Catalog) -> str | None:
    """Return what a type is, as HTML; ``None`` if there is none."""
    if kind not in catalog.types:
        return None
    return f"<p><b>{escape(kind.capitalize())}</b><br>{_counted(catalog, kind)}</p>"


def tell_property(pid: str, _: Catalog) -> str | None:
    """Return what a property is, as HTML; ``None`` if there is none."""
    if pid == _CONTEXT[0]:
        return f"<p><b>{_CONTEXT[1]}</b><br>{_CONTEXT[2]}</p>"
    known = property_of(pid)
    if known is None:
        return None
    return f"<p><b>{escape(known.name)}</b><br>{escape(known.says)}</p>"


def _entity(entity: Entity, text: str, catalog: Catalog) -> dict[str, Any]:
    what = about(entity, catalog)
    also = "" if text == entity.name else f"“{text}”"
    return {
        "id": entity.id,
        "name": entity.name,
        "description": "; ".join(filter(None, (what, also))),
        "notable": [type_record(entity.type)] if entity.type else [],
    }


def _counted(catalog: Catalog, kind: str) -> str:
    count = catalog.listing.types[kind]
    return f"{count:,} {'entity' if count == 1 else 'entities'}"


def _beginning(prefix: str, given: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    wanted = fold(prefix.strip())
    return [one for one in given if f" {wanted}" in fold(f" {one['name']} {one['id']}")]
