"""Measure this library and its peers: speed, memory, growth, and accuracy beside them.

    python benchmarks/run.py --quick            # a rough picture, printed
    python benchmarks/run.py --full             # written to benchmarks/RESULTS.md
    python benchmarks/run.py --quick text start # these sections only

Peers are installed with ``pip install -r benchmarks/requirements.txt``; those that are
missing are left out.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import contenders
import lookups
from bench import Bench, Settings
from growth import growth, starting
from measure import missing, say
from naka_normalize.gazetteer.tables.cache import VARIABLE
from report import Table, report
from sections import lookup, running_text, stages

SECTIONS: dict[str, Callable[[Bench], list[Table]]] = {
    "text": running_text,
    "stages": stages,
    "lookup": lookup,
    "start": starting,
    "growth": growth,
}
RESULTS = Path(__file__).with_name("RESULTS.md")
QUICK = Settings(
    megabytes=0.2,
    seconds=0.7,
    patience=60.0,
    rounds=2,
    starts=9,
    lengths=(0.1, 0.2),
    tables=(200, 10_000),
    lookup_tables=(1000,),
    densities=(60, 700),
    queries=600,
    judged=20,
)
# More than this takes hours: the slowest contender decides.
FULL = Settings(
    megabytes=1.0,
    seconds=4.0,
    patience=240.0,
    rounds=3,
    starts=25,
    lengths=(0.25, 1.0, 4.0, 16.0),
    tables=(200, 1000, 10_000),
    lookup_tables=(1000, 10_000, 100_000),
    densities=(60, 200, 700, 3000),
    queries=6000,
    judged=60,
)


def absent() -> frozenset[str]:
    """Return the contenders that are not installed."""
    needed = {label: peer.module for label, peer in contenders.PEERS.items()}
    needed |= {label: module for label, (_, module) in lookups.PEERS.items()}
    return frozenset(missing(needed))


def main(arguments: Sequence[str]) -> None:
    """Run the sections that are asked for, and report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    amount = parser.add_mutually_exclusive_group(required=True)
    amount.add_argument("--quick", action="store_true", help="less than two minutes")
    amount.add_argument("--full", action="store_true", help="all, into RESULTS.md")
    parser.add_argument("--megabytes", type=float, help="size of the corpora, 0.1 to 100")
    parser.add_argument("sections", nargs="*", help=", ".join(SECTIONS))
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.sections) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    settings = FULL if chosen.full else QUICK
    if chosen.megabytes:
        settings = replace(settings, megabytes=chosen.megabytes)
    start = monotonic()
    left_out = absent()
    if left_out:
        say(f"not installed: {', '.join(sorted(left_out))}")
    if chosen.quick:
        slow = {label for label, peer in contenders.PEERS.items() if peer.slow}
        say(f"too slow for a quick run: {', '.join(sorted(slow))}")
        left_out |= slow
    with TemporaryDirectory(prefix="naka-bench-") as folder:
        # Nobody profits from an earlier run, and the user's own cache stays as it is.
        os.environ[VARIABLE] = str(Path(folder, "cache"))
        bench = Bench(Path(folder), settings, left_out)
        wanted = chosen.sections or SECTIONS
        tables = [table for name in wanted for table in SECTIONS[name](bench)]
    said = {
        "corpora": f"{settings.megabytes:g} MB each, {settings.rounds} rounds",
        "left out": ", ".join(sorted(left_out)) or "nobody",
    }
    text = report(tables, said)
    if chosen.full and not chosen.sections:
        RESULTS.write_text(text, "utf-8")
        say(f"wrote {RESULTS}")
    print(text)
    say(f"{monotonic() - start:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
