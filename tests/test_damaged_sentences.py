"""Damage of one kind in short texts: it is repaired, and what is right stays."""

import pytest

from grouped import groups, normalizer, one_of
from naka_normalize.errors import Place
from naka_normalize.gazetteer.format.examples import parse_example

CASES = [
    one_of(group, text, label=f"{group['about']}: {number}")
    for group in groups("damaged_sentences.yaml")
    for number, text in enumerate(group["texts"], 1)
]


@pytest.mark.parametrize("text", CASES)
def test_marked_damage_is_repaired(text: str) -> None:
    """Nothing but what is marked may change."""
    example = parse_example(text, "", Place("", 1, 1))

    assert example.expected == normalizer().normalize(example.source).text
