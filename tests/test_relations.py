import pytest

from conftest import Small
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.gazetteer.tables.relations import Relations

WORLD = """entities:
  east: {name: East, type: country}
  west: {name: West, type: country}
  south: {name: South, type: country}
  mainland: {name: Mainland, type: continent}
  hills: {name: Hills, type: province, within: [east, west]}
  hilltown: {name: Hilltown, type: town, within: hills}
  ann-hill: {name: Ann Hill, type: person, within: hilltown}
  nowhere: {name: Nowhere, type: place}
pairs:
  east-west: {names: [east, west]}
  south-west: {names: [south, west]}
short_names:
  - {text: 东, language: zh, romanised: [Dong], countries: [east, south],
     readings: [mainland]}
"""


@pytest.fixture(scope="module")
def relations(small: Small) -> Relations:
    """Two neighbours, a disputed province between them, and who lives there."""
    return Relations(small(WORLD))


def test_ancestors_come_nearest_first(relations: Relations) -> None:
    """The province stands before the countries that it is listed under."""
    assert ("hilltown", "hills", "east", "west") == relations.ancestors("ann-hill")


def test_what_lies_nowhere_has_no_ancestors(relations: Relations) -> None:
    """An entity without ``within`` belongs to nothing."""
    assert () == relations.ancestors("nowhere")


@pytest.mark.parametrize(
    ("key", "countries"),
    [("ann-hill", ("east", "west")), ("east", ("east",)), ("nowhere", ())],
)
def test_an_entity_may_have_several_countries(
    relations: Relations, key: str, countries: tuple[str, ...]
) -> None:
    """A disputed place counts for both sides, and a country for itself."""
    assert countries == relations.countries(key)


def test_partners_are_mutual(relations: Relations) -> None:
    """Whoever is listed as a pair with another is so from both ends."""
    assert ("east", "south") == relations.partners("west")
    assert ("west",) == relations.partners("east")
    assert () == relations.partners("mainland")


@pytest.mark.parametrize(
    ("key", "countries"),
    [("mainland", ("east", "south")), ("south", ("east",)), ("west", ())],
)
def test_a_shared_short_name_confuses_with_countries_only(
    relations: Relations, key: str, countries: tuple[str, ...]
) -> None:
    """A name may stand for each country of the short name, never for itself."""
    assert countries == relations.confusable(key)


def test_the_shared_short_name_is_known(relations: Relations) -> None:
    """It says by what two names are confused; without it they are not."""
    short = relations.shared_short_name("mainland", "east")

    assert "东" == (short.text if short else "")
    assert None is relations.shared_short_name("mainland", "west")


def test_confusion_is_mutual_among_countries(index: Index) -> None:
    """The countries of a built-in short name may each be meant by the others."""
    assert [] == [
        (one, two)
        for short in index.gazetteer.short_names
        for one in short.countries
        for two in short.countries
        if one != two and two not in index.relations.confusable(one)
    ]
