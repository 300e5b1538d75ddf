"""One job in a process of its own: what is asked comes as JSON, and so does the answer.

    python benchmarks/worker.py '{"job": "text", "contender": "flashtext", …}'

Only what is measured runs between two readings of the clock, which counts the CPU time of
this process.
"""

import gc
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import process_time

import contenders
import fuzzy
import lookups
from accuracy import Score, judge
from corpus import read
from names import read_names
from ready import Ready

THIS = "naka-normalize"
MB = 1e6
_KIB = 1024
# Judging may take so many times as long as measuring.
_PATIENCE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is asked of a worker.

    Attributes:
        job: ``text``, ``stages`` or ``lookup``.
        contender: Whose turn it is.
        names: The table of names.
        packs: Alias files with the same names; none for the built-in gazetteer.
        corpus: Documents, or queries for ``lookup``.
        seconds: So much CPU time is enough.
        judged: So many documents are judged, unless it takes very long.
        whole: Whether all documents are read as one.
    """

    job: str
    contender: str = THIS
    names: str = ""
    packs: tuple[str, ...] = ()
    corpus: str = ""
    seconds: float = 10.0
    judged: int = 0
    whole: bool = False


def memory(field: str = "VmRSS") -> float:
    """Return the memory that this process has in use, in MB.

    Args:
        field: ``VmRSS`` for now, ``VmHWM`` for the most it ever was. (The maximum that
            ``getrusage`` returns includes the process that started this one.)
    """
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    kib = next(line.split()[1] for line in lines if line.startswith(f"{field}:"))
    return int(kib) * _KIB / MB


def _prepare(job: Job) -> Ready:
    if job.contender == THIS:
        return fuzzy.naka([Path(pack) for pack in job.packs])
    peer = contenders.PEERS[job.contender]
    return peer.make(read_names(Path(job.names))[: peer.most])


def _texts(job: Job) -> Iterator[str]:
    texts = (document.text for document in read(Path(job.corpus)))
    return iter(["".join(texts)]) if job.whole else texts


def run_text(job: Job) -> dict[str, float]:
    """Replace names in one document after another; then see how right that is."""
    before, start = memory(), process_time()
    ready = _prepare(job)
    built = process_time() - start
    gc.collect()
    answer = {"build_s": built, "build_mb": memory() - before}
    answer |= _timed(_texts(job), ready.replace, job.seconds)
    answer["peak_mb"] = memory("VmHWM")
    return answer if job.whole else answer | judged(job, ready)


def _timed(
    texts: Iterator[str], run: Callable[[str], object], seconds: float
) -> dict[str, float]:
    spent, size = 0.0, 0
    for text in texts:
        start = process_time()
        run(text)
        spent += process_time() - start
        size += len(text.encode())
        if spent > seconds:
            break
    return {"bytes": size, "cpu_s": spent}


def run_stages(job: Job) -> dict[str, float]:
    """Walk the path once, with a clock on each stage; bytes for each second of each."""
    from naka_normalize.clean import clean
    from naka_normalize.cleaners import cleaners_for
    from naka_normalize.find import find
    from naka_normalize.gazetteer.load import load_gazetteer
    from naka_normalize.gazetteer.tables.index import Index
    from naka_normalize.resolve import resolve
    from naka_normalize.rewrite import rewrite

    gazetteer = load_gazetteer()
    index, cleaners = Index(gazetteer), cleaners_for(gazetteer.wrappers)
    spent = dict.fromkeys(("clean", "find", "resolve", "rewrite"), 0.0)
    size = 0
    for text in _texts(job):
        clock = [process_time()]
        cleaned = clean(text, cleaners)
        clock.append(process_time())
        mentions = find(cleaned.text, index)
        clock.append(process_time())
        resolutions = resolve(cleaned, mentions, index)
        clock.append(process_time())
        rewrite(cleaned.text, resolutions)
        clock.append(process_time())
        for stage, start, end in zip(spent, clock, clock[1:], strict=False):
            spent[stage] += end - start
        size += len(text.encode())
        if sum(spent.values()) > job.seconds:
            break
    return {"bytes": size, **spent}


def run_lookup(job: Job) -> dict[str, float]:
    """Look names up until the time is up, and count the right answers."""
    start = process_time()
    if job.contender == THIS:
        ask = lookups.naka([Path(pack) for pack in job.packs])
    else:
        ask = lookups.PEERS[job.contender][0](read_names(Path(job.names)))
    built, spent = process_time() - start, 0.0
    counts = dict.fromkeys(("asked", "answered", "right", "exist"), 0)
    for query, wanted in json.loads(Path(job.corpus).read_text("utf-8")):
        start = process_time()
        got = ask(query)
        spent += process_time() - start
        counts["asked"] += 1
        counts["exist"] += wanted is not None
        counts["answered"] += got is not None
        counts["right"] += got is not None and got == wanted
        if spent > job.seconds:
            break
    return {"build_s": built, "cpu_s": spent, "peak_mb": memory("VmHWM"), **counts}


def judged(job: Job, ready: Ready) -> dict[str, float]:
    """Count how right the changes are, on the same documents for everybody."""
    if ready.changes is None:
        return {}
    score, start = Score(), process_time()
    for document in islice(read(Path(job.corpus)), job.judged):
        judge(document, ready.changes(document.text), score)
        if process_time() - start > _PATIENCE * job.seconds:
            break
    answer = {"precision": score.precision, "recall": score.recall()}
    answer |= {kind: score.recall([kind]) for kind in sorted(score.damaged)}
    return answer | {"damaged": score.damaged.total()}


JOBS: dict[str, Callable[[Job], dict[str, float]]] = {
    "text": run_text,
    "stages": run_stages,
    "lookup": run_lookup,
}

if __name__ == "__main__":
    asked = Job(**json.loads(sys.argv[1]))
    print(json.dumps(JOBS[asked.job](asked)))
