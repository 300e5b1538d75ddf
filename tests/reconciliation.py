"""What answers of the Reconciliation Service API 0.2 look like.

The schemas here are written for the tests, and stricter than those of the specification:
nothing stands in an answer that is not named here. Where the variable names a folder with
the JSON Schemas of the specification, each answer is held against these as well.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from naka_normalize.service.messages import Response

VARIABLE = "NAKA_RECONCILIATION_SCHEMAS"
_SPECS = "https://reconciliation-api.github.io/specs/0.2/schemas/"
_TEXT = {"type": "string"}
_NAMED = {"type": "string", "minLength": 1}


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_TYPE = _object({"id": _NAMED, "name": _NAMED})
_TOLD = _object({"id": _NAMED, "name": _NAMED, "description": _TEXT})
_FEATURE = _object({"id": _NAMED, "value": {"type": ["boolean", "number"]}})
_CANDIDATE = _object(
    {
        "id": _NAMED,
        "name": _NAMED,
        "description": _TEXT,
        "type": _list(_TYPE),
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "match": {"type": "boolean"},
        "features": _list(_FEATURE),
    }
)
_PATH = {"type": "string", "pattern": "^/[a-z/]+(\\?id=\\$\\{id\\})?$"}
_URL = {"type": "string", "pattern": "^http://[^/]+(/[A-Za-z0-9._~-]+)?$"}
_ID_URL = {"type": "string", "pattern": "^http://.*\\?id=\\{\\{id\\}\\}$"}
_PLACE = {"service_url": _URL, "service_path": _PATH}
_SUGGEST = _object({**_PLACE, "flyout_service_url": _URL, "flyout_service_path": _PATH})
_SETTING = _object(
    {
        "name": _NAMED,
        "label": _NAMED,
        "type": {"const": "number"},
        "default": {"type": "number"},
        "help_text": _NAMED,
    }
)
_CELL = {
    "oneOf": [
        _object({"str": _TEXT}),
        _object({"id": _NAMED, "name": _NAMED, "description": _TEXT}),
    ]
}
_SIZE = {"type": "integer", "minimum": 1}
_SUGGESTED = _object({"result": _list(_TOLD)})
SCHEMAS: dict[str, dict[str, Any]] = {
    "manifest": _object(
        {
            "versions": {"const": ["0.2"]},
            "name": _NAMED,
            "identifierSpace": _NAMED,
            "schemaSpace": _NAMED,
            "serviceVersion": _NAMED,
            "defaultTypes": {**_list(_TYPE), "uniqueItems": True},
            "view": _object({"url": _ID_URL}),
            "feature_view": _object({"url": _ID_URL}),
            "preview": _object({"url": _ID_URL, "width": _SIZE, "height": _SIZE}),
            "suggest": _object(dict.fromkeys(("entity", "type", "property"), _SUGGEST)),
            "extend": _object(
                {
                    "propose_properties": _object(_PLACE),
                    "property_settings": _list(_SETTING),
                }
            ),
        }
    ),
    "reconciliation-result-batch": {
        "type": "object",
        "additionalProperties": _object({"result": _list(_CANDIDATE)}),
    },
    "suggest-entities-response": _object(
        {
            "result": _list(
                _object(
                    {
                        "id": _NAMED,
                        "name": _NAMED,
                        "description": _TEXT,
                        "notable": _list(_TYPE),
                    }
                )
            )
        }
    ),
    "suggest-types-response": _SUGGESTED,
    "suggest-properties-response": _SUGGESTED,
    "data-extension-property-proposal": _object(
        {"properties": _list(_TOLD), "type": _TEXT, "limit": _SIZE}
    ),
    "data-extension-response": _object(
        {
            "meta": _list(_object({"id": _TEXT, "name": _TEXT}, type=_TYPE)),
            "rows": {
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "additionalProperties": _list(_CELL),
                },
            },
        }
    ),
    "flyout-response": _object({"id": _NAMED, "html": _NAMED}),
    "error": _object(
        {"status": {"const": "error"}, "code": _SIZE, "message": _NAMED},
    ),
}


def checked(name: str, response: Response) -> Any:  # noqa: ANN401 - whatever JSON can say
    """Return the JSON of a response, after it was held against its schemas."""
    value = json.loads(response.body)
    Draft7Validator(SCHEMAS[name]).validate(value)
    if name in specified():
        specified()[name].validate(value)
    return value


@cache
def specified() -> dict[str, Draft7Validator]:
    """Return the schemas of the specification, by name; none if they are not here."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        return {}
    files = sorted(Path(folder).glob("*.json"))
    schemas = {file.stem: json.loads(file.read_text("utf-8")) for file in files}
    # Some say a wrong address of themselves, so each is known by its file name, too.
    named = [(f"{_SPECS}{stem}.json", schema) for stem, schema in schemas.items()]
    stated = [(schema["$id"], schema) for schema in schemas.values()]
    registry = Registry().with_resources(
        (uri, DRAFT7.create_resource(schema)) for uri, schema in (*stated, *named)
    )
    return {
        stem: Draft7Validator(schema, registry=registry) for stem, schema in schemas.items()
    }
