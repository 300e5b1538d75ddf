"""Readers of values, one made for each shape of the definition.

Each reports what is wrong and returns the rest. What they ask first is what holds for
nearly all values, because a large file has 100,000.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

from naka_normalize.gazetteer.format.checks import check, listed, near, plain_test
from naka_normalize.gazetteer.format.fields import Fields
from naka_normalize.gazetteer.format.nodes import Listing, Node, Problems, Table, Text
from naka_normalize.gazetteer.format.shapes import ByKey, Kind, Part, Several, Shape

T = TypeVar("T")
# Takes a value, where to report to, and what to call the value.
Reader = Callable[[Node, Problems, str], T]


@cache
def reader_of(shape: Shape) -> Reader[Any]:
    """Return the reader of a shape.

    A kind reads as a ``Text``, or ``None`` if it is of no use; a list as a tuple; a table
    as ``Fields``, or, if the author chooses its keys, as a tuple of keys with values.
    """
    if isinstance(shape, Kind):
        return _text_reader(shape)
    if isinstance(shape, Part):
        return table_reader(shape)
    return _by_key_reader(shape) if isinstance(shape, ByKey) else _list_reader(shape)


def _text_reader(kind: Kind) -> Reader[Text | None]:
    is_plain = plain_test(kind)

    def read(node: Node, problems: Problems, what: str) -> Text | None:
        if type(node) is Text and is_plain(node.value):
            return node
        return _checked(node, kind, problems, what)

    return read


def _checked(node: Node, kind: Kind, problems: Problems, what: str) -> Text | None:
    """Return a text unless it is empty, and report what it should not be."""
    if not isinstance(node, Text):
        hint = "Put the text in quotes if it holds ': ', or starts with '[' or '{'."
        _wrong(node, problems, what, "text", hint)
        return None
    if _is_empty(node, problems, what):
        return None
    check(node, kind, problems)
    return node


def _list_reader(shape: Several) -> Reader[tuple[Any, ...]]:
    read_item = _item_reader(shape.item)

    def read(node: Node, problems: Problems, what: str) -> tuple[Any, ...]:
        items, of = _items(node, shape, problems, what), f"an item of {what}"
        found = [read_item(item, problems, of) for item in items]
        return tuple(found) if all(found) else tuple(filter(None, found))

    return read


def _items(node: Node, shape: Several, problems: Problems, what: str) -> tuple[Node, ...]:
    """Return the items of a list, or the one that may stand for it."""
    if isinstance(node, Listing):
        return node.items
    bare = Text | Table if isinstance(shape.item, Part) else Text
    if shape.single and isinstance(node, bare):
        return (node,)
    _wrong(node, problems, what, "a list", "Write [one, two], or one line '- …' for each.")
    return ()


def _item_reader(shape: Shape) -> Reader[Any]:
    """Return the reader of an item of a list; a text alone may stand for a table."""
    if isinstance(shape, Part):
        return _bare_reader(shape) if shape.bare else _unnamed(table_reader(shape))
    return reader_of(shape)


def _bare_reader(part: Part) -> Reader[Fields | None]:
    read_table = table_reader(part)
    read_first = reader_of(part.fields[part.first].shape)

    def read(node: Node, problems: Problems, what: str) -> Fields | None:
        if not isinstance(node, Text):
            return read_table(node, problems, "")
        if _is_empty(node, problems, what):
            return None
        return Fields(part, {part.first: read_first(node, problems, f"'{part.first}'")})

    return read


def _unnamed(read: Reader[Fields]) -> Reader[Fields]:
    """Leave out what the item is called: the name of its part says more."""
    return lambda node, problems, _: read(node, problems, "")


def _by_key_reader(shape: ByKey) -> Reader[tuple[tuple[Text | None, Any], ...]]:
    read_value = reader_of(shape.item)
    is_plain = plain_test(shape.key)

    def read(
        node: Node, problems: Problems, what: str
    ) -> tuple[tuple[Text | None, Any], ...]:
        if shape.bare and not isinstance(node, Table):
            return ((None, read_value(node, problems, what)),)
        rows = []
        for key, value in _pairs(node, problems, what):
            if not is_plain(key.value):
                check(key, shape.key, problems)
            rows.append((key, read_value(value, problems, f"'{key.value}'")))
        return tuple(rows)

    return read


def table_reader(part: Part) -> Reader[Fields]:
    """Return the reader of a table with known keys.

    It reports unknown and missing keys too. A table that is called nothing is called by the
    name of the part.
    """
    readers = {key: (reader_of(f.shape), f"'{key}'") for key, f in part.fields.items()}

    def read(node: Node, problems: Problems, what: str) -> Fields:
        rows: dict[str, Any] = {}
        for key, value in _pairs(node, problems, what or f"a {part.name}"):
            if key.value in readers:
                reader, called = readers[key.value]
                rows[key.value] = reader(value, problems, called)
            else:
                says = f"{what or f'a {part.name}'} has no key '{key.value}'"
                hint = near(key.value, readers) or listed(readers)
                problems.add(key, "N110", says, hint)
        for needed in part.required if isinstance(node, Table) else ():
            if needed not in rows:
                says = f"{what or f'this {part.name}'} has no '{needed}'"
                problems.add(node, "N113", says, f"Add '{needed}: …'.")
        return Fields(part, rows)

    return read


def _pairs(node: Node, problems: Problems, what: str) -> Iterable[tuple[Text, Node]]:
    """Return the keys and values of a mapping whose keys are texts, each key once."""
    if not isinstance(node, Table):
        hint = "Write lines 'key: value', indented alike."
        _wrong(node, problems, what, "a table of 'key: value'", hint)
        return ()
    pairs: dict[str, tuple[Text, Node]] = {}
    for key, value in node.pairs:
        if not isinstance(key, Text):
            _wrong(key, problems, f"a key of {what}", "text", "Put the key in quotes.")
        elif key.value in pairs:
            first = pairs[key.value][0].place
            says = f"'{key.value}' stands here and at {first} already"
            problems.add(key, "N111", says, "Join the two.")
        else:
            pairs[key.value] = (key, value)
    return pairs.values()


def _is_empty(text: Text, problems: Problems, what: str) -> bool:
    if text.value.strip():
        return False
    problems.add(text, "N112", f"{what} is empty", "Write a value or delete the key.")
    return True


def _wrong(node: Node, problems: Problems, what: str, wanted: str, hint: str) -> None:
    found = {Text: "text", Listing: "a list", Table: "a table"}[type(node)]
    if isinstance(node, Text) and not node.value:
        found = "nothing"
    says = f"{what} must be {wanted}, not {found}"
    problems.add(node, "N112", says, hint)
