"""The members of a JSON object, and where each stands in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from json import JSONDecodeError, JSONDecoder
from typing import Any

from naka_normalize.spans import Span

# Numbers are passed over, and some are too long for an integer of Python.
_DECODER = JSONDecoder(parse_int=float)
_BLANK = re.compile(r"[ \t\n\r]*")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an object.

    Attributes:
        key: Its name.
        value: Its value, decoded.
        span: Where the value stands.
    """

    key: str
    value: Any
    span: Span


@dataclass(frozen=True, slots=True)
class Object:
    """A JSON object in a text.

    Attributes:
        members: Its members in their order; a key may come twice.
        end: Where the brace stands that closes it.
    """

    members: tuple[Member, ...]
    end: int

    def member(self, key: str) -> Member | None:
        """Return a member; of several of one name the last, as other readers do."""
        return next((m for m in reversed(self.members) if m.key == key), None)


def read_object(text: str, start: int = 0) -> Object:
    """Read the object that starts at a position, after blanks.

    Raises:
        JSONDecodeError: If there is none, or it is not JSON.
    """
    at = _blank(text, _after(text, _blank(text, start), "{"))
    members: list[Member] = []
    if not text.startswith("}", at):
        for member, end in _members(text, at):
            members.append(member)
            at = end
    return Object(tuple(members), _blank(text, at))


def read_line(text: str) -> Object:
    """Read a line that is an object and nothing else.

    Raises:
        JSONDecodeError: If it is not.
        RecursionError: If it is nested more deeply than can be read.
    """
    made = read_object(text, text.startswith("\ufeff"))
    after = _blank(text, made.end + 1)
    if after != len(text):
        raise JSONDecodeError("more after the object", text, after)
    return made


def _members(text: str, at: int) -> Iterator[tuple[Member, int]]:
    """Give each member and where it ends, up to the closing brace."""
    while True:
        key, at = _DECODER.raw_decode(text, _after(text, at, '"') - 1)
        at = _blank(text, _after(text, _blank(text, at), ":"))
        value, end = _DECODER.raw_decode(text, at)
        yield Member(key, value, Span(at, end)), end
        at = _blank(text, end)
        if text.startswith("}", at):
            return
        at = _blank(text, _after(text, at, ","))


def _after(text: str, at: int, sign: str) -> int:
    """Return the position after a sign that has to stand at a position."""
    if not text.startswith(sign, at):
        raise JSONDecodeError(f"expected {sign}", text, at)
    return at + 1


def _blank(text: str, at: int) -> int:
    """Return the first position that is no blank."""
    if text[at : at + 1] > " ":
        return at
    match = _BLANK.match(text, at)
    return match.end() if match else at
