"""JSON read with care: every value knows where it stands."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from naka_normalize.errors import InputError, Place
from naka_normalize.formats.offsets import Ruler
from naka_normalize.spans import Span
from naka_normalize.standoff.records import StandoffDocument
from naka_normalize.standoff.source import Read, Source

_CALLED = {
    int: "a whole number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "an object",
    bool: "true or false",
}
_BLANK = " \t\n\r"
Parse = Callable[["Node", str], StandoffDocument]


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and where it stands.

    Attributes:
        value: What ``json`` made of it.
        place: Where the outermost value around it begins.
        path: The way from there, such as ``spans[2].start``.
    """

    value: Any
    place: Place
    path: str = ""

    def refusal(self, says: str) -> InputError:
        """Return the error that says what is wrong here."""
        return InputError(f"{self.place}: {self.path or 'this'} {says}")

    def be(self, kind: type) -> Any:  # noqa: ANN401 - any JSON
        """Return the value if it is of a type.

        Raises:
            InputError: If it is not.
        """
        fits = type(self.value) in ((int, float) if kind is float else (kind,))
        if not fits:
            raise self.refusal(f"must be {_CALLED[kind]}")
        return self.value

    def get(self, key: str) -> "Node":
        """Return the value of a key; the one of a missing key is ``None``.

        Raises:
            InputError: If this is no object.
        """
        path = f"{self.path}.{key}" if self.path else key
        return Node(self.be(dict).get(key), self.place, path)

    def items(self) -> Iterator["Node"]:
        """Give the items of a list; of nothing, nothing.

        Raises:
            InputError: If this is something else.
        """
        for number, value in enumerate([] if self.value is None else self.be(list)):
            yield Node(value, self.place, f"{self.path}[{number}]")

    def optional(self, key: str, kind: type, default: Any) -> Any:  # noqa: ANN401
        """Return the value of a key, or a default if it is missing or ``null``."""
        found = self.get(key)
        return default if found.value is None else found.be(kind)

    def span(self, ruler: Ruler, start: "Node", end: "Node") -> Span:
        """Return the span between two offsets.

        Raises:
            InputError: If they are no span of the text.
        """
        try:
            return ruler.read(start.be(int), end.be(int))
        except ValueError as error:
            raise self.refusal(f"is no span of the text: {error}") from error


def read_lines(source: Source, parse: Parse) -> Read:
    """Read a document from each line of JSON that is not blank."""
    start, number = 0, 0
    for line in source.content.split("\n"):
        if line.strip(_BLANK):
            number += 1
            yield _attempt(source, line, start, parse, number)
        start += len(line) + 1


def _attempt(
    source: Source, line: str, start: int, parse: Parse, number: int
) -> StandoffDocument | InputError:
    try:
        node = Node(json.loads(line), source.place(start))
    except (ValueError, RecursionError) as error:
        return _broken(source, error, start)
    return _parsed(node, parse, source.unnamed(number))


def _parsed(node: Node, parse: Parse, name: str) -> StandoffDocument | InputError:
    try:
        return parse(node, name)
    except InputError as error:
        return error
    except ValueError as error:
        return node.refusal(str(error))


def _broken(source: Source, error: Exception, start: int) -> InputError:
    """Say where a text is no JSON."""
    at = start + getattr(error, "pos", 0)
    says = getattr(error, "msg", "nested too deeply")
    return InputError(f"{source.place(at)}: not valid JSON: {says}")


def read_values(source: Source, parse: Parse) -> Read:
    """Read a document from each item of a JSON list, or from each of several objects.

    They are taken one by one, so one that is wrong leaves the others.
    """
    for number, found in enumerate(_values(source), start=1):
        if isinstance(found, InputError):
            yield found
        else:
            yield _parsed(found, parse, source.unnamed(number))


def _values(source: Source) -> Iterator[Node | InputError]:
    """Give values with their places; after one that is no JSON, the next on a new line."""
    text, decode = source.content, json.JSONDecoder().raw_decode
    at = _skip(text, 0)
    listed = text.startswith("[", at)
    at = _skip(text, at + listed)
    while at < len(text) and not (listed and text[at] == "]"):
        try:
            value, end = decode(text, at)
        except (ValueError, RecursionError) as error:
            yield _broken(source, error, 0)
            following = text.find("\n{", at)
            if following < 0:
                return
            at = following + 1
            continue
        yield Node(value, source.place(at))
        at = _skip(text, end)
        if listed and text.startswith(",", at):
            at = _skip(text, at + 1)
    if listed and _skip(text, at + 1) != len(text):
        yield InputError(f"{source.place(at)}: the list ends wrongly; expected one ]")


def _skip(text: str, at: int) -> int:
    """Return the position of the next character that is no blank."""
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at
