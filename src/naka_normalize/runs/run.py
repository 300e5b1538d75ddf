"""A run: every input, one after another, and what became of each."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NamedTuple

from naka_normalize.documents.inputs import Input
from naka_normalize.documents.settings import InputSettings
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.statistics import Statistics
from naka_normalize.runs.files import Listener, Outcome, Underway
from naka_normalize.runs.ordered import answered, cores
from naka_normalize.runs.work import Answer, Asked, Work

if TYPE_CHECKING:
    from naka_normalize.runs.ledger import Ledger
    from naka_normalize.runs.outlet import Outlet
    from naka_normalize.runs.settings import RunSettings


class Done(NamedTuple):
    """What became of an input.

    Attributes:
        name: The input, as messages call it.
        result: ``written``, ``unchanged``, ``printed``, ``failed``; or ``before``: an
            earlier run did it.
        statistics: Counts of its documents; of this run only.
        failures: How many pieces were left as they stand because of a problem.
        problem: Why it failed; empty if it did not.
        target: The file that was written; ``None`` if none was.
    """

    name: str
    result: Outcome | Literal["before"]
    statistics: Statistics
    failures: int = 0
    problem: str = ""
    target: Path | None = None

    @property
    def is_failed(self) -> bool:
        """Whether anything of it could not be done."""
        return self.result == "failed" or self.failures > 0


class Run:
    """Inputs, what is done with them, and where the answers go."""

    def __init__(
        self,
        work: Work,
        outlet: "Outlet",
        listener: Listener,
        reading: InputSettings,
        settings: "RunSettings",
    ) -> None:
        """Prepare a run; nothing is read before ``go``.

        Args:
            work: What is done with each piece.
            outlet: Where the answers go.
            listener: Who hears of problems and progress.
            reading: How the inputs are read.
            settings: How the run goes.
        """
        self._work = work
        self._outlet = outlet
        self._listener = listener
        self._reading = reading
        self._settings = settings
        self._ledger: Ledger | None = None
        self._ahead: list[Underway] = []

    def go(self, inputs: Sequence[Input], about: Mapping[str, Any]) -> Generator[Done]:
        """Do one input after another, and give what became of each.

        Args:
            inputs: What to read.
            about: Everything that the answers depend on, as the manifest has it.

        Raises:
            UsageError: If the manifest cannot be used or the settings do not fit an input.
            InputError: If the manifest cannot be written, or processes die again and again.
        """
        with ExitStack() as stack:
            settings = self._settings
            if settings.manifest is not None:
                from naka_normalize.runs.ledger import opened_ledger

                self._ledger = stack.enter_context(
                    opened_ledger(settings.manifest, about, resume=settings.resume)
                )
            stack.callback(self._leave)
            jobs = settings.jobs or cores()
            triples = answered(self._work, self._queue(inputs), jobs)
            for file, group in groupby(triples, key=itemgetter(0)):
                done = self._finish(file, ((asked, answer) for _, asked, answer in group))
                yield done
                if settings.fail_fast and done.is_failed:
                    break

    def _queue(self, inputs: Sequence[Input]) -> Iterator[tuple[Underway, Asked | None]]:
        """Give the pieces of every input, and nothing at the end of each."""
        for item in inputs:
            file = Underway(item)
            self._ahead.append(file)
            try:
                file.target = self._outlet.target(item)
                file.look()
                if self._ledger is not None:
                    self._ledger.prepare(file)
                if file.before is None:
                    for asked in file.read(self._reading):
                        yield file, asked
            except InputError as error:
                file.problem = str(error)
            except OSError as error:
                file.problem = f"{item.shown}: cannot be read: {error.strerror or error}"
            except UsageError as error:
                # What does not fit one of many is no reason to stop.
                if len(inputs) == 1:
                    raise
                file.problem = str(error)
            yield file, None

    def _finish(
        self, file: Underway, given: Iterable[tuple[Asked | None, Answer | None]]
    ) -> Done:
        """Bring an input to its end."""
        self._ahead.remove(file)
        name, before = file.item.name, file.before
        if before is not None:
            self._listener.advance(0, file.size)
            return Done(name, "before", file.statistics, before.failures)
        fail_fast = self._settings.fail_fast
        answers = file.answers(given, self._listener, fail_fast=fail_fast)
        result = self._deliver(file, answers)
        if self._ledger is not None and result != "written":
            self._ledger.note(file, result)
        target = file.target if result == "written" else None
        return Done(name, result, file.statistics, file.failures, file.problem, target)

    def _deliver(self, file: Underway, answers: Iterator[Answer]) -> Outcome:
        """Send the answers where they belong; what goes wrong is told."""
        result: Outcome = "failed"
        try:
            file.check_begun()
            result = self._outlet.deliver(file, answers, partial(self._seal, file))
        except InputError as error:
            file.give_up(str(error))
            self._listener.tell(file.problem)
        finally:
            if file.journal is not None:
                file.journal.close(done=result != "failed")
        return result

    def _seal(self, file: Underway, whole: BinaryIO) -> None:
        if self._ledger is not None:
            self._ledger.seal(file, whole)

    def _leave(self) -> None:
        """Close the journals of inputs that were begun and not finished."""
        for file in self._ahead:
            if file.journal is not None:
                file.journal.close(done=False)
