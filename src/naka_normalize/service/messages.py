"""What goes in and out: a request without its connection, a response, a refusal."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from naka_normalize.errors import NakaError

JSON = "application/json; charset=utf-8"
SCRIPT = "application/javascript; charset=utf-8"
HTML = "text/html; charset=utf-8"


class RequestError(NakaError):
    """A request that is not answered.

    Attributes:
        status: Why, for programs.
        headers: What the answer has to say besides.
    """

    def __init__(
        self, status: HTTPStatus, says: str, headers: Mapping[str, str] | None = None
    ) -> None:
        """Refuse a request; ``says`` tells people what is wrong and what to do."""
        self.status = status
        self.headers = headers or {}
        super().__init__(says)


def wrong(says: str) -> RequestError:
    """Return the refusal of a request that nobody could answer."""
    return RequestError(HTTPStatus.BAD_REQUEST, says)


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks.

    Attributes:
        method: ``GET``, ``HEAD``, ``POST`` or ``OPTIONS``.
        path: Where, without the token; it begins with a slash.
        fields: Parameters of the address and of the form.
        base: How the client reaches the service, without a slash at the end.
        until: When to give up, as of ``time.monotonic``.
    """

    method: str
    path: str
    fields: Mapping[str, str] = field(default_factory=dict)
    base: str = ""
    until: float = float("inf")

    def check_time(self) -> None:
        """Give up if the time is over.

        Raises:
            RequestError: If so.
        """
        if time.monotonic() > self.until:
            says = "this takes too long; send smaller batches"
            raise RequestError(HTTPStatus.SERVICE_UNAVAILABLE, says)


@dataclass(frozen=True, slots=True)
class Response:
    """What the client gets.

    Attributes:
        body: The bytes.
        kind: Their media type.
        status: How it went.
        headers: What is to be said besides.
    """

    body: bytes
    kind: str = JSON
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)


def to_json(value: Any) -> Response:  # noqa: ANN401 - whatever JSON can say
    """Return a value as JSON, in ASCII: a lone surrogate of a name harms no client."""
    return Response(json.dumps(value, separators=(",", ":")).encode("ascii"))


def to_refusal(refused: RequestError) -> Response:
    """Return a refusal as JSON."""
    status = refused.status
    said = {"status": "error", "code": status.value, "message": str(refused)}
    body = json.dumps(said, separators=(",", ":")).encode("ascii")
    return Response(body, JSON, status, refused.headers)
