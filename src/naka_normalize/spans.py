"""Spans, edits and offset maps: the only place where offsets are computed.

A span counts Unicode code points of one named text. An edit asks to replace a span;
``apply_edits`` is the one function that changes text. An ``OffsetMap`` says where each
position of an edited text came from, and stores only the changed ranges.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Self

Side = Literal["left", "right"]

# So many spans on each side of one are looked at to find the nearest.
_BESIDE = 3


class _Range(NamedTuple):
    start: int
    end: int


class Span(_Range):
    """A half-open range of code points.

    Attributes:
        start: First code point, from 0.
        end: One past the last code point; equal to ``start`` for an empty span.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        """Make a span.

        Raises:
            ValueError: If it starts before 0 or ends before it starts.
        """
        if not 0 <= start <= end:
            raise ValueError(f"a span needs 0 <= start <= end, not {start}..{end}")
        return tuple.__new__(cls, (start, end))

    @property
    def length(self) -> int:
        """How many code points the span covers."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """Return the span moved by so many code points."""
        return Span(self.start + by, self.end + by)


class Edit(NamedTuple):
    """A wish to replace the characters of a span.

    Attributes:
        span: What to replace, in the text that the edit was proposed for.
        after: What to write there.
        kind: One of ``markup``, ``encoding``, ``boilerplate``, ``spacing``,
            ``glossary``, ``entity``, ``grammar``.
        rule: Name of the rule that asks, such as ``"spaced-entity"``.
    """

    span: Span
    after: str
    kind: str
    rule: str


class _Ranges(NamedTuple):
    source: tuple[Span, ...] = ()
    text: tuple[Span, ...] = ()


class OffsetMap(_Ranges):
    """Where each position of an edited text came from.

    Only changed ranges are kept, so a map costs memory by edits and not by length.
    A position inside a changed range has no exact counterpart: ``side`` says whether
    to take the left or the right end of the range it belongs to.

    Attributes:
        source: Changed ranges of the source, sorted and disjoint.
        text: The ranges that replaced them, one for each.
    """

    __slots__ = ()

    def __new__(cls, source: tuple[Span, ...] = (), text: tuple[Span, ...] = ()) -> Self:
        """Make a map.

        Raises:
            ValueError: If there are not as many ranges of the one as of the other.
        """
        if len(source) != len(text):
            raise ValueError("an offset map needs as many source ranges as text ranges")
        return tuple.__new__(cls, (source, text))

    @classmethod
    def of(cls, edits: Sequence[Edit]) -> "OffsetMap":
        """Build the map of sorted, disjoint edits."""
        source: list[Span] = []
        text: list[Span] = []
        shift = 0
        for edit in edits:
            start = edit.span.start + shift
            source.append(edit.span)
            text.append(Span(start, start + len(edit.after)))
            shift += len(edit.after) - edit.span.length
        return cls(tuple(source), tuple(text))

    def position_to_text(self, position: int, side: Side = "left") -> int:
        """Map a position of the source to the edited text."""
        return _carry(position, side, self.source, self.text)

    def position_to_source(self, position: int, side: Side = "left") -> int:
        """Map a position of the edited text back to the source."""
        return _carry(position, side, self.text, self.source)

    def to_text(self, span: Span) -> Span:
        """Return the smallest span of the edited text that holds all of ``span``."""
        if not self.source:
            return span
        return _carry_span(span, self.source, self.text)

    def to_source(self, span: Span) -> Span:
        """Return the smallest span of the source that holds all of ``span``."""
        if not self.source:
            return span
        return _carry_span(span, self.text, self.source)

    def inverted(self) -> "OffsetMap":
        """Return the map of the way back."""
        return OffsetMap(self.text, self.source)

    def then(self, following: "OffsetMap") -> "OffsetMap":
        """Compose: this map first, then ``following`` on the text it made."""
        groups = _groups(self.text, following.source)
        return OffsetMap(
            tuple(_through(g.span, g.left, self.text, self) for g in groups),
            tuple(_through(g.span, g.right, following.source, following) for g in groups),
        )


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return ``text`` with every edit applied.

    Args:
        text: The text that the spans of the edits count in.
        edits: Sorted by span and disjoint.

    Raises:
        ValueError: If edits overlap, are unsorted, or reach past the end.

    >>> apply_edits("in Naka", [Edit(Span(3, 7), "Karabakh", "entity", "noisy")])
    'in Karabakh'
    """
    parts: list[str] = []
    position = 0
    for edit in edits:
        if edit.span.start < position or edit.span.end > len(text):
            raise ValueError(f"edits must be sorted, disjoint and inside the text: {edit}")
        parts += (text[position : edit.span.start], edit.after)
        position = edit.span.end
    parts.append(text[position:])
    return "".join(parts)


