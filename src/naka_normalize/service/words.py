"""Short sentences about entities and matches, as plain text."""

from naka_normalize.lookups.answers import Match
from naka_normalize.records import Entity
from naka_normalize.service.catalog import Catalog

WAYS = {
    "exact": "listed as “{}”",
    "romanised": "“{}” in another script",
    "words": "the words of “{}”",
    "abbreviation": "short for “{}”",
    "skeleton": "a damaged “{}”",
    "spelling": "spelled like “{}”",
    "identifier": "the identifier of “{}”",
}


def about(entity: Entity, catalog: Catalog) -> str:
    """Return what an entity is, such as "city, Azerbaijan"."""
    above = [one if isinstance(one, str) else one.name for one in catalog.parents(entity)]
    return ", ".join(filter(None, [entity.type, *above]))


def reason(match: Match) -> str:
    """Return why an entity is a candidate."""
    return WAYS[match.how].format(match.name or match.entity.name)


def type_record(kind: str) -> dict[str, str]:
    """Return a type as the protocol has it."""
    return {"id": kind, "name": kind.capitalize()}
