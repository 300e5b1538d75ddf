"""How many requests ``naka serve`` answers, how fast, and whether each is right.

Clients keep their connections, as OpenRefine does, and send one request after another. The
answer to each has to carry its own key, and the candidates that the library gives for the
name; whatever does not is counted as wrong, and what does not come as lost.

    python benchmarks/serve.py --requests 2000 --clients 1 8 32 --batch 1 10
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from naka_normalize import Normalizer

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_PATIENCE = 30.0
_HEADS = (
    "clients", "names a request", "requests/s", "names/s", "median", "95 %",
    "CPU a request", "lost", "wrong",
)  # fmt: skip
_NOBODY = ["Quibble Grove", "Zzyzx", "Frank Nobody"]


@dataclass(frozen=True, slots=True)
class Load:
    """What one round came to.

    Attributes:
        clients: How many asked at a time.
        batch: Names in a request.
        seconds: How long it took.
        latencies: Time of each request, in seconds.
        lost: Requests without an answer.
        wrong: Requests with the answer to something else.
    """

    clients: int
    batch: int
    seconds: float
    latencies: Sequence[float]
    lost: int
    wrong: int

    def percentile(self, share: float) -> float:
        """Return the latency that a share of the requests does not exceed."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def names(normalizer: Normalizer, how_many: int) -> dict[str, list[str]]:
    """Return names, listed, misspelt and nobody's, with the ids of their candidates."""
    draw = random.Random(7)
    listed = sorted({alias.text for alias in normalizer.gazetteer.aliases})
    drawn = draw.sample(listed, min(how_many, len(listed)))
    drawn += [name[:2] + name[3:] for name in drawn[: how_many // 5]] + _NOBODY
    return {
        name: [match.entity.id for match in normalizer.lookup(name, limit=10)]
        for name in drawn
    }


@contextmanager
def service() -> Iterator[tuple[str, int]]:
    """Start the program, and give its address and the number of its process."""
    command = [sys.executable, "-m", "naka_normalize", "serve", "--no-config"]
    with subprocess.Popen(
        [*command, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as program:
        try:
            assert program.stdout is not None  # noqa: S101 - for the types
            yield program.stdout.readline().decode().strip(), program.pid
        finally:
            program.send_signal(signal.SIGTERM)


def cpu_of(process: int) -> float:
    """Return the CPU time that a process had so far, in seconds; on Linux only."""
    stat = Path(f"/proc/{process}/stat").read_text("utf-8")
    ticks = stat.rpartition(")")[2].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def load(
    url: str, expected: dict[str, list[str]], clients: int, requests: int, batch: int
) -> Load:
    """Ask from several clients at a time; the requests are made before it counts."""
    draw, known, numbers = random.Random(clients), list(expected), count()
    asked = [
        [
            {f"q{next(numbers)}": draw.choice(known) for _ in range(batch)}
            for _ in range(requests // clients)
        ]
        for _ in range(clients)
    ]
    forms = [[_form(one) for one in share] for share in asked]
    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        done = list(pool.map(lambda share: list(_answers(url, share)), forms))
    seconds = time.perf_counter() - started
    answered = [
        (said, {key: expected[name] for key, name in one.items()})
        for answers, share in zip(done, asked, strict=True)
        for (said, _), one in zip(answers, share, strict=True)
    ]
    lost = sum(said is None for said, _ in answered)
    wrong = sum(said is not None and _ids(said) != wanted for said, wanted in answered)
    latencies = [latency for answers in done for said, latency in answers if said]
    return Load(clients, batch, seconds, latencies, lost, wrong)


def _form(asked: dict[str, str]) -> str:
    queries = {key: {"query": name} for key, name in asked.items()}
    return urlencode({"queries": json.dumps(queries)})


def _answers(url: str, forms: Sequence[str]) -> Iterator[tuple[bytes | None, float]]:
    """Give the answers to one client, ``None`` for those lost, and how long each took."""
    place = urlsplit(url)
    connection = HTTPConnection(place.netloc, timeout=_PATIENCE)
    for form in forms:
        started = time.perf_counter()
        said = None
        try:
            connection.request("POST", place.path, form, _FORM)
            said = connection.getresponse().read()
        except (OSError, HTTPException):
            connection.close()
        yield said, time.perf_counter() - started
    connection.close()


def _ids(said: bytes) -> dict[str, list[str]]:
    return {
        key: [candidate["id"] for candidate in answer["result"]]
        for key, answer in json.loads(said).items()
    }


def main() -> None:
    """Print a table, a row for each number of clients and of names in a request."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--batch", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--requests", type=int, default=2_000, help="requests of a row")
    options = parser.parse_args()
    expected = names(Normalizer(), 1_000)
    print(f"| {' | '.join(_HEADS)} |", "| --- " * len(_HEADS) + "|", sep="\n")
    with service() as (url, process):
        load(url, expected, 2, 200, 1)
        for batch in options.batch:
            for clients in options.clients:
                before = cpu_of(process)
                one = load(url, expected, clients, options.requests, batch)
                rate = len(one.latencies) / one.seconds
                cpu = 1000 * (cpu_of(process) - before) / options.requests
                median, late = (f"{1000 * one.percentile(p):.1f} ms" for p in (0.5, 0.95))
                print(
                    f"| {clients} | {batch} | {rate:,.0f} | {rate * batch:,.0f} "
                    f"| {median} | {late} | {cpu:.2f} ms | {one.lost} | {one.wrong} |"
                )


if __name__ == "__main__":
    main()
