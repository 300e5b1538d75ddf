"""The laws of spans, edits and offset maps."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from naka_normalize.spans import Edit, OffsetMap, Span, apply_edits, compose_edits, settle

TEXT = st.text(alphabet="abcİß և\n😀", max_size=30)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> tuple[Edit, ...]:
    """Some sorted, disjoint edits of a text, insertions and deletions among them."""
    size = len(text)
    marks = draw(
        st.lists(st.tuples(st.integers(0, size), st.integers(0, size)), max_size=6)
    )
    proposals = [
        Edit(
            Span(min(a, b), max(a, b)), draw(st.text("xyz😀", max_size=4)), "entity", str(n)
        )
        for n, (a, b) in enumerate(marks)
    ]
    return settle(proposals)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    """A source text and edits of it."""
    source = draw(TEXT)
    return source, draw(edits_of(source))


@st.composite
def edited_twice(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...], tuple[Edit, ...]]:
    """A source text, edits of it, and edits of what they make."""
    source, first = draw(edited())
    return source, first, draw(edits_of(apply_edits(source, first)))


@given(edited())
def test_untouched_characters_map_to_themselves(case: tuple[str, tuple[Edit, ...]]) -> None:
    """Every source character outside all edits is found again, once, through the map."""
    source, edits = case
    text, offsets = apply_edits(source, edits), OffsetMap.of(edits)
    touched = {i for edit in edits for i in range(edit.span.start, edit.span.end)}
    for i in set(range(len(source))) - touched:
        there = offsets.to_text(Span(i, i + 1))

        assert there.of(text) == source[i]
        assert offsets.to_source(there) == Span(i, i + 1)


@given(edited())
def test_the_ends_of_the_text_stay_the_ends(case: tuple[str, tuple[Edit, ...]]) -> None:
    """The whole source maps to the whole text and back."""
    source, edits = case
    text, offsets = apply_edits(source, edits), OffsetMap.of(edits)

    assert offsets.position_to_text(0, "left") == 0
    assert offsets.position_to_text(len(source), "right") == len(text)
    assert offsets.position_to_source(0, "left") == 0
    assert offsets.position_to_source(len(text), "right") == len(source)


@given(edited(), st.data())
def test_positions_keep_their_order(
    case: tuple[str, tuple[Edit, ...]], data: st.DataObject
) -> None:
    """Mapping never turns two positions round, and left never lies right of right."""
    source, edits = case
    offsets = OffsetMap.of(edits)
    a, b = sorted(data.draw(st.tuples(*[st.integers(0, len(source))] * 2)))

    assert offsets.position_to_text(a, "left") <= offsets.position_to_text(a, "right")
    assert offsets.position_to_text(a, "left") <= offsets.position_to_text(b, "left")
    assert offsets.position_to_text(a, "right") <= offsets.position_to_text(b, "right")


@given(edited_twice())
def test_composed_edits_lead_to_the_same_text(
    case: tuple[str, tuple[Edit, ...], tuple[Edit, ...]],
) -> None:
    """Two rounds of edits and their composition make the same text."""
    source, first, second = case
    final = apply_edits(apply_edits(source, first), second)
    merged = compose_edits(first, second, final)

    assert apply_edits(source, merged) == final


@given(edited_twice())
def test_composed_map_agrees_with_both_maps_outside_edits(
    case: tuple[str, tuple[Edit, ...], tuple[Edit, ...]],
) -> None:
    """A character that no round touched is found at the same place either way."""
    source, first, second = case
    one, two = OffsetMap.of(first), OffsetMap.of(second)
    merged = one.then(two)
    for i in range(len(source)):
        here = Span(i, i + 1)
        middle = one.to_text(here)
        if middle.length == 1 and not any(s.overlaps(here) for s in one.source):
            there = two.to_text(middle)
            if not any(s.overlaps(middle) for s in two.source):
                assert merged.to_text(here) == there


@given(edited())
def test_inverting_twice_gives_the_map_again(case: tuple[str, tuple[Edit, ...]]) -> None:
    """The way back of the way back is the way."""
    offsets = OffsetMap.of(case[1])

    assert offsets == offsets.inverted().inverted()


@given(edited())
def test_settled_edits_are_sorted_and_disjoint(case: tuple[str, tuple[Edit, ...]]) -> None:
    """What ``settle`` keeps can be applied."""
    source, edits = case
    for one, next_one in pairwise(edits):
        assert one.span.end <= next_one.span.start
        assert one.span.start < next_one.span.start
    apply_edits(source, edits)


def test_an_insertion_lies_between_its_two_sides() -> None:
    """A position where something was inserted maps before or after it, as asked."""
    offsets = OffsetMap.of([Edit(Span(2, 2), "xyz", "spacing", "r")])

    assert offsets.position_to_text(2, "left") == 2
    assert offsets.position_to_text(2, "right") == 5
    assert offsets.position_to_source(4, "left") == 2


def test_overlapping_edits_are_refused() -> None:
    """Applying edits that overlap is an error and not a guess."""
    edits = [Edit(Span(0, 3), "a", "entity", "r"), Edit(Span(2, 4), "b", "entity", "r")]

    with pytest.raises(ValueError, match="sorted"):
        apply_edits("abcdef", edits)


def test_a_span_cannot_end_before_it_starts() -> None:
    """Nonsense spans do not exist."""
    with pytest.raises(ValueError, match="start <= end"):
        Span(3, 2)
