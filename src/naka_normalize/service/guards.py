"""Who may ask: those who reach the service by an address of its own, or know the token."""

import hmac
import re
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from ipaddress import ip_address

from naka_normalize.service.messages import RequestError, wrong

_HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?", re.ASCII)


def is_loopback(host: str) -> bool:
    """Tell whether a name or address is this very machine, and no other can reach it."""
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Guard:
    """Turns away who may not ask.

    Attributes:
        address: Host and port of the service, for clients that name none.
        token: What clients have to know; empty if they only have to be on this machine.
    """

    address: str
    token: str = ""

    def admit(self, headers: Message, path: str) -> tuple[str, str]:
        """Return the base for links and the path without the token.

        Raises:
            RequestError: If the client may not ask.
        """
        host = self._host(headers)
        if not self.token:
            return f"http://{host}", path
        first, _, rest = path.removeprefix("/").partition("/")
        if self._is_token(first):
            return f"http://{host}/{self.token}", f"/{rest}"
        scheme, _, given = headers.get("Authorization", "").partition(" ")
        if scheme.casefold() == "bearer" and self._is_token(given.strip()):
            return f"http://{host}", path
        says = "the token is missing: send Authorization: Bearer TOKEN, or ask at /TOKEN/…"
        raise RequestError(HTTPStatus.UNAUTHORIZED, says, {"WWW-Authenticate": "Bearer"})

    def _host(self, headers: Message) -> str:
        """Return how the client calls this service.

        A page of any site can send requests here if its name resolves to this machine;
        but the name then is that of the site, and so it is turned away.
        """
        hosts = headers.get_all("Host", [self.address])
        match = _HOST.fullmatch(hosts[0].strip())
        if len(hosts) > 1 or match is None:
            raise wrong("Host: needs the one host that is asked")
        if not self.token and not is_loopback(match[1]):
            says = f"Host: {match[1]} is not served here; ask at http://{self.address}"
            raise RequestError(HTTPStatus.FORBIDDEN, says)
        return match[0]

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())
