"""Where something new goes in the text of an alias file, as an edit that only inserts."""

import re
from collections.abc import Iterator, Sequence

from naka_normalize.gazetteer.editing import quoting
from naka_normalize.gazetteer.editing.layout import (
    ALIAS_KEYS,
    ENTITY_KEYS,
    FILE_KEYS,
    PAIR_KEYS,
    Block,
    Layout,
    as_data,
)
from naka_normalize.gazetteer.editing.quoting import Data
from naka_normalize.gazetteer.format.nodes import Listing, Node, Table, Text
from naka_normalize.spans import Edit, Span

_FILE, _ENTRIES, _FIELDS, _CUES = 1, 2, 3, 5
# A comma of its own behind the last item: one item a line.
_COMMA_BEHIND = re.compile(r"[ \t]*,[ \t]*(?:#[^\n\r]*)?(?=[\n\r])")


def append(layout: Layout, node: Node, stop: int, values: Sequence[Data]) -> Edit:
    """Add items to a list."""
    inside = node.items if isinstance(node, Listing) else ()
    if not layout.is_flow(node):
        return _insert_lines(layout, stop, quoting.items(values, node.place.column - 1))
    words = [quoting.flow(value) for value in values]
    if not inside:
        return _insert(layout.offset(node) + 1, ", ".join(words))
    end = layout.end(inside[-1])
    indent = inside[-1].place.column - 1
    if behind := _COMMA_BEHIND.match(layout.text, end):
        lines = (f"{layout.newline}{' ' * indent}{word}," for word in words)
        return _insert(behind.end(), "".join(lines))
    return _insert(end, "".join(_continued(layout, node, end, words)))


def _continued(layout: Layout, node: Node, end: int, words: Sequence[str]) -> Iterator[str]:
    """Go on with a list in brackets, on new lines where its width asks for them."""
    line = layout.lines[node.place.line - 1]
    indent = len(line) - len(line.lstrip()) + 2
    _, column = layout.place(end)
    for word in words:
        if column + len(word) + 2 > quoting.WIDTH:
            column = indent + 1
            yield f",{layout.newline}{' ' * indent}{word}"
        else:
            column += 2
            yield f", {word}"
        column += len(word)


def insert_pair(
    layout: Layout, table: Table, stop: int, path: Sequence[str], value: Data
) -> Edit:
    """Add a key to a table, where the order of the house wants it."""
    if layout.is_flow(table):
        pair = quoting.flow({path[-1]: value})[1:-1]
        if table.pairs:
            return _insert(layout.end(table.pairs[-1][1]), f", {pair}")
        return _insert(layout.offset(table) + 1, pair)
    blocks = layout.blocks(table, stop)
    lines = quoting.block(path[-1], value, table.place.column - 1)
    before = _block_before(layout, blocks, path)
    if before is not None:
        return _insert_lines(layout, before.stop, lines)
    first = (layout.sections(blocks)[-1] if len(path) == _ENTRIES else blocks)[0]
    return _insert(layout.start(first.first), _joined(layout, lines))


def fill(layout: Layout, table: Table, stop: int, path: Sequence[str], value: Data) -> Edit:
    """Put a value under a key of a table that has nothing below it."""
    key, node = next(pair for pair in table.pairs if as_data(pair[0]) == path[-1])
    at = layout.offset(node)
    if layout.is_flow(table):
        blank = "" if layout.text[at - 1].isspace() else " "
        return _insert(at, blank + quoting.flow(value))
    first, *further = quoting.block(path[-1], value, key.place.column - 1)
    # Behind the key, if its value begins there, or below it.
    if behind := first.removeprefix(quoting.head(path[-1], key.place.column - 1)):
        return _insert(at, layout.newline.join((behind, *further)))
    return _insert_lines(layout, stop, further)


def is_blank(layout: Layout, node: Node) -> bool:
    """Tell whether nothing is written where a value should be."""
    quoted = layout.text.startswith(("'", '"'), layout.offset(node))
    return isinstance(node, Text) and not node.value and not quoted


def _block_before(
    layout: Layout, blocks: Sequence[Block], path: Sequence[str]
) -> Block | None:
    """Return the block that a new key comes after; ``None`` for the first place."""
    key = path[-1]
    if len(path) == _ENTRIES:
        last = layout.sections(blocks)[-1]
        fitting = [block for block in last if block.key.value < key]
    else:
        order = _order(path)
        later = order[order.index(key) + 1 :] if key in order else ()
        fitting = [block for block in blocks if block.key.value not in later]
    return fitting[-1] if fitting else None


def _order(path: Sequence[str]) -> Sequence[str]:
    """Return the order of the keys of the table that a path ends in."""
    fields = PAIR_KEYS if path[0] == "pairs" else ENTITY_KEYS
    orders = {_FILE: FILE_KEYS, _FIELDS: fields, _CUES: ALIAS_KEYS}
    return orders.get(len(path), ())


def _insert_lines(layout: Layout, line: int, lines: Sequence[str]) -> Edit:
    """Insert lines before a line, from 0; a last line without an end stays without one."""
    text = _joined(layout, lines)
    at = layout.start(line)
    if line and not layout.lines[line - 1].endswith(("\n", "\r")):
        text = layout.newline + text.removesuffix(layout.newline)
    return _insert(at, text)


def _joined(layout: Layout, lines: Sequence[str]) -> str:
    return "".join(f"{line}{layout.newline}" for line in lines)


def _insert(offset: int, text: str) -> Edit:
    return Edit(Span(offset, offset), text, "alias", "add")
