"""The values of an alias file, which know where they stand, and what is wrong with them.

Nodes are not frozen, because a large file has 100,000 and freezing costs more than all
the rest of making one; nothing changes them.
"""

from dataclasses import dataclass

from naka_normalize.errors import Place, Problem

# A larger file is not read.
MAX_BYTES = 64 * 1024 * 1024


@dataclass(slots=True, eq=False)
class Node:
    """One value of a file.

    Attributes:
        file: Name of the file as the user would write it.
        line: Line number, from 1.
        column: Column in code points, from 1.
    """

    file: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the value starts."""
        return Place(self.file, self.line, self.column)


@dataclass(slots=True, eq=False)
class Text(Node):
    """A scalar, as text whatever it looks like."""

    value: str


@dataclass(slots=True, eq=False)
class Listing(Node):
    """A sequence."""

    items: tuple[Node, ...]


@dataclass(slots=True, eq=False)
class Table(Node):
    """A mapping: keys and values in the order written, equal keys included."""

    pairs: tuple[tuple[Node, Node], ...]


class Problems:
    """Collects what is wrong, so that one run reports everything."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, at: Node | Place, code: str, says: str, hint: str = "") -> None:
        """Note one thing that is wrong at a place."""
        self.found.append(
            Problem(at.place if isinstance(at, Node) else at, code, says, hint)
        )
