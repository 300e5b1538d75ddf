"""The door to files: compression and encoding are taken away, and put on again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from naka_normalize.documents.inputs import Input
from naka_normalize.documents.pieces import Layout
from naka_normalize.documents.plain import Plain
from naka_normalize.documents.settings import InputSettings


@dataclass(slots=True)
class Opened:
    """An input that is being read.

    Attributes:
        file: What it holds, unpacked and in UTF-8.
        layout: How it is cut into pieces.
        notes: What the user should know about how it is read, such as the encoding that
            was guessed.
    """

    file: BinaryIO
    layout: Layout
    notes: tuple[str, ...] = ()

    @contextmanager
    def written(self, target: BinaryIO) -> Iterator[BinaryIO]:
        """Give a file to assemble into, which packs and encodes as the input was.

        For standard output there is no need of it: assembled parts are UTF-8.

        Args:
            target: The file on the disk, open for writing; it is not closed.

        Raises:
            InputError: If what is written has a character that the encoding lacks, or the
                input cannot be written in its encoding again without a loss.
        """
        yield target


@contextmanager
def open_input(item: Input, settings: InputSettings) -> Iterator[Opened]:
    """Open an input for reading.

    Raises:
        InputError: If it cannot be read, now or while it is read.
        UsageError: If the settings do not fit it, such as JSON Lines without a field.
    """
    with item.open() as file:
        yield Opened(file, layout_for(item.name, settings))


def layout_for(name: str, settings: InputSettings) -> Layout:
    """Return how a file is laid out, by the settings or by its name."""
    return Plain(settings.max_document)
