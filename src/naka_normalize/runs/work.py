"""The work on one piece, which any process can do: from what is read to what is written."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from naka_normalize.documents.pieces import Layout, Piece
from naka_normalize.errors import InputError
from naka_normalize.formats.statistics import Statistics
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Result, Versions

_UNREAD = Versions("", "", "")


class Asked(NamedTuple):
    """A piece to work on; a named tuple, because that is quickly sent to a process.

    Attributes:
        name: Name of the file, as messages call it.
        layout: How the file is cut into pieces.
        piece: The piece.
    """

    name: str
    layout: Layout
    piece: Piece

    def title(self, number: int) -> str:
        """Return what messages call one of its texts, by its number from 0."""
        named = (self.name, self.piece.place, self.label(number))
        return ", ".join(filter(None, named))

    def label(self, number: int) -> str:
        """Return what tells one of its texts from the others; empty if nothing does."""
        return self.piece.labels[number] if self.piece.labels else ""

    def problem(self, says: str) -> str:
        """Return a problem with the place of the piece, unless that is the whole file."""
        return ": ".join(filter(None, (self.piece.place, says)))


class Answer(NamedTuple):
    """What became of a piece; a named tuple, too.

    Attributes:
        part: What is written for it.
        changed: Whether that is something else than what stood there.
        problem: What could not be read or done, where and why; empty if all was.
        reasons: What is to be told about it on standard error; may be empty.
        statistics: Counts of its documents.
    """

    part: bytes
    changed: bool
    problem: str
    reasons: str
    statistics: Statistics


class Style(Protocol):
    """What is made of the answers for the texts of a piece; picklable."""

    def write(self, asked: Asked, results: Sequence[Result]) -> tuple[bytes, str]:
        """Return what is written for a piece, and what is told about it.

        Without results, it is about a piece that stays as it stands.
        """


class Rendered:
    """Writes a piece as its file has it, with normalized texts, and tells nothing."""

    def write(self, asked: Asked, results: Sequence[Result]) -> tuple[bytes, str]:
        """Return the piece as its layout renders it."""
        texts = asked.piece.texts
        answers = results or [Result(text, text, (), (), _UNREAD) for text in texts]
        return asked.layout.rendered(asked.piece, answers), ""


class Work(NamedTuple):
    """Normalizes pieces; picklable, and all that a process needs.

    Attributes:
        normalizer: What normalizes their texts.
        style: What is made of the answers.
    """

    normalizer: Normalizer
    style: Style

    def __call__(self, asked: Asked) -> Answer:
        """Work on one piece. Whatever goes wrong is told in the answer."""
        piece = asked.piece
        try:
            results = [self.normalizer.normalize(text) for text in piece.texts]
            part, reasons = self.style.write(asked, results)
        except InputError as error:
            return self.given_up(asked, str(error))
        except Exception as error:  # noqa: BLE001 - a mistake of ours must not cost the others
            return self.given_up(asked, f"cannot be normalized: {error!r}")
        statistics = Statistics()
        for result in results:
            statistics.add(result)
        problem = asked.problem(piece.problem) if piece.problem else ""
        return Answer(part, part != piece.raw, problem, reasons, statistics)

    def given_up(self, asked: Asked, problem: str) -> Answer:
        """Return the answer for a piece that is left as it stands."""
        part, _ = self.style.write(asked, ())
        is_changed = part != asked.piece.raw
        return Answer(part, is_changed, asked.problem(problem), "", Statistics())
