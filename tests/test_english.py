"""Words are found in a sorted text as they are in a set."""

import pytest
from hypothesis import given, strategies as st

from naka_normalize.gazetteer.tables import english
from naka_normalize.gazetteer.tables.english import SortedWords, is_english, is_known_name

WORD = st.text("abcz-é", min_size=1, max_size=4)


@given(st.sets(WORD), st.lists(WORD | st.just("")), st.sampled_from([1, 7, 1000]))
def test_sorted_words_hold_what_a_set_holds(
    words: set[str], asked: list[str], page: int
) -> None:
    """Wherever the pages end."""
    usual, english._PAGE = english._PAGE, page
    try:
        lines = SortedWords("".join(f"{word}\n" for word in sorted(words)))
        for word in (*asked, *words):
            assert (word in lines) == (word in words)
    finally:
        english._PAGE = usual


@pytest.mark.parametrize(
    ("word", "word_of_english", "name"),
    [
        ("aardvark", True, False),
        ("zygotes", True, False),
        ("houses", True, False),
        ("aachen", False, True),
        ("zurich", False, True),
        ("naqqa", False, False),
        ("#", False, False),
        ("", False, False),
    ],
)
def test_words_and_names_are_told_apart(
    word: str, *, word_of_english: bool, name: bool
) -> None:
    """Words of the list in small letters are words, those with a capital are names."""
    assert (is_english(word), is_known_name(word)) == (word_of_english, name)
