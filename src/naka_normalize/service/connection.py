"""One connection of a client: requests in, answers out."""

import io
import socket
import time
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

from naka_normalize.service.messages import (
    Request,
    RequestError,
    Response,
    to_refusal,
    wrong,
)
from naka_normalize.service.reading import Timed, body_length, check_headers, read_fields

if TYPE_CHECKING:
    from naka_normalize.service.server import Server

_LONGEST_LINE = 1 << 16
# A client that is refused may still be sending; so long it is listened to, in seconds.
_LINGER = 2.0


class Connection(BaseHTTPRequestHandler):
    """One connection: reads requests one after another, and writes the answers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Server"
    rfile: io.BufferedReader

    def setup(self) -> None:
        """Read with deadlines."""
        super().setup()
        self._timed = Timed(self.connection)
        self.rfile = io.BufferedReader(self._timed, _LONGEST_LINE)

    def handle_one_request(self) -> None:
        """Read a request and answer it; a refusal ends the connection."""
        self.close_connection = True
        limits = self.server.limits
        self._timed.until = time.monotonic() + limits.idle
        try:
            if not self.rfile.peek(1):
                return
        except TimeoutError:
            return
        self._timed.until = time.monotonic() + limits.seconds
        try:
            response = self.server.router.handle(self._read())
        except RequestError as refused:
            self._refuse(refused)
        except TimeoutError:
            says = f"the request did not come within {limits.seconds:g} seconds"
            self._refuse(RequestError(HTTPStatus.REQUEST_TIMEOUT, says))
        else:
            self._send(response)

    def _read(self) -> Request:
        """Read a request.

        Raises:
            RequestError: If it is malformed, too large, or nobody may ask so.
        """
        self._read_head()
        limits = self.server.limits
        length = body_length(self.headers, self.command, limits.body)
        body = self.rfile.read(length)
        if len(body) < length:
            raise wrong("the body is shorter than Content-Length says")
        path, _, query = self.path.partition("?")
        if not path.startswith("/"):
            raise wrong("ask for a path that begins with a slash")
        base, path = self.server.guard.admit(self.headers, path)
        fields = read_fields(query, self.headers, body)
        until = time.monotonic() + limits.seconds
        path = path.removesuffix("/") or "/"
        return Request(self.command, path, fields, base, until)

    def _read_head(self) -> None:
        """Read the first line and the headers."""
        self.raw_requestline = self.rfile.readline(_LONGEST_LINE + 1)
        # Lines between requests are allowed for old clients.
        while self.raw_requestline in {b"\r\n", b"\n"}:
            self.raw_requestline = self.rfile.readline(_LONGEST_LINE + 1)
        if len(self.raw_requestline) > _LONGEST_LINE:
            raise RequestError(HTTPStatus.REQUEST_URI_TOO_LONG, "the address is too long")
        if not self.parse_request() or self.request_version == "HTTP/0.9":
            raise wrong("this is no request of HTTP/1.1")
        check_headers(self.headers)

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        """Refuse what the standard library cannot read.

        Raises:
            RequestError: Always.
        """
        del explain
        self.close_connection = True
        raise RequestError(HTTPStatus(code), message or HTTPStatus(code).phrase)

    def handle_expect_100(self) -> bool:
        """Tell a client that waits for it to send the body, if it is not too long."""
        body_length(self.headers, self.command, self.server.limits.body)
        return super().handle_expect_100()

    def _send(self, response: Response) -> None:
        self.connection.settimeout(self.server.limits.seconds)
        has_body = self.command != "HEAD"
        self.wfile.write(
            to_bytes(response, closes=self.close_connection, has_body=has_body)
        )

    def _refuse(self, refused: RequestError) -> None:
        """Say what is wrong, and hear the client out so that it reads it."""
        self.close_connection = True
        self.command = ""
        with suppress(OSError):
            self._send(to_refusal(refused))
            self.connection.shutdown(socket.SHUT_WR)
            self._timed.until = time.monotonic() + _LINGER
            while self.rfile.read1(_LONGEST_LINE):
                pass


def to_bytes(response: Response, *, closes: bool, has_body: bool = True) -> bytes:
    """Return a response as it is sent, in one piece."""
    headers = {
        "Content-Type": response.kind,
        "Content-Length": str(len(response.body)),
        "Connection": "close" if closes else "keep-alive",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Headers": "Authorization, Content-Type",
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        **response.headers,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    status = response.status
    head = f"HTTP/1.1 {status.value} {status.phrase}\r\n{lines}\r\n"
    return head.encode("latin-1") + (response.body if has_body else b"")
