"""The values of an alias file, which know where they stand, and what is wrong with them."""

from typing import NamedTuple

from naka_normalize.errors import Place, Problem

# A larger file is not read.
MAX_BYTES = 64 * 1024 * 1024


class Text(NamedTuple):
    """A scalar, as text whatever it looks like, and where it starts."""

    place: Place
    value: str


class Listing(NamedTuple):
    """A sequence, and where it starts."""

    place: Place
    items: "tuple[Node, ...]"


class Table(NamedTuple):
    """A mapping, and where it starts: keys and values as written, equal keys included."""

    place: Place
    pairs: "tuple[tuple[Node, Node], ...]"


Node = Text | Listing | Table


class Problems:
    """Collects what is wrong, so that one run reports everything."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, at: Node | Place, code: str, says: str, hint: str = "") -> None:
        """Note one thing that is wrong at a place."""
        place = at if isinstance(at, Place) else at.place
        self.found.append(Problem(place, code, says, hint))
