import pytest

import grouped
from conftest import Small
from naka_normalize.pipeline import Normalizer

PEOPLE = """entities:
  eastland: {name: Eastland, type: country, adjective: Eastlandic}
  westland: {name: Westland, type: country, adjective: Westlandic}
  anna-tolm:
    name: Anna Tolm
    type: person
    within: eastland
    roles: [{title: Prime Minister, of: eastland, from: 2010-01-01, until: 2014-01-01}]
  berta-tolm:
    name: Berta Tolm
    type: person
    within: westland
    roles: [{title: Foreign Minister, of: westland, from: 2016-01-01, until: 2020-01-01}]
  carla-tolm:
    name: Carla Tolm
    type: person
    within: westland
    roles: [{title: Defense Minister, of: westland, from: 2012-01-01, until: 2015-01-01}]
"""


@pytest.fixture(scope="module")
def normalizer(small: Small) -> Normalizer:
    """Three people of one surname, in two countries and three offices."""
    return Normalizer(small(PEOPLE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Tolm came. Later Tolm spoke.", "anna-tolm"),
        ("Carla Tolm came. Later Tolm spoke.", "carla-tolm"),
        ("Eastlandic Prime Minister Tolm spoke.", "anna-tolm"),
        ("Foreign Minister Tolm spoke.", "berta-tolm"),
        ("Westlandic Defense Minister Tolm spoke.", "carla-tolm"),
        ("In Eastland, Tolm spoke.", "anna-tolm"),
        ("Then Tolm spoke.", "berta-tolm"),
    ],
    ids=["full name", "full name", "office", "office", "office", "country", "last office"],
)
def test_a_surname_means_who_fits_best(
    normalizer: Normalizer, text: str, expected: str
) -> None:
    """The office first, then the full name, the country, and who was in office last."""
    named = [m.entities[0].id for m in normalizer.normalize(text).mentions]

    assert expected in named
    assert {expected} == {key for key in named if key.endswith("-tolm")}


def test_an_office_outweighs_a_full_name_elsewhere(normalizer: Normalizer) -> None:
    """Two namesakes in one text are told apart by what stands beside them."""
    text = "Anna Tolm came. Westlandic Defense Minister Tolm spoke."
    people = [
        m.entities[0].id
        for m in normalizer.normalize(text).mentions
        if m.entities[0].type == "person"
    ]

    assert ["anna-tolm", "carla-tolm"] == people


def test_telling_namesakes_apart_changes_nothing(normalizer: Normalizer) -> None:
    """A right name stays as it stands, whoever has it."""
    text = "Anna Tolm met Tolm. Westlandic Defense Minister Tolm spoke of Tolm."

    assert () == normalizer.normalize(text).edits


@pytest.mark.parametrize(
    ("name", "is_known"),
    [
        ("Lusine Babayan", False),
        ("Igor Putin", False),
        ("Sergey Viktorovich Lavrov", True),
        ("Mr Pashinyan", True),
        ("Gospodin Putin", True),
        ("Nicole Pashinyan", True),
    ],
)
def test_another_given_name_is_another_person(name: str, *, is_known: bool) -> None:
    """A patronymic and a title are no given names, and a damaged one is his own."""
    result = grouped.normalizer().normalize(f"In the hall we met {name} of Yerevan.")
    people = [m for m in result.mentions if m.entities and m.entities[0].type == "person"]

    assert bool(people) == is_known
