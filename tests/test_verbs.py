"""Verbs behind a name."""

import pytest

from naka_normalize.verbs import clear_verb, finite_verb


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (" sent troops", " sent"),
        (" found no trace", " found no"),
        (" shelled the town", " shelled the"),
        (" quietly withdrew", " quietly withdrew"),
        (" quietly agreed", " quietly agreed"),
        (" led by", " led by"),
        (" shot down a drone", " shot down"),
        (" struck 20,000 homes", " struck 20"),
        (" wants peace", " wants"),
        (" moves the line", " moves the"),
    ],
)
def test_a_verb_ends_a_noun(after: str, words: str) -> None:
    """Alone, or with the word behind it."""
    assert after[: finite_verb(after)] == words


@pytest.mark.parametrize(
    "after",
    [
        " forces the",
        " shelled town",
        " drones it",
        " made cognac",
        " claims that",
        " need for",
        " daily papers",
        ", sent",
        "",
        " 20",
    ],
)
def test_what_may_be_a_noun_or_describe_one_is_no_verb(after: str) -> None:
    """Doubt keeps the adjective."""
    assert finite_verb(after) == 0


def test_a_clear_verb_needs_no_object() -> None:
    """The others are left to ``finite_verb``."""
    assert [clear_verb(text) for text in (" withdrew", " claims", " shelled the")] == [
        9,
        0,
        0,
    ]
