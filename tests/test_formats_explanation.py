"""Explanations that a reader can follow: readings, reasons, the sum and what came of it."""

import pytest

from naka_normalize.formats.explanation import explain
from naka_normalize.formats.readings import readings, record
from naka_normalize.records import (
    Decision,
    Entity,
    Evidence,
    LinkedMention,
    Rejected,
    Result,
    Versions,
)
from naka_normalize.spans import Span

ARMENIA = Entity("armenia", "Armenia", "country", wikidata="Q399")
SOURCE = "It began.\nThe Asian side left."
EVIDENCE = (
    Evidence("prior", -1.0, "names are nearly always right"),
    Evidence("frame", 3.5, "“side” belongs to a state", Span(20, 24)),
)


def answer(
    decision: Decision, score: float, evidence: tuple[Evidence, ...] = EVIDENCE
) -> Result:
    """A result with one mention and this decision about it."""
    proposal = "" if decision == "keep" else "Armenian"
    mention = LinkedMention(
        Span(14, 19),
        "Asian",
        (ARMENIA,),
        decision,
        decision == "rewrite",
        score,
        Span(14, 19),
        evidence,
        proposal,
    )
    return Result(SOURCE, SOURCE, (), (mention,), Versions("", "", ""))


def test_each_reason_has_its_weight_and_place() -> None:
    """Line and column, as editors count them, for the mention and for what speaks."""
    assert explain(answer("rewrite", 0.924), "a.txt", needed=0.9) == (
        "a.txt:2:5: rewrite Asian → Armenian (armenia, country, Q399), score 0.92\n"
        "     -1.00  prior: names are nearly always right\n"
        "     +3.50  frame: “side” belongs to a state [2:11]\n"
        "     +2.50  sum: 0.92 for “Armenian”, 0.08 for “Asian” as it stands;"
        " a change needs 0.90\n"
    )


@pytest.mark.parametrize(
    ("decision", "score", "said"),
    [
        ("ask", 0.8, "sum: 0.80 for “Armenian”, 0.20 for “Asian” as it stands;"),
        ("keep", 0.9, "sum for changing it: 0.90 for “Asian” as it stands, 0.10 for the"),
    ],
)
def test_both_readings_are_shown_the_likelier_one_first(
    decision: Decision, score: float, said: str
) -> None:
    """Whatever was decided, the reader sees how near it was."""
    assert said in explain(answer(decision, score), "a.txt", needed=0.9)


@pytest.mark.parametrize(("needed", "shown"), [(0.9, True), (0.97, False)])
def test_an_ask_that_has_enough_says_what_held_it_back(
    needed: float, *, shown: bool
) -> None:
    """Otherwise the numbers would contradict the decision."""
    said = explain(answer("ask", 0.94), "a.txt", needed=needed)

    assert shown == ("not changed all the same: another reading" in said)


def test_a_weaker_change_follows_with_its_own_sum() -> None:
    """Every reading that was weighed is there, in the text and in the record."""
    reason = Evidence("companions", 0.5, "Asia Minor is named", Span(3, 8))
    plain = answer("rewrite", 0.924)
    mention = plain.mentions[0]._replace(rejected=(Rejected("Aya", (ARMENIA,), (reason,)),))
    result = plain._replace(mentions=(mention,))

    assert explain(result, "a.txt", needed=0.9) == explain(plain, "a.txt", needed=0.9) + (
        "     +0.50  companions: Asia Minor is named [1:4]\n"
        "     +0.50  sum for “Aya”, weaker\n"
    )
    (other,) = record(result, "a.txt", 0.9)["mentions"][0]["rejected"]
    assert (other["text"], other["sum"]) == ("Aya", 0.5)
    assert other["evidence"][0]["place"] == (1, 4)


def test_a_mention_in_no_doubt_has_one_line() -> None:
    """Where nothing was weighed there is nothing to add up."""
    result = answer("keep", 1.0, ())

    assert readings(result.mentions[0]) == ()
    assert explain(result, "a.txt", needed=0.9).count("\n") == 1


@pytest.mark.parametrize(
    ("decision", "score"), [("rewrite", 0.95), ("ask", 0.6), ("keep", 0.7)]
)
def test_probabilities_of_readings_add_up(decision: Decision, score: float) -> None:
    """The change and the surface as it stands are all there is."""
    written = record(answer(decision, score), "a.txt", 0.9)["mentions"][0]
    first, second = written["readings"]

    assert first["probability"] + second["probability"] == pytest.approx(1)
    assert first["probability"] >= second["probability"]
    assert first["changes"] == (decision != "keep")


def test_a_record_has_the_place_of_each_reason() -> None:
    """Line and column beside each span, ``None`` where there is none."""
    written = record(answer("ask", 0.6), "a.txt", 0.9)["mentions"][0]

    assert (2, 5) == written["place"]
    assert [None, (2, 11)] == [evidence["place"] for evidence in written["evidence"]]


def test_colours_do_not_change_the_words() -> None:
    """Without its codes a coloured explanation is the plain one."""
    result = answer("rewrite", 0.95)
    coloured = explain(result, "a.txt", needed=0.9, colour=True)
    plain = coloured.replace("\x1b[32m", "").replace("\x1b[1m", "").replace("\x1b[0m", "")

    assert coloured != plain == explain(result, "a.txt", needed=0.9)
