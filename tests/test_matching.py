from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from conftest import Small
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.arranged import Phrase
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.gazetteer.tables.tokens import tokenise
from naka_normalize.matching import Hit, longest, match_phrases
from naka_normalize.spans import Span

PHRASE = Phrase(("naqqa",), (), (), (0, 1))
SPANS = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda p: Span(p[0], sum(p)))
HITS = st.lists(SPANS.map(lambda s: Hit(PHRASE, s, s)), max_size=12)


@pytest.fixture(scope="module")
def lake(small: Small) -> Index:
    """Names of one word, of two, and of three that begin alike."""
    body = """entities:
  sevan: {name: Sevan, type: town}
  lake-sevan: {name: Sevan Lake, type: lake}
  lake-park: {name: Sevan Lake Park, type: place}
"""
    return Index(small(body))


def matches(text: str, index: Index) -> list[str]:
    """Return what matches at the first word of a text, longest first."""
    folded = fold(text)
    phrases = index.heads.get(tokenise(text)[0][0], ())
    return [whole.of(text) for _, whole, _ in match_phrases(folded, 0, phrases)]


@given(HITS)
def test_longest_hits_share_no_character(hits: list[Hit]) -> None:
    """What is kept is sorted and disjoint."""
    kept = longest(hits)

    assert [] == [a for a, b in pairwise(kept) if a.whole.overlaps(b.whole)]
    assert kept == sorted(kept, key=lambda h: h.whole)


@given(HITS)
def test_a_hit_is_dropped_only_for_one_that_is_kept(hits: list[Hit]) -> None:
    """What is missing overlaps a hit further left, or a longer one that starts there."""
    kept = [hit.whole for hit in longest(hits)]
    for hit in hits:
        assert any(
            (k.start, -k.end) <= (hit.whole.start, -hit.whole.end) and k.overlaps(hit.whole)
            for k in kept
        )


def test_every_listed_length_matches(lake: Index) -> None:
    """All names that stand at a word are found, the longest first; choosing comes later."""
    expected = ["Sevan Lake Park", "Sevan Lake", "Sevan"]

    assert expected == matches("Sevan Lake Park is green", lake)


@pytest.mark.parametrize(
    "gap", [" ", "-", "–", "‑", "\u00a0", " - ", "\n", "\u3000"], ids=ascii
)
def test_spaces_and_dashes_are_one_gap(lake: Index, gap: str) -> None:
    """A name is the same with a space, a hyphen or one line break in it."""
    assert f"Sevan{gap}Lake" in matches(f"Sevan{gap}Lake", lake)


@pytest.mark.parametrize("gap", [", ", ". ", "_", "\n\n", " (", "/", "'s "], ids=ascii)
def test_other_signs_part_two_names(lake: Index, gap: str) -> None:
    """Punctuation or an empty line between two words ends the first name."""
    assert ["Sevan"] == matches(f"Sevan{gap}Lake", lake)


@pytest.mark.parametrize("text", ["Sevanlake", "Sevan Lakes", "Sevan Laker"])
def test_words_match_whole(lake: Index, text: str) -> None:
    """A name is never a part of a word."""
    assert "Sevan Lake" not in matches(text, lake)
