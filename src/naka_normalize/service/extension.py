"""Further columns for entities that were matched."""

from typing import Any

from naka_normalize.records import Entity
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.limits import Limits
from naka_normalize.service.messages import Request, wrong
from naka_normalize.service.properties import Property, Value, properties_of, property_of
from naka_normalize.service.queries import read_limit
from naka_normalize.service.words import about, type_record

# How many values to return for each row; OpenRefine asks people for it.
SETTINGS = [
    {
        "name": "limit",
        "label": "Limit",
        "type": "number",
        "default": 0,
        "help_text": "Most values of a row; 0 for all",
    }
]
# Of these all values are entities of one type.
_TYPED = {"country": "country"}


def extend(
    asked: dict[str, Any], request: Request, catalog: Catalog, limits: Limits
) -> dict[str, Any]:
    """Return values of properties of entities, and what the properties are.

    An id that nobody has gets rows without values, and so does such a property.

    Raises:
        RequestError: If the request is malformed, too long, or takes too long.
    """
    ids = _listed(asked, "ids")
    if not all(isinstance(key, str) for key in ids):
        raise wrong("extend.ids: needs a list of ids")
    if len(ids) > limits.batch:
        raise wrong(f"extend.ids: takes up to {limits.batch} ids; send smaller batches")
    wanted = [_wanted(n, one) for n, one in enumerate(_listed(asked, "properties"))]
    rows = {}
    for key in ids:
        request.check_time()
        entity = catalog.find(key)
        rows[key] = {
            pid: _values(entity, known, most, catalog) for pid, known, most in wanted
        }
    return {"meta": [_meta(pid, known) for pid, known, _ in wanted], "rows": rows}


def propose(kind: str, limit: int, catalog: Catalog) -> dict[str, Any]:
    """Return the properties that entities of a type have."""
    properties = [
        {"id": one.id, "name": one.name, "description": one.says}
        for one in properties_of(catalog, kind)[:limit]
    ]
    return {"type": kind, "properties": properties, "limit": limit}


def _listed(asked: dict[str, Any], key: str) -> list[Any]:
    value = asked.get(key)
    if not isinstance(value, list):
        raise wrong(f"extend.{key}: needs a list")
    return value


def _wanted(number: int, given: object) -> tuple[str, Property | None, int | None]:
    """Return the id of a property, the property, and how many values to return."""
    where = f"extend.properties[{number}]"
    if not isinstance(given, dict) or not isinstance(given.get("id"), str):
        raise wrong(f"{where}: needs an object with the id of a property")
    settings = given.get("settings") or {}
    if not isinstance(settings, dict):
        raise wrong(f"{where}.settings: needs an object")
    most = settings.get("limit") or 0
    unlimited = most in (0, "0")
    limit = None if unlimited else read_limit(f"{where}.settings.limit", most)
    return given["id"], property_of(given["id"]), limit


def _values(
    entity: Entity | None, known: Property | None, most: int | None, catalog: Catalog
) -> list[dict[str, str]]:
    if entity is None or known is None:
        return []
    return [_cell(value, catalog) for value in known.read(entity, catalog)[:most]]


def _cell(value: Value, catalog: Catalog) -> dict[str, str]:
    if isinstance(value, str):
        return {"str": value}
    return {"id": value.id, "name": value.name, "description": about(value, catalog)}


def _meta(pid: str, known: Property | None) -> dict[str, Any]:
    meta: dict[str, Any] = {"id": pid, "name": known.name if known else pid}
    if kind := _TYPED.get(pid):
        meta["type"] = type_record(kind)
    return meta
