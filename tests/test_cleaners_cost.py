"""Cleaners take linear time: the work they do is counted, not timed."""

import pytest

from counting import steps
from naka_normalize.clean import clean
from naka_normalize.cleaners import cleaners_for
from naka_normalize.cleaners.patterns import read_wrapper
from naka_normalize.records import Wrapper
from test_clean import ALL, WRAPPERS

HOSTILE = [
    "“ ", "”", "'' ", " ''", "`` ", "'", "&", "& ", "&amp;", "& amp;", "& nbsp;",
    "&amp;nbsp;", "<", "< p >", "<p ", "<p x=", "</b><b>", " ", "\t", "\n", "\r\n", " .",
    "a.", "a.The b ", "2020As x ", "[ad_1]", "[ad_1]\n", "(End)", "Editor: ", "Editor:\n",
    "(Editor: A, B) ", "Disclaimer: author\n", "a_", "Home Politics ", "â€™", "Ã", "é’",
    "a#39;s", "A, ", "\0", "\ud800", "Original title: ", "(Source: ", "Statement: a ",
    "The post a ", "Home > ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    """Hostile runs cost in proportion to their length."""
    clean(unit, ALL)
    small = steps(lambda: clean(f"Snow fell. {unit * 200} end", ALL))
    large = steps(lambda: clean(f"Snow fell. {unit * 800} end", ALL))

    assert large < 5 * small + 4000


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_long_hostile_runs_finish(unit: str) -> None:
    """A run of 200,000 characters is cleaned; a quadratic scan would not come back."""
    source = unit * (200_000 // len(unit))

    assert source == clean(source, ALL).source


def test_clean_prose_costs_a_few_tests() -> None:
    """Without debris no cleaner looks at single characters."""
    prose = "Snow closed the road to Goris, and nobody came. " * 2000
    clean(prose, ALL)

    assert steps(lambda: clean(prose, ALL)) < 1500


@pytest.mark.parametrize(
    ("pattern", "where"),
    [
        ("{…}", "line"),
        ("", "line"),
        ("Read {more", "line"),
        ("Read {what}", "end"),
        ("a", "top"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str, where: str) -> None:
    """Mistakes in a pattern are told when it is compiled."""
    with pytest.raises(ValueError, match=r"literal|placeholder|place"):
        read_wrapper(Wrapper("x", pattern, where))


def test_without_wrappers_there_is_no_cleaner_for_them() -> None:
    """The cleaners of a gazetteer without wrappers are the plain ones."""
    assert len(ALL) - 1 == len(cleaners_for(()))
    assert WRAPPERS
