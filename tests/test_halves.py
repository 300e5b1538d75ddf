import pytest

from naka_normalize.halves import without_halves
from naka_normalize.records import (
    Candidate,
    Decision,
    Entity,
    Evidence,
    Mention,
    Resolution,
)
from naka_normalize.spans import Span

ASIA = Entity("asia", "Asia", "continent", "Asian")
ARMENIA = Entity("armenia", "Armenia", "country", "Armenian")
PLAIN = Candidate((ASIA,), "listed", "adjective", literal=True)
CONFUSED = Candidate((ARMENIA,), "confusion", "adjective")
LISTED = Candidate((ARMENIA,), "listed")


def decided(
    start: int, decision: Decision, score: float = 0.93, *reasons: Evidence
) -> Resolution:
    """Decide whether "Asian" at a place stands for Armenia."""
    mention = Mention(Span(start, start + 5), "Asian", (PLAIN, CONFUSED))
    return Resolution(mention, CONFUSED, decision, score, reasons)


def decisions(*resolutions: Resolution) -> list[Decision]:
    """Return what is left of decisions."""
    return [r.decision for r in without_halves(resolutions)]


def test_twins_are_changed_together_or_not_at_all() -> None:
    """Where one mention of a wrong name stays open, a hardly surer one does, too."""
    assert ["ask", "ask"] == decisions(decided(0, "rewrite"), decided(9, "ask", 0.7))


def test_a_sure_change_stays() -> None:
    """Near certainty does not wait for its twin."""
    assert ["rewrite", "ask"] == decisions(decided(0, "rewrite", 0.98), decided(9, "ask"))


def test_a_twin_that_is_kept_holds_nothing_back() -> None:
    """A name that is right in one place may be wrong in another."""
    assert ["rewrite", "keep"] == decisions(decided(0, "rewrite"), decided(9, "keep"))


def test_a_change_does_not_lean_on_an_open_partner() -> None:
    """What rests on a doubtful pair waits for both of it."""
    partner = decided(9, "ask")
    other = partner._replace(candidate=LISTED)
    leaning = Evidence("pairing", 2.0, "both are doubtful", other.mention.span)

    assert ["ask", "ask"] == decisions(decided(0, "rewrite", 0.99, leaning), other)


@pytest.mark.parametrize("decision", ["keep", "rewrite"])
def test_a_change_may_lean_on_a_settled_partner(decision: Decision) -> None:
    """A partner that is decided, either way, is no reason to wait."""
    leaning = Evidence("pairing", 2.0, "both are doubtful", Span(9, 14))
    found = decisions(decided(0, "rewrite", 0.99, leaning), decided(9, decision))

    assert ["rewrite", decision] == found


def test_listed_damage_is_no_half() -> None:
    """Only confusions of countries come in twins."""
    listed = decided(0, "rewrite")._replace(candidate=LISTED)

    assert ["rewrite", "ask"] == decisions(listed, decided(9, "ask"))


def test_no_change_is_ever_added() -> None:
    """Leaving out halves only takes back."""
    before = [decided(0, "keep"), decided(9, "ask"), decided(20, "rewrite", 0.99)]

    assert before == without_halves(before)
