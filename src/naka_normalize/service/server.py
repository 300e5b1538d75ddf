"""The service on a port of this machine, a thread for each connection."""

import logging
import socket
import sys
import threading
from contextlib import suppress
from http import HTTPStatus
from socketserver import TCPServer, ThreadingMixIn
from typing import Any, Self

from naka_normalize.errors import UsageError
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.connection import Connection, to_bytes
from naka_normalize.service.guards import Guard, is_loopback
from naka_normalize.service.limits import Limits
from naka_normalize.service.messages import RequestError, to_refusal
from naka_normalize.service.router import Router

_log = logging.getLogger(__name__)


class Server(ThreadingMixIn, TCPServer):
    """The service. As a context it answers requests until the context is left.

    Attributes:
        url: The address to give to clients, with the token if there is one.
        port: The port it listens at.
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
        super().__init__(address, Connection)  # type: ignore[arg-type]
        name = f"[{host}]" if ":" in host else host
        self.port: int = self.server_address[1]
        bound = f"{name}:{self.port}"
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
        busy = RequestError(
            HTTPStatus.SERVICE_UNAVAILABLE, "too many connections; come back"
        )
        with suppress(OSError):
            request.settimeout(0)
            request.send(to_bytes(to_refusal(busy), closes=True))
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
