"""Texts for the tests of tables and engines, and what the core makes of them."""

from typing import Any

from hypothesis import strategies as st

from naka_normalize import Result, normalize

SHORT = (
    "Clashes resumed in Naqqa.",
    "Shelling resumed near Lachin in Naqqa; Stepanakert was quiet.",
    "The reactor at Naka, Japan, started up.",
    "Aid reached Stepanakert;&nbsp;Naka's roads are open.",
    "Nothing happened.",
    "",
    "\N{GRINNING FACE} Naqqa \N{CJK UNIFIED IDEOGRAPH-20000} Azerbaidjan",
)
# What a column of texts may hold; bytes that are no UTF-8 are a test of their own.
VALUES = st.lists(
    st.none() | st.sampled_from(SHORT) | st.text(st.characters(codec="utf-8"), max_size=20),
    max_size=12,
)
MINE = """\
format: 1
pack: mine
version: 2026.11.1
about: Names for a test.

entities:
  qo-airport:
    name: Qo Airport
    type: place
    within: armenia
    noisy: [Hugh Nick Airport]
    examples:
      - The plane landed at <Hugh Nick Airport -> Qo Airport> in fog.
"""


def answers(texts: list[str | None]) -> list[Result | None]:
    """What the core answers for a column."""
    return [None if text is None else normalize(text) for text in texts]


def normalized(texts: list[str | None]) -> list[str | None]:
    """The normalized texts of a column."""
    return [None if result is None else result.text for result in answers(texts)]


def details(texts: list[str | None], key: str) -> list[Any]:
    """The edits or the mentions of the JSON records of a column."""
    return [None if result is None else result.to_dict()[key] for result in answers(texts)]
