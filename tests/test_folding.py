import pytest
from hypothesis import given, strategies as st

from naka_normalize.folding import fold, fold_with_offsets, romanise, skeleton
from naka_normalize.spans import Span

# Letters whose key is longer or shorter than they are, signs that vanish, and plain text.
_ODD = "İıəßæœﬁ…😀և\u0301\u00ad\u200b№ŉǰ’Şşаяй纳卡 Naka-'\n"
TEXT = st.one_of(st.text(max_size=60), st.text(alphabet=_ODD, max_size=40))
WORD = st.text(alphabet="abckqns", max_size=8)


@given(TEXT)
def test_both_ways_of_folding_give_one_key(text: str) -> None:
    """Offsets are something on top: the key is the same without them."""
    assert fold(text) == fold_with_offsets(text)[0]


@given(TEXT)
def test_every_folded_character_maps_back_to_its_own(text: str) -> None:
    """What stands where a character of the key came from has that character in its key."""
    folded, offsets = fold_with_offsets(text)
    backs = [offsets.to_source(Span(i, i + 1)).of(text) for i in range(len(folded))]

    assert [c in fold(back) for c, back in zip(folded, backs, strict=True)] == [
        True for _ in folded
    ]


@given(TEXT)
def test_the_whole_key_maps_back_to_the_whole_text(text: str) -> None:
    """The map knows exactly how much longer or shorter the key is."""
    folded, offsets = fold_with_offsets(text)

    assert len(text) == offsets.position_to_source(len(folded), "right")


@given(TEXT, TEXT)
def test_a_key_is_the_key_of_its_parts(one: str, two: str) -> None:
    """Characters fold alone, so that a name folds alike wherever it stands."""
    assert fold(one) + fold(two) == fold(one + two)


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A key is its own key."""
    assert fold(text) == fold(fold(text))


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_text_needs_no_map(text: str) -> None:
    """ASCII folds one to one."""
    assert fold_with_offsets(text)[1].source == ()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Şuşa", "SUSA"),
        ("Xankəndi", "xankendi"),
        ("İlham", "ilham"),
        ("Nakka’s", "nakka's"),
        ("Nagorno‑Karabakh", "nagorno-karabakh"),
        ("Naka\u200b", "naka"),
        ("Naka\u00adqa", "nakaqa"),
        ("Artsvaberd\u00a0road", "artsvaberd road"),
        ("Ёлка", "елка"),
        ("Straße", "strasse"),
        ("“Naka”", '"naka"'),
    ],
)
def test_signs_that_readers_take_for_one_have_one_key(one: str, two: str) -> None:
    """Case, accents, kinds of quotes and dashes, and invisible signs do not count."""
    assert fold(one) == fold(two)


@given(WORD)
def test_a_skeleton_is_its_own_skeleton(word: str) -> None:
    """The rougher key is a key of keys, too."""
    assert skeleton(word) == skeleton(skeleton(word))


@given(WORD, st.sampled_from("ckq"), WORD)
def test_a_skeleton_knows_one_k(before: str, letter: str, after: str) -> None:
    """``c``, ``k`` and ``q`` are one letter, however often it stands there."""
    keys = {skeleton(before + k + after) for k in ("c", "k", "q", letter * 2)}

    assert 1 == len(keys)


@given(st.text(max_size=20))
def test_romanised_text_is_plain(text: str) -> None:
    """Any script becomes ASCII letters without capitals or doubled spaces."""
    spelled = romanise(text)

    assert spelled.isascii()
    assert spelled.lower() == spelled


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Нагорный", "nagornyi"),
        ("亚美尼亚", "ya mei ni ya"),
        ("卡万", "ka wan"),
        ("Gəncə", "gence"),
        ("Երեւան", "erewan"),
        ("", ""),
    ],
)
def test_scripts_are_spelled_in_latin_letters(text: str, spelled: str) -> None:
    """Cyrillic and Armenian by letters, Chinese by syllables."""
    assert spelled == romanise(text)
