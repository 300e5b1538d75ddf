"""Bytes of a YAML file to nodes, for tools that show or change what is written."""

from naka_normalize.errors import Place
from naka_normalize.gazetteer.format.events import (
    LIST_BEGINS,
    LIST_ENDS,
    SCALAR,
    TABLE_BEGINS,
    TABLE_ENDS,
    Event,
    Events,
    read_events,
)
from naka_normalize.gazetteer.format.nodes import Listing, Node, Problems, Table, Text


def read_nodes(file: str, data: bytes, problems: Problems) -> Node | None:
    """Parse one file.

    Args:
        file: Name of the file, for messages.
        data: Its bytes: UTF-8, with or without a byte-order mark.
        problems: Gets the one problem that stopped the reading.

    Returns:
        The root of the file, or ``None`` if it cannot be read at all.
    """
    return read_events(file, data, problems, _build)


def _build(events: Events) -> Node:
    outside: list[tuple[Place, list[Node]]] = []
    values: list[Node] = []
    event: Event = events.begin()
    while True:
        kind = type(event)
        if kind is SCALAR:
            values.append(Text(events.place(event), event.value))
        elif kind is LIST_BEGINS or kind is TABLE_BEGINS:
            events.check_depth(event, len(outside))
            outside.append((events.place(event), values))
            values = []
        elif kind is LIST_ENDS:
            items, (place, values) = tuple(values), outside.pop()
            values.append(Listing(place, items))
        elif kind is TABLE_ENDS:
            pairs = tuple(zip(values[::2], values[1::2], strict=True))
            place, values = outside.pop()
            values.append(Table(place, pairs))
        if not outside:
            return values[0]
        event = events.advance()
