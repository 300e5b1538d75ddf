"""One input of a run: what is read of it, and what has become of it so far."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from naka_normalize.documents.inputs import Input
from naka_normalize.documents.opening import Opened, open_input
from naka_normalize.documents.settings import InputSettings
from naka_normalize.errors import InputError
from naka_normalize.formats.statistics import Statistics
from naka_normalize.runs.work import Answer, Asked

if TYPE_CHECKING:
    from naka_normalize.runs.journal import Journal
    from naka_normalize.runs.manifest import Entry


Outcome = Literal["written", "unchanged", "printed", "failed"]


class Listener(Protocol):
    """Who is told how a run goes, while it goes."""

    def tell(self, message: str) -> None:
        """Hear of a problem, or of something to know."""

    def explain(self, reasons: str) -> None:
        """Hear the reasons for what became of a piece."""

    def advance(self, documents: int, size: int) -> None:
        """Hear that so many documents, and bytes of the inputs, are done."""


class Underway:
    """One input of a run.

    Attributes:
        item: The input.
        target: What is written; ``None`` if it is printed.
        before: What the manifest says of it; ``None`` if nothing.
        is_done: Whether that is all there is to do.
        sha256: Of what is read; empty if nobody asked for it.
        journal: Answers that are kept until it is done; ``None`` for short files.
        opened: How it is laid out; set when it is read.
        statistics: Counts of its documents.
        failures: How many pieces were left as they stand because of a problem.
        problem: Why it cannot be done; empty if it can.
    """

    def __init__(self, item: Input) -> None:
        self.item = item
        self.target: Path | None = None
        self.before: Entry | None = None
        self.is_done = False
        self.sha256 = ""
        self.journal: Journal | None = None
        self.opened: Opened | None = None
        self.statistics = Statistics()
        self.failures = 0
        self.problem = ""
        self._found: os.stat_result | None = None
        self._is_given_up = False

    @property
    def size(self) -> int:
        """How many bytes it had when it was found; 0 for what is no regular file."""
        return self._found.st_size if self._found is not None else 0

    def look(self) -> None:
        """Remember which file it is, so that a change is noticed."""
        self._found = _regular(self.item.path)

    def check_unchanged(self) -> None:
        """See that it is the file that was read.

        Raises:
            InputError: If it was changed, deleted or replaced meanwhile.
        """
        if self._found is None:
            return
        now = _regular(self.item.path)
        if now is None or _mark(now) != _mark(self._found):
            what = "changed" if now is not None else "deleted"
            raise InputError(
                f"{self.item.shown}: was {what} while it was read; nothing was written,"
                " run again"
            )

    def check_begun(self) -> None:
        """See that it could be opened at all.

        Raises:
            InputError: If not.
        """
        if self.problem and self.opened is None:
            raise InputError(self.problem)

    def read(self, settings: InputSettings) -> Iterator[Asked]:
        """Give its pieces, but for those that the journal answers.

        Raises:
            InputError: If it cannot be read.
        """
        known = self.journal.pieces if self.journal is not None else 0
        with open_input(self.item, settings) as opened:
            self.opened = opened
            for number, piece in enumerate(opened.layout.pieces(opened.file)):
                if self._is_given_up:
                    return
                if number >= known:
                    yield Asked(self.item.name, opened.layout, piece)
        if self.target is not None:
            self.check_unchanged()

    def answers(
        self,
        given: Iterable[tuple[Asked | None, Answer | None]],
        listener: Listener,
        *,
        fail_fast: bool,
    ) -> Iterator[Answer]:
        """Give the answers for all its pieces, and count and tell what they say.

        Raises:
            InputError: At the end, or before, if it cannot be done.
        """
        for note in self.opened.notes if self.opened is not None else ():
            listener.tell(f"note: {note}")
        for known in self.journal.answers() if self.journal is not None else ():
            self._count(known, listener)
            yield known
        for asked, answer in given:
            if asked is None or answer is None:
                break
            if answer.problem and (fail_fast or not asked.piece.place):
                between = ", " if asked.piece.place else ": "
                raise InputError(f"{self.item.shown}{between}{answer.problem}")
            self._count(answer, listener)
            if self.journal is not None:
                self.journal.add(answer)
            yield answer
            listener.advance(answer.statistics.documents, len(asked.piece.raw))
            if answer.reasons:
                listener.explain(answer.reasons)
        if self.problem:
            raise InputError(self.problem)

    def give_up(self, problem: str) -> None:
        """Read no more of it."""
        self.problem = problem
        self._is_given_up = True

    def _count(self, answer: Answer, listener: Listener) -> None:
        self.statistics.merge(answer.statistics)
        if answer.problem:
            self.failures += 1
            listener.tell(f"{self.item.shown}, {answer.problem}")


def _regular(path: Path | None) -> os.stat_result | None:
    """Return what the system says of a regular file; ``None`` for anything else."""
    if path is None:
        return None
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found if stat.S_ISREG(found.st_mode) else None


def _mark(found: os.stat_result) -> tuple[int, int, int, int]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
