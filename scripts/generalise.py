"""Measure what is repaired without the listed damage: how well the rules generalise.

(a) Without every *noisy* alias of persons and places: which of the garbled persons and
places that the gazetteer knows are still repaired, by spelling and role? Names of countries
in other languages come from public data and stay; (a+) takes them away as well. (b) Without
every hand-listed confusion of countries and every alias of a pair: which confused countries
are still repaired, by the data derived from shared short names?

    python scripts/generalise.py [GOLD.jsonl …]

Without arguments each gold file of the repository is measured. The texts lie beside a gold
file or in ``docs`` beside it.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from naka_normalize.evaluation import GoldDocument, GoldMention, read_set
from naka_normalize.evaluation.judge import comparable, judge
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Alias, Gazetteer

ROOT = Path(__file__).resolve().parents[1]
PERSONS_AND_PLACES = frozenset(
    (
        *("person", "region", "province", "district", "city", "town"),
        *("village", "place", "river", "lake", "mountain"),
    )
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the rules.

    Attributes:
        title: For the reader.
        classes: Classes of damaged names that are looked at.
        rules: Rules whose changes count, where they are false.
        known: Whether only names count whose entity the gazetteer has.
        reduced: Takes the listed damage out of a gazetteer.
    """

    title: str
    classes: frozenset[str]
    rules: frozenset[str]
    known: bool
    reduced: Callable[[Gazetteer], Gazetteer]


@dataclass(slots=True)
class Repairs:
    """What became of the damaged names that a question is about.

    Attributes:
        damaged: How many there are.
        fixed: How many of them read right afterwards.
        wrong: How many were changed into something else.
        false_changes: Changes by the same rules where nothing had to change.
    """

    damaged: int = 0
    fixed: int = 0
    wrong: int = 0
    false_changes: int = 0

    def __str__(self) -> str:
        made = self.fixed + self.wrong + self.false_changes
        return (
            f"{self.fixed:3} of {self.damaged:3} repaired"
            f" ({_share(self.fixed, self.damaged)}), precision {_share(self.fixed, made)}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def gold_files() -> list[Path]:
    """Return all gold of the repository that has damage."""
    found = [ROOT / "seeds" / "gold.jsonl", *sorted(ROOT.glob("tests/gold/*/gold.jsonl"))]
    return [path for path in found if '"artifact": true' in path.read_text("utf-8")]


def without_listed_names(
    gazetteer: Gazetteer, types: frozenset[str] = PERSONS_AND_PLACES
) -> Gazetteer:
    """Return the gazetteer without noisy aliases of entities of some types."""

    def is_listed(alias: Alias) -> bool:
        named = {gazetteer.entities[key].type for key in alias.entities}
        return alias.tier == "noisy" and bool(named & types)

    return _without(gazetteer, is_listed)


def without_any_spelling(gazetteer: Gazetteer) -> Gazetteer:
    """Return the gazetteer without noisy aliases of persons, places and countries."""
    return without_listed_names(gazetteer, PERSONS_AND_PLACES | {"country"})


def without_listed_confusions(gazetteer: Gazetteer) -> Gazetteer:
    """Return the gazetteer without hand-listed confusions of countries and pairs."""

    def is_listed(alias: Alias) -> bool:
        types = {gazetteer.entities[key].type for key in alias.entities}
        damage = alias.tier in {"noisy", "ambiguous"}
        return damage and (len(alias.entities) > 1 or "country" in types)

    return _without(gazetteer, is_listed)


def _without(gazetteer: Gazetteer, is_listed: Callable[[Alias], bool]) -> Gazetteer:
    kept = tuple(alias for alias in gazetteer.aliases if not is_listed(alias))
    return gazetteer._replace(aliases=kept)


_VARIANTS = frozenset({"person-variant", "place-variant"})
_SPELLED = frozenset({"spelling", "case", "skeleton"})
QUESTIONS = (
    Question(
        "(a) garbled persons and places, without their listed spellings",
        _VARIANTS,
        _SPELLED,
        known=True,
        reduced=without_listed_names,
    ),
    Question(
        "(a+) the same, without the listed spellings of countries as well",
        _VARIANTS,
        _SPELLED,
        known=True,
        reduced=without_any_spelling,
    ),
    Question(
        "(b) confused countries, without listed confusions and pairs",
        frozenset({"confused-country"}),
        frozenset({"confusion", "short-name"}),
        known=False,
        reduced=without_listed_confusions,
    ),
)


def repairs(
    gold: Sequence[GoldDocument],
    texts: Mapping[str, str],
    normalizer: Normalizer,
    question: Question,
) -> Repairs:
    """Count what becomes of the damaged names that a question is about."""
    found = Repairs()
    entities = _known(normalizer.gazetteer)
    for document in gold:
        result = normalizer.normalize(texts[document.name])
        for mention in document.mentions:
            if mention.kind in question.classes and (
                not question.known or _ids(mention) & entities
            ):
                # Judged by itself: what else stands in the document does not matter.
                counts = judge(replace(document, mentions=(mention,)), result).counts
                found.damaged += counts.damaged
                found.fixed += counts.fixed
                found.wrong += counts.wrong
        found.false_changes += sum(
            failure.what == "false change" and failure.kind in question.rules
            for failure in judge(document, result).failures
        )
    return found


def _known(gazetteer: Gazetteer) -> set[str]:
    """Return names and ids of everything that a gazetteer has."""
    return {
        key
        for entity in gazetteer.entities.values()
        for key in (comparable(entity.name), entity.wikidata)
        if key
    }


def _ids(mention: GoldMention) -> set[str]:
    return {*map(comparable, mention.names), *mention.wikidata}


def main(arguments: Sequence[str]) -> None:
    """Print both measures for each gold file, with the lists and without them."""
    paths = [Path(argument) for argument in arguments] or gold_files()
    full = Normalizer()
    for question in QUESTIONS:
        reduced = Normalizer(question.reduced(full.gazetteer))
        taken = len(full.gazetteer.aliases) - len(reduced.gazetteer.aliases)
        print(f"{question.title} ({taken} of {len(full.gazetteer.aliases)} aliases)")
        for path in paths:
            gold, texts = read_set(path)
            print(f"  {path.parent.name}")
            print(f"    with     {repairs(gold, texts, full, question)}")
            print(f"    without  {repairs(gold, texts, reduced, question)}")


if __name__ == "__main__":
    main(sys.argv[1:])
