"""Counts of one document or many, the measures made of them, and how sure those are."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass

# How often documents are drawn anew for an interval, and how much of the answers it holds.
RESAMPLES = 1000
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one document, or in many added up.

    Attributes:
        documents: Documents.
        perfect: Documents with every damaged name repaired and nothing changed wrongly.
        damaged: Damaged names to repair.
        fixed: … that read right afterwards.
        wrong: … that were changed into something else.
        missed: … that were left as they stood.
        expected_changes: Edits at or beside something that has to change.
        trivial_changes: Other edits that change no letter.
        harmonised: Other edits that put a right name into another right form.
        false_changes: All other edits.
        right: Right names.
        harmed: … that were changed into something else.
        debris: Pieces of debris.
        removed: … that are gone, or are what they should be.
        named: Names that should be linked.
        linked: … that were linked to what they mean and nothing else.
    """

    documents: int = 0
    perfect: int = 0
    damaged: int = 0
    fixed: int = 0
    wrong: int = 0
    missed: int = 0
    expected_changes: int = 0
    trivial_changes: int = 0
    harmonised: int = 0
    false_changes: int = 0
    right: int = 0
    harmed: int = 0
    debris: int = 0
    removed: int = 0
    named: int = 0
    linked: int = 0


def total(counts: Sequence[Counts]) -> Counts:
    """Add counts up."""
    return Counts(*map(sum, zip(*map(_row, counts), strict=True)))


def _row(counts: Counts) -> tuple[int, ...]:
    return astuple(counts)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


# What each measure is; ``None`` where there was nothing to measure.
MEASURES: Mapping[str, Callable[[Counts], float | None]] = {
    "fix_precision": lambda c: _share(c.fixed, c.fixed + c.wrong + c.false_changes),
    "fix_recall": lambda c: _share(c.fixed, c.damaged),
    "fix_f1": lambda c: _share(
        2 * c.fixed, c.fixed + c.wrong + c.false_changes + c.damaged
    ),
    "harm": lambda c: _share(c.harmed, c.right),
    "documents_perfect": lambda c: _share(c.perfect, c.documents),
    "link_recall": lambda c: _share(c.linked, c.named),
    "debris_recall": lambda c: _share(c.removed, c.debris),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure with its 95 % interval.

    Attributes:
        value: The figure, 0.0 to 1.0.
        low: Lower end of the interval; ``None`` for a single document.
        high: Upper end, likewise.
    """

    value: float
    low: float | None = None
    high: float | None = None


def measures(documents: Sequence[Counts], seed: int) -> dict[str, Measure]:
    """Return every measure that is defined on some documents, with its interval.

    The interval is a percentile bootstrap: as many documents are drawn with replacement
    as there are, many times, and the middle 95 % of the answers are kept. Documents and
    not names are drawn, because the names of one document stand and fall together.

    Args:
        documents: Counts of each document.
        seed: Start of the random numbers; equal seeds give equal intervals.

    Source:
        B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", chapter 13 (1993).
    """
    whole = total(documents)
    drawn = _resampled(documents, seed) if len(documents) > 1 else []
    made: dict[str, Measure] = {}
    for name, measure in MEASURES.items():
        value = measure(whole)
        if value is None:
            continue
        again = sorted(v for counts in drawn if (v := measure(counts)) is not None)
        ends = (_quantile(again, _TAIL), _quantile(again, 1 - _TAIL)) if again else ()
        made[name] = Measure(value, *ends)
    return made


def _resampled(documents: Sequence[Counts], seed: int) -> list[Counts]:
    """Return the totals of documents drawn again and again."""
    rows = list(map(_row, documents))
    draw = random.Random(seed)  # noqa: S311 - statistics, no secrets
    return [
        Counts(*map(sum, zip(*draw.choices(rows, k=len(rows)), strict=True)))
        for _ in range(RESAMPLES)
    ]


def _quantile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of the sorted values lies below."""
    return values[round(share * (len(values) - 1))]
