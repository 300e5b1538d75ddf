"""Names of people in other languages, looked up by their English names only.

    python benchmarks/lookup/people.py

The table holds the English full names of the people of the built-in gazetteer; the queries
are their full names in Russian, Armenian, Azerbaijani and Chinese. RapidFuzz gets both
romanised.
"""

from countries import Answer, measure
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from naka_normalize import load_gazetteer
from naka_normalize.folding import romanise
from naka_normalize.lookups.sources import from_records
from naka_normalize.lookups.table import Lookup

SCORERS = {
    "ratio": fuzz.ratio,
    "WRatio": fuzz.WRatio,
    "token_sort_ratio": fuzz.token_sort_ratio,
    "token_set_ratio": fuzz.token_set_ratio,
    "partial_ratio": fuzz.partial_ratio,
    "JaroWinkler": JaroWinkler.similarity,
}


def plain(names: dict[str, str], scorer: object) -> Answer:
    """Ask RapidFuzz for the best of all romanised names."""
    keys = {romanise(name): key for key, name in names.items()}
    listed = list(keys)

    def answer(query: str) -> tuple[str, bool]:
        found = process.extractOne(romanise(query), listed, scorer=scorer)
        return (keys[found[0]], False) if found else ("", False)

    return answer


def main() -> None:
    """Measure each language."""
    entities = load_gazetteer().entities.values()
    people = [entity for entity in entities if entity.type == "person"]
    names = {entity.id: entity.name for entity in people}
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
            measure(name, plain(names, scorer), queries)


if __name__ == "__main__":
    main()
