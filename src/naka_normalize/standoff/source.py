"""What a reader is given, and how it says where something is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from naka_normalize.errors import InputError, Place
from naka_normalize.formats.lines import Lines
from naka_normalize.formats.offsets import Unit
from naka_normalize.standoff.holdings import Losses
from naka_normalize.standoff.records import StandoffDocument

# Text of a document by its name; raises ``InputError`` if there is none.
Texts = Callable[[str], str]
# A document, or what is wrong with it; the others are still read.
Read = Iterator[StandoffDocument | InputError]


def no_texts(name: str) -> str:
    """Stand for the texts where none are at hand.

    Raises:
        InputError: Always.
    """
    raise InputError(f"there is no text of {name!r}")


@dataclass(frozen=True)
class Source:
    """The content of one file to read.

    Attributes:
        name: How messages call it.
        content: Its characters, without a byte-order mark.
        document: Name of the document, for files that hold one and do not say it.
        texts: Where formats that hold no texts get them from.
        unit: What offsets count in formats that do not say it.
        losses: Counts what the file says and documents cannot hold.
    """

    name: str
    content: str
    document: str = ""
    texts: Texts = no_texts
    unit: Unit = "codepoint"
    losses: Losses = field(default_factory=Losses)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.content)

    def place(self, position: int) -> Place:
        """Return file, line and column of a position."""
        return Place(self.name, *self._lines.place(position))

    def text(self, document: str, place: Place) -> str:
        """Return the text of a document, for formats that hold none.

        Raises:
            InputError: If there is none; at the place that names it.
        """
        try:
            return self.texts(document)
        except InputError as error:
            raise InputError(f"{place}: {error}") from error

    def unnamed(self, number: int) -> str:
        """Return the name of a document that has none, by its number from 1."""
        return f"{self.document or self.name}#{number}"
