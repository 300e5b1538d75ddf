"""Surface forms that nobody lists because they follow from short names.

A translation engine that does not know a one-character short name spells it out: 亚 as
"Ya", 阿方 ("the side of 阿") as "Afang" or "Alfang", 吉塔 (two of them) as "Jita". All of
these are candidates for the context to decide, never plain aliases.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, permutations, product

from naka_normalize.records import Alias, Gazetteer, ShortName

# 方 fang "side" and 军 jun "army", which an engine may leave glued to the short name.
_SUFFIXES = ("fang", "jun")
_SIDE_WORDS = ("side", "army")
# All news of China is full of people of this name, so alone, and glued to another syllable
# as in Lifang and Yili, it stands for no country.
_SURNAMES = frozenset({"Li"})
Core = tuple[int, int]


def short_name_aliases(gazetteer: Gazetteer) -> Iterator[tuple[Alias, Core]]:
    """Derive romanised forms of short names, alone and in pairs, with their core."""
    by_country: dict[str, list[ShortName]] = {}
    for short in gazetteer.short_names:
        for country in short.countries:
            by_country.setdefault(country, []).append(short)
            yield from _alone(short, country)
    for pair in gazetteer.pairs:
        for one, two in combinations(pair, 2):
            yield from _together((one, two), by_country)


def _alias(text: str, language: str, *entities: str) -> Alias:
    return Alias(text, entities, "ambiguous", "adjective", language, because="short name")


def _alone(short: ShortName, country: str) -> Iterator[tuple[Alias, Core]]:
    for spelled in short.romanised:
        if spelled in _SURNAMES:
            continue
        for suffix in _SUFFIXES:
            yield _alias(spelled + suffix, short.language, country), (0, 1)
        if len(spelled) > 1:
            yield _alias(spelled, short.language, country), (0, 1)
        else:
            # One letter is a name only before a word that asks for one.
            for word in _SIDE_WORDS:
                yield _alias(f"{spelled} {word}", short.language, country), (0, 1)


def _together(
    pair: Iterable[str], by_country: dict[str, list[ShortName]]
) -> Iterator[tuple[Alias, Core]]:
    """Derive the short names of two countries side by side, in the order written.

    Two that are spelled alike (Iran and Israel, "Yi") stand in the order of the last.
    """
    texts: dict[str, tuple[str, str, str]] = {}
    for one, two in permutations(pair):
        for a, b in product(by_country.get(one, ()), by_country.get(two, ())):
            said = a.language, one, two
            for left, right in product(a.romanised, b.romanised):
                if len(left) > 1:
                    # "A Ya" may as well begin with the article.
                    texts[f"{left} {right}"] = texts[f"{left}-{right}"] = said
                if not _SURNAMES.isdisjoint((left, right)):
                    continue
                glued = left + right.lower()
                texts[glued] = texts[f"{glued}s"] = said
                texts[f"{left} and {right}"] = said
                texts[f"{glued} and {glued}"] = texts[f"{glued}s and {glued}s"] = said
    for text, said in texts.items():
        yield _alias(text, *said), (0, len(text.split()))
