"""What it costs to start, and how the cost grows."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bench import ORDINARY, Bench
from corpus import read
from measure import Spread, cpu_of, middle, rates, ratios, say
from naka_normalize.gazetteer.tables.cache import VARIABLE
from report import Cell, Table
from worker import MB, THIS, Job

_ARTICLE = 5000
# It takes long, and its length says enough.
_COLD = 3


def starting(bench: Bench) -> list[Table]:
    """Measure what it costs to start: the program, and the first use."""
    say("start-up")
    program = str(Path(sys.executable).with_name("naka"))
    article = bench.folder / "article.txt"
    corpus = read(Path(bench.corpus(ORDINARY, bench.settings.megabytes)))
    article.write_text("".join(d.text for d in corpus)[:_ARTICLE], "utf-8")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "naka --version": [program, "--version"],
        "naka normalize, 5 KB, cache warm": [program, "normalize", str(article)],
    }
    # Installed programs have their bytecode, whatever the habit of this machine is.
    warm = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    cold = warm | {VARIABLE: ""}
    times: dict[str, list[float]] = {label: [] for label in commands}
    for number in range(bench.settings.starts + 1):
        for label, command in commands.items():
            spent = cpu_of(command, warm)
            # The first time fills the caches.
            if number:
                times[label].append(spent)
    times["naka normalize, 5 KB, no cache"] = [
        cpu_of(commands["naka normalize, 5 KB, cache warm"], cold)
        for _ in range(min(_COLD, bench.settings.starts))
    ]
    floor = Spread.of(times["python -c pass"]).middle
    rows: list[tuple[str, list[Cell]]] = [
        (label, [Spread.of([1000 * t for t in spent]), Spread.of(spent).middle / floor])
        for label, spent in times.items()
    ]
    note = "CPU time of a new process from start to end."
    return [Table("Start-up", note, ("command", "ms", "× python -c pass"), rows)]


def growth(bench: Bench) -> list[Table]:
    """Measure how the cost grows with the text, the table and the density of names."""
    settings = bench.settings
    small = (bench.pack(min(settings.tables)),)
    corpus = bench.corpus(ORDINARY, settings.megabytes, small)
    texts = {f"{size:g} MB": bench.corpus(ORDINARY, size) for size in settings.lengths}
    packs = {f"{size} names": bench.pack(size) for size in settings.tables}
    dense = {
        f"one in {density} characters": bench.corpus(density, settings.megabytes)
        for density in settings.densities
    }
    return [
        _grown(
            "Growth with the length of one text",
            {
                label: Job(job="text", corpus=path, whole=True)
                for label, path in texts.items()
            },
            bench,
        ),
        _grown(
            "Growth with the number of documents",
            {label: Job(job="text", corpus=path) for label, path in texts.items()},
            bench,
        ),
        _grown(
            "Growth with the table, on names of the smallest table",
            {
                label: Job(job="text", corpus=corpus, packs=(pack,))
                for label, pack in packs.items()
            },
            bench,
        ),
        _grown(
            "Growth with the density of names",
            {label: Job(job="text", corpus=path) for label, path in dense.items()},
            bench,
        ),
    ]


def _grown(title: str, jobs: Mapping[str, Job], bench: Bench) -> Table:
    say(title)
    answers = bench.rounds(jobs)
    speeds = {label: rates(rounds, "bytes", MB) for label, rounds in answers.items()}
    first = next(iter(speeds.values()), [])
    rows: list[tuple[str, list[Cell]]] = []
    for label, speed in speeds.items():
        rounds = answers[label]
        read, peak = middle(rounds, "bytes") / MB, middle(rounds, "peak_mb")
        rows.append((label, [Spread.of(speed), ratios(first, speed), read, peak]))
    note = f"{THIS}, ordinary density where nothing else is said."
    columns = ("", "MB/s", "cost of a MB, × the first", "MB read", "peak MB")
    return Table(title, note, columns, rows)
