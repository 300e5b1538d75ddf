"""Carry what was resolved in the cleaned text to the source and to the output."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from naka_normalize.records import Cleaned, Evidence, LinkedMention, Rejected, Resolution
from naka_normalize.rewrite import proposal
from naka_normalize.running import Running
from naka_normalize.spans import Edit, OffsetMap, Span

# Carries a span to another text.
_Carry = Callable[[Span], Span]
# So many names stand in "Ji and Ta".
_TWO = 2


def link(
    cleaned: Cleaned, resolutions: Sequence[Resolution], edits: Sequence[Edit]
) -> tuple[LinkedMention, ...]:
    """Return the mentions of the answer: those resolutions that name something.

    Args:
        cleaned: The cleaned document.
        resolutions: Decisions about mentions of the cleaned text.
        edits: From the cleaned text to the output.
    """
    offsets = OffsetMap.of(edits)
    return tuple(
        mention
        for resolution in resolutions
        if resolution.candidate.entities
        for mention in _each(_linked(cleaned, resolution, offsets), resolution, offsets)
    )


def _linked(cleaned: Cleaned, resolution: Resolution, offsets: OffsetMap) -> LinkedMention:
    mention = resolution.mention
    span = cleaned.offsets.to_source(mention.span)
    # For ``keep`` the first one turned down is the proposal.
    further = resolution.rejected[1 if resolution.decision == "keep" else 0 :]
    return LinkedMention(
        span=span,
        surface=span.of(cleaned.source),
        entities=resolution.candidate.entities,
        decision=resolution.decision,
        changed=resolution.decision == "rewrite",
        score=resolution.score,
        output_span=offsets.to_text(mention.span),
        evidence=_all_carried(resolution.evidence, cleaned.offsets.to_source),
        proposal=_proposal(cleaned.text, resolution),
        rejected=tuple(
            Rejected(
                proposal(cleaned.text, resolution._replace(candidate=candidate)),
                candidate.entities,
                _all_carried(reasons, cleaned.offsets.to_source),
            )
            for candidate, reasons in further
        ),
    )


def _each(
    whole: LinkedMention, resolution: Resolution, offsets: OffsetMap
) -> Iterator[LinkedMention]:
    """Part "Ji and Ta", two names beside each other, into a mention of each."""
    one, both, two = resolution.mention.surface.partition(" and ")
    first, written, second = whole.proposal.partition(" and ")
    alone = one == two or not (both and written) or len(whole.entities) != _TWO
    # With debris between them they are hardly ever two.
    if alone or whole.surface != resolution.mention.surface:
        yield whole
        return
    start, inner = whole.span.start, resolution.mention.span.start
    parts = zip((0, len(one + both)), (one, two), (first, second), strict=True)
    for (at, name, proposed), entity in zip(parts, whole.entities, strict=True):
        yield whole._replace(
            span=Span(start + at, start + at + len(name)),
            surface=name,
            entities=(entity,),
            output_span=offsets.to_text(Span(inner + at, inner + at + len(name))),
            proposal=proposed,
            rejected=(),
        )


def _proposal(text: str, resolution: Resolution) -> str:
    """Return what is or would be written; for ``keep`` the best change turned down."""
    if resolution.decision != "keep":
        return proposal(text, resolution)
    if not resolution.rejected:
        return ""
    candidate, _ = resolution.rejected[0]
    return proposal(text, resolution._replace(candidate=candidate))


def in_source(
    mentions: Sequence[LinkedMention], back: _Carry, read: Running, on: OffsetMap
) -> Iterator[LinkedMention]:
    """Carry mentions of stories of the running text to the text as it stands.

    Args:
        mentions: With spans in the stories one behind the other.
        back: Carries a span from there to the running text.
        read: The text and its running text.
        on: From the text to the output.
    """

    def carry(span: Span) -> Span:
        return read.offsets.to_source(back(span))

    for mention in mentions:
        carried = _carried(mention, carry, read.source)
        yield carried._replace(output_span=on.to_text(carried.span))


def merge(
    first: Sequence[LinkedMention],
    second: Sequence[LinkedMention],
    edits: Sequence[Edit],
    further: Sequence[Edit],
    source: str,
) -> tuple[LinkedMention, ...]:
    """Merge the mentions of two passes over one document.

    Args:
        first: Of the first pass, with spans in the source.
        second: Of the second, with spans in the output of the first.
        edits: From the source to the output of the first pass.
        further: From there to the output of the second.
        source: The document as decoded.

    Returns:
        The first ones, but what the second decided wherever it rewrites.
    """
    back, on = OffsetMap.of(edits), OffsetMap.of(further)
    changed = [
        _carried(m, back.to_source, source) for m in second if m.decision == "rewrite"
    ]
    starts = [m.span.start for m in changed]
    kept: list[LinkedMention] = []
    for mention in first:
        place = bisect_left(starts, mention.span.end)
        if place == 0 or changed[place - 1].span.end <= mention.span.start:
            output_span = on.to_text(mention.output_span)
            kept.append(mention._replace(output_span=output_span))
    return tuple(sorted((*kept, *changed), key=lambda m: (m.span.start, m.span.end)))


def _carried(mention: LinkedMention, back: _Carry, source: str) -> LinkedMention:
    """Carry a mention, with its reasons, back to the source that its text came from."""
    span = back(mention.span)
    return mention._replace(
        span=span,
        surface=span.of(source),
        evidence=_all_carried(mention.evidence, back),
        rejected=tuple(
            other._replace(evidence=_all_carried(other.evidence, back))
            for other in mention.rejected
        ),
    )


def _all_carried(evidence: Sequence[Evidence], back: _Carry) -> tuple[Evidence, ...]:
    return tuple(e if e.span is None else e._replace(span=back(e.span)) for e in evidence)
