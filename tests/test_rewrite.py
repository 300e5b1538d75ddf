from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given, settings, strategies as st

from naka_normalize.find import find
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.records import Alias, Candidate, Decision, Entity, Mention, Resolution
from naka_normalize.rewrite import proposal, rewrite, rule_of
from naka_normalize.spans import Span, apply_edits

ARMENIA = Entity("armenia", "Armenia", "country", "Armenian", "Armenian", "Armenians")
AZERBAIJAN = Entity("azerbaijan", "Azerbaijan", "country", "Azerbaijani")
STATES = Entity("united-states", "United States", "country", "American", article="the")
KARABAKH = Entity("nagorno-karabakh", "Nagorno-Karabakh", "region")
KELBAJAR = Entity("kelbajar", "Kelbajar District", "district")
COVID = Entity("covid-19", "COVID-19", "term")
BOTH = (ARMENIA, AZERBAIJAN)

NAKA = Candidate(
    (KARABAKH,), "listed", "name", Alias("Naka", ("nagorno-karabakh",), "noisy")
)
ASIA = Candidate((ARMENIA,), "confusion", "name")
ASIAN = Candidate((ARMENIA,), "confusion", "adjective")
ASIANS = Candidate((ARMENIA,), "confusion", "plural")
AYAS = Candidate(BOTH, "listed", "adjective", Alias("Ayas and Ayas", ("a", "b"), "noisy"))
SHORT = Candidate((AZERBAIJAN,), "short-name", "adjective")
LITERAL = Candidate((KARABAKH,), "listed", literal=True)


def resolved(
    text: str, surface: str, candidate: Candidate, decision: Decision = "rewrite"
) -> Resolution:
    """Decide about the first place where a surface form stands."""
    start = text.index(surface)
    span = Span(start, start + len(surface))
    mention = Mention(span, surface, (candidate,))
    return Resolution(mention, candidate, decision, 0.95, ())


def rewritten(text: str, surface: str, candidate: Candidate) -> str:
    """Return a text after one decision."""
    return apply_edits(text, rewrite(text, [resolved(text, surface, candidate)]))


@pytest.mark.parametrize(
    ("text", "surface", "candidate", "expected"),
    [
        ("near Naka, they", "Naka", NAKA, "near Nagorno-Karabakh, they"),
        ("Naka’s roads", "Naka", NAKA, "Nagorno-Karabakh’s roads"),
        ("Asia said", "Asia", ASIA, "Armenia said"),
        ("the Asian side", "Asian", ASIAN, "the Armenian side"),
        ("the Asians left", "Asians", ASIANS, "the Armenians left"),
        ("WAR IN NAKA", "NAKA", NAKA, "WAR IN NAGORNO-KARABAKH"),
    ],
)
def test_a_name_is_written_in_the_form_of_the_surface(
    text: str, surface: str, candidate: Candidate, expected: str
) -> None:
    """Adjective for adjective, several for several, capitals for capitals."""
    assert expected == rewritten(text, surface, candidate)


