"""What else is made of the answers for a piece: records, differences, reasons, nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from naka_normalize.formats.offsets import Unit
from naka_normalize.records import Result
from naka_normalize.runs.work import Asked, Style


@dataclass(frozen=True, slots=True)
class Records:
    """Writes one JSON record a line for each text of a piece.

    Attributes:
        unit: What spans count.
    """

    unit: Unit = "codepoint"

    def write(self, asked: Asked, results: Sequence[Result]) -> tuple[bytes, str]:
        """Return the records."""
        from naka_normalize.formats import jsonl

        piece = asked.piece
        records = (
            jsonl.record(result, asked.name, piece.place, asked.label(number), self.unit)
            for number, result in enumerate(results)
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
        if piece.place:
            parts = (
                diff.unified(result, asked.title(number), colour=self.colour)
                for number, result in enumerate(results)
            )
            return "".join(parts).encode(), ""
        old = piece.raw.decode()
        new = asked.layout.rendered(piece, results).decode()
        if [(old, new)] == [(result.source, result.text) for result in results]:
            # The edits are known, so the lines need not be compared.
            return diff.unified(results[0], asked.name, colour=self.colour).encode(), ""
        return changed.changed(old, new, asked.name, colour=self.colour).encode(), ""


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
