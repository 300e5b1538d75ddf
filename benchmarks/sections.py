"""What is measured: each function fills one or two tables."""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import contenders
import lookups
from corpus import Writer, read, write
from measure import Answer, Spread, ask, cpu_of, interleaved, rates, ratios, say
from names import Name, names_of, write_names, write_pack
from planting import DAMAGED
from report import Cell, Table
from worker import THIS, Job

from naka_normalize import load_gazetteer

_MB = 1e6
_ARTICLE = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How much is measured.

    Attributes:
        megabytes: Size of the corpora.
        seconds: CPU seconds after which a contender may stop.
        patience: Seconds after which a contender is given up.
        rounds: How often each contender has its turn.
        starts: How often each program is started.
        lengths: Sizes of one text, in megabytes.
        tables: Numbers of names.
        lookup_tables: Numbers of names that single names are looked up in.
        densities: Characters to a planted name.
        queries: How many names are looked up.
    """

    megabytes: float
    seconds: float
    patience: float
    rounds: int
    starts: int
    lengths: tuple[float, ...]
    tables: tuple[int, ...]
    lookup_tables: tuple[int, ...]
    densities: tuple[int, ...]
    queries: int


ORDINARY = 700
DENSE = 60


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder with what all sections share.

    Attributes:
        folder: Where corpora, tables and the cache are.
        settings: How much is measured.
        absent: Contenders that do not take part.
    """

    folder: Path
    settings: Settings
    absent: frozenset[str]

    def run(self, job: Job) -> Answer:
        """Run one job."""
        job = replace(job, seconds=self.settings.seconds)
        return ask(job, self.folder / "cache", self.settings.patience)

    def rounds(self, jobs: Mapping[str, Job]) -> dict[str, list[Answer]]:
        """Run several jobs against each other."""
        return interleaved(jobs, self.settings.rounds, self.run)

    def corpus(self, density: int, megabytes: float, packs: Sequence[str] = ()) -> str:
        """Return the path of a corpus, written when it is first asked for."""
        path = self.folder / f"{density}-{megabytes}-{len(packs)}.jsonl"
        if not path.exists():
            say(f"writing {megabytes} MB, a name each {density} characters")
            gazetteer = load_gazetteer(*packs, builtin=not packs)
            writer = Writer(gazetteer, density)
            write(writer.documents(int(megabytes * _MB)), path)
        return str(path)

    def names(self, packs: Sequence[str] = ()) -> tuple[str, list[Name]]:
        """Return a table of names and the path of it."""
        names = names_of(load_gazetteer(*packs, builtin=not packs))
        path = self.folder / f"names-{len(names)}.json"
        write_names(names, path)
        return str(path), names

    def pack(self, size: int) -> str:
        """Return the path of an alias file with about so many names."""
        path = self.folder / f"pack-{size}.yaml"
        if not path.exists():
            write_pack(load_gazetteer(), size, path)
        return str(path)

    def everybody(self, job: Job) -> dict[str, Job]:
        """Return one job for each contender that is installed."""
        labels = [THIS, *(label for label in contenders.PEERS if label not in self.absent)]
        return {label: replace(job, contender=label) for label in labels}


def running_text(bench: Bench) -> list[Table]:
    """Measure speed, memory and accuracy on text of ordinary and of high density."""
    path, names = bench.names()
    tables = []
    for title, density in (("ordinary", ORDINARY), ("dense", DENSE)):
        corpus = bench.corpus(density, bench.settings.megabytes)
        job = Job(job="text", names=path, corpus=corpus)
        say(f"running text, {title}")
        answers = bench.rounds(bench.everybody(job))
        note = (
            f"{len(names)} surface forms; a name each {density} characters. Speed of the"
            " whole path with offsets kept; accuracy of the same changes on planted names."
        )
        columns = (
            *("contender", "MB/s", f"{THIS} is … times as fast", "precision", "recall"),
            *(f"… {kind}" for kind in sorted(DAMAGED)),
            *("build s", "build MB", "peak MB"),
        )
        rows = _speeds(answers)
        tables.append(Table(f"Running text, {title}", note, columns, rows))
    return tables


def _speeds(answers: Mapping[str, Sequence[Answer]]) -> list[tuple[str, list[Cell]]]:
    ours = rates(answers.get(THIS, ()), "bytes", _MB)
    rows: list[tuple[str, list[Cell]]] = []
    for label, rounds in answers.items():
        theirs = rates(rounds, "bytes", _MB)
        ratio = ratios(ours, theirs) if ours else None
        marks = [rounds[-1].get(key) for key in ("precision", "recall", *sorted(DAMAGED))]
        sizes = [
            Spread.of([answer[key] for answer in rounds]).middle
            for key in ("build_s", "build_mb", "peak_mb")
        ]
        rows.append((label, [Spread.of(theirs), ratio, *marks, *sizes]))
    return rows


def stages(bench: Bench) -> list[Table]:
    """Measure each stage of this library."""
    say("stages")
    rows: list[tuple[str, list[Cell]]] = []
    kinds = (("ordinary", ORDINARY), ("dense", DENSE))
    corpora = {name: bench.corpus(d, bench.settings.megabytes) for name, d in kinds}
    jobs = {name: Job(job="stages", corpus=path) for name, path in corpora.items()}
    answers = bench.rounds(jobs)
    for stage in ("clean", "find", "resolve", "rewrite"):
        cells: list[Cell] = [
            Spread.of([a["bytes"] / _MB / max(a[stage], 1e-9) for a in rounds])
            for rounds in answers.values()
        ]
        rows.append((stage, cells))
    note = "MB/s of each stage of one walk; a text that changes is walked again."
    return [Table("Stages", note, ("stage", *answers), rows)]


