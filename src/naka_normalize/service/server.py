"""The service on a port of this machine, a thread for each connection."""

import io
import logging
import socket
import sys
import threading
import time
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from typing import Any, Self

from naka_normalize.errors import UsageError
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.guards import Guard, is_loopback
from naka_normalize.service.limits import Limits
from naka_normalize.service.messages import Refused, Request, Response, to_refusal, wrong
from naka_normalize.service.reading import Timed, body_length, check_headers, read_fields
from naka_normalize.service.router import Router

_LONGEST_LINE = 1 << 16
# A client that is refused may still be sending; so long it is listened to, in seconds.
_LINGER = 2.0
_log = logging.getLogger(__name__)


class Server(ThreadingMixIn, TCPServer):
    """The service. As a context it answers requests until the context is left.

    Attributes:
        url: The address to give to clients, with the token if there is one.
    """

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self,
        catalog: Catalog,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str = "",
        limits: Limits | None = None,
    ) -> None:
        """Take a port.

        Args:
            catalog: What the service knows.
            host: Name or address to listen at.
            port: The port; 0 for any free one.
            token: What clients have to know; needed where others can reach the service.
            limits: How much clients may ask for.

        Raises:
            UsageError: If others could ask without a token.
            OSError: If the port cannot be had.
        """
        if not token and not is_loopback(host):
            raise UsageError(f"{host} can be reached by others; give a token")
        self.limits = limits or Limits()
        self.router = Router(catalog, self.limits)
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        self.address_family, *_, address = found[0]
        self._open: set[socket.socket] = set()
        self._changed = threading.Condition()
        super().__init__(address, _Connection)  # type: ignore[arg-type]
        name = f"[{host}]" if ":" in host else host
        bound = f"{name}:{self.server_address[1]}"
        self.guard = Guard(bound, token)
        self.url = f"http://{bound}{'/' if token else ''}{token}/reconcile"

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take no more requests, answer those underway, and leave the port."""
        self.shutdown()
        self.server_close()
        with self._changed:
            for connection in self._open:
                # Who waits for a next request reads the end; answers can still be sent.
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RD)
            self._changed.wait_for(lambda: not self._open, 2 * self.limits.seconds)

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as inherited
        """Answer a connection in a thread of its own, unless there are too many."""
        with self._changed:
            has_room = len(self._open) < self.limits.connections
            if has_room:
                self._open.add(request)
        if has_room:
            super().process_request(request, client_address)
            return
        busy = Refused(HTTPStatus.SERVICE_UNAVAILABLE, "too many connections; come back")
        with suppress(OSError):
            request.settimeout(0)
            request.send(_bytes(to_refusal(busy), closes=True))
        self.shutdown_request(request)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - as inherited
        """End a connection."""
        super().shutdown_request(request)
        with self._changed:
            self._open.discard(request)
            self._changed.notify_all()

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """Log what went wrong, unless a client just went away."""
        if not isinstance(sys.exception(), OSError):
            _log.exception("a connection failed")


class _Connection(BaseHTTPRequestHandler):
    """One connection: reads requests one after another, and writes the answers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server
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
        except Refused as refused:
            self._refuse(refused)
        except TimeoutError:
            says = f"the request did not come within {limits.seconds:g} seconds"
            self._refuse(Refused(HTTPStatus.REQUEST_TIMEOUT, says))
        else:
            self._send(response)

    def _read(self) -> Request:
        """Read a request.

        Raises:
            Refused: If it is malformed, too large, or nobody may ask so.
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
            raise Refused(HTTPStatus.REQUEST_URI_TOO_LONG, "the address is too long")
        if not self.parse_request() or self.request_version == "HTTP/0.9":
            raise wrong("this is no request of HTTP/1.1")
        check_headers(self.headers)

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        """Refuse what the standard library cannot read.

        Raises:
            Refused: Always.
        """
        del explain
        self.close_connection = True
        raise Refused(HTTPStatus(code), message or HTTPStatus(code).phrase)

    def handle_expect_100(self) -> bool:
        """Tell a client that waits for it to send the body, if it is not too long."""
        body_length(self.headers, self.command, self.server.limits.body)
        return super().handle_expect_100()

    def _send(self, response: Response) -> None:
        self.connection.settimeout(self.server.limits.seconds)
        has_body = self.command != "HEAD"
        self.wfile.write(_bytes(response, closes=self.close_connection, has_body=has_body))

    def _refuse(self, refused: Refused) -> None:
        """Say what is wrong, and hear the client out so that it reads it."""
        self.close_connection = True
        self.command = ""
        with suppress(OSError):
            self._send(to_refusal(refused))
            self.connection.shutdown(socket.SHUT_WR)
            self._timed.until = time.monotonic() + _LINGER
            while self.rfile.read1(_LONGEST_LINE):
                pass


def _bytes(response: Response, *, closes: bool, has_body: bool = True) -> bytes:
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