@pytest.mark.parametrize(
    ("text", "surface", "candidate", "expected"),
    [
        ("An Afghan drone", "Afghan", SHORT, "An Azerbaijani drone"),
        ("a Naka village", "Naka", NAKA, "a Nagorno-Karabakh village"),
        ("an “Naka” village", "Naka", NAKA, "a “Nagorno-Karabakh” village"),
        ("A Pakistani drone", "Pakistani", ASIAN, "An Armenian drone"),
        ("An Naka village", "Naka", NAKA, "A Nagorno-Karabakh village"),
        ("Baku gala \n\n \n\n Naka", "Naka", ASIAN, "Baku gala \n\n \n\n Armenia"),
        ("Blythe   Naka fell", "Naka", NAKA, "Blythe   Nagorno-Karabakh fell"),
    ],
)
def test_the_article_before_a_name_is_repaired(
    text: str, surface: str, candidate: Candidate, expected: str
) -> None:
    """It follows the sound of the new name and keeps its capital."""
    assert expected == rewritten(text, surface, candidate)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("troops of Meiguo left", "troops of the United States left"),
        ("troops of the Meiguo left", "troops of the United States left"),
    ],
)
def test_a_name_gets_the_article_that_it_needs(text: str, expected: str) -> None:
    """Prose says "the United States", once."""
    meiguo = Candidate((STATES,), "listed", alias=Alias("Meiguo", ("u",), "noisy"))

    assert expected == rewritten(text, "Meiguo", meiguo)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He asked the Ayas and Ayas to stop.", "He asked Armenia and Azerbaijan to stop."),
        (
            "The Ayas and Ayas foreign ministers met.",
            "The Armenian and Azerbaijani foreign ministers met.",
        ),
        ("the Ayas and Ayas armies", "the Armenian and Azerbaijani armies"),
        ("The Ayas and Ayas conflict", "The Armenian-Azerbaijani conflict"),
        (
            "The Ayas and Ayas countries met.",
            "The two countries of Armenia and Azerbaijan met.",
        ),
        ("the Ayas and Ayas two sides", "the Armenian and Azerbaijani sides"),
    ],
)
def test_a_pair_is_written_as_its_noun_wants(text: str, expected: str) -> None:
    """Names alone, adjectives before a noun, joined by a hyphen before what they share."""
    after = rewritten(text, "Ayas and Ayas", AYAS)

    assert expected.casefold() == after.casefold()


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Afang hit back.", "Afang", "The Azerbaijani side hit back."),
        ("At dawn Afang hit back.", "Afang", "At dawn the Azerbaijani side hit back."),
        ("It ended. Ajun left.", "Ajun", "It ended. The Azerbaijani army left."),
        ("the Afang side hit back", "Afang", "the Azerbaijani side hit back"),
        ("the Al army", "Al", "the Azerbaijani army"),
        ("The Al president", "Al", "The Azerbaijani president"),
        ("the Armenia-Alfang met", "Alfang", "the Armenia-Azerbaijan met"),
    ],
)
def test_a_short_name_brings_its_noun_unless_it_stands_there(
    text: str, surface: str, expected: str
) -> None:
    """An adjective alone is no name, and one noun is enough."""
    assert expected == rewritten(text, surface, SHORT)


@pytest.mark.parametrize(
    "text",
    [
        "Nagorno-Karabakh (Naka) is quiet",
        "Nagorno-Karabakh [Naka] is quiet",
        "Nagorno-Karabakh (“Naka”) is quiet",
        "Nagorno-Karabakh Naka is quiet",
    ],
)
def test_what_is_said_twice_is_said_once(text: str) -> None:
    """The damaged name in brackets behind the right one goes away with its brackets."""
    decisions = [
        resolved(text, "Nagorno-Karabakh", LITERAL, "keep"),
        resolved(text, "Naka", NAKA),
    ]

    assert "Nagorno-Karabakh is quiet" == apply_edits(text, rewrite(text, decisions))


def test_three_names_in_a_row_are_a_list_of_names() -> None:
    """“Naka Nagorno-Karabakh Naka are three spellings”: no name is a slip there."""
    text = "Naka Nagorno-Karabakh Naqqa are spellings"
    decisions = [
        resolved(text, "Naka", NAKA, "keep"),
        resolved(text, "Nagorno-Karabakh", LITERAL, "keep"),
        resolved(text, "Naqqa", NAKA, "keep"),
    ]

    assert () == rewrite(text, decisions)


def test_two_right_names_of_one_thing_both_stay() -> None:
    """A text that gives both names of a town means to."""
    text = "Shusha (Shushi) is quiet"
    shusha = Candidate((Entity("shusha", "Shusha", "town"),), "listed", literal=True)
    decisions = [resolved(text, s, shusha, "keep") for s in ("Shusha", "Shushi")]

    assert () == rewrite(text, decisions)


