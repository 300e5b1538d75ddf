from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from conftest import Small
from naka_normalize.find import find
from naka_normalize.gazetteer.tables.index import Index

_NAMES = ["Naqqa", "Asia", "Central Asia", "Pashinyan", "Nagorno-Karabakh", "U.S.", "Afang"]
_ROUND = ["İ", "ﬁ", "…", "’s", "_", "-", " ", "\n", "(", "said", "Stepana kert", "ßa", "."]
TEXT = st.lists(st.sampled_from(_NAMES + _ROUND), max_size=14).map("".join)
# What can stand beside a name without being a part of the word, and what cannot.
BORDER = st.sampled_from(list(" _-–.,;:!?()[]\"'’‘“”/\n\t\u00a0\u3000"))
LETTER = st.sampled_from(list("abszéşя纳7"))


def surfaces(text: str, index: Index) -> list[str]:
    """Return what is found in a text."""
    return [mention.surface for mention in find(text, index)]


def names(text: str, index: Index) -> dict[str, set[str]]:
    """Return what each surface form of a text may name."""
    return {
        m.surface: {e.id for c in m.candidates for e in c.entities}
        for m in find(text, index)
    }


@settings(deadline=None)
@given(TEXT)
def test_mentions_are_sorted_and_disjoint(index: Index, text: str) -> None:
    """No character belongs to two mentions."""
    spans = [mention.span for mention in find(text, index)]

    assert [] == [(a, b) for a, b in pairwise(spans) if a.end > b.start]


@settings(deadline=None)
@given(TEXT)
def test_spans_count_in_the_text_itself(index: Index, text: str) -> None:
    """Folding changes lengths; mentions do not notice."""
    found = find(text, index)

    assert [m.span.of(text).removesuffix(".") for m in found] == [
        m.surface.removesuffix(".") for m in found
    ]


@settings(deadline=None)
@given(BORDER, BORDER)
def test_a_name_ends_where_its_letters_end(index: Index, before: str, after: str) -> None:
    """Blanks, quotation marks, hyphens, underscores and brackets are borders."""
    assert "Naqqa" in surfaces(f"near {before}Naqqa{after} road", index)


@settings(deadline=None)
@given(LETTER, st.sampled_from(["{}Naqqa", "Naqqa{}", "{}Naqqa{}"]))
def test_a_name_is_never_inside_a_word(index: Index, letter: str, word: str) -> None:
    """With one more letter or digit on it, it is another word."""
    text = f"the {word.replace('{}', letter)} road"

    assert "Naqqa" not in surfaces(text, index)


@pytest.mark.parametrize("mark", ["'", "’", "ʼ", "‘"])
def test_a_possessive_does_not_hide_a_name(index: Index, mark: str) -> None:
    """The mention is the name without what English hangs on it."""
    assert ["Naqqa"] == surfaces(f"Naqqa{mark}s roads", index)


@pytest.mark.parametrize("city", ["Xi'an", "Ya’an", "Tai'er"])
def test_a_syllable_before_an_apostrophe_is_no_name(index: Index, city: str) -> None:
    """Chinese names part their syllables by it; a name of more letters may stand there."""
    assert [] == surfaces(f"She left {city} side by side.", index)
    assert ["Sana'a"] == surfaces("She left Sana'a.", index)


def test_underscores_join_names_and_hide_none(index: Index) -> None:
    """File names and tags hold names as well."""
    assert ["Armenia", "Naqqa", "Lachin"] == surfaces("Armenia_Naqqa_Lachin", index)


@pytest.mark.parametrize(
    "text",
    [
        "https://naqqa.org/Naqqa/a-Naqqa?b=Naqqa",
        "www.example.org/Naqqa",
        "Naqqa@example.org",
        "Naqqa-map.pdf",
        "/home/Naqqa/notes",
        "C:\\Naqqa\\notes",
        "NAQQA_CACHE_DIR",
        "old_naqqa_name",
        "Naqqa.com",
        "doi:10.1000/Naqqa",
        "${Naqqa}",
        "map.Naqqa()",
        "Naqqa::roads",
    ],
)
def test_text_for_machines_names_nothing(index: Index, text: str) -> None:
    """Addresses, files and identifiers lead nowhere once they are changed."""
    assert ["Naqqa"] == surfaces(f"See {text} about Naqqa.", index)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roads of Central Asia", ["Central Asia"]),
        ("He left Nagorno-Karabakh", ["Nagorno-Karabakh"]),
        ("the Asian Development Bank", ["Asian Development Bank"]),
        ("Naka, Ibaraki", ["Naka, Ibaraki"]),
    ],
)
def test_the_longest_name_wins(index: Index, text: str, expected: list[str]) -> None:
    """What stands inside a larger name is not doubted."""
    assert expected == surfaces(text, index)


def test_a_text_without_names_has_no_mentions(index: Index) -> None:
    """Ordinary words name nothing."""
    assert () == find("The weather was fine and the road was dry.", index)
    assert () == find("", index)


def test_a_stop_that_belongs_to_a_name_belongs_to_its_mention(index: Index) -> None:
    """The name "U.S." ends with its full stop, wherever it stands."""
    (mention,) = find("They asked the U.S. for help.", index)

    assert "U.S." == mention.span.of("They asked the U.S. for help.")


def test_an_abbreviation_in_lower_case_is_a_word(index: Index) -> None:
    """The word "us" names nobody."""
    assert [] == surfaces("They asked us for help.", index)


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("They met pashinyan again.", "pashinyan", "nikol-pashinyan"),
        ("Roads to stepanakert closed.", "stepanakert", "stepanakert"),
        ("ROADS TO STEPANAKERT CLOSED.", "STEPANAKERT", "stepanakert"),
        ("Roads to Stepa\u0301nakert closed.", "Stepa\u0301nakert", "stepanakert"),
        ("Roads to Şuşa closed.", "Şuşa", "shusha"),
        ("Дорога: Степанакерт.", "Степанакерт", "stepanakert"),
    ],
)
def test_case_accents_and_scripts_hide_no_name(
    index: Index, text: str, surface: str, entity: str
) -> None:
    """Names are found by their key and reported as they stand."""
    assert entity in names(text, index)[surface]


def test_names_in_a_larger_name_that_names_nothing_are_linked(small: Small) -> None:
    """A listed larger name protects what is in it, and right names there stay linked."""
    body = """entities:
  georgia: {name: Georgia, type: country, adjective: Georgian}
larger_names: [Georgia Street]
"""
    index = Index(small(body))
    (mention,) = find("He lives in Georgia Street.", index)

    assert [("Georgia", True)] == [(mention.surface, c.literal) for c in mention.candidates]


def test_a_name_shared_by_two_has_both_readings(small: Small) -> None:
    """Finding decides nothing."""
    body = """entities:
  ivan-petrov: {name: Ivan Petrov, type: person}
  oleg-petrov: {name: Oleg Petrov, type: person}
"""
    found = names("Petrov spoke.", Index(small(body)))

    assert {"Petrov": {"ivan-petrov", "oleg-petrov"}} == found