def settle(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Sort proposals and keep the first of those that get in each other's way.

    Of two edits that overlap, the one that starts earlier stays, and of two that start
    together the longer one. Two insertions at one place are one too many as well.
    """
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.span.start, -e.span.end)):
        last = kept[-1].span if kept else None
        if last is not None and (
            edit.span.start < last.end or edit.span.start == last.start
        ):
            continue
        kept.append(edit)
    return tuple(kept)


def compose_edits(
    first: Sequence[Edit], second: Sequence[Edit], final: str
) -> tuple[Edit, ...]:
    """Merge two rounds of edits into one round that leads to the same text.

    Args:
        first: Edits of the source, sorted and disjoint.
        second: Edits of the text that ``first`` makes, sorted and disjoint.
        final: The text after both rounds.

    Returns:
        Edits of the source. Where both rounds touch the same place they become one edit
        which keeps the kind and rule of the second.
    """
    if not first or not second:
        return tuple(first or second)
    one, two = OffsetMap.of(first), OffsetMap.of(second)
    merged = one.then(two)
    edits: list[Edit] = []
    for group, source, text in zip(
        _groups(one.text, two.source), merged.source, merged.text, strict=True
    ):
        label = second[group.right[-1]] if group.right else first[group.left[-1]]
        edits.append(Edit(source, text.of(final), label.kind, label.rule))
    return tuple(edits)


class _Group(NamedTuple):
    """Ranges of two lists that meet: the span they cover and which ones they are."""

    span: Span
    left: tuple[int, ...] = ()
    right: tuple[int, ...] = ()


def _groups(left: Sequence[Span], right: Sequence[Span]) -> list[_Group]:
    """Join ranges of two sorted lists that meet; ranges that only touch stay apart.

    An empty range (an insertion or the rest of a deletion) has no inside, so it is
    joined with a range that it touches where their order could not be told later.
    """
    parts = [_Group(span, left=(i,)) for i, span in enumerate(left)]
    parts += [_Group(span, right=(j,)) for j, span in enumerate(right)]
    groups: list[_Group] = []
    for part in sorted(parts, key=lambda g: (g.span.start, g.span.end)):
        if groups and _meet(groups[-1], part):
            groups[-1] = _joined(groups[-1], part)
        else:
            groups.append(part)
    return groups


def _joined(group: _Group, part: _Group) -> _Group:
    span = Span(group.span.start, max(group.span.end, part.span.end))
    return _Group(span, group.left + part.left, group.right + part.right)


def _meet(group: _Group, part: _Group) -> bool:
    """Tell whether two neighbours, sorted, have to be joined.

    The rest of a deletion of the first round keeps its place beside a range of the
    second; an insertion of the second round beside a range of the first does not.
    """
    if part.span.start != group.span.end:
        return part.span.start < group.span.end
    empty = [g for g in (group, part) if g.span.length == 0]
    return all(g.span.length == 0 for g in (group, part)) or any(g.right for g in empty)


def _through(
    span: Span, members: Sequence[int], frame: Sequence[Span], offsets: OffsetMap
) -> Span:
    """Carry the span of a group into the other frame of one of the two maps.

    Args:
        span: What the group covers, in the text between the two maps.
        members: Which ranges of the map belong to the group.
        frame: The ranges of the map in the text between; ``offsets.text`` or
            ``offsets.source``.
        offsets: The map.
    """
    others = offsets.source if frame is offsets.text else offsets.text
    if members:
        first, last = members[0], members[-1]
        return Span(
            others[first].start - (frame[first].start - span.start),
            others[last].end + (span.end - frame[last].end),
        )
    start = _carry(span.start, "right", frame, others)
    return Span(start, start + span.length)


def _carry(
    position: int, side: Side, ranges: Sequence[Span], others: Sequence[Span]
) -> int:
    """Carry one position across the changed ranges."""
    index = _count_before(ranges, position + 1) - 1
    if side == "left":
        # An insertion at the very position lies to its right.
        while index >= 0 and ranges[index].start == position:
            index -= 1
    if index < 0:
        return position
    here, there = ranges[index], others[index]
    if position >= here.end:
        return there.end + (position - here.end)
    return there.start if side == "left" or position == here.start else there.end


def nearby(ranges: Sequence[Span], span: Span) -> slice:
    """Return where the ranges stand that may share something with a span."""
    first = _count_before(ranges, span.start + 1) - 1
    return slice(max(0, first), _count_before(ranges, span.end))


def closest(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Return the few of sorted spans among which are the nearest on both sides of one.

    Names stand apart, so that two at most of those beside it can overlap it.
    """
    here = _count_before(spans, span.start)
    return spans[max(0, here - _BESIDE) : here + _BESIDE]


def _carry_span(span: Span, ranges: Sequence[Span], others: Sequence[Span]) -> Span:
    """Carry a span, growing it over every changed range that it shares something with."""
    if span.length == 0:
        start = _carry(span.start, "left", ranges, others)
        return Span(start, max(start, _carry(span.start, "right", ranges, others)))
    start = _carry(span.start, "right", ranges, others)
    index = _count_before(ranges, span.start + 1) - 1
    if index >= 0 and ranges[index].start <= span.start < ranges[index].end:
        start = others[index].start
    end = _carry(span.end, "left", ranges, others)
    index = _count_before(ranges, span.end) - 1
    if index >= 0 and ranges[index].start < span.end < ranges[index].end:
        end = others[index].end
    return Span(start, max(start, end))


def _count_before(ranges: Sequence[Span], position: int) -> int:
    """Return how many of some sorted ranges start before a position."""
    # A tuple of one comes before every span that starts there.
    return bisect_left(ranges, (position,))
