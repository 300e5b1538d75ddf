"""Requests as they come off a connection: strict about lengths, and not for ever."""

import io
import re
import socket
import time
from email.message import Message
from http import HTTPStatus
from urllib.parse import parse_qsl

from naka_normalize.service.messages import RequestError, wrong

_FORM = "application/x-www-form-urlencoded"
_LENGTH = re.compile("[0-9]{1,15}", re.ASCII)
_MOST_FIELDS = 20


class Timed(io.RawIOBase):
    """The bytes of a connection until a deadline, however slowly they trickle in.

    Attributes:
        until: The deadline, as of ``time.monotonic``.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.until = float("inf")

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read what there is.

        Raises:
            TimeoutError: If nothing came before the deadline.
        """
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


def check_headers(headers: Message) -> None:
    """Refuse headers that two programs may read in two ways.

    Raises:
        RequestError: If a line is no header.
    """
    if headers.defects or any(name != name.strip() for name in headers):
        raise wrong("the headers are malformed; each is a line, Name: value")


def body_length(headers: Message, method: str, most: int) -> int:
    """Return how many bytes follow the headers.

    Raises:
        RequestError: If nobody can tell, or it is more than is read.
    """
    lengths = headers.get_all("Content-Length", [])
    if "Transfer-Encoding" in headers or (not lengths and method == "POST"):
        says = "send the length of the body in Content-Length, and the body in one piece"
        raise RequestError(HTTPStatus.LENGTH_REQUIRED, says)
    if not lengths:
        return 0
    if len(set(lengths)) > 1 or not _LENGTH.fullmatch(lengths[0].strip(" \t")):
        raise wrong("Content-Length: needs one number of bytes")
    length = int(lengths[0])
    if length > most:
        says = f"the body is longer than {most:,} bytes; send smaller batches"
        raise RequestError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, says)
    return length


def read_fields(query: str, headers: Message, body: bytes) -> dict[str, str]:
    """Return the parameters of the address and of the form.

    Args:
        query: What follows the question mark of the address, a character for each byte.
        headers: The headers.
        body: The body; empty if there is none.

    Raises:
        RequestError: If the body is no form, or a parameter is no UTF-8 or given twice.
    """
    if body and headers.get("Content-Type") and headers.get_content_type() != _FORM:
        says = f"the body has to be a form, Content-Type: {_FORM}"
        raise RequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, says)
    fields: dict[str, str] = {}
    for part in (query.encode("latin-1"), body):
        try:
            pairs = parse_qsl(
                part.decode("utf-8"),
                keep_blank_values=True,
                errors="strict",
                max_num_fields=_MOST_FIELDS,
            )
        except UnicodeError as error:
            raise wrong("a parameter is no UTF-8, percent-encoded") from error
        except ValueError as error:
            raise wrong(f"more than {_MOST_FIELDS} parameters") from error
        for name, value in pairs:
            if name in fields:
                raise wrong(f"the parameter {name[:40]!r} is given twice")
            fields[name] = value
    return fields