def lookup(bench: Bench) -> list[Table]:
    """Measure the lookup of single names."""
    tables = []
    labels = [THIS, *(label for label in lookups.PEERS if label not in bench.absent)]
    for size in bench.settings.lookup_tables:
        say(f"lookup in {size} names")
        pack = bench.pack(size)
        path, names = bench.names([pack])
        asked = bench.folder / f"queries-{size}.json"
        queries = lookups.queries(names, bench.settings.queries)
        asked.write_text(json.dumps(queries), "utf-8")
        job = Job(job="lookup", names=path, packs=(pack,), corpus=str(asked))
        answers = bench.rounds({label: replace(job, contender=label) for label in labels})
        note = (
            "A third of the queries is listed, a third has one wrong letter, a sixth is in"
            " capitals, a sixth is the name of nobody."
        )
        columns = (
            *("contender", "names/s", f"{THIS} is … times as fast", "top-1"),
            *("precision", "build s", "peak MB"),
        )
        rows = _lookups(answers)
        tables.append(Table(f"Lookup in {len(names)} names", note, columns, rows))
    return tables


def _lookups(answers: Mapping[str, Sequence[Answer]]) -> list[tuple[str, list[Cell]]]:
    ours = rates(answers.get(THIS, ()), "asked")
    rows: list[tuple[str, list[Cell]]] = []
    for label, rounds in answers.items():
        theirs, last = rates(rounds, "asked"), rounds[-1]
        right = last["right"] / max(last["exist"], 1)
        precision = last["right"] / max(last["answered"], 1)
        sizes = [
            Spread.of([answer[key] for answer in rounds]).middle
            for key in ("build_s", "peak_mb")
        ]
        ratio = ratios(ours, theirs) if ours else None
        rows.append((label, [Spread.of(theirs), ratio, right, precision, *sizes]))
    return rows


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
    warm = os.environ | {"NAKA_CACHE_DIR": str(bench.folder / "cache")}
    cold = warm | {"NAKA_CACHE_DIR": ""}
    times: dict[str, list[float]] = {label: [] for label in commands}
    for number in range(bench.settings.starts + 1):
        for label, command in commands.items():
            spent = cpu_of(command, warm)
            # The first time fills the caches.
            if number:
                times[label].append(spent)
    times["naka normalize, 5 KB, no cache"] = [
        cpu_of(commands["naka normalize, 5 KB, cache warm"], cold)
    ]
    floor = Spread.of(times["python -c pass"]).middle
    rows: list[tuple[str, list[Cell]]] = [
        (label, [Spread.of([1000 * t for t in spent]), Spread.of(spent).middle / floor])
        for label, spent in times.items()
    ]
    note = "CPU time of a new process from start to end."
    return [Table("Start-up", note, ("command", "ms", "× python -c pass"), rows)]


def growth(bench: Bench) -> list[Table]:
    """Measure how the cost grows with the length of a text, the table and the density."""
    columns = ("", "MB/s", "cost of a MB, × the first", "peak MB")
    settings = bench.settings
    lengths = {
        f"{size:g} MB as one text": Job(
            job="text", corpus=bench.corpus(ORDINARY, size), whole=True
        )
        for size in settings.lengths
    } | {
        f"{size:g} MB as documents": Job(job="text", corpus=bench.corpus(ORDINARY, size))
        for size in settings.lengths
    }
    small = (bench.pack(min(settings.tables)),)
    corpus = bench.corpus(ORDINARY, settings.megabytes, small)
    sizes = {
        f"{size} names": Job(job="text", corpus=corpus, packs=(bench.pack(size),))
        for size in settings.tables
    }
    densities = {
        f"a name each {density} characters": Job(
            job="text", corpus=bench.corpus(density, settings.megabytes)
        )
        for density in settings.densities
    }
    said = {
        "Growth with the length of a text": (lengths, "Ordinary density."),
        "Growth with the table": (
            sizes,
            "One corpus, which has names of the smallest table only.",
        ),
        "Growth with the density of names": (densities, "The built-in gazetteer."),
    }
    tables = []
    for title, (jobs, note) in said.items():
        say(title.lower())
        tables.append(Table(title, note, columns, _growth(bench.rounds(jobs))))
    return tables


def _growth(answers: Mapping[str, Sequence[Answer]]) -> list[tuple[str, list[Cell]]]:
    speeds = {label: rates(rounds, "bytes", _MB) for label, rounds in answers.items()}
    first = next(iter(speeds.values()), [])
    return [
        (
            label,
            [
                Spread.of(speed),
                ratios(first, speed),
                Spread.of([answer["peak_mb"] for answer in answers[label]]),
            ],
        )
        for label, speed in speeds.items()
    ]


SECTIONS: dict[str, Callable[[Bench], list[Table]]] = {
    "text": running_text,
    "stages": stages,
    "lookup": lookup,
    "start": starting,
    "growth": growth,
}
