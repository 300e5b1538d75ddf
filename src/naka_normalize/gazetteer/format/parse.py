"""Bytes of a YAML file to nodes; every scalar stays text.

The nodes are built from parser events and not by a YAML constructor, so ``NO`` stays
``NO``, two equal keys stay two, positions survive, and a file cannot make us recurse.
"""

import re
from collections.abc import Callable
from typing import Any, NoReturn

import yaml

from naka_normalize.errors import Place, Problem
from naka_normalize.gazetteer.format.nodes import (
    MAX_BYTES,
    Listing,
    Node,
    Problems,
    Table,
    Text,
)

MAX_DEPTH = 20
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_YAML = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# What the parser says when a quote is never closed; where it opened is what helps.
_UNCLOSED = "found unexpected end of stream"
# Parts of what the parser says, and what people most often did; the last fits all.
_HINTS = {
    _UNCLOSED: "Close the quote that opens here.",
    "tab character": "Indent with spaces; a tab does not count.",
    "cannot start any token": (
        "Indent with spaces, not tabs; put a text in quotes if it begins with %, @ or `."
    ),
    "mapping values are not allowed": (
        "Put a text with ': ' in it in quotes; indent the keys of one table alike."
    ),
    "expected ':'": "Write 'key: value' with a blank after the colon.",
    "": "Check indentation, brackets and quotes just above.",
}

_SCALAR = yaml.ScalarEvent
_LIST_BEGINS, _LIST_ENDS = yaml.SequenceStartEvent, yaml.SequenceEndEvent
_TABLE_BEGINS, _TABLE_ENDS = yaml.MappingStartEvent, yaml.MappingEndEvent


class _RefusedError(Exception):
    """Reading this file stops here."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_nodes(file: str, data: bytes, problems: Problems) -> Node | None:
    """Parse one file.

    Args:
        file: Name of the file, for messages.
        data: Its bytes: UTF-8, with or without a byte-order mark.
        problems: Gets the one problem that stopped the reading.

    Returns:
        The root of the file, or ``None`` if it cannot be read at all.
    """
    try:
        text = _decoded(file, data)
    except _RefusedError as refusal:
        problems.found.append(refusal.problem)
        return None
    try:
        return _compose(file, text)
    except _RefusedError as refusal:
        problems.found.append(refusal.problem)
    except yaml.YAMLError as error:
        problems.found.append(_bad_character(file, text) or _yaml_problem(file, error))
    return None


def _refuse(at: Place, code: str, says: str, hint: str = "") -> NoReturn:
    raise _RefusedError(Problem(at, code, says, hint))


def _decoded(file: str, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        says = f"the file has {len(data)} bytes; at most {MAX_BYTES} are read"
        _refuse(Place(file, 1, 1), "N102", says, "Split it into several packs.")
    # The C parser counts columns wrongly after a byte-order mark.
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = _place_of(file, data[: error.start].decode("utf-8"))
        says = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8"
        _refuse(at, "N103", says, "Save the file in the encoding UTF-8.")
    return text


def _bad_character(file: str, text: str) -> Problem | None:
    """Return the character that no YAML file may hold, if that is what is wrong."""
    match = _NOT_YAML.search(text)
    if match is None:
        return None
    says = f"the character U+{ord(match[0]):04X} cannot stand in a YAML file"
    return Problem(_place_of(file, text[: match.start()]), "N104", says, "Delete it.")


def _place_of(file: str, before: str) -> Place:
    """Return the place that follows some text."""
    lines = _LINE_BREAK.split(before)
    return Place(file, len(lines), len(lines[-1]) + 1)


def _yaml_problem(file: str, error: yaml.YAMLError) -> Problem:
    told = [getattr(error, part, None) for part in ("context", "problem")]
    says = f"this is not YAML: {', '.join(t for t in told if t) or error}"
    begun, mark = (getattr(error, f"{part}_mark", None) for part in ("context", "problem"))
    if mark is None or (begun and told[1] == _UNCLOSED):
        mark = begun
    elif begun and begun.line < mark.line:
        says += f"; it begins at line {begun.line + 1}"
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    hints = (hint for part, hint in _HINTS.items() if part in says)
    return Problem(place, "N104", says, next(hints))


def _compose(file: str, text: str) -> Node:
    """Build the nodes of the only document of a text."""
    loader = _Loader(text)
    try:
        return _build(file, loader.get_event, merges="<<" in text)
    finally:
        loader.dispose()


def _build(file: str, next_event: Callable[[], Any], *, merges: bool) -> Node:
    outside: list[tuple[Any, list[Node]]] = []
    values: list[Node] = []
    # Names of this function, because there are 100,000 events.
    scalar, list_begins, list_ends = _SCALAR, _LIST_BEGINS, _LIST_ENDS
    table_begins, table_ends = _TABLE_BEGINS, _TABLE_ENDS
    while (event := next_event()) is not None:
        kind = type(event)
        # Nearly all events are scalars, so they take the shortest way.
        if kind is scalar:
            if event.anchor is not None or event.tag is not None:
                _refuse_extras(file, event)
            mark = event.start_mark
            values.append(Text(file, mark.line + 1, mark.column + 1, event.value))
        elif kind is list_begins or kind is table_begins:
            _check_beginning(file, event, len(outside))
            outside.append((event.start_mark, values))
            values = []
        elif kind is list_ends:
            items, (mark, values) = tuple(values), outside.pop()
            values.append(Listing(file, mark.line + 1, mark.column + 1, items))
        elif kind is table_ends:
            pairs = tuple(zip(values[::2], values[1::2], strict=True))
            if merges:
                _refuse_merges(values[::2])
            mark, values = outside.pop()
            values.append(Table(file, mark.line + 1, mark.column + 1, pairs))
        else:
            _check_other(file, event, values)
    return values[0] if values else Text(file, 1, 1, "")


def _check_beginning(file: str, event: yaml.CollectionStartEvent, depth: int) -> None:
    """Refuse extras of a list or table, and too many round it."""
    if event.anchor is not None or event.tag is not None:
        _refuse_extras(file, event)
    if depth >= MAX_DEPTH:
        says = f"values are nested deeper than {MAX_DEPTH} levels"
        _refuse(Place(file, *_start(event)), "N106", says, "No entry needs that.")


def _check_other(file: str, event: yaml.Event, before: list[Node]) -> None:
    """Refuse references, and a second document behind what was read before."""
    if isinstance(event, yaml.AliasEvent):
        _refuse_extras(file, event)
    if isinstance(event, yaml.DocumentStartEvent) and before:
        says = "a second document starts here; a file holds one"
        _refuse(Place(file, *_start(event)), "N104", says, "Delete the line '---'.")


def _refuse_merges(keys: list[Node]) -> None:
    for key in keys:
        if isinstance(key, Text) and key.value == "<<":
            _refuse(key.place, "N105", "merge keys are not read", "Write the fields out.")


def _refuse_extras(file: str, event: yaml.NodeEvent) -> None:
    """Refuse anchors, references and tags: values are written out, and are text."""
    if event.anchor is not None:
        says = f"anchors and references are not read: '{event.anchor}'"
        _refuse(Place(file, *_start(event)), "N105", says, "Write the value out.")
    if getattr(event, "tag", None) is not None:
        says = "tags, which begin with '!', are not read"
        hint = "Delete the tag, or put the text in quotes; every value is text."
        _refuse(Place(file, *_start(event)), "N105", says, hint)


def _start(event: yaml.Event) -> tuple[int, int]:
    """Return the line and column that an event starts at, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
