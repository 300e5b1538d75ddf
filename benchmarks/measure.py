"""Runs jobs in fresh processes, interleaved in random order, and sums rounds up."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from worker import Job

WORKER = Path(__file__).with_name("worker.py")
Answer = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Spread:
    """What several rounds gave; a machine is never quiet.

    Attributes:
        middle: The median.
        low: The lowest value.
        high: The highest value.
    """

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Sum values up.

        Raises:
            ValueError: If there are none.
        """
        if not values:
            raise ValueError("a spread needs at least one value")
        return cls(median(values), min(values), max(values))


def missing(needed: Mapping[str, str]) -> list[str]:
    """Return the contenders whose module is not installed.

    Args:
        needed: The module of each contender.
    """
    return [label for label, module in needed.items() if find_spec(module) is None]


def ask(job: Job, most: float) -> Answer:
    """Run one job; the answer is empty if it fails or takes too long.

    Args:
        job: What to do.
        most: Seconds that it may take.
    """
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    command = [sys.executable, str(WORKER), json.dumps(asdict(job))]
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, timeout=most, check=True
        )
    except subprocess.TimeoutExpired:
        say(f"  {job.job} {job.contender}: not done within {most:.0f} s")
        return {}
    except subprocess.CalledProcessError as error:
        last = error.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        say(f"  {job.job} {job.contender}: {last}")
        return {}
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def interleaved(
    jobs: Mapping[str, Job], rounds: int, run: Callable[[Job], Answer]
) -> dict[str, list[Answer]]:
    """Run every job once in each round, each round in another order.

    Whoever fails once is not asked again, and has no answers.
    """
    chance = random.Random(0)
    answers: dict[str, list[Answer]] = {label: [] for label in jobs}
    for _ in range(rounds):
        order = list(answers)
        chance.shuffle(order)
        for label in order:
            if answer := run(jobs[label]):
                answers[label].append(answer)
            else:
                del answers[label]
    return {label: answers[label] for label in jobs if label in answers}


def rates(answers: Sequence[Answer], done: str, unit: float = 1.0) -> list[float]:
    """Return what was done for each second of CPU time, in each round."""
    return [answer[done] / unit / max(answer["cpu_s"], 1e-9) for answer in answers]


def middle(answers: Sequence[Answer], key: str) -> float:
    """Return the median of one figure."""
    return median(answer[key] for answer in answers)


def ratios(above: Sequence[float], below: Sequence[float]) -> Spread:
    """Return how many times the one is the other, round by round."""
    pairs = zip(above, below, strict=True)
    return Spread.of([one / other for one, other in pairs])


def cpu_of(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return the CPU time of a program from start to end, in seconds.

    Raises:
        RuntimeError: If the program fails.
    """
    with Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(command, env=environment, stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def say(line: str) -> None:
    """Tell who waits what is going on."""
    print(line, file=sys.stderr, flush=True)
