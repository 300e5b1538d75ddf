"""What else is made of the answers for a piece: records, differences, reasons, nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from naka_normalize.records import Result
from naka_normalize.runs.work import Asked, Style


@dataclass(frozen=True, slots=True)
class Records:
    """Writes one JSON record a line for each text of a piece."""

    def write(self, asked: Asked, results: Sequence[Result]) -> tuple[bytes, str]:
        """Return the records."""
        from naka_normalize.formats import jsonl

        piece = asked.piece
        labels = piece.labels or ("",) * len(results)
        records = (
            jsonl.record(result, asked.name, piece.place, label)
            for result, label in zip(results, labels, strict=True)
        )
        return "".join(map(jsonl.line, records)).encode(), ""


@dataclass(frozen=True, slots=True)
class Differences:
    """Writes a unified diff of what changes.

    Attributes:
        colour: Whether to write colour codes.
    """

    colour: bool = False

    def write(self, asked: Asked, results: Sequence[Result]) -> tuple[bytes, str]:
        """Return the diff of a whole file; in a table, one for each text."""
        from naka_normalize.formats import changed, diff

        piece = asked.piece
        if piece.place or piece.texts == (piece.raw.decode(),):
            parts = [
                diff.unified(result, asked.title(number), colour=self.colour)
                for number, result in enumerate(results)
            ]
        else:
            new = asked.layout.rendered(piece, results).decode()
            parts = [
                changed.changed(piece.raw.decode(), new, asked.name, colour=self.colour)
            ]
        # The names of files may hold what no encoding can write.
        return "".join(parts).encode("utf-8", "backslashreplace"), ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Writes nothing; what would change is counted all the same."""

    def write(self, asked: Asked, results: Sequence[Result]) -> tuple[bytes, str]:  # noqa: ARG002 - every style is asked in the same way
        """Return nothing."""
        return b"", ""


@dataclass(frozen=True, slots=True)
class Explained:
    """Writes what another style does, and tells the reasons.

    Attributes:
        style: The other style.
        needed: The probability that a change needs, 0.0 to 1.0.
        colour: Whether to tell in colours.
    """

    style: Style
    needed: float
    colour: bool = False

    def write(self, asked: Asked, results: Sequence[Result]) -> tuple[bytes, str]:
        """Return what the other style writes, and the reasons."""
        from naka_normalize.formats import explanation

        part, _ = self.style.write(asked, results)
        reasons = (
            explanation.explain(
                result, asked.title(number), needed=self.needed, colour=self.colour
            )
            for number, result in enumerate(results)
        )
        return part, "".join(reasons)
