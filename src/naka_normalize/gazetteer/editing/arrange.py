"""Bring the text of an alias file into the layout of the house; its meaning stays.

Entries are sorted by id within their section, and the keys of an entry stand in the order
of data/FORMAT.md. Quotes, brackets and line widths are the author's. Comments move with
the key that they stand above or beside; blank lines stay where they are.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from naka_normalize.errors import GazetteerError, Place, Problem
from naka_normalize.gazetteer.editing.facts import ENTRIES
from naka_normalize.gazetteer.editing.layout import (
    ALIAS_KEYS,
    BOM,
    ENTITY_KEYS,
    PAIR_KEYS,
    Block,
    Layout,
    as_data,
    children,
    read_layout,
)
from naka_normalize.gazetteer.format.nodes import Node, Table, Text

Lines = list[str]


def arrange(file: str, data: bytes) -> bytes:
    """Return a file in the layout of the house.

    Args:
        file: Name of the file, for messages.
        data: Its bytes.

    Raises:
        GazetteerError: If it is no table in YAML, or its layout does not allow to arrange
            it without changing what it means.
    """
    layout = read_layout(file, data)
    bom = BOM if data.startswith(BOM.encode()) else ""
    changed = data
    # Which line is the last one decides what is tidy, and only tidy lines can be moved.
    for step in (_tidy, _order_keys, _order_entries, _tidy):
        changed = (bom + step(read_layout(file, changed))).encode("utf-8")
        if _meaning(file, changed) != as_data(layout.root):
            says = "the layout of this file cannot be changed without changing its meaning"
            hint = "Write one key a line, and comments on lines of their own."
            raise GazetteerError([Problem(Place(file, 1, 1), "N104", says, hint)])
    return changed


def _meaning(file: str, data: bytes) -> object:
    try:
        return as_data(read_layout(file, data).root)
    except GazetteerError:
        return None


def _tidy(layout: Layout) -> str:
    """Make line ends alike, drop blanks before them, and end the file with one."""
    kept = set(_literal_lines(layout))
    lines = [
        line.rstrip("\r\n") if number in kept else line.rstrip()
        for number, line in enumerate(layout.lines)
    ]
    while not lines[-1] and len(lines) - 1 not in kept:
        lines.pop()
    return "".join(f"{line}{layout.newline}" for line in lines)


def _literal_lines(layout: Layout) -> Iterator[int]:
    """Give the lines of texts that are written after ``|`` or ``>``, where blanks count."""
    nodes = list(_walk(layout.root))
    ends = [*(node.place.line - 1 for node in nodes[1:]), len(layout.lines)]
    for node, end in zip(nodes, ends, strict=True):
        at = layout.offset(node)
        if isinstance(node, Text) and layout.text[at : at + 1] in {"|", ">"}:
            yield from range(node.place.line, end)


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _walk(child)


def _order_keys(layout: Layout) -> str:
    """Put the keys of each entry, and those of each ambiguous alias, in their order."""
    lines = list(layout.lines)
    for kind, entries in _tables(layout):
        keys = PAIR_KEYS if kind == "pairs" else ENTITY_KEYS
        for entry in entries:
            for block in _below(layout, entry):
                if block.key.value == "ambiguous":
                    for alias in _below(layout, block):
                        _order(layout, alias, ALIAS_KEYS, lines)
            _order(layout, entry, keys, lines)
    return "".join(lines)


def _tables(layout: Layout) -> Iterator[tuple[str, list[Block]]]:
    """Give the entries of each kind."""
    for table in layout.blocks(layout.root):
        node = table.value
        if (
            table.key.value in ENTRIES
            and isinstance(node, Table)
            and not layout.is_flow(node)
        ):
            yield table.key.value, layout.blocks(node, table.stop)


def _below(layout: Layout, above: Block) -> list[Block]:
    """Return the keys below a key; none if they stand in brackets."""
    node = above.value
    if isinstance(node, Table) and not layout.is_flow(node):
        return layout.blocks(node, above.stop)
    return []


def _order(layout: Layout, above: Block, keys: Sequence[str], lines: Lines) -> None:
    """Sort the keys below a key, each with the comments right above it."""
    blocks = _below(layout, above)
    ends = [above.first + 1, *(block.stop for block in blocks)]
    spans = [
        (_with_comments(layout, block.first, end), block.stop)
        for block, end in zip(blocks, ends, strict=False)
    ]
    ranks = [keys.index(b.key.value) if b.key.value in keys else len(keys) for b in blocks]
    _permute(lines, spans, sorted(range(len(ranks)), key=ranks.__getitem__))


def _with_comments(layout: Layout, line: int, end: int) -> int:
    """Return the first of the comment lines that lead down to a line."""
    while line > end and layout.lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _order_entries(layout: Layout) -> str:
    """Sort the entries of each section by id; a comment above an entry starts a section."""
    lines = list(layout.lines)
    for section in sections(layout):
        ids = [entry.key.value for entry in section]
        spans = [(entry.first, entry.stop) for entry in section]
        _permute(lines, spans, sorted(range(len(ids)), key=ids.__getitem__))
    return "".join(lines)


def sections(layout: Layout) -> Iterator[list[Block]]:
    """Give the sections that are sorted by id, of each kind of entries.

    Entries inside brackets have none: they stay as they are.
    """
    for _, entries in _tables(layout):
        yield from layout.sections(entries)


def _permute(lines: Lines, spans: Sequence[tuple[int, int]], order: Sequence[int]) -> None:
    """Put spans of lines into another order; what stands between them stays."""
    if not spans:
        return
    gaps = [lines[one[1] : two[0]] for one, two in pairwise(spans)]
    parts = [lines[slice(*spans[number])] for number in order]
    mixed = [
        line for pair in zip(parts, [*gaps, []], strict=True) for p in pair for line in p
    ]
    lines[spans[0][0] : spans[-1][1]] = mixed
