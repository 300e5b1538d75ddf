import pytest

from naka_normalize.find import find
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Candidate, Mention


def mention_of(surface: str, text: str, index: Index) -> Mention | None:
    """Return the mention of one surface form, if it is found."""
    return next((m for m in find(text, index) if m.surface == surface), None)


def readings(surface: str, text: str, index: Index) -> list[Candidate]:
    """Return the readings of one surface form; none if it is not found."""
    mention = mention_of(surface, text, index)
    return list(mention.candidates) if mention else []


@pytest.mark.parametrize(
    ("surface", "entity"),
    [
        ("Stepanakirt", "stepanakert"),
        ("Pasinjan", "nikol-pashinyan"),
        ("Mnazakanyan", "zohrab-mnatsakanyan"),
        ("Kelbadzhar", "kalbajar"),
    ],
)
def test_an_unknown_word_may_be_any_name_that_it_is_near(
    index: Index, surface: str, entity: str
) -> None:
    """The name that was meant is among the few proposed."""
    proposed = readings(surface, f"They spoke of {surface} again.", index)

    assert entity in [c.entities[0].id for c in proposed]


@pytest.mark.parametrize("surface", ["Stepanakirt", "Pasinjan", "stepanakot"])
def test_proposals_come_best_first_and_are_never_literal(
    index: Index, surface: str
) -> None:
    """What nobody lists cannot be right as it stands."""
    proposed = readings(surface, f"They spoke of {surface} again.", index)
    scores = [c.similarity for c in proposed]

    assert scores == sorted(scores, reverse=True)
    assert not any(c.literal for c in proposed)


@pytest.mark.parametrize(
    ("surface", "entity"),
    [
        ("Stepanakerte", "stepanakert"),
        ("Stepanakerta", "stepanakert"),
        ("Lachine", "lachin"),
        ("Goris", "goris"),
    ],
)
def test_russian_endings_come_off(index: Index, surface: str, entity: str) -> None:
    """An inflected name is as good as the name itself."""
    best = readings(surface, f"Shelling in {surface} went on.", index)[0]

    assert (entity, True) == (best.entities[0].id, best.similarity > 0.95)


@pytest.mark.parametrize("surname", ["Bayramova", "Lavrova", "Alieva"])
def test_a_feminine_surname_may_be_another_name(
    normalizer: Normalizer, surname: str
) -> None:
    """It may be a woman's and no case of the man's, so alone it is left as it stands."""
    text = f"Mrs {surname} sang in Baku."

    assert text == normalizer.normalize(text).text


def test_two_words_may_be_one_name(index: Index) -> None:
    """A name cut in two is read together when that fits better than either part."""
    found = readings("Stepa nakert", "The city of Stepa nakert slept.", index)

    assert ["stepanakert"] == list(dict.fromkeys(c.entities[0].id for c in found))[:1]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("President Elham Ali Ev spoke.", "Elham Ali Ev"),
        ("The city of Stepa nakert Is asleep.", "Stepa nakert"),
    ],
)
def test_a_last_syllable_is_taken_in_if_it_fits(
    index: Index, text: str, surface: str
) -> None:
    """A name cut in three is one, and another short word behind it is none of it."""
    assert surface in [mention.surface for mention in find(text, index)]


@pytest.mark.parametrize("gap", [", ", " and ", ". ", "\n\n"])
def test_words_apart_are_not_read_as_one(index: Index, gap: str) -> None:
    """Only a space or a hyphen can cut a name in two."""
    text = f"The city of Stepa{gap}nakert slept."

    assert [] == readings(f"Stepa{gap}nakert", text, index)


def test_two_names_side_by_side_are_two(index: Index) -> None:
    """A listed name stays its own mention beside any neighbour."""
    found = [m.surface for m in find("Aliyev Pashinyan Lavrov met.", index)]

    assert ["Aliyev", "Pashinyan", "Lavrov"] == found


@pytest.mark.parametrize(
    ("surface", "entity"),
    [
        ("Nicole Pashinyan", "nikol-pashinyan"),
        ("Ilkham Aliyew", "ilham-aliyev"),
        ("Iham Aliev", "ilham-aliyev"),
    ],
)
def test_a_damaged_given_name_belongs_to_its_surname(
    index: Index, surface: str, entity: str
) -> None:
    """Both words are one mention, to be replaced by the full name."""
    best = readings(surface, f"They met {surface} again.", index)[0]

    assert (entity, "name") == (best.entities[0].id, best.form)


@pytest.mark.parametrize("before", ["Minister", "The", "Anna", "Reuters"])
def test_another_word_before_a_surname_is_left_out(index: Index, before: str) -> None:
    """A title, an article or another given name is no part of the damage."""
    assert None is mention_of(f"{before} Pashinyan", f"So {before} Pashinyan said.", index)


@pytest.mark.parametrize("surface", ["Tunaka", "Nakano"])
def test_a_syllable_may_be_glued_to_a_short_name(index: Index, surface: str) -> None:
    """The neighbour of a short name in a text without spaces; the context must prove it."""
    glued = [c for c in readings(surface, f"Guns in {surface}.", index) if c.how == "glued"]

    assert {"nagorno-karabakh"} == {c.entities[0].id for c in glued}


@pytest.mark.parametrize("surface", ["naqqka", "Nakqa", "Naaqa"])
def test_respelled_short_names_are_found_by_their_skeleton(
    index: Index, surface: str
) -> None:
    """q, k and c are one, and doubled letters count once."""
    found = readings(surface, f"Guns in {surface}.", index)

    assert {("nagorno-karabakh", "skeleton")} == {(c.entities[0].id, c.how) for c in found}


@pytest.mark.parametrize("word", ["Georgina", "Martin", "Monday", "stepping", "Ter"])
def test_names_and_words_of_english_are_no_damage(index: Index, word: str) -> None:
    """What a dictionary lists stands for itself."""
    assert [] == readings(word, f"They spoke of {word} again.", index)


def test_a_neighbouring_name_is_taken_in_whole(normalizer: Normalizer) -> None:
    """A damaged word beside the listed half of its name does not leave the half behind."""
    text = "Shelling in Nagorny Karabakha went on near Stepanakert."
    expected = "Shelling in Nagorno-Karabakh went on near Stepanakert."

    assert expected == normalizer.normalize(text).text


def test_a_word_that_no_name_spells_well_is_damage_of_nothing(
    normalizer: Normalizer,
) -> None:
    """Names that spell it less well than that are rivals of one that does."""
    nearest = normalizer._index.spelling.nearest
    words = ["orchosani", "ramsar", "chanakhchi", "stepanakot", "zaparov", "goranbek"]
    found = [near for word in words if (near := nearest(word))]
    assert found
    assert all(near[0].similarity >= 0.65 for near in found)
    assert any(near[-1].similarity < 0.65 for near in found)
    assert not nearest("orchosani")