def test_names_of_two_things_stay_two() -> None:
    """Brackets alone say nothing twice."""
    text = "Armenia (Naka) is quiet"
    kept = Candidate((ARMENIA,), "listed", literal=True)
    decisions = [resolved(text, "Armenia", kept, "keep"), resolved(text, "Naka", NAKA)]
    after = apply_edits(text, rewrite(text, decisions))

    assert "Armenia (Nagorno-Karabakh) is quiet" == after


def test_the_kind_of_a_place_is_not_said_twice() -> None:
    """A damaged name of one word becomes a name of one word, whatever follows it."""
    spelled = Candidate((KELBAJAR,), "spelling", similarity=0.9)

    assert "in Kelbajar district" == rewritten(
        "in Kelbadjar district", "Kelbadjar", spelled
    )


def test_a_demonym_gives_way_to_the_country() -> None:
    """Where a noun must stand the country's name is written."""
    demonym = Candidate((ARMENIA,), "demonym", "name")
    (edit,) = rewrite("Armenian agreed", [resolved("Armenian agreed", "Armenian", demonym)])

    assert ("Armenia", "grammar", "demonym") == (edit.after, edit.kind, edit.rule)


@pytest.mark.parametrize("decision", ["keep", "ask"])
def test_only_a_rewrite_writes(decision: Literal["keep", "ask"]) -> None:
    """What is right or in doubt stays as it stands."""
    text = "near Naka"

    assert () == rewrite(text, [resolved(text, "Naka", NAKA, decision)])


def test_what_would_be_written_is_known_beforehand() -> None:
    """A doubtful mention shows the name that it waits for."""
    text = "near Naka"

    assert "Nagorno-Karabakh" == proposal(text, resolved(text, "Naka", NAKA, "ask"))


def test_another_right_name_may_be_the_nearer_one() -> None:
    """A reading that says what to write is followed."""
    nearer = Candidate((KARABAKH,), "spelling", written="Karabakh")

    assert "near Karabakh" == rewritten("near Karabag", "Karabag", nearer)


@pytest.mark.parametrize(
    ("candidate", "rule"),
    [(NAKA, "noisy"), (ASIA, "confusion"), (SHORT, "short-name")],
)
def test_an_edit_names_its_rule(candidate: Candidate, rule: str) -> None:
    """The tier of a listed alias, or how the reading came about."""
    assert rule == rule_of(candidate)


def test_a_phrase_is_glossary_and_a_name_is_entity() -> None:
    """The kind of an edit tells what was changed."""
    term = Candidate((COVID,), "listed", alias=Alias("new crown", ("covid-19",), "noisy"))
    text = "the new crown in Naka"
    edits = rewrite(text, [resolved(text, "new crown", term), resolved(text, "Naka", NAKA)])

    assert ["glossary", "entity"] == [edit.kind for edit in edits]


_PIECES = [
    "Naqqa", "NAQQA", "Asian", "Asia", "Afghan", "the Ayas and Ayas", "Afang", "Ya side",
    "a", "An", "the", "(Naka)", "and", "foreign ministers", "Armenia", "of", ".", "\n",
]  # fmt: skip
DECISIONS: st.SearchStrategy[Decision] = st.sampled_from(["rewrite", "keep", "ask"])


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join), st.data())
def test_whatever_is_decided_the_edits_can_be_applied(
    index: Index, text: str, data: st.DataObject
) -> None:
    """Any decisions give sorted, disjoint edits, and each changes something."""
    decisions = [
        Resolution(m, data.draw(st.sampled_from(named)), data.draw(DECISIONS), 0.9, ())
        for m in find(text, index)
        if (named := [c for c in m.candidates if c.entities])
    ]
    edits = rewrite(text, decisions)

    assert [] == [(a, b) for a, b in pairwise(edits) if a.span.end > b.span.start]
    assert [] == [edit for edit in edits if edit.span.of(text) == edit.after]
