from pathlib import Path

import pytest

from naka_normalize import rounds, weighing
from naka_normalize.evidence.ceiling import ceiling
from naka_normalize.evidence.context import Context
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Candidate, Mention, Result

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
    monkeypatch.setattr(rounds, "ceiling", lambda _mention, _candidate, _context: 0.0)
    asked = [normalizer.normalize(text) for text in texts]

    assert len(DOCUMENTS) > 40
    assert list(map(decided, asked)) == list(map(decided, stopped))
    assert [one.text for one in asked] == [one.text for one in stopped]


def test_no_respelling_comes_above_its_ceiling(
    normalizer: Normalizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not weighed because of its ceiling could not have been likely."""
    highest: list[float] = []
    weigh = weighing.weigh

    def compared(
        mention: Mention, candidate: Candidate, context: Context
    ) -> weighing.Weighed:
        weighed = weigh(mention, candidate, context)
        highest.append(weighed.total - ceiling(mention, candidate, context))
        return weighed

    monkeypatch.setattr(weighing, "_is_hopeless", lambda _candidate, _total: False)
    monkeypatch.setattr(rounds, "ceiling", lambda _mention, _candidate, _context: 0.0)
    monkeypatch.setattr(rounds, "weigh", compared)
    for path in DOCUMENTS:
        normalizer.normalize(path.read_text("utf-8"))

    assert len(highest) > 1000
    assert max(highest) <= 1e-9
