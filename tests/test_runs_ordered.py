"""Answers come in the order of the questions, whoever gives them and whoever dies."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from naka_normalize.documents.pieces import Piece
from naka_normalize.errors import InputError
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Result
from naka_normalize.runs import ordered
from naka_normalize.runs.ordered import answered
from naka_normalize.runs.work import Asked, Rendered, Work
from runs_toy import Faulty, LineByLine

WORK = Work(cast("Normalizer", Faulty()), Rendered())


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let a few lines be enough for several processes."""
    monkeypatch.setattr(ordered, "_MANY", 3)
    monkeypatch.chdir(tmp_path)


def asked(text: str) -> Asked:
    """A line of a file."""
    piece = Piece(text.encode() + b"\n", (text,), "line 1", labels=("",))
    return Asked("a.txt", LineByLine(), piece)


def parts(texts: list[str | None], jobs: int) -> list[tuple[int, bytes, str]]:
    """Number, what is written, and problem of each answer."""
    queue = ((n, None if text is None else asked(text)) for n, text in enumerate(texts))
    return [
        (n, answer.part if answer else b"", answer.problem if answer else "")
        for n, _, answer in answered(WORK, queue, jobs)
    ]


@given(texts=st.lists(st.none() | st.sampled_from(["Naka", "calm", "SLOW"]), max_size=12))
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_number_of_processes_changes_nothing(texts: list[str | None]) -> None:
    """One process or three: the same answers in the same order."""
    alone = parts(texts, 1)

    assert alone == parts(texts, 3)
    assert list(range(len(texts))) == [number for number, _, _ in alone]


def test_a_process_that_dies_once_costs_nothing() -> None:
    """What it was asked is asked again, and answered in its place."""
    texts: list[str | None] = ["Naka", "DIE ONCE", *["calm"] * 6, "Naka"]

    found = parts(texts, 2)
    assert ["", ""] == [found[1][2], found[-1][2]]
    assert [b"Nagorno-Karabakh\n", b"DIE ONCE\n"] == [part for _, part, _ in found[:2]]


def test_only_the_piece_that_kills_is_given_up() -> None:
    """It is written as it stands and told; those beside it are done."""
    found = parts(["Naka", "DIE", "Naka", "calm", "Naka"], 2)

    assert [number for number, _, problem in found if problem] == [1]
    assert found[1][1] == b"DIE\n"
    assert found[1][2].startswith("line 1: a process died of it, twice (SIGKILL, which")
    assert [found[n][1] for n in (0, 2, 4)] == [b"Nagorno-Karabakh\n"] * 3


def test_processes_that_always_die_end_the_run() -> None:
    """There is no endless starting of processes."""
    with pytest.raises(InputError, match="processes died in a row"):
        parts(["DIE"] * 40, 2)


def test_a_failure_is_an_answer() -> None:
    """What the program cannot do is told, with one process and with several."""
    texts: list[str | None] = ["FAIL", "Naka", "Naka", "Naka"]
    says = "line 1: cannot be normalized: ZeroDivisionError('FAIL')"

    for jobs in (1, 2):
        assert (0, b"FAIL\n", says) == parts(texts, jobs)[0]


def test_the_queue_is_read_no_further_than_needed() -> None:
    """However long it is, only a few batches are held."""
    read: list[int] = []

    def queue() -> Iterator[tuple[int, Asked]]:
        for number in range(10_000):
            read.append(number)
            yield number, asked("calm")

    answers = answered(WORK, queue(), 2)
    for number in range(5):
        next(answers)
        assert len(read) <= number + 3 * (2 * 3 + 1)
    answers.close()  # type: ignore[attr-defined]


def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fits in one batch is done at once, in this process."""
    here = os.getpid()
    seen: list[int] = []
    answer = Faulty.normalize

    def watched(self: Faulty, text: str) -> Result:
        seen.append(os.getpid())
        return answer(self, text)

    monkeypatch.setattr(Faulty, "normalize", watched)

    parts(["a", "b"], 8)
    assert {here} == set(seen)
