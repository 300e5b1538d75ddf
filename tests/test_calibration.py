"""Probabilities can be believed: on all gold of the repository, and by construction."""

import random
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from naka_normalize.resolve import REWRITE_FROM
from naka_normalize.weighing import probability

ROOT = Path(__file__).parents[1]
calibrate = runpy.run_path(str(ROOT / "scripts" / "calibrate.py"))
generalise = runpy.run_path(str(ROOT / "scripts" / "generalise.py"))
Weighed, Scale = calibrate["Weighed"], calibrate["Scale"]


@cache
def changes() -> tuple[Any, ...]:
    """Return every change that was weighed in the gold documents of the repository."""
    return tuple(calibrate["weighed_changes"](calibrate["gold_files"]()))


def drawn(slope: float, shift: float) -> list[Any]:
    """Return changes whose sums are off by a known scale and shift."""
    draw = random.Random(5)
    sums = [draw.uniform(-4, 4) for _ in range(4000)]
    return [
        Weighed(f"d{n % 8}", s, draw.random() < probability(slope * s + shift))
        for n, s in enumerate(sums)
    ]


def test_a_fit_finds_a_known_scale() -> None:
    """Sums that are off by a scale and a shift are put right."""
    scale = calibrate["fit"](drawn(0.5, 1.0))

    assert scale.slope == pytest.approx(0.5, abs=0.05)
    assert scale.shift == pytest.approx(1.0, abs=0.1)


def test_a_fit_of_what_can_be_separated_stays_finite() -> None:
    """Smoothed targets keep a few right and wrong changes from claiming certainty."""
    scale = calibrate["fit"](
        [Weighed("a", -2.0, right=False), Weighed("b", 2.0, right=True)]
    )

    assert 0.1 < probability(scale.of(-2.0)) < probability(scale.of(2.0)) < 0.9


def test_leaving_a_document_out_uses_the_others_only() -> None:
    """A document that contradicts all others does not change how it is predicted."""
    others = drawn(1.0, 0.0)
    odd = [Weighed("odd", 3.0, right=False)] * 50
    (odds,) = set(calibrate["left_out"]([*others, *odd])[-50:])

    assert odds == pytest.approx(calibrate["fit"](others).of(3.0))


def test_the_table_counts_each_change_once() -> None:
    """Every change lies in one bin."""
    rows = calibrate["reliability"](drawn(1.0, 0.0))[1:]

    assert sum(int(row.split()[3]) for row in rows) == 4000


def test_hardly_any_sure_change_is_wrong() -> None:
    """Of the changes that the default policy makes at least 97 of 100 are right."""
    sure = [c for c in changes() if probability(c.total) >= REWRITE_FROM["balanced"]]

    assert len(sure) > 300
    assert sum(c.right for c in sure) / len(sure) >= 0.97


def test_predictions_hold_on_documents_that_a_fit_never_saw() -> None:
    """Leaving a document out costs at most two points of precision and of recall."""
    found, quality = changes(), calibrate["quality"]
    scale = calibrate["fit"](found)
    fitted = quality(found, [scale.of(change.total) for change in found])
    checked = quality(found, calibrate["left_out"](found))

    assert fitted.precision - checked.precision <= 0.02
    assert fitted.recall - checked.recall <= 0.02


def test_listed_damage_can_be_taken_away() -> None:
    """Without it the gazetteer has no noisy person or place, and no listed confusion."""
    from naka_normalize import load_gazetteer

    gazetteer = load_gazetteer()
    types = {key: entity.type for key, entity in gazetteer.entities.items()}
    names = generalise["without_listed_names"](gazetteer)
    confusions = generalise["without_listed_confusions"](gazetteer)

    assert not any(
        alias.tier == "noisy" and types[alias.entities[0]] in {"person", "city"}
        for alias in names.aliases
    )
    assert not any(
        alias.tier in {"noisy", "ambiguous"} and types[alias.entities[0]] == "country"
        for alias in confusions.aliases
    )
    assert gazetteer.short_names == confusions.short_names
