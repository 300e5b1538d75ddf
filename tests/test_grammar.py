import re

import pytest
from hypothesis import given, strategies as st

from naka_normalize.grammar import (
    SHARED_NOUN,
    STATE_NOUN,
    article_before,
    holds_side,
    indefinite,
    like_case,
    sentence_start,
)

NAME = st.sampled_from(["Armenia", "Nagorno-Karabakh", "Stepanakert", "the Lachin road"])


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("Armenian", "an"),
        ("Azerbaijani", "an"),
        ("Israeli", "an"),
        ("Iranian", "an"),
        ("Nagorno-Karabakh", "a"),
        ("Ukrainian", "a"),
        ("Ugandan", "a"),
        ("European", "a"),
        ("United", "a"),
        ("US", "a"),
        ("UK", "a"),
        ("NKR", "an"),
        ("MK", "an"),
        ("CSTO", "a"),
        ("OSCE", "an"),
        ("unintended", "an"),
        ("one-sided", "a"),
    ],
)
def test_the_article_follows_the_sound(word: str, article: str) -> None:
    """Not the letter decides between "a" and "an" but how the word begins when spoken."""
    assert article == indefinite(word)


@given(st.text(max_size=12))
def test_any_word_takes_one_of_two_articles(word: str) -> None:
    """Nothing is left without an answer."""
    assert indefinite(word) in ("a", "an")


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("near a ", "a"),
        ("An ", "An"),
        ("with a “", "a"),
        ("a\u00a0", "a"),
        ("by the ", None),
        ("Naka ", None),
        ("", None),
        ("a", None),
    ],
)
def test_an_article_stands_right_before_a_name(text: str, article: str | None) -> None:
    """One space, perhaps a quotation mark, lies between; letters of a word do not count."""
    found = article_before(text, len(text))

    assert article == (found[1] if found else None)


@given(NAME)
def test_shouting_is_answered_by_shouting(name: str) -> None:
    """A headline in capitals stays one."""
    assert name.upper() == like_case("NAKA", name)


@given(NAME, st.sampled_from(["Naka", "naka", "NaKa", "MK", "NKR", "纳卡", ""]))
def test_a_name_keeps_its_own_capitals(name: str, model: str) -> None:
    """A surface that lost its capital, or an abbreviation, has none to give."""
    assert name == like_case(model, name)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", True),
        ("It ended. ", True),
        ("It ended.\n\n", True),
        ("Really? “", True),
        ("It said: ", True),
        ("near the ", False),
        ("the (", False),
        ("road, ", False),
    ],
)
def test_sentences_start_behind_a_stop(text: str, *, starts: bool) -> None:
    """Quotation marks and brackets between do not count."""
    assert starts == sentence_start(text, len(text))


@pytest.mark.parametrize(
    ("surface", "holds"),
    [("Afang", True), ("alfang", True), ("Yajun", True), ("Fang", True), ("Jun", False)],
)
def test_a_short_name_may_hold_its_side(surface: str, *, holds: bool) -> None:
    """For "Afang" is 阿方, "the side of 阿", and "Jun" only a syllable."""
    assert holds == holds_side(surface)


@pytest.mark.parametrize(
    "noun",
    [
        "side", "army", "armed forces", "prime minister", "foreign ministers", "ministry",
        "drone", "border guards", "air defence", "air force", "general staff",
    ],
)  # fmt: skip
def test_states_have_these(noun: str) -> None:
    """Each noun is taken whole and never as a part of a longer word."""
    assert re.fullmatch(STATE_NOUN, noun)
    assert not re.fullmatch(STATE_NOUN, f"{noun}x")


@pytest.mark.parametrize("noun", ["border", "conflict", "talks", "war", "clashes"])
def test_two_countries_share_these(noun: str) -> None:
    """Before such a noun two adjectives are joined by a hyphen."""
    assert re.fullmatch(SHARED_NOUN, noun)
