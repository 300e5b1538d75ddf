"""Names of people in other languages, looked up by their English names only.

    python benchmarks/lookup/people.py

The table holds the English full names of the people of the built-in gazetteer; the queries
are their full names in Russian, Armenian, Azerbaijani and Chinese. RapidFuzz gets both
romanised.
"""

from collections.abc import Callable

from countries import measure
from plain import plain
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from naka_normalize import load_gazetteer
from naka_normalize.lookups.sources import from_records
from naka_normalize.lookups.table import Lookup

SCORERS: dict[str, Callable[..., float]] = {
    "ratio": fuzz.ratio,
    "WRatio": fuzz.WRatio,
    "token_sort_ratio": fuzz.token_sort_ratio,
    "token_set_ratio": fuzz.token_set_ratio,
    "partial_ratio": fuzz.partial_ratio,
    "JaroWinkler": JaroWinkler.similarity,
}


def main() -> None:
    """Measure each language."""
    entities = load_gazetteer().entities.values()
    people = [entity for entity in entities if entity.type == "person"]
    names = {entity.id: entity.name for entity in people}
    listed = {key: (name,) for key, name in names.items()}
    table = Lookup(from_records((key, name, (), "person") for key, name in names.items()))

    def ours(query: str) -> tuple[str, bool]:
        found = table.lookup(query)
        return (found[0].entity.id, found[0].certain) if found else ("", False)

    print(f"{len(names)} people")
    for language in ("ru", "hy", "az", "zh"):
        queries = {
            native[0]: entity.id
            for entity in people
            if (native := entity.native.get(language)) and native[0] != entity.name
        }
        print(f"{language}: {len(queries)} names")
        measure("naka-normalize", ours, queries)
        for name, scorer in SCORERS.items():
            measure(name, plain(listed, scorer), queries)


if __name__ == "__main__":
    main()
