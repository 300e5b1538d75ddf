from collections.abc import Iterator

import pytest
from hypothesis import given, settings, strategies as st

from conftest import Small
from naka_normalize import lookup
from naka_normalize.lookups.table import Lookup
from naka_normalize.pipeline import Normalizer

NAME = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["Naqqa", "Aliyev", "stepanakot", "Pashinian", "Afghan", "the Hague"]),
    st.text(alphabet="\ud800\udfff\x00 \u202eİ纳a", max_size=6),
)


@pytest.fixture(scope="module")
def table(normalizer: Normalizer) -> Lookup:
    """The names of the built-in packs."""
    return Lookup.from_gazetteer(normalizer.gazetteer)


@settings(deadline=None)
@given(NAME, st.integers(0, 6))
def test_answers_come_best_first_each_once(table: Lookup, name: str, limit: int) -> None:
    """Any string is accepted; at most so many different entities come back."""
    found = table.lookup(name, limit=limit)
    scores = [match.score for match in found]

    assert scores == sorted(scores, reverse=True)
    assert len(found) == len({match.entity.id for match in found}) <= limit
    assert all(0.0 <= score <= 1.0 for score in scores)
    assert not any(match.certain for match in found[1:])


@pytest.mark.parametrize(
    ("name", "entity", "how"),
    [
        ("Armenia", "armenia", "exact"),
        ("the Netherlands", "netherlands", "words"),
        ("NAGORNO KARABAKH", "nagorno-karabakh", "exact"),
        ("Nagorny Karabakh", "nagorno-karabakh", "exact"),
        ("Пашинян", "nikol-pashinyan", "exact"),
        ("纳卡", "nagorno-karabakh", "exact"),
        ("Ղարաբաղ", "nagorno-karabakh", "exact"),
        ("Dağlıq Qarabağ", "nagorno-karabakh", "exact"),
        ("Naqqa", "nagorno-karabakh", "exact"),
        ("Stepanakirt", "stepanakert", "spelling"),
        ("Paschinyann", "nikol-pashinyan", "spelling"),
        ("Степанакирт", "stepanakert", "spelling"),
        ("Aliyev, Ilham", "ilham-aliyev", "words"),
        ("President Ilham Aliyev", "ilham-aliyev", "words"),
        ("Gen. Pashinyan", "nikol-pashinyan", "words"),
        ("I. Aliyev", "ilham-aliyev", "abbreviation"),
        ("Arrnenia", "armenia", "spelling"),
        ("Azerbaljan", "azerbaijan", "spelling"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(
    table: Lookup, name: str, entity: str, how: str
) -> None:
    """The first answer is the entity, and it says how it was found."""
    first = table.lookup(name)[0]

    assert (entity, how) == (first.entity.id, first.how)


@pytest.mark.parametrize("name", ["", " ", "the", "?!", "xqzwv", "\ud800"])
def test_what_is_no_name_has_no_certain_answer(table: Lookup, name: str) -> None:
    """Better none than a bad one."""
    assert not any(match.certain for match in table.lookup(name))


@pytest.mark.parametrize("name", ["Asia", "Georgia", "Congo", "Niger", "Naka"])
def test_a_shared_name_has_candidates_and_no_certain_one(table: Lookup, name: str) -> None:
    """Which one is meant only the words beside it can tell."""
    found = table.lookup(name)

    assert found
    assert not found[0].certain


@pytest.mark.parametrize(
    ("name", "beside", "entity"),
    [
        ("Georgia", {"context": "the parliament in Tbilisi, Georgia"}, "georgia"),
        ("Georgia", {"type": "country"}, "georgia"),
        ("Naka", {"context": "shelling near Stepanakert in Naka"}, "nagorno-karabakh"),
        ("Niger", {"country": "NE"}, "niger"),
    ],
)
def test_context_type_and_country_decide(
    table: Lookup, name: str, beside: dict[str, str], entity: str
) -> None:
    """What was open is certain with them."""
    first = table.lookup(name, **beside)[0]  # type: ignore[arg-type]

    assert (entity, True) == (first.entity.id, first.certain)


def test_another_country_leaves_nobody(table: Lookup) -> None:
    """A name is not stretched to fit a filter."""
    assert [] == table.lookup("Baku", country="Armenia")


@pytest.mark.parametrize("name", ["Iran", "Iraq", "Mali", "Malawi", "Niue", "Austria"])
def test_a_name_of_the_table_is_never_corrected(table: Lookup, name: str) -> None:
    """Each of these is one or two letters from another country."""
    assert {name} == {match.entity.name for match in table.lookup(name)}


def test_namesakes_share_the_probability(small: Small) -> None:
    """A lookup without context names everybody whom the name fits, and is not certain."""
    body = """entities:
  ivan-petrov: {name: Ivan Petrov, type: person, surname: Petrov}
  oleg-petrov: {name: Oleg Petrov, type: person, surname: Petrov}
"""
    found = Lookup.from_gazetteer(small(body)).lookup("Petrov")

    assert ["ivan-petrov", "oleg-petrov"] == [match.entity.id for match in found]
    assert sum(match.score for match in found) <= 1.0
    assert not found[0].certain


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
    table = Lookup.from_gazetteer(small(body))
    asked = ("Hilltown", "Upper Hill", "Hilton Ville", "Hill")
    scores = [table.lookup(name)[0].score for name in asked]

    assert scores == sorted(set(scores), reverse=True)
    assert table.lookup("Hill", context="the road to Hill")[0].certain


def test_a_larger_table_is_less_sure_of_the_same_misspelling() -> None:
    """Thresholds tighten with the table: more names are near any word."""
    few = Lookup.from_records([("1", "Zangilan")])
    fillers = ((str(n), f"qwe{n:05}") for n in range(5_000))
    many = Lookup.from_records([("1", "Zangilan"), *fillers])

    assert few.lookup("Zangilen")[0].score > many.lookup("Zangilen")[0].score


def test_one_of_many_names_that_sounds_alike_says_less() -> None:
    """An entity with many names has one that sounds like anything, unless they agree."""
    others = ["Tibrona", "Sulemar", "Gondveli", "Pashtor", "Wexel"]
    agreeing = ["Karpanad", "Kharabanat", "Qarabanate"]
    single, many, several = (
        Lookup.from_records([("", "Karabanad", names)]).lookup("Garrbannad")[0].score
        for names in ([], others, [*others, *agreeing])
    )
    assert several > single > many


def test_what_is_no_text_is_refused_in_words(table: Lookup) -> None:
    """A wrong type is the fault of the caller, who is told what is wanted."""
    with pytest.raises(TypeError) as error:
        table.lookup(None)  # type: ignore[arg-type]

    assert str(error.value) == "name must be a str, not NoneType"


def test_a_batch_answers_as_single_names_do_and_reads_as_it_goes(table: Lookup) -> None:
    """The answers come in the order of the names, each before the next name is read."""
    read: list[str] = []

    def names() -> Iterator[str]:
        for name in ("Naqqa", "Baku", "Naqqa", "Bakuu"):
            read.append(name)
            yield name

    answers = table.lookup_many(names(), limit=2)
    first = next(answers)

    assert ["Naqqa"] == read
    assert [first, *answers] == [table.lookup(name, limit=2) for name in read]


def test_the_public_function_asks_the_built_in_names(table: Lookup) -> None:
    """It answers as a table of the built-in gazetteer does."""
    assert table.lookup("Naqqa", limit=1) == lookup("Naqqa", limit=1)
