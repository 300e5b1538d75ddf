"""How much the packs hold, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from naka_normalize.gazetteer.format.entries import GRAMMAR, Entry
from naka_normalize.gazetteer.format.sheets import Sheet

IDS = ("wikidata", "iso", "geonames")


@dataclass(frozen=True, slots=True)
class Count:
    """What one pack holds, or all of them.

    Attributes:
        pack: Name of the pack; ``total`` for all.
        counts: By what is counted: ``entities`` (introduced), ``additions`` (entries for
            entities of other packs), ``pairs``, the tiers ``plain``, ``noisy`` and
            ``ambiguous``, ``forms`` (of grammar), ``native`` names, ``examples``, and ids.
        types: Entities introduced, by type.
        languages: Native names, by language code.
    """

    pack: str
    counts: Mapping[str, int]
    types: Mapping[str, int]
    languages: Mapping[str, int]


def count(sheets: Iterable[Sheet]) -> tuple[Count, ...]:
    """Count what each file holds, in the order loaded, and then all together."""
    counts = [_count(sheet) for sheet in sheets]
    return (*counts, _total(counts))


def _count(sheet: Sheet) -> Count:
    counts: Counter[str] = Counter(
        name for entry in sheet.entities for name in _counted(entry)
    )
    counts.update(name for pair in sheet.pairs for name in ("pairs", *_listed(pair)))
    counts["examples"] += sum(len(wrapper.examples) for wrapper in sheet.wrappers)
    types = Counter(e.scalars["type"].value for e in _introduced(sheet.entities))
    languages: Counter[str] = Counter()
    for entry in sheet.entities:
        languages.update({code: len(names) for code, names in entry.native.items()})
    return Count(sheet.pack.value, dict(counts), dict(types), dict(languages))


def _introduced(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (e for e in entries if "name" in e.scalars and "type" in e.scalars)


def _counted(entry: Entry) -> Iterator[str]:
    """Name whatever is counted in an entry, as often as it is there."""
    yield "entities" if "name" in entry.scalars else "additions"
    yield from (key for key in IDS if key in entry.scalars)
    yield from ("forms" for key in GRAMMAR for _ in entry.lists.get(key, ()))
    yield from ("native" for names in entry.native.values() for _ in names)
    yield from _listed(entry)


def _listed(entry: Entry) -> Iterator[str]:
    yield from (alias.tier for alias in entry.listed)
    yield from ("examples" for _ in entry.examples)


def _total(counts: Sequence[Count]) -> Count:
    sums: tuple[Counter[str], Counter[str], Counter[str]] = (
        Counter(),
        Counter(),
        Counter(),
    )
    for one in counts:
        for total, part in zip(sums, (one.counts, one.types, one.languages), strict=True):
            total.update(part)
    return Count("total", *map(dict, sums))
