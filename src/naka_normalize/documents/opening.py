"""The door to files: compression and encoding are taken away, and put on again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from naka_normalize.documents.encodings import (
    PROBE,
    UTF8,
    Recoded,
    encoding_of,
    mark_of,
)
from naka_normalize.documents.inputs import Input
from naka_normalize.documents.kinds import kind_of
from naka_normalize.documents.layouts import layout_for
from naka_normalize.documents.packing import Packing, packing_of
from naka_normalize.documents.pieces import Layout, UnreadableError
from naka_normalize.documents.settings import InputSettings, Kind
from naka_normalize.documents.streams import look_ahead
from naka_normalize.errors import InputError, UsageError


class Opened(NamedTuple):
    """An input that is being read.

    Attributes:
        name: What messages call it.
        file: What it holds, unpacked and in UTF-8.
        layout: How it is cut into pieces.
        packing: How it is packed; empty if it is not.
        recoded: What converts its encoding; ``None`` for UTF-8 and for what is no text.
        notes: What the user should know about how it is read, such as the encoding that
            was guessed.
    """

    name: str
    file: BinaryIO
    layout: Layout
    packing: Packing = ""
    recoded: Recoded | None = None
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
        try:
            with self._written(target) as file:
                yield file
        except UnreadableError as error:
            raise InputError(f"{self.name}: {error}") from error

    @contextmanager
    def _written(self, target: BinaryIO) -> Iterator[BinaryIO]:
        from naka_normalize.documents.unpacking import packed

        with packed(target, self.packing) as file:
            if self.recoded is None:
                yield file
                return
            with self.recoded.written(file) as encoded:
                yield encoded
            if not self.recoded.exact:
                raise UnreadableError(
                    f"{self.recoded.encoding.upper()} would not give back the same bytes;"
                    " convert the file to UTF-8 first"
                )


@contextmanager
def open_input(item: Input, settings: InputSettings) -> Iterator[Opened]:
    """Open an input for reading, and close it.

    Raises:
        InputError: If it cannot be read, now or while it is read; every message starts
            with its name.
        UsageError: If the settings do not fit it, such as JSON Lines without a field.
    """
    with _named(item.shown), item.opened() as raw:
        start, file = look_ahead(raw, PROBE)
        packing = packing_of(start)
        if packing:
            from naka_normalize.documents.unpacking import unpacked

            start, file = look_ahead(unpacked(file, packing, settings), PROBE)
        kind = kind_of(item.name, settings)
        if kind == "parquet":
            yield Opened(item.shown, file, _layout(item, kind, b"", settings), packing)
            return
        encoding, note = encoding_of(start, settings.encoding)
        recoded = None if encoding == UTF8 else Recoded(encoding, mark_of(start, encoding))
        if recoded is not None:
            start, file = look_ahead(recoded.reading(file), PROBE)
        layout = _layout(item, kind, start, settings)
        notes = (f"{item.shown}: {note}",) if note else ()
        yield Opened(item.shown, file, layout, packing, recoded, notes)


def _layout(item: Input, kind: Kind, start: bytes, settings: InputSettings) -> Layout:
    """Return the layout of an input, and put its name before what was not said."""
    try:
        return layout_for(kind, start, settings)
    except UsageError as error:
        raise UsageError(f"{item.shown}: {error}") from error


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Put the name of an input before what is wrong with it."""
    try:
        yield
    except UnreadableError as error:
        raise InputError(f"{name}: {error}") from error
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from error
