"""Files put through their layouts with stand-ins for the normalizer."""

import io
import re
from pathlib import Path
from typing import Any, Protocol, cast

from naka_normalize.documents.inputs import Input
from naka_normalize.documents.opening import open_input
from naka_normalize.documents.pieces import Layout, Piece
from naka_normalize.documents.settings import InputSettings
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Result, Versions
from naka_normalize.spans import Edit, Span, apply_edits


class Normalizes(Protocol):
    """Anything that normalizes."""

    def normalize(self, text: str) -> Result:
        """Answer for one document."""


class Replacing:
    """Writes one word for another, and knows nothing else."""

    def __init__(self, before: str = "Naka", after: str = "Karabakh") -> None:
        self._before, self._after = before, after

    def normalize(self, text: str) -> Result:
        """Answer for one document."""
        found = re.finditer(re.escape(self._before), text)
        edits = tuple(Edit(Span(*m.span()), self._after, "entity", "noisy") for m in found)
        versions = Versions("0", "0", "0")
        return Result(text, apply_edits(text, edits), edits, (), versions)


# Finds no text that it would change.
UNCHANGING = Replacing("Naka" * 100)


def replacing(before: str = "Naka", after: str = "Karabakh") -> Normalizer:
    """The stand-in, for calls that want the real one."""
    return cast("Normalizer", Replacing(before, after))


def rewritten(layout: Layout, data: bytes, normalizer: Normalizes = UNCHANGING) -> bytes:
    """What is written for a file."""
    parts = [
        layout.rendered(piece, [normalizer.normalize(text) for text in piece.texts])
        for piece in layout.pieces(io.BytesIO(data))
    ]
    out = io.BytesIO()
    layout.assemble(parts, out)
    return out.getvalue()


def pieces_of(path: Path, **settings: Any) -> list[Piece]:  # noqa: ANN401
    """The pieces of a file on the disk."""
    with open_input(Input(path, Path(path.name)), InputSettings(**settings)) as opened:
        return list(opened.layout.pieces(opened.file))


def problems_of(layout: Layout, data: bytes) -> list[str]:
    """What is told about a file."""
    pieces = layout.pieces(io.BytesIO(data))
    return [f"{piece.place}: {piece.problem}" for piece in pieces if piece.problem]
