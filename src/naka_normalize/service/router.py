"""Which part of the service answers a request."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import Any

from naka_normalize.service import extension, pages, suggestions
from naka_normalize.service.candidates import answer
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.limits import MOST_ANSWERS, Limits
from naka_normalize.service.manifest import manifest
from naka_normalize.service.messages import (
    JSON,
    SCRIPT,
    Request,
    RequestError,
    Response,
    to_json,
    to_refusal,
    wrong,
)
from naka_normalize.service.queries import parse, read_limit, read_query
from naka_normalize.service.words import WAYS

Tell = Callable[[str, Catalog], str | None]
_CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,127}", re.ASCII)
_ALLOWED = "GET, HEAD, POST, OPTIONS"
# So many suggestions are shown at a time, unless the client says how many.
_SHOWN = 20
_log = logging.getLogger(__name__)


class Router:
    """The service without its connections; any number of threads may ask at a time."""

    def __init__(self, catalog: Catalog, limits: Limits) -> None:
        """Prepare for requests about what is in a catalog."""
        self._catalog = catalog
        self._limits = limits
        self._routes: dict[str, Callable[[Request], Response]] = {
            "/": self._home,
            "/reconcile": self._reconcile,
            "/properties": self._properties,
            "/entity": self._entity,
            "/feature": self._feature,
            "/suggest/entity": self._suggest_entities,
            "/suggest/type": self._suggest_types,
            "/suggest/property": self._suggest_properties,
            "/flyout/entity": partial(self._flyout, suggestions.tell_entity),
            "/flyout/type": partial(self._flyout, suggestions.tell_type),
            "/flyout/property": partial(self._flyout, suggestions.tell_property),
        }

    def handle(self, request: Request) -> Response:
        """Answer a request; whatever is wrong with it is an answer, too."""
        try:
            return _as_script(request, self._answer(request))
        except RequestError as refused:
            return to_refusal(refused)
        except Exception:  # noqa: BLE001 - one request, not the service, has failed
            _log.exception("%s %s could not be answered", request.method, request.path)
            says = "the service failed; its log tells why"
            return to_refusal(RequestError(HTTPStatus.INTERNAL_SERVER_ERROR, says))

    def _answer(self, request: Request) -> Response:
        if request.method not in _ALLOWED.split(", "):
            says = f"{request.method} is not served; there are {_ALLOWED}"
            raise RequestError(HTTPStatus.METHOD_NOT_ALLOWED, says, {"Allow": _ALLOWED})
        route = self._routes.get(request.path)
        if route is None:
            raise RequestError(
                HTTPStatus.NOT_FOUND, "nothing is here; /reconcile is the service"
            )
        if request.method == "OPTIONS":
            return Response(b"", status=HTTPStatus.NO_CONTENT, headers={"Allow": _ALLOWED})
        return route(request)

    def _home(self, request: Request) -> Response:
        return pages.home_page(self._catalog, request.base)

    def _reconcile(self, request: Request) -> Response:
        fields = request.fields
        if "queries" in fields and "extend" in fields:
            raise wrong("queries and extend are two requests; send one of them")
        if "queries" in fields:
            return self._candidates(request, parse(fields["queries"], "queries"))
        if "extend" in fields:
            asked = parse(fields["extend"], "extend")
            return to_json(extension.extend(asked, request, self._catalog, self._limits))
        if request.method == "POST":
            raise wrong("send a form with the field queries or extend")
        return to_json(manifest(self._catalog, request.base))

    def _candidates(self, request: Request, batch: dict[str, Any]) -> Response:
        most = self._limits.batch
        if len(batch) > most:
            raise wrong(f"queries: takes up to {most} queries; send smaller batches")
        queries = {key: read_query(key, given) for key, given in batch.items()}
        results = {}
        for key, query in queries.items():
            request.check_time()
            results[key] = answer(query, self._catalog)
        return to_json(results)

    def _properties(self, request: Request) -> Response:
        kind, limit = request.fields.get("type", ""), _limit(request, MOST_ANSWERS)
        return to_json(extension.propose(kind, limit, self._catalog))

    def _suggest_entities(self, request: Request) -> Response:
        prefix, kind = _prefix(request), request.fields.get("type", "")
        found = suggestions.suggest_entities(prefix, kind, self._catalog)
        return _part(request, found)

    def _suggest_types(self, request: Request) -> Response:
        return _part(request, suggestions.suggest_types(_prefix(request), self._catalog))

    def _suggest_properties(self, request: Request) -> Response:
        found = suggestions.suggest_properties(_prefix(request), self._catalog)
        return _part(request, found)

    def _entity(self, request: Request) -> Response:
        entity = self._catalog.find(_id(request))
        if entity is None:
            raise _unknown(request)
        return pages.entity_page(entity, self._catalog)

    def _feature(self, request: Request) -> Response:
        return pages.feature_page(WAYS, _id(request))

    def _flyout(self, tell: Tell, request: Request) -> Response:
        key = _id(request)
        html = tell(key, self._catalog)
        if html is None:
            raise _unknown(request)
        return to_json({"id": key, "html": html})


def _as_script(request: Request, response: Response) -> Response:
    """Return JSON as a script that calls a function, if the client named one.

    Raises:
        RequestError: If the name is no name of a function.
    """
    callback = request.fields.get("callback", "")
    if not callback or response.kind != JSON or response.status != HTTPStatus.OK:
        return response
    if not _CALLBACK.fullmatch(callback):
        raise wrong("callback: needs the name of a function")
    # The comment keeps the answer from being taken for a file of another kind.
    body = b"/**/%b(%b);" % (callback.encode("ascii"), response.body)
    return replace(response, body=body, kind=SCRIPT)


def _prefix(request: Request) -> str:
    if "prefix" not in request.fields:
        raise wrong("prefix: is missing; send what was typed")
    return request.fields["prefix"]


def _id(request: Request) -> str:
    if "id" not in request.fields:
        raise wrong("id: is missing")
    return request.fields["id"]


def _unknown(request: Request) -> RequestError:
    return RequestError(HTTPStatus.NOT_FOUND, f"there is no {request.fields['id']!r}")


def _limit(request: Request, usual: int) -> int:
    return read_limit("limit", request.fields.get("limit") or usual)


def _part(request: Request, found: list[dict[str, Any]]) -> Response:
    """Return the part of suggestions that was asked for."""
    cursor = request.fields.get("cursor") or "0"
    if not (cursor.isascii() and cursor.isdigit()):
        raise wrong("cursor: needs a whole number")
    start = int(cursor[:9])
    return to_json({"result": found[start : start + _limit(request, _SHOWN)]})
