"""The definition of the format as JSON Schema (draft 2020-12), for editors.

Editors read YAML 1.2, so a value that looks like a number reaches the schema as one; here
every value is text. Where a number can be meant as text the schema takes both. What needs
more than one value to tell, such as the order of dates or the owner of an id, and what a
pattern cannot say, such as Unicode forms, is left to ``naka alias lint``.
"""

import json
from collections.abc import Iterator
from typing import Any

from naka_normalize.gazetteer.format.definition import FILE
from naka_normalize.gazetteer.format.kinds import FORMAT
from naka_normalize.gazetteer.format.shapes import ByKey, Kind, Part, Several, Shape

Schema = dict[str, Any]


def schema_text() -> str:
    """Return the schema as the text of a JSON file."""
    return json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"


def make_schema() -> Schema:
    """Make the schema of an alias file."""
    shared = {_key(shape): shape for shape in _shared(FILE)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Alias file of naka-normalize, format {FORMAT}",
        **_part(FILE),
        "$defs": {key: _definition(shape) for key, shape in sorted(shared.items())},
    }


def _shared(part: Part) -> Iterator[Kind | Part]:
    """Yield the kinds and tables that a table is made of, at any depth."""
    shapes: list[Shape] = [one.shape for one in part.fields.values()]
    for shape in shapes:
        if isinstance(shape, Kind):
            yield shape
        elif isinstance(shape, Part):
            yield shape
            yield from _shared(shape)
        else:
            shapes += [shape.key, shape.item] if isinstance(shape, ByKey) else [shape.item]


def _key(shape: Kind | Part) -> str:
    return shape.name.lower().replace(" ", "-")


def _definition(shape: Kind | Part) -> Schema:
    if isinstance(shape, Kind):
        return _kind(shape)
    if not shape.bare:
        return _part(shape)
    first = shape.fields[shape.first].shape
    return {"description": shape.says, "anyOf": [_of(first), _part(shape)]}


def _kind(kind: Kind) -> Schema:
    text: Schema = {"type": "string"}
    if kind.words:
        text = {"enum": [*kind.words]}
    elif kind.pattern:
        text["pattern"] = f"^(?:{kind.pattern})$"
    if kind.seen:
        text = {"anyOf": [text, dict(kind.seen)]}
    return {"description": kind.says, **text}


def _part(part: Part) -> Schema:
    schema: Schema = {
        "description": part.says,
        "type": "object",
        "properties": {
            key: {**_of(one.shape), "description": one.says}
            for key, one in part.fields.items()
        },
        "additionalProperties": False,
    }
    return {**schema, "required": [*part.required]} if part.required else schema


def _of(shape: Shape) -> Schema:
    """Return the schema of a shape; kinds and tables are referred to."""
    if isinstance(shape, Several):
        item = _of(shape.item)
        several = {"type": "array", "items": item}
        return {"anyOf": [item, several]} if shape.single else several
    if isinstance(shape, ByKey):
        item = _of(shape.item)
        table = {
            "type": "object",
            "propertyNames": _of(shape.key),
            "additionalProperties": item,
        }
        return {"anyOf": [item, table]} if shape.bare else table
    return {"$ref": f"#/$defs/{_key(shape)}"}
