"""Hostile text: nothing breaks, and nothing costs much more than ordinary text."""

import pytest
from hypothesis import given, settings, strategies as st

from counting import steps
from hostile import UNITS
from naka_normalize.cleaners import cleaners_for
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Cleaner
from naka_normalize.spans import apply_edits, settle

PIECES = st.lists(st.one_of(st.sampled_from(UNITS), st.text(max_size=6)), max_size=60)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_twice_the_text_is_twice_the_work(normalizer: Normalizer, unit: str) -> None:
    """Hostile runs cost in proportion to their length, on the whole path."""
    short, long = (unit * (length // len(unit)) for length in (400, 1600))
    normalizer.normalize(short)
    small = steps(lambda: normalizer.normalize(short))
    normalizer.normalize(long)
    large = steps(lambda: normalizer.normalize(long))

    assert large < 5 * small + 4000


@pytest.fixture(scope="module")
def cleaners(normalizer: Normalizer) -> tuple[Cleaner, ...]:
    """All cleaners, with the built-in wrappers."""
    return cleaners_for(normalizer.gazetteer.wrappers)


@settings(max_examples=200, deadline=None)
@given(PIECES.map("".join))
def test_each_cleaner_proposes_edits_of_any_text(
    cleaners: tuple[Cleaner, ...], text: str
) -> None:
    """No cleaner raises, and what it proposes can be applied."""
    for cleaner in cleaners:
        edits = settle(cleaner(text))

        assert len(apply_edits(text, edits)) == len(text) + sum(
            len(edit.after) - edit.span.length for edit in edits
        )


@settings(max_examples=200, deadline=None)
@given(PIECES.map("".join))
def test_any_mixture_settles(normalizer: Normalizer, text: str) -> None:
    """The answer to hostile text is exact, and is its own answer."""
    result = normalizer.normalize(text)

    assert result.text == apply_edits(text, result.edits)
    assert result.text == normalizer.normalize(result.text).text
