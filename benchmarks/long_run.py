"""One large JSON Lines file: memory, the same output for any number of processes, resuming.

``python benchmarks/long_run.py --megabytes 5`` makes a corpus of the sample documents, each
repetition a little different, and runs the program over it three times: alone, on several
processes, and once more, killed in the middle and resumed. ``--text ordinary`` takes made
articles with as many names as news have, ``--once`` runs over them once only, and
``--stand-in`` replaces the normalizer by one that looks for a single word, so that a
gigabyte takes minutes and not a day; what is measured then is everything else.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from filecmp import cmp
from pathlib import Path
from typing import NamedTuple

from bench import ORDINARY
from corpus import Material, Writer
from measure import say
from naka_normalize import load_gazetteer

ROOT = Path(__file__).parents[1]
MEGABYTE = 1_000_000
# So much is made anew before it repeats.
_FRESH = 5 * MEGABYTE
_CORPUS = Path("corpus.jsonl")
_STAND_IN = """
import sys
from naka_normalize.cli import main, settings
from naka_normalize.records import Gazetteer, Result, Versions
from naka_normalize.spans import Edit, Span, apply_edits

class StandIn:
    gazetteer, policy = Gazetteer({}, ()), "balanced"
    def normalize(self, text):
        at = text.find("Naka")
        edit = Edit(Span(at, at + 4), "Nagorno-Karabakh", "entity", "one")
        edits = (edit,) if at >= 0 else ()
        return Result(text, apply_edits(text, edits), edits, (), Versions("", "", ""))

settings.make_normalizer = lambda _: StandIn()
sys.exit(main(sys.argv[1:]))
"""


class Ran(NamedTuple):
    """How one run went.

    Attributes:
        seconds: How long it took.
        peaks: Most resident megabytes of all its processes, in each quarter of the time.
    """

    seconds: float
    peaks: tuple[float, ...]


def dense_texts() -> list[str]:
    """Return the paragraphs of the sample documents, which are full of damaged names."""
    return [
        paragraph
        for folder in (ROOT / "seeds", ROOT / "tests" / "gold")
        for file in sorted(folder.rglob("*.txt"))
        for paragraph in file.read_text("utf-8").split("\n\n")
    ]


def ordinary_texts() -> list[str]:
    """Return made articles with as many names as news have; see ``corpus``."""
    writer = Writer(Material(load_gazetteer()), ORDINARY)
    return [document.text for document in writer.documents(_FRESH)]


def make_corpus(path: Path, texts: Sequence[str], size: int) -> None:
    """Write so many bytes of records, no two of them alike."""
    with path.open("w", encoding="utf-8") as file:
        number = 0
        while file.tell() < size:
            body = f"{texts[number % len(texts)]} ({number})"
            record = {"id": number, "source": "made", "body": body}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            number += 1


def start(arguments: list[str], *, stand_in: bool) -> "subprocess.Popen[bytes]":
    """Start the program."""
    program = ["-c", _STAND_IN] if stand_in else ["-m", "naka_normalize"]
    fixed = ["normalize", str(_CORPUS), "--field", "body"]
    return subprocess.Popen([sys.executable, *program, *fixed, *arguments])


def watched(process: "subprocess.Popen[bytes]") -> Ran:
    """Wait for the program and watch its memory."""
    begun, seen = time.monotonic(), []
    while process.poll() is None:
        seen.append(sum(_resident(number) for number in _family(process.pid)))
        time.sleep(0.1)
    quarter = max(1, len(seen) // 4)
    peaks = (max(seen[at : at + quarter]) for at in range(0, len(seen), quarter))
    return Ran(time.monotonic() - begun, tuple(peaks))


def _family(parent: int) -> Iterator[int]:
    """Give a process and those that it started."""
    yield parent
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    except OSError:
        return  # It has ended.
    for child in children.split():
        yield from _family(int(child))


def _resident(process: int) -> float:
    """Return the memory of a process in megabytes; what is shared counts in part."""
    try:
        memory = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+)", memory, re.MULTILINE)
    return int(found[1]) / 1000 if found else 0.0


def measured(jobs: int, megabytes: int, *, stand_in: bool) -> Path:
    """Run the program, say how it went, and return what it wrote."""
    folder = f"jobs{jobs}"
    ran = watched(start(["-o", folder, "--jobs", str(jobs)], stand_in=stand_in))
    peaks = ", ".join(f"{peak:.0f}" for peak in ran.peaks)
    speed = megabytes / ran.seconds
    say(f"--jobs {jobs}: {ran.seconds:.0f} s, {speed:.2f} MB/s; MB in memory: {peaks}")
    return Path(folder) / _CORPUS


def killed_and_resumed(jobs: int, half: int, *, stand_in: bool) -> Path:
    """Kill the program when half is done, resume it, and return what it wrote."""
    written = Path("again") / _CORPUS
    journal = written.with_name(f".{written.name}.naka-journal")
    arguments = ["-o", "again", "--jobs", str(jobs), "--manifest", "run.json"]
    first = start(arguments, stand_in=stand_in)
    begun = time.monotonic()
    while first.poll() is None and not _holds(journal, half):
        time.sleep(0.05)
    first.kill()
    first.wait()
    killed = time.monotonic() - begun
    ran = watched(start([*arguments, "--resume"], stand_in=stand_in))
    say(f"killed after {killed:.0f} s, resumed and done in {ran.seconds:.0f} s")
    return written


def _holds(journal: Path, size: int) -> bool:
    return journal.exists() and journal.stat().st_size > size


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--text", choices=("dense", "ordinary"), default="dense")
    parser.add_argument("--stand-in", action="store_true")
    parser.add_argument("--once", action="store_true", help="only with --jobs, only memory")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        texts = ordinary_texts() if options.text == "ordinary" else dense_texts()
        make_corpus(_CORPUS, texts, options.megabytes * MEGABYTE)
        if options.once:
            measured(options.jobs, options.megabytes, stand_in=options.stand_in)
            return
        alone = measured(1, options.megabytes, stand_in=options.stand_in)
        several = measured(options.jobs, options.megabytes, stand_in=options.stand_in)
        half = alone.stat().st_size // 2
        again = killed_and_resumed(options.jobs, half, stand_in=options.stand_in)
        same = cmp(alone, several, shallow=False) and cmp(alone, again, shallow=False)
        say("the outputs are the same" if same else "THE OUTPUTS DIFFER")


if __name__ == "__main__":
    main()
