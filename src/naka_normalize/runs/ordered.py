"""Answers in the order of what was asked, on one process or on several."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from naka_normalize.runs.work import Answer, Asked, Work

if TYPE_CHECKING:
    from naka_normalize.runs.pool import Pool

# Bytes that are sent to a process at once: about half a second of work.
_ENOUGH = 250_000
# … and pieces, for those that are nearly empty.
_MANY = 1_000
# Batches that are held for each process: one it works on, one next, one answered.
_HELD = 3

Owner = TypeVar("Owner")


class Batch(Generic[Owner]):
    """Some pieces in a row, of one file or of several.

    Attributes:
        owners: What each belongs to.
        asked: The pieces; ``None`` where there is no work to do.
        answers: The answers, as far as they are there.
        waits_for: How many are not.
    """

    __slots__ = ("answers", "asked", "owners", "waits_for")

    def __init__(self) -> None:
        self.owners: list[Owner] = []
        self.asked: list[Asked | None] = []
        self.answers: list[Answer | None] = []
        self.waits_for = 0


def cores() -> int:
    """Return how many processes can work at the same time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def answered(
    work: Work, queue: Iterable[tuple[Owner, Asked | None]], jobs: int
) -> Iterator[tuple[Owner, Asked | None, Answer | None]]:
    """Give the answer for each piece of a queue, in the order of the queue.

    The queue is read as far ahead as keeps the processes busy, and no further. What fits
    in one batch is done in this process, which costs less than starting others.

    Args:
        work: What to do with a piece.
        queue: Pieces with what they belong to; without a piece, nothing is done.
        jobs: How many processes may work.

    Raises:
        InputError: If processes die again and again.
    """
    if jobs == 1:
        for owner, asked in queue:
            yield owner, asked, None if asked is None else work(asked)
        return
    batches = _cut(queue)
    first = next(batches, None)
    second = next(batches, None)
    if first is None or second is None:
        for owner, asked in zip(first.owners, first.asked, strict=True) if first else ():
            yield owner, asked, None if asked is None else work(asked)
        return
    from naka_normalize.runs.pool import Pool

    with Pool(work, jobs) as pool:
        yield from _spread(pool, chain((first, second), batches), jobs * _HELD)


def _cut(queue: Iterable[tuple[Owner, Asked | None]]) -> Iterator[Batch[Owner]]:
    """Cut the queue into batches of about equal work."""
    batch: Batch[Owner] = Batch()
    size = 0
    for owner, asked in queue:
        batch.owners.append(owner)
        batch.asked.append(asked)
        size += len(asked.piece.raw) if asked is not None else 0
        if size >= _ENOUGH or len(batch.asked) >= _MANY:
            yield batch
            batch, size = Batch(), 0
    if batch.asked:
        yield batch


def _spread(
    pool: "Pool", batches: Iterator[Batch[Owner]], most: int
) -> Iterator[tuple[Owner, Asked | None, Answer | None]]:
    """Let a pool answer batches, and give the answers in order."""
    held: deque[Batch[Owner]] = deque()
    while True:
        while len(held) < most and (batch := next(batches, None)) is not None:
            held.append(batch)
            pool.ask(batch)
            pool.attend(0)
        if not held:
            return
        while held[0].waits_for:
            pool.attend(None)
        done = held.popleft()
        for triple in zip(done.owners, done.asked, done.answers, strict=True):
            yield triple
            # Whoever takes the answers may be slow, such as a disk.
            pool.attend(0)
