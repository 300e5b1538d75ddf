"""Readers for the fields of a table, as the definition of the format asks for them.

Each reports what is wrong and returns the rest.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from naka_normalize.gazetteer.format.checks import check, is_plain, listed, near
from naka_normalize.gazetteer.format.nodes import Listing, Node, Problems, Table, Text
from naka_normalize.gazetteer.format.shapes import (
    ByKey,
    Kind,
    Part,
    Several,
    Shape,
    part_of,
)

Rows = Mapping[str, tuple[Text, Node]]


class Fields(NamedTuple):
    """The fields of one table; a key that is absent or holds nothing of use gives nothing.

    Attributes:
        part: What the definition says about such a table.
        rows: Keys and values by key.
        problems: Gets what is wrong.
    """

    part: Part
    rows: Rows
    problems: Problems

    def text(self, key: str) -> Text | None:
        """Read the one text under a key."""
        if key not in self.rows:
            return None
        kind = self.part.fields[key].shape.kind
        return _read_text(self.rows[key][1], kind, self.problems, f"'{key}'")

    def value(self, key: str) -> str:
        """Read the one text under a key, as it is; empty without one."""
        text = self.text(key)
        return text.value if text else ""

    def texts(self, key: str) -> tuple[Text, ...]:
        """Read the list of texts under a key."""
        if key not in self.rows:
            return ()
        node, shape = self.rows[key][1], self.part.fields[key].shape
        return tuple(_read_texts(node, shape, self.problems, f"'{key}'"))

    def values(self, key: str) -> tuple[str, ...]:
        """Read the list of texts under a key, as they are."""
        return tuple(text.value for text in self.texts(key))

    def by_key(self, key: str) -> Iterator[tuple[Text | None, tuple[Text, ...]]]:
        """Read the texts in the table under a key.

        Yields:
            A key of the table and its texts; ``None`` for texts that stand there bare.
        """
        if key not in self.rows:
            return
        node, shape = self.rows[key][1], self.part.fields[key].shape
        if not isinstance(shape, ByKey):
            raise TypeError(f"'{key}' is no table")
        if shape.bare and not isinstance(node, Table):
            yield None, tuple(_read_texts(node, shape.item, self.problems, f"'{key}'"))
            return
        for name, value in self._rows_below(key):
            what = f"'{name.value}'"
            yield name, tuple(_read_texts(value, shape.item, self.problems, what))

    def tables_by_key(self, key: str) -> Iterator[tuple[Text, "Fields"]]:
        """Read the tables in the table under a key, with their keys."""
        for name, node in self._rows_below(key):
            part = part_of(self.part.fields[key].shape)
            yield name, read_fields(part, node, self.problems, f"'{name.value}'")

    def tables(self, key: str) -> Iterator["Fields"]:
        """Read the list of tables under a key; a text alone may stand for one."""
        if key not in self.rows:
            return
        node, shape = self.rows[key][1], self.part.fields[key].shape
        part = part_of(shape)
        for item in _items(node, shape, self.problems, f"'{key}'"):
            if not part.bare or not isinstance(item, Text):
                yield read_fields(part, item, self.problems)
            elif not _is_empty(item, self.problems, f"an item of '{key}'"):
                yield Fields(part, {part.first: (item, item)}, self.problems)

    def _rows_below(self, key: str) -> Iterator[tuple[Text, Node]]:
        """Read the table under a key and check its keys."""
        if key not in self.rows:
            return
        shape = self.part.fields[key].shape
        for name, node in _read_rows(self.rows[key][1], self.problems, f"'{key}'").values():
            if isinstance(shape, ByKey):
                check(name, shape.key, self.problems)
            yield name, node


def read_fields(part: Part, node: Node, problems: Problems, what: str = "") -> Fields:
    """Read a table with known keys.

    Args:
        part: What the definition says about such a table.
        node: Where it should stand.
        problems: Gets what is wrong: another node, unknown keys, missing keys.
        what: What to call this table; by default by the name of the part.
    """
    rows = _read_rows(node, problems, what or f"a {part.name}", part.fields)
    for key in part.required if isinstance(node, Table) else ():
        if key not in rows:
            says = f"{what or f'this {part.name}'} has no '{key}'"
            problems.add(node, "N113", says, f"Add '{key}: …'.")
    return Fields(part, rows, problems)


def _read_rows(
    node: Node, problems: Problems, what: str, known: Collection[str] = ()
) -> Rows:
    """Read a mapping whose keys are texts; without ``known`` any key is fine."""
    if not isinstance(node, Table):
        hint = "Write lines 'key: value', indented alike."
        _wrong(node, problems, what, "a table of 'key: value'", hint)
        return {}
    rows: dict[str, tuple[Text, Node]] = {}
    for key, value in node.pairs:
        if not isinstance(key, Text):
            _wrong(key, problems, f"a key of {what}", "text", "Put the key in quotes.")
        elif known and key.value not in known:
            says = f"{what} has no key '{key.value}'"
            problems.add(key, "N110", says, near(key.value, known) or listed(known))
        elif key.value in rows:
            first = rows[key.value][0].place
            says = f"'{key.value}' stands here and at {first} already"
            problems.add(key, "N111", says, "Join the two.")
        else:
            rows[key.value] = (key, value)
    return rows


def _read_text(node: Node, kind: Kind, problems: Problems, what: str) -> Text | None:
    """Read a text that is not empty and check it."""
    if isinstance(node, Text) and is_plain(node.value, kind):
        return node
    if not isinstance(node, Text):
        hint = "Put the text in quotes if it holds ': ', or starts with '[' or '{'."
        _wrong(node, problems, what, "text", hint)
        return None
    if _is_empty(node, problems, what):
        return None
    check(node, kind, problems)
    return node


def _read_texts(node: Node, shape: Shape, problems: Problems, what: str) -> list[Text]:
    """Read a list of texts, or the one text that the shape is or that may stand for it."""
    is_list = not isinstance(shape, Kind)
    of = f"an item of {what}" if is_list else what
    items = _items(node, shape, problems, what) if is_list else (node,)
    kind = shape.kind
    return [text for item in items if (text := _read_text(item, kind, problems, of))]


def _items(node: Node, shape: Shape, problems: Problems, what: str) -> tuple[Node, ...]:
    """Return the items of a list of anything, or the one that may stand for it."""
    if isinstance(node, Listing):
        return node.items
    bare = isinstance(node, Text) or (isinstance(node, Table) and _holds_tables(shape))
    if isinstance(shape, Several) and shape.single and bare:
        return (node,)
    _wrong(node, problems, what, "a list", "Write [one, two], or one line '- …' for each.")
    return ()


def _holds_tables(shape: Shape) -> bool:
    return isinstance(shape, Several) and isinstance(shape.item, Part)


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
