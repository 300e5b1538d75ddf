"""JSON Lines: every line is a record, with texts in some of its fields."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from json import JSONDecodeError
from typing import BinaryIO

from naka_normalize.documents.added import (
    added_names,
    added_values,
    foreign_beside,
    listed,
    written_json,
)
from naka_normalize.documents.members import Member, Object, read_line, read_object
from naka_normalize.documents.pieces import Piece, UnreadableError
from naka_normalize.documents.streams import CHUNK
from naka_normalize.documents.whole import decoded, too_large
from naka_normalize.records import Result
from naka_normalize.spans import Edit, Span, apply_edits


@dataclass(frozen=True, slots=True)
class _Text:
    """Where what is added for one text goes.

    Attributes:
        end: The end of the last member of its object.
        added: Each added key, and where its value stands if the line has it already.
    """

    end: int
    added: tuple[tuple[str, Span | None], ...]


@dataclass(frozen=True, slots=True)
class JsonLines:
    """A file of JSON objects, one a line.

    Attributes:
        fields: Which fields are texts, as dotted paths.
        max_document: How many bytes a line may have.
    """

    fields: tuple[str, ...]
    max_document: int

    def pieces(self, file: BinaryIO) -> Iterator[Piece]:
        """Give each line; one that is too large in parts that have no text."""
        number, found, first = 0, False, b""
        while raw := file.readline(self.max_document + 1):
            number += 1
            if len(raw) > self.max_document:
                yield from _rest(file, raw, number, self.max_document)
                continue
            piece = self._piece(raw, f"line {number}")
            first = first or raw.strip()
            found = found or piece.kept is not None
            yield piece
        if first and not found:
            yield Piece(b"", (), "every line", self._missing(first))

    def rendered(self, piece: Piece, results: Sequence[Result]) -> bytes:
        """Return the line with what is new in it; nothing else of it is touched."""
        if not results:
            return piece.raw
        edits: list[Edit] = []
        for text, result in zip(piece.kept, results, strict=True):
            for (key, span), value in zip(text.added, added_values(result), strict=True):
                written = written_json(value)
                if span is None:
                    new = f", {written_json(key)}: {written}"
                    edits.append(Edit(Span(text.end, text.end), new, "added", key))
                else:
                    edits.append(Edit(span, written, "added", key))
        edits.sort(key=lambda edit: edit.span)
        return apply_edits(piece.raw.decode(), edits).encode()

    def assemble(self, parts: Iterable[bytes], file: BinaryIO) -> None:
        """Write the lines one after another."""
        file.writelines(parts)

    def _piece(self, raw: bytes, place: str) -> Piece:
        """Read one line."""
        if not raw.strip():
            return Piece(raw, (), place)
        try:
            line = decoded(raw)
            whole = read_line(line)
        except JSONDecodeError as error:
            at = f"column {error.pos + 1}"
            return Piece(raw, (), place, f"not a JSON object: {error.msg} at {at}")
        except RecursionError:
            return Piece(raw, (), place, "nested too deeply to be read")
        except UnreadableError as error:
            return Piece(raw, (), place, str(error))
        found = [(field, *_find(line, whole, field)) for field in self.fields]
        wrong = [
            f"{field} is no text but {member.span.of(line)[:40]}"
            for field, _, member in found
            if member and not isinstance(member.value, str | None)
        ]
        texts = [
            (field, above, member)
            for field, above, member in found
            if member and isinstance(member.value, str)
        ]
        taken = [
            one
            for _, above, member in texts
            if (one := foreign_beside(member.key, [m.key for m in above.members]))
        ]
        if taken:
            return Piece(raw, (), place, "; ".join(taken))
        known = any(member for _, _, member in found)
        return Piece(
            raw,
            tuple(member.value for _, _, member in texts),
            place,
            "; ".join(wrong),
            tuple(field for field, _, _ in texts),
            tuple(_text(above, member) for _, above, member in texts) if known else None,
        )

    def _missing(self, first: bytes) -> str:
        """Say that the fields are nowhere, and which there are."""
        fields = " or ".join(self.fields)
        return f"there is no {fields}; the first line has {keys_seen(first)}"


def keys_seen(start: bytes) -> str:
    """List the fields of the first record of a file, for a message."""
    try:
        return listed(_paths(read_line(start.partition(b"\n")[0].decode())))
    except (ValueError, RecursionError):
        return "no fields that can be read"


def _paths(record: Object, above: str = "") -> Iterator[str]:
    """Give the paths of everything in a record that is no record itself."""
    return _paths_below({member.key: member.value for member in record.members}, above)


def _paths_below(record: dict[str, object], above: str) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, dict) and value:
            yield from _paths_below(value, f"{above}{key}.")
        else:
            yield above + key


def _find(line: str, record: Object, path: str) -> tuple[Object, Member | None]:
    """Return a member by its path, and the object that it belongs to.

    A key that has the dots of the path in itself is found as well.
    """
    member = record.member(path)
    head, dot, rest = path.partition(".")
    while member is None and dot:
        inner = record.member(head)
        if inner is not None and isinstance(inner.value, dict):
            return _find(line, read_object(line, inner.span.start), rest)
        step, dot, rest = rest.partition(".")
        head = f"{head}.{step}"
    return record, member


def _text(above: Object, member: Member) -> _Text:
    """Say where what is added for a text goes."""
    beside = ((key, above.member(key)) for key in added_names(member.key))
    added = tuple((key, other.span if other else None) for key, other in beside)
    return _Text(above.members[-1].span.end, added)


def _rest(file: BinaryIO, raw: bytes, number: int, limit: int) -> Iterator[Piece]:
    """Give a line that is too large, part by part."""
    yield Piece(raw, (), f"line {number}", too_large("the line", limit))
    while not raw.endswith(b"\n") and (raw := file.readline(CHUNK)):
        yield Piece(raw, ())
