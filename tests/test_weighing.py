from pathlib import Path

import pytest

from naka_normalize import rounds, weighing
from naka_normalize.evidence.ceiling import ceiling, is_hopeless
from naka_normalize.evidence.context import Context
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Candidate, Mention, Result

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/gold/*/docs/*.txt")])
# Short names spelled out, and glued to a syllable, near signs of translation and far off.
SHORT_NAMES = [
    f"{before} The {name} side said so. {name} and more, in {name} (Shusha)."
    for before in ("", "Xinhua News Agency, [ad_1] Baku and Yerevan.", "A side. & nbsp;")
    for name in ("A", "Alfang", "Afang", "Ya", "Nakano", "Tunaka", "Aznaka", "Jun")
]


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
    monkeypatch.setattr(rounds, "is_hopeless", lambda _mention, _context: False)
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
    monkeypatch.setattr(rounds, "is_hopeless", lambda _mention, _context: False)
    monkeypatch.setattr(rounds, "weigh", compared)
    for path in DOCUMENTS:
        normalizer.normalize(path.read_text("utf-8"))

    assert len(highest) > 1000
    assert max(highest) <= 1e-9


def test_no_reading_of_a_hopeless_word_is_likely(
    normalizer: Normalizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that is told to be hopeless before weighing has no reading above even odds."""
    totals: list[float] = []

    def weighed_all_the_same(mention: Mention, context: Context) -> bool:
        if is_hopeless(mention, context):
            totals.extend(
                weighing.weigh(mention, candidate, context).total
                for candidate in mention.candidates
            )
        return False

    monkeypatch.setattr(weighing, "_is_hopeless", lambda _candidate, _total: False)
    monkeypatch.setattr(rounds, "is_hopeless", weighed_all_the_same)
    for text in [*(path.read_text("utf-8") for path in DOCUMENTS), *SHORT_NAMES]:
        normalizer.normalize(text)

    assert len(totals) > 200
    assert max(totals) < 0
