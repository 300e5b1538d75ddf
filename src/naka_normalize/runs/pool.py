"""Processes that work on batches; one that dies is replaced, and nothing is lost."""

import signal
from collections import deque
from dataclasses import dataclass
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, NamedTuple, Self

from naka_normalize.errors import InputError
from naka_normalize.runs.ordered import Batch
from naka_normalize.runs.work import Answer, Asked, Work

# So many deaths in a row, without an answer between them, are no accident.
_MOST_DEATHS = 10
_PATIENCE = 1.0


class _Errand(NamedTuple):
    """Pieces of a batch that are sent to a process together.

    Attributes:
        batch: The batch.
        numbers: Which of its pieces.
        again: Whether a process died of one of them already.
    """

    batch: Batch[Any]
    numbers: tuple[int, ...]
    again: bool = False

    @property
    def asked(self) -> list[Asked]:
        """The pieces."""
        found = (self.batch.asked[number] for number in self.numbers)
        return [asked for asked in found if asked is not None]


@dataclass(slots=True)
class _Worker:
    """A process, and the line to it."""

    process: Process
    line: "Connection[Any, Any]"
    errand: _Errand | None = None


class Pool:
    """Processes that share the work; start it with ``with``.

    Each works on one batch at a time. When one dies, the pieces of its batch are asked
    again, one by one, so that only the one it died of is given up.
    """

    def __init__(self, work: Work, jobs: int) -> None:
        """Prepare for so many processes; they are started when there is work."""
        self._work = work
        self._jobs = jobs
        self._workers: list[_Worker] = []
        self._queue: deque[_Errand] = deque()
        self._deaths = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.line.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def ask(self, batch: Batch[Any]) -> None:
        """Put a batch into the queue; its ``waits_for`` is 0 when it is answered."""
        batch.answers = [None] * len(batch.asked)
        numbers = tuple(n for n, asked in enumerate(batch.asked) if asked is not None)
        batch.waits_for = len(numbers)
        if numbers:
            self._queue.append(_Errand(batch, numbers))

    def attend(self, seconds: float | None) -> None:
        """Hand out work and take answers; wait for one if there is none.

        Args:
            seconds: How long to wait; ``None`` for as long as it takes.

        Raises:
            InputError: If processes die again and again.
        """
        self._hand_out()
        busy = {worker.line: worker for worker in self._workers if worker.errand}
        for line in wait(list(busy), seconds) if busy else ():
            worker = busy[line]  # type: ignore[index]
            try:
                answers: list[Answer] = worker.line.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            self._deaths = 0
            self._take(worker, answers)
        self._hand_out()

    def _hand_out(self) -> None:
        """Give every process that has nothing to do an errand, if there is one."""
        while self._queue:
            worker = next((one for one in self._workers if one.errand is None), None)
            if worker is None:
                if len(self._workers) == self._jobs:
                    return
                worker = self._start()
            worker.errand = self._queue.popleft()
            try:
                worker.line.send(worker.errand.asked)
            except OSError:
                self._bury(worker)

    def _start(self) -> _Worker:
        ours, theirs = Pipe()
        process = Process(target=_serve, args=(theirs, ours, self._work), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _take(self, worker: _Worker, answers: list[Answer]) -> None:
        """Put the answers of a process where they belong."""
        errand, worker.errand = worker.errand, None
        if errand is not None:
            for number, answer in zip(errand.numbers, answers, strict=True):
                errand.batch.answers[number] = answer
            errand.batch.waits_for -= len(answers)

    def _bury(self, worker: _Worker) -> None:
        """Take leave of a process that died, and ask again what it was asked."""
        errand = worker.errand
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join(_PATIENCE)
        self._deaths += 1
        if self._deaths > _MOST_DEATHS:
            raise InputError(
                f"{self._deaths} processes died in a row ({_cause(worker.process)});"
                " try --jobs 1, or fewer at a time"
            )
        if errand is None:
            return
        if errand.again:
            says = f"a process died of it, twice ({_cause(worker.process)})"
            answers = [self._work.given_up(asked, says) for asked in errand.asked]
            self._take(worker, answers)
            return
        again = (_Errand(errand.batch, (number,), again=True) for number in errand.numbers)
        self._queue.extendleft(reversed(list(again)))


def _cause(process: Process) -> str:
    """Say how a process ended."""
    code = process.exitcode or 0
    if code >= 0:
        return f"exit code {code}"
    name = signal.Signals(-code).name
    is_kill = name == "SIGKILL"
    return f"{name}, which the system sends when memory is short" if is_kill else name


def _serve(
    line: "Connection[Any, Any]", other_end: "Connection[Any, Any]", work: Work
) -> None:
    """Answer until nobody asks any more; this is all that a process does."""
    # A process that was forked has the other end too, and would never see it close.
    other_end.close()
    # Ctrl-C reaches every process of the terminal; the one that asks decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            asked: list[Asked] = line.recv()
            line.send([work(one) for one in asked])
    except (EOFError, OSError):
        return
