"""Bytes of a YAML file to events; every scalar stays text.

Events and not a YAML constructor, so ``NO`` stays ``NO``, two equal keys stay two,
positions survive, and a file cannot make us recurse.
"""

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import yaml

from naka_normalize.errors import Place, Problem
from naka_normalize.expressions import expression
from naka_normalize.gazetteer.format.nodes import MAX_BYTES, Problems

T = TypeVar("T")
# One of PyYAML's; its stubs say that some have no place, which the parser always gives.
Event = Any

MAX_DEPTH = 20
SCALAR = yaml.ScalarEvent
LIST_BEGINS, LIST_ENDS = yaml.SequenceStartEvent, yaml.SequenceEndEvent
TABLE_BEGINS, TABLE_ENDS = yaml.MappingStartEvent, yaml.MappingEndEvent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REFERENCE = expression(r"[&*]\S")
_NOT_YAML = expression(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_LINE_BREAK = expression("\r\n|[\n\r\x85\u2028\u2029]")
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


class _RefusedError(Exception):
    """Reading this file stops here."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class Events:
    """The events of the only document of a file.

    Attributes:
        file: Name of the file, for messages.
        problems: Gets what is wrong with what the events say.
        advance: Returns the next event; what no file of ours may hold is refused.
    """

    def __init__(self, file: str, next_event: Callable[[], Event], *, extras: bool) -> None:
        self.file = file
        self.problems = Problems()
        self._next_event = next_event
        # Nearly all files are without extras, and asking each event takes long.
        self.advance = self._checked if extras else next_event

    def place(self, event: Event) -> Place:
        """Return where an event starts."""
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def begin(self) -> Event:
        """Return the first event of the document; an empty text if there is none."""
        start = event = self.advance()
        while not isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.StreamEndEvent):
                return SCALAR(None, None, (True, False), "", start.start_mark)
            event = self.advance()
        return event

    def end(self) -> None:
        """Go to the end of the file and refuse a second document."""
        while (event := self.advance()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                says = "a second document starts here; a file holds one"
                _refuse(self.place(event), "N104", says, "Delete the line '---'.")

    def skip(self, event: Event) -> None:
        """Go to the last event of a value inside the table that the file is."""
        depth = 0
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                self.check_depth(event, depth)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if not depth:
                return
            event = self.advance()

    def check_depth(self, event: Event, depth: int) -> None:
        """Refuse a value inside too many others."""
        if depth >= MAX_DEPTH:
            says = f"values are nested deeper than {MAX_DEPTH} levels"
            _refuse(self.place(event), "N106", says, "No entry needs that.")

    def _checked(self) -> Event:
        event = self._next_event()
        if getattr(event, "anchor", None) is not None:
            says = f"anchors and references are not read: '{event.anchor}'"
            _refuse(self.place(event), "N105", says, "Write the value out.")
        if getattr(event, "tag", None) is not None:
            says = "tags, which begin with '!', are not read"
            hint = "Delete the tag, or put the text in quotes; every value is text."
            _refuse(self.place(event), "N105", says, hint)
        if type(event) is SCALAR and event.value == "<<" and event.implicit[0]:
            says, hint = "merge keys are not read", "Write the fields out."
            _refuse(self.place(event), "N105", says, hint)
        return event


def read_events(
    file: str, data: bytes, problems: Problems, read: Callable[[Events], T]
) -> T | None:
    """Parse one file.

    Args:
        file: Name of the file, for messages.
        data: Its bytes: UTF-8, with or without a byte-order mark.
        problems: Gets what ``read`` finds wrong, or the one problem that stopped it.
        read: Makes something of the events, from the first to the last.

    Returns:
        What ``read`` returned, or ``None`` if the file cannot be read at all.
    """
    try:
        text = _decoded(file, data)
        events, found = _read(file, text, read)
    except _RefusedError as refusal:
        problems.found.append(refusal.problem)
        return None
    problems.found += events.problems.found
    return found


def _read(file: str, text: str, read: Callable[[Events], T]) -> tuple[Events, T]:
    try:
        loader = _Loader(text)
        try:
            events = Events(file, loader.get_event, extras=_may_hold_extras(text))
            found = read(events)
            events.end()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        problem = _bad_character(file, text) or _yaml_problem(file, error)
        raise _RefusedError(problem) from error
    return events, found


def _may_hold_extras(text: str) -> bool:
    """Tell whether there may be an anchor, a reference, a tag or a merge key in a text."""
    if "!" in text or "<<" in text:
        return True
    return ("&" in text or "*" in text) and bool(_REFERENCE.search(text))


def _refuse(at: Place, code: str, says: str, hint: str = "") -> NoReturn:
    raise _RefusedError(Problem(at, code, says, hint))


def _decoded(file: str, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        says = f"the file has {len(data)} bytes; at most {MAX_BYTES} are read"
        _refuse(Place(file, 1, 1), "N102", says, "Split it into several packs.")
    # The C parser counts columns wrongly after a byte-order mark.
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = _place_of(file, data[: error.start].decode("utf-8"))
        says = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8"
        _refuse(at, "N103", says, "Save the file in the encoding UTF-8.")


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
