"""Country names in languages that the table does not have, beside libraries for that.

    python benchmarks/lookup/countries.py [--peers]

The table holds the names of half of CLDR's languages (every second one in the order of
their codes); the queries are the distinct names of the other half, all of them, and those
that are in no language of the table.
``--peers`` also asks the libraries of ``requirements.txt``.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from babel import Locale, localedata

from naka_normalize.lookups.sources import from_records
from naka_normalize.lookups.table import Lookup

Answer = Callable[[str], tuple[str, bool]]
# Parts of the world, and codes that no country has.
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


def languages() -> list[str]:
    """Return the codes of all languages, without regions."""
    return [code for code in sorted(localedata.locale_identifiers()) if "_" not in code]


def names(code: str) -> Iterator[tuple[str, str]]:
    """Give the countries of a language as code and name."""
    for country, name in Locale.parse(code).territories.items():
        if country.isalpha() and len(country) == 2 and country not in NO_COUNTRIES:
            yield country, name


def split() -> tuple[dict[str, set[str]], dict[str, str], set[str]]:
    """Return one half by country, the other by name, and all names of the first."""
    codes = languages()
    known: dict[str, set[str]] = defaultdict(set)
    for code in codes[::2]:
        for country, name in names(code):
            known[country].add(name)
    listed = {name.casefold() for group in known.values() for name in group}
    asked: dict[str, set[str]] = defaultdict(set)
    for code in codes[1::2]:
        for country, name in names(code):
            asked[name].add(country)
    queries = {name: min(meant) for name, meant in asked.items() if len(meant) == 1}
    return known, queries, listed


def is_latin(name: str) -> bool:
    """Tell whether most letters of a name are Latin."""
    letters = [c for c in name if c.isalpha()]
    return sum(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters) * 2 > len(
        letters
    )


def ours(known: Mapping[str, set[str]]) -> Answer:
    """Build the table of this library."""
    table = Lookup(
        from_records((code, min(group), group) for code, group in sorted(known.items()))
    )

    def answer(query: str) -> tuple[str, bool]:
        found = table.lookup(query)
        return (found[0].entity.id, found[0].certain) if found else ("", False)

    return answer


def peers() -> Iterator[tuple[str, Answer]]:
    """Give the other libraries, each with the data it brings."""
    import logging

    import country_converter
    import countrynames
    from hdx.location.country import Country
    from rigour.territories import lookup_territory

    logging.disable(logging.CRITICAL)
    converter = country_converter.CountryConverter()

    def rigour(query: str) -> str:
        found = lookup_territory(query)
        return found.code[:2].upper() if found else ""

    def hdx(query: str) -> str:
        found = Country.get_iso3_country_code_fuzzy(query)[0]
        return (Country.get_iso2_from_iso3(found) or "") if found else ""

    def coco(query: str) -> str:
        found = converter.convert(query, to="ISO2", not_found="")
        return found if isinstance(found, str) else ""

    yield "countrynames", lambda q: (countrynames.to_code(q) or "", True)
    yield "countrynames fuzzy", lambda q: (countrynames.to_code(q, fuzzy=True) or "", True)
    yield "rigour", lambda q: (rigour(q), True)
    yield "hdx-python-country", lambda q: (hdx(q), True)
    yield "country_converter", lambda q: (coco(q), True)


def measure(name: str, answer: Answer, queries: Mapping[str, str]) -> None:
    """Print a row."""
    right = answered = sure = sure_right = 0
    for query, meant in queries.items():
        got, certain = "", False
        with suppress(Exception):
            got, certain = answer(query)
        answered += bool(got)
        right += got == meant
        sure += certain
        sure_right += certain and got == meant
    whole = max(1, len(queries))
    print(
        f"  {name:20} top-1 {right / whole:.3f}  precision {right / max(1, answered):.3f}"
        f"  certain {sure / whole:.3f}  of these right {sure_right / max(1, sure):.3f}",
        flush=True,
    )


def main() -> None:
    """Measure both kinds of scripts."""
    known, asked, listed = split()
    answers = [("naka-normalize", ours(known))]
    for kind, latin in (("Latin", True), ("other", False)):
        queries = {name: meant for name, meant in asked.items() if is_latin(name) == latin}
        print(f"{kind} script: {len(queries):,} names")
        for name, answer in answers:
            measure(name, answer, queries)
            new = {n: meant for n, meant in queries.items() if n.casefold() not in listed}
            measure("… not in the table", answer, new)
        if "--peers" in sys.argv:
            # They take milliseconds a name, so they get every twentieth.
            some = dict(list(queries.items())[::20])
            measure("naka-normalize, 5 %", answers[0][1], some)
            for name, answer in peers():
                measure(name, answer, some)


if __name__ == "__main__":
    main()
