import pytest
from hypothesis import given, settings, strategies as st

from conftest import Small
from naka_normalize.gazetteer.index import Index
from naka_normalize.gazetteer.lookup import lookup

NAME = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["Naqqa", "Aliyev", "stepanakot", "Pashinian", "Afghan", "the Hague"]),
    st.text(alphabet="\ud800\udfff\x00 \u202eİ纳a", max_size=6),
)


@settings(deadline=None)
@given(NAME, st.integers(0, 6))
def test_answers_come_best_first_each_once(index: Index, name: str, limit: int) -> None:
    """Any string is accepted; at most so many different entities come back."""
    found = lookup(name, index, limit)
    scores = [match.score for match in found]

    assert scores == sorted(scores, reverse=True)
    assert len(found) == len({match.entity.id for match in found}) <= limit
    assert all(0.0 <= score <= 1.0 for score in scores)


@pytest.mark.parametrize(
    ("name", "entity", "how"),
    [
        ("Armenia", "armenia", "name"),
        ("the Netherlands", "netherlands", "name"),
        ("NAGORNO KARABAKH", "nagorno-karabakh", "name"),
        ("Nagorny Karabakh", "nagorno-karabakh", "plain"),
        ("Пашинян", "nikol-pashinyan", "plain"),
        ("纳卡", "nagorno-karabakh", "plain"),
        ("Naqqa", "nagorno-karabakh", "noisy"),
        ("Nakqa", "nagorno-karabakh", "skeleton"),
        ("Stepanakirt", "stepanakert", "spelling"),
        ("Stepanakert", "stepanakert", "name"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(
    index: Index, name: str, entity: str, how: str
) -> None:
    """The first answer is the entity, and it says how it was found."""
    first = lookup(name, index)[0]

    assert (entity, how) == (first.entity.id, first.how)


@pytest.mark.parametrize("name", ["", " ", "the", "?!", "xqzwv", "\ud800"])
def test_what_is_no_name_has_no_answer(index: Index, name: str) -> None:
    """Better none than a bad one."""
    assert [] == lookup(name, index)


def test_listed_forms_leave_no_room_for_guesses(index: Index) -> None:
    """Spelling is asked only when nothing is listed."""
    assert {"name", "plain", "noisy", "ambiguous"} >= {
        match.how for match in lookup("Lachin", index, 50)
    }


def test_namesakes_are_all_returned(small: Small) -> None:
    """A lookup has no context, so it names everybody whom the name fits."""
    body = """entities:
  ivan-petrov: {name: Ivan Petrov, type: person}
  oleg-petrov: {name: Oleg Petrov, type: person}
"""
    found = lookup("Petrov", Index(small(body)))

    assert ["ivan-petrov", "oleg-petrov"] == [match.entity.id for match in found]


def test_surer_ways_score_higher(small: Small) -> None:
    """A name, another right name, damage, doubt: in this order."""
    body = """entities:
  hill:
    name: Hilltown
    type: town
    aliases: [Upper Hill]
    noisy: [Hilton Ville]
    ambiguous: {Hill: {for: [road], because: also a hill}}
"""
    index = Index(small(body))
    scores = [
        lookup(n, index)[0].score
        for n in ("Hilltown", "Upper Hill", "Hilton Ville", "Hill")
    ]

    assert scores == sorted(set(scores), reverse=True)
