from pathlib import Path

import pytest

from naka_normalize import weighing
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Result

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/gold/*/docs/*.txt")])


def decided(result: Result) -> list[tuple[object, ...]]:
    """Return what a reader of a result sees, without the reasons."""
    return [(m.span, m.decision, m.entities, m.proposal) for m in result.mentions]


def test_nobody_changes_what_is_hopeless(
    normalizer: Normalizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not asked any more about a hopeless reading would decide nothing."""
    texts = [path.read_text("utf-8") for path in DOCUMENTS]
    stopped = [normalizer.normalize(text) for text in texts]
    monkeypatch.setattr(weighing, "_is_hopeless", lambda _candidate, _total: False)
    asked = [normalizer.normalize(text) for text in texts]

    assert len(DOCUMENTS) > 40
    assert list(map(decided, asked)) == list(map(decided, stopped))
    assert [one.text for one in asked] == [one.text for one in stopped]
