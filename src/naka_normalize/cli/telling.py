"""What the command line tells about a run while it goes, and at its end."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from naka_normalize.cli.messages import say
from naka_normalize.documents.inputs import Input
from naka_normalize.formats.statistics import Statistics, counted

if TYPE_CHECKING:
    from naka_normalize.runs.progress import Progress
    from naka_normalize.runs.run import Done

_WORDS = {"before": "done before"}


class Teller:
    """Tells problems, reasons and progress on standard error.

    Attributes:
        statistics: Counts over all documents so far.
        results: How many inputs came to which result.
        failures: How many inputs, and pieces of inputs, failed.
    """

    def __init__(self, inputs: Sequence[Input], *, shows_progress: bool) -> None:
        """Prepare for a run over these inputs."""
        self.statistics = Statistics()
        self.results: Counter[str] = Counter()
        self.failures = 0
        self._number = len(inputs)
        self._progress = _progress(inputs) if shows_progress else None

    def tell(self, message: str) -> None:
        """Say something between two drawings of the progress."""
        if self._progress is not None:
            self._progress.clear()
        say(message)

    def explain(self, reasons: str) -> None:
        """Give reasons after the document that they are about."""
        sys.stdout.flush()
        sys.stderr.write(reasons)

    def advance(self, documents: int, size: int) -> None:
        """Show how far the run is."""
        if self._progress is not None:
            self._progress.advance(documents, size)

    def count(self, done: "Done") -> None:
        """Count what became of an input."""
        self.statistics.merge(done.statistics)
        self.results[done.result] += 1
        self.failures += done.failures + (done.result == "failed")

    def end(self) -> None:
        """Take the progress away."""
        if self._progress is not None:
            self._progress.clear()

    def counts(self) -> str:
        """Return the counts of all documents in one line."""
        total = self.statistics
        failed = f", {self.failures:,} failed" if self.failures else ""
        documents = counted(total.documents, "document")
        return f"{documents}, {total.changed:,} changed{failed}: {total}"

    def is_worth_a_summary(self) -> bool:
        """Tell whether the inputs came to different results, which is worth a line."""
        return "before" in self.results or (self.failures > 0 and self._number > 1)

    def summary(self) -> str:
        """Return how many inputs came to which result, in one line."""
        results = (f"{n:,} {_WORDS.get(name, name)}" for name, n in self.results.items())
        left = self._number - self.results.total()
        listed = [*results, *([f"{left:,} not begun"] if left else [])]
        return f"{counted(self._number, 'input')}: {', '.join(listed)}"


def _progress(inputs: Sequence[Input]) -> "Progress":
    from naka_normalize.runs.progress import Progress

    return Progress(sys.stderr, sum(map(_size, inputs)))


def _size(item: Input) -> int:
    """Return how many bytes an input has, as far as one can know."""
    try:
        return item.path.stat().st_size if item.path is not None else 0
    except (OSError, ValueError):
        return 0
