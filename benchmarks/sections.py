"""How fast and how right running text is normalized, and single names are looked up."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import lookups
from bench import DENSE, ORDINARY, Bench
from measure import Answer, Spread, middle, rates, ratios, say
from planting import DAMAGED
from report import Cell, Table
from worker import MB, THIS, Job

_MARKS = ("precision", "recall")


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
            *("damaged", "MB read", "build s", "build MB", "peak MB"),
        )
        rows = _speeds(answers)
        tables.append(Table(f"Running text, {title}", note, columns, rows))
    return tables


def _speeds(answers: Mapping[str, Sequence[Answer]]) -> list[tuple[str, list[Cell]]]:
    ours = rates(answers.get(THIS, ()), "bytes", MB)
    rows: list[tuple[str, list[Cell]]] = []
    for label, rounds in answers.items():
        theirs = rates(rounds, "bytes", MB)
        ratio = ratios(ours, theirs) if ours else None
        marks = [rounds[-1].get(key) for key in (*_MARKS, *sorted(DAMAGED), "damaged")]
        read = middle(rounds, "bytes") / MB
        sizes = [middle(rounds, key) for key in ("build_s", "build_mb", "peak_mb")]
        rows.append((label, [Spread.of(theirs), ratio, *marks, read, *sizes]))
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
            Spread.of([a["bytes"] / MB / max(a[stage], 1e-9) for a in rounds])
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
        sizes = [middle(rounds, key) for key in ("build_s", "peak_mb")]
        ratio = ratios(ours, theirs) if ours else None
        rows.append((label, [Spread.of(theirs), ratio, right, precision, *sizes]))
    return rows
