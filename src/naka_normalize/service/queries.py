"""What is asked: JSON that came from anywhere, checked and made a record."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from naka_normalize.service.limits import LONGEST_CONTEXT, MOST_ANSWERS
from naka_normalize.service.messages import wrong

# Properties that say where a name stands, and so decide who is meant.
CONTEXT, COUNTRY, WITHIN = "context", "country", "within"
_KEYS = frozenset({"query", "type", "limit", "properties", "type_strict"})
_STRICT = ("any", "should", "all")
_USUAL_LIMIT = 10
# Most properties of a query, and values of one property.
_MOST_VALUES = 20


@dataclass(frozen=True, slots=True)
class Query:
    """One name to find.

    Attributes:
        text: The name; empty to find by properties alone.
        types: Ids of types; none if any will do.
        strict: ``any`` or ``all`` types have to fit; ``should`` shows others in doubt.
        limit: The most candidates to return.
        context: Text that stands beside the name.
        countries: What the country is, by name, id or code: one of these.
        properties: Values of other properties, by id.
    """

    text: str
    types: tuple[str, ...] = ()
    strict: str = "any"
    limit: int = _USUAL_LIMIT
    context: str = ""
    countries: tuple[str, ...] = ()
    properties: tuple[tuple[str, tuple[str, ...]], ...] = ()


def parse(text: str, what: str) -> dict[str, Any]:
    """Return a JSON object.

    Args:
        text: What the client sent.
        what: What it is, for messages.

    Raises:
        RequestError: If it is no JSON, or no object.
    """
    try:
        value = json.loads(text, parse_constant=_constant)
    except (ValueError, RecursionError) as error:
        raise wrong(f"{what}: no JSON: {error}") from error
    if not isinstance(value, dict):
        raise wrong(f"{what}: needs an object, {{…}}")
    return value


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def read_query(key: str, given: object) -> Query:
    """Return one query of a batch.

    Raises:
        RequestError: If it is none; it says where.
    """
    if not isinstance(given, dict):
        raise wrong(f"{key}: needs an object with query")
    given = {name: value for name, value in given.items() if value is not None}
    if unknown := sorted(given.keys() - _KEYS):
        raise wrong(f"{key}: there is no key {unknown[0]!r}; there are {_listed()}")
    text = given.get("query", "")
    if not isinstance(text, str):
        raise wrong(f"{key}.query: needs a text")
    values = _properties(f"{key}.properties", given.get("properties", []))
    if "query" not in given and not values:
        raise wrong(f"{key}: needs query, or properties")
    strict = given.get("type_strict", "any")
    if strict not in _STRICT:
        raise wrong(f"{key}.type_strict: needs one of {', '.join(_STRICT)}")
    context = " ; ".join(value for pid, vs in values if pid == CONTEXT for value in vs)
    return Query(
        text.strip(),
        _types(f"{key}.type", given.get("type", "")),
        strict,
        read_limit(f"{key}.limit", given.get("limit", _USUAL_LIMIT)),
        context[:LONGEST_CONTEXT],
        tuple(v for pid, vs in values if pid in (COUNTRY, WITHIN) for v in vs),
        tuple(one for one in values if one[0] not in (CONTEXT, COUNTRY, WITHIN)),
    )


def read_limit(where: str, given: object) -> int:
    """Return how many are wanted, at most ``MOST_ANSWERS``.

    Raises:
        RequestError: If it is no whole number from 1.
    """
    if isinstance(given, str) and given.isascii() and given.isdigit():
        given = int(given[:9])
    whole = isinstance(given, int) or (isinstance(given, float) and given.is_integer())
    if isinstance(given, bool) or not isinstance(given, int | float) or not whole:
        raise wrong(f"{where}: needs a whole number")
    if given < 1:
        raise wrong(f"{where}: needs a number of 1 or more")
    return int(min(given, MOST_ANSWERS))


def _listed() -> str:
    return ", ".join(sorted(_KEYS))


def _types(where: str, given: object) -> tuple[str, ...]:
    """Return ids of types; an empty one means any."""
    types: Sequence[object] = given if isinstance(given, list) else (given,)
    if not all(isinstance(one, str) for one in types):
        raise wrong(f"{where}: needs the id of a type, or a list of such")
    return tuple(dict.fromkeys(str(one) for one in types if one))


def _properties(where: str, given: object) -> list[tuple[str, tuple[str, ...]]]:
    """Return the values of each property that has any."""
    if not isinstance(given, list) or len(given) > _MOST_VALUES:
        raise wrong(f"{where}: needs a list of up to {_MOST_VALUES} objects with pid and v")
    found = []
    for number, one in enumerate(given):
        here = f"{where}[{number}]"
        if not isinstance(one, dict) or not isinstance(one.get("pid"), str):
            raise wrong(f"{here}: needs an object with pid, a text, and v")
        values = one.get("v", "")
        listed = values if isinstance(values, list) else [values]
        if len(listed) > _MOST_VALUES:
            raise wrong(f"{here}.v: takes up to {_MOST_VALUES} values")
        texts = tuple(filter(None, (_text(f"{here}.v", value) for value in listed)))
        if texts:
            found.append((one["pid"], texts))
    return found


def _text(where: str, value: object) -> str:
    """Return a value as text; of an entity its id, or else its name."""
    if isinstance(value, Mapping):
        value = value.get("id") or value.get("name")
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(value).strip()
    raise wrong(f"{where}: needs a text, a number, an entity with id, or a list of such")
