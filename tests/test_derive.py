import pytest

from conftest import Small
from naka_normalize.gazetteer.tables.derive import Core, short_name_aliases
from naka_normalize.gazetteer.tables.tokens import tokenise
from naka_normalize.records import Alias, Gazetteer

WORLD = """entities:
  east: {name: East, type: country, adjective: Eastern}
  west: {name: West, type: country, adjective: Western}
  other: {name: Other, type: country, adjective: Otherish}
pairs:
  east-west: {names: [east, west]}
short_names:
  - {text: 东, language: zh, romanised: [D, Dong], countries: [east, other]}
  - {text: 西, language: zh, romanised: [Xi], countries: [west]}
"""


@pytest.fixture(scope="module")
def world(small: Small) -> Gazetteer:
    """Two countries of a pair, and a third that shares a short name."""
    return small(WORLD)


@pytest.fixture(scope="module")
def derived(world: Gazetteer) -> list[tuple[Alias, Core]]:
    """Everything that follows from the two short names."""
    return list(short_name_aliases(world))


def texts(derived: list[tuple[Alias, Core]], *entities: str) -> set[str]:
    """Return the derived surface forms of one country, or of a pair."""
    return {alias.text for alias, _ in derived if alias.entities == entities}


def test_a_short_name_carries_side_and_army(derived: list[tuple[Alias, Core]]) -> None:
    """方 and 军 stay glued to the syllable."""
    assert {"Dfang", "Djun", "Dongfang", "Dongjun"} <= texts(derived, "east")


def test_one_letter_needs_its_noun(derived: list[tuple[Alias, Core]]) -> None:
    """A lone "D" is no name, a lone "Dong" may be one."""
    assert {"D side", "D army", "Dong"} <= texts(derived, "east")
    assert "D" not in texts(derived, "east")


def test_a_mention_leaves_the_noun_out(derived: list[tuple[Alias, Core]]) -> None:
    """Of "D side" only the first word is the short name."""
    cores = {alias.text: core for alias, core in derived}

    assert (0, 1) == cores["D side"]


def test_all_holders_of_a_short_name_get_its_forms(
    derived: list[tuple[Alias, Core]],
) -> None:
    """Which of them is meant the context decides."""
    assert texts(derived, "east") == texts(derived, "other")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Dongxi", ("east", "west")),
        ("Xidong", ("west", "east")),
        ("Dongxis", ("east", "west")),
        ("Dong and Xi", ("east", "west")),
        ("Xi and Dong", ("west", "east")),
        ("Dongxi and Dongxi", ("east", "west")),
        ("Dong Xi", ("east", "west")),
        ("Xi-Dong", ("west", "east")),
    ],
)
def test_a_pair_runs_together_in_the_order_written(
    derived: list[tuple[Alias, Core]], text: str, pair: tuple[str, str]
) -> None:
    """Both short names of a listed pair, glued, joined, or glued and said twice."""
    assert text in texts(derived, *pair)


def test_one_letter_does_not_stand_before_another_name(
    derived: list[tuple[Alias, Core]],
) -> None:
    """The "A" of "A Ya" may as well be the article."""
    assert not {"D Xi", "D-Xi", "Xi D"} & texts(derived, "east", "west")


def test_only_listed_pairs_run_together(derived: list[tuple[Alias, Core]]) -> None:
    """No other two countries are taken together."""
    several = {alias.entities for alias, _ in derived if len(alias.entities) > 1}

    assert {("east", "west"), ("west", "east")} == several


def test_derived_forms_wait_for_the_context(derived: list[tuple[Alias, Core]]) -> None:
    """Each is ambiguous, an adjective, and of the language of its short name."""
    kinds = {(alias.tier, alias.form, alias.language) for alias, _ in derived}

    assert {("ambiguous", "adjective", "zh")} == kinds


def test_cores_lie_within_their_forms(derived: list[tuple[Alias, Core]]) -> None:
    """A mention covers at least one word of what was matched and no more than all."""
    assert all(
        0 <= first < last <= len(tokenise(alias.text)[0])
        for alias, (first, last) in derived
    )
