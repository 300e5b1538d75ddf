"""Where the values of a file stand in its text: offsets, lines, and where a value ends."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.editing.quoting import Data
from naka_normalize.gazetteer.format.definition import AMBIGUOUS_ALIAS, ENTITY, FILE, PAIR
from naka_normalize.gazetteer.format.nodes import Listing, Node, Problems, Table, Text
from naka_normalize.gazetteer.format.parse import read_nodes

BOM = "\ufeff"
FILE_KEYS, ENTITY_KEYS, PAIR_KEYS, ALIAS_KEYS = (
    tuple(part.fields) for part in (FILE, ENTITY, PAIR, AMBIGUOUS_ALIAS)
)
_LINE = re.compile("[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|$)")
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_PLAIN = re.compile(r"(?:(?!\s+#|:[\s,\[\]{}])[^,\[\]{}])*")
_TO_CLOSE = re.compile(r"(?:[\s,]|(?<=[\s,])#[^\n\r]*)*[\]}]")
_EMPTY = re.compile(r"\s*(?:\.\.\.\s*)?")
_COMMENT = re.compile(r"(\s*)#")


@dataclass(frozen=True, slots=True)
class Block:
    """A key of a table that is written in lines, and its value.

    Attributes:
        key: The key.
        value: The value.
        first: The line of the key, from 0.
        stop: The line after its last one; what follows are blank lines, and comments that
            are not indented deeper than the key.
    """

    key: Text
    value: Node
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a file, without a byte-order mark, and its nodes.

    Attributes:
        text: The text.
        root: The table that the file is.
        lines: The lines of the text, with their ends.
    """

    text: str
    root: Table
    lines: tuple[str, ...]
    _starts: tuple[int, ...] = field(repr=False)

    @property
    def newline(self) -> str:
        """How lines end: as the first one does."""
        first = self.lines[0]
        return first[len(first.rstrip("\r\n")) :] or "\n"

    def start(self, line: int) -> int:
        """Return where a line starts, from 0; the end of the text after the last line."""
        return self._starts[line]

    def offset(self, node: Node) -> int:
        """Return where a value starts."""
        return self._starts[node.place.line - 1] + node.place.column - 1

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset, hi=len(self.lines)) - 1
        return line + 1, offset - self._starts[line] + 1

    def is_flow(self, node: Node) -> bool:
        """Tell whether a list or table stands in brackets."""
        return self.text[self.offset(node)] in "[{"

    def end(self, node: Node) -> int:
        """Return where a value that stands inside brackets, or is such, ends."""
        start = self.offset(node)
        if isinstance(node, Text):
            if quoted := _QUOTED.match(self.text, start):
                return quoted.end()
            plain = _PLAIN.match(self.text, start)
            return start + len(plain[0].rstrip()) if plain else start
        inside = children(node)
        closing = _TO_CLOSE.match(self.text, self.end(inside[-1]) if inside else start + 1)
        return closing.end() if closing else start + 1

    def blocks(self, table: Table, stop: int | None = None) -> list[Block]:
        """Return the keys of a table that is written in lines, with their lines.

        Args:
            table: The table.
            stop: The line after the last one of what holds the table; by default the end.
        """
        stop = len(self.lines) if stop is None else stop
        keys = [(key, value) for key, value in table.pairs if isinstance(key, Text)]
        ends = [*(key.place.line - 1 for key, _ in keys[1:]), stop]
        return [
            Block(key, value, key.place.line - 1, self._content_end(key, end))
            for (key, value), end in zip(keys, ends, strict=False)
        ]

    def sections(self, blocks: Sequence[Block]) -> list[list[Block]]:
        """Divide entries where a comment stands between two of them."""
        sections = [list(blocks[:1])]
        for before, block in pairwise(blocks):
            if any(line.strip() for line in self.lines[before.stop : block.first]):
                sections.append([])
            sections[-1].append(block)
        return sections

    def _content_end(self, key: Text, stop: int) -> int:
        """Leave blank lines, and comments that belong to what follows, out of a block."""
        line, indent = key.place.line, key.place.column - 1
        while stop > line and self._is_between(self.lines[stop - 1], indent):
            stop -= 1
        return stop

    def _is_between(self, line: str, indent: int) -> bool:
        comment = _COMMENT.match(line)
        return bool(_EMPTY.fullmatch(line)) or bool(comment and len(comment[1]) <= indent)


def read_layout(file: str, data: bytes) -> Layout:
    """Read a file for changes to its text.

    Args:
        file: Name of the file, for messages.
        data: Its bytes.

    Raises:
        GazetteerError: If it is no table in YAML, or a table has keys that are no text, or
            a key twice.
    """
    problems = Problems()
    root = read_nodes(file, data, problems)
    if root is not None and not isinstance(root, Table):
        problems.add(root, "N112", "the file must be a table of 'key: value'")
    if root is not None:
        _check_keys(root, problems)
    if problems.found or not isinstance(root, Table):
        raise GazetteerError(problems.found)
    text = data.decode("utf-8").removeprefix(BOM)
    lines = tuple(match[0] for match in _LINE.finditer(text) if match[0])
    return Layout(text, root, lines, tuple(_line_starts(lines)))


def _check_keys(node: Node, problems: Problems) -> None:
    """Report keys by which nothing can be found again."""
    seen: set[str] = set()
    for key, _ in node.pairs if isinstance(node, Table) else ():
        if not isinstance(key, Text):
            problems.add(key, "N112", "a key must be text", "Put it in quotes.")
        elif key.value in seen:
            problems.add(key, "N111", f"'{key.value}' stands twice", "Join the two.")
        else:
            seen.add(key.value)
    for child in children(node):
        _check_keys(child, problems)


def _line_starts(lines: tuple[str, ...]) -> Iterator[int]:
    start = 0
    for line in lines:
        yield start
        start += len(line)
    yield start


def children(node: Node) -> tuple[Node, ...]:
    """Return what stands directly inside a value, in the order written."""
    if isinstance(node, Listing):
        return node.items
    if isinstance(node, Table):
        return tuple(child for pair in node.pairs for child in pair)
    return ()


def as_data(node: Node) -> Data:
    """Return a value without places.

    Two files that give equal data mean the same, whatever their layout.
    """
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Listing):
        return [as_data(item) for item in node.items]
    if isinstance(node, Table):
        return {str(as_data(key)): as_data(value) for key, value in node.pairs}
    raise TypeError(node)
