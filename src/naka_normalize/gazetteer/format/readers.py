"""Readers of values, one made for each shape of the definition.

Each reads one value from the events of a file, reports what is wrong and returns the rest.
What they ask first is what holds for nearly all values, because there are 60,000.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from naka_normalize.errors import Place
from naka_normalize.gazetteer.format.checks import check, listed, near, plain_test
from naka_normalize.gazetteer.format.events import (
    LIST_BEGINS,
    LIST_ENDS,
    SCALAR,
    TABLE_BEGINS,
    TABLE_ENDS,
    Event,
    Events,
)
from naka_normalize.gazetteer.format.fields import Fields
from naka_normalize.gazetteer.format.nodes import Text
from naka_normalize.gazetteer.format.shapes import ByKey, Kind, Part, Several, Shape

T = TypeVar("T")
# As the classes themselves, but without their Python code, which takes longer.
_new = tuple.__new__
# Takes the first event of a value, what gives the others, and what to call the value.
Reader = Callable[[Event, Events, str], T]


@cache
def reader_of(shape: Shape) -> Reader[Any]:
    """Return the reader of a shape.

    A kind reads as a ``Text``, or ``None`` if it is of no use; a list as a tuple; a table
    as ``Fields``, or, if the author chooses its keys, as a tuple of keys with values.
    """
    if isinstance(shape, Kind):
        return _text_reader(shape)
    if isinstance(shape, Part):
        return _table_reader(shape)
    return _by_key_reader(shape) if isinstance(shape, ByKey) else _list_reader(shape)


def _text_reader(kind: Kind) -> Reader[Text | None]:
    is_plain = plain_test(kind)

    def read(event: Event, events: Events, what: str) -> Text | None:
        if type(event) is not SCALAR:
            hint = "Put the text in quotes if it holds ': ', or starts with '[' or '{'."
            _wrong(event, events, what, "text", hint)
            return None
        mark: Event = event.start_mark
        value = event.value
        place = _new(Place, (events.file, mark.line + 1, mark.column + 1))
        text = _new(Text, (place, value))
        return text if is_plain(value) else _checked(text, kind, events, what)

    return read


def _checked(text: Text, kind: Kind, events: Events, what: str) -> Text | None:
    """Return a text unless it is empty, and report what it should not be."""
    if not text.value.strip():
        says, hint = f"{what} is empty", "Write a value or delete the key."
        events.problems.add(text, "N112", says, hint)
        return None
    check(text, kind, events.problems)
    return text


def _list_reader(shape: Several) -> Reader[tuple[Any, ...]]:
    read_item = _item_reader(shape.item)
    # What may stand for a list of one.
    bare = (SCALAR, TABLE_BEGINS) if isinstance(shape.item, Part) else (SCALAR,)

    def read(event: Event, events: Events, what: str) -> tuple[Any, ...]:
        if type(event) is LIST_BEGINS:
            of, advance = f"an item of {what}", events.advance
            found = []
            while type(item := advance()) is not LIST_ENDS:
                found.append(read_item(item, events, of))
            return tuple(found) if all(found) else tuple(filter(None, found))
        if shape.single and type(event) in bare:
            one = read_item(event, events, f"an item of {what}")
            return (one,) if one else ()
        hint = "Write [one, two], or one line '- …' for each."
        _wrong(event, events, what, "a list", hint)
        return ()

    return read


def _item_reader(shape: Shape) -> Reader[Any]:
    """Return the reader of an item of a list; a text alone may stand for a table."""
    if isinstance(shape, Part):
        return _bare_reader(shape) if shape.bare else _unnamed(reader_of(shape))
    return reader_of(shape)


def _bare_reader(part: Part) -> Reader[Fields | None]:
    read_table = reader_of(part)
    read_first = reader_of(part.fields[part.first].shape)

    def read(event: Event, events: Events, what: str) -> Fields | None:
        if type(event) is not SCALAR:
            found: Fields = read_table(event, events, "")
            return found
        text = read_first(event, events, what)
        return Fields(part, {part.first: text}) if text else None

    return read


def _unnamed(read: Reader[Fields]) -> Reader[Fields]:
    """Leave out what the item is called: the name of its part says more."""
    return lambda event, events, _: read(event, events, "")


def _by_key_reader(shape: ByKey) -> Reader[tuple[tuple[Text | None, Any], ...]]:
    read_key, read_value = _text_reader(shape.key), reader_of(shape.item)

    def read(
        event: Event, events: Events, what: str
    ) -> tuple[tuple[Text | None, Any], ...]:
        if shape.bare and type(event) is not TABLE_BEGINS:
            return ((None, read_value(event, events, what)),)
        if type(event) is not TABLE_BEGINS:
            _no_table(event, events, what)
            return ()
        rows, advance, of = [], events.advance, f"a key of {what}"
        seen: dict[str, Event] = {}
        while type(key := advance()) is not TABLE_ENDS:
            if _is_new(key, seen, events, what):
                text = read_key(key, events, of)
                value = read_value(advance(), events, f"'{key.value}'")
                if text:
                    rows.append((text, value))
        return tuple(rows)

    return read


def _table_reader(part: Part) -> Reader[Fields]:
    """Return the reader of a table with known keys.

    It reports unknown and missing keys too. A table that is called nothing is called by the
    name of the part.
    """
    readers = {key: (reader_of(f.shape), f"'{key}'") for key, f in part.fields.items()}

    def read(event: Event, events: Events, what: str) -> Fields:
        rows: dict[str, Any] = {}
        advance = events.advance
        if type(event) is not TABLE_BEGINS:
            _no_table(event, events, what or f"a {part.name}")
            return Fields(part, rows)
        seen: dict[str, Event] = {}
        while type(key := advance()) is not TABLE_ENDS:
            name = key.value if type(key) is SCALAR else None
            if name in readers and name not in seen:
                seen[name] = key
                reader, called = readers[name]
                rows[name] = reader(advance(), events, called)
            elif _is_new(key, seen, events, what or f"a {part.name}"):
                says = f"{what or f'a {part.name}'} has no key '{name}'"
                hint = near(key.value, readers) or listed(readers)
                events.problems.add(events.place(key), "N110", says, hint)
                events.skip(advance())
        for needed in part.required:
            if needed not in rows:
                says = f"{what or f'this {part.name}'} has no '{needed}'"
                events.problems.add(
                    events.place(event), "N113", says, f"Add '{needed}: …'."
                )
        return Fields(part, rows)

    return read


def _is_new(key: Event, seen: dict[str, Event], events: Events, what: str) -> bool:
    """Note a key of a table that is a text and was not there before; skip another."""
    if type(key) is SCALAR and seen.setdefault(key.value, key) is key:
        return True
    if type(key) is SCALAR:
        first = events.place(seen[key.value])
        says = f"'{key.value}' stands here and at {first} already"
        events.problems.add(events.place(key), "N111", says, "Join the two.")
    else:
        _wrong(key, events, f"a key of {what}", "text", "Put the key in quotes.")
    events.skip(events.advance())
    return False


def _no_table(event: Event, events: Events, what: str) -> None:
    hint = "Write lines 'key: value', indented alike."
    _wrong(event, events, what, "a table of 'key: value'", hint)


def _wrong(event: Event, events: Events, what: str, wanted: str, hint: str) -> None:
    """Report a value of another shape, and leave it out."""
    names = {SCALAR: "text", LIST_BEGINS: "a list", TABLE_BEGINS: "a table"}
    found = names[type(event)]
    if type(event) is SCALAR and not event.value:
        found = "nothing"
    says = f"{what} must be {wanted}, not {found}"
    events.problems.add(events.place(event), "N112", says, hint)
    events.skip(event)
