"""Results made by hand for tests of reports, and any result at all."""

from hypothesis import strategies as st

from naka_normalize.records import (
    Decision,
    Entity,
    Evidence,
    LinkedMention,
    Rejected,
    Result,
    Versions,
)
from naka_normalize.spans import Edit, OffsetMap, Span, apply_edits

VERSIONS = Versions("1.2.3", "2026.11.1", "0123456789abcdef")
KINDS = ("markup", "encoding", "boilerplate", "spacing", "glossary", "entity", "grammar")


def told(words: str) -> Result:
    """A result with a change, a question, a kept name and debris, in any words."""
    source = f"{words}|{words}|{words}|{words}"
    spans = [
        Span(n * (len(words) + 1), n * (len(words) + 1) + len(words)) for n in range(4)
    ]
    edits = (
        Edit(spans[0], f"{words}!", "entity", words),
        Edit(spans[3], "", "markup", words),
    )
    offsets = OffsetMap.of(edits)
    entity = Entity(words, words, words, wikidata=words, iso=words)
    evidence = (Evidence(words, 2.0, words, spans[1]), Evidence(words, -0.5, words))
    rejected = (Rejected(words, (entity,), evidence),)
    decisions: tuple[Decision, ...] = ("rewrite", "ask", "keep")
    mentions = tuple(
        LinkedMention(
            span,
            words,
            (entity,),
            decision,
            decision == "rewrite",
            0.9,
            offsets.to_text(span),
            evidence,
            words,
            rejected,
        )
        for span, decision in zip(spans, decisions, strict=False)
    )
    versions = Versions(words, words, words)
    return Result(source, apply_edits(source, edits), edits, mentions, versions)


@st.composite
def results(draw: st.DrawFn) -> Result:
    """Any text with line ends, any disjoint edits, any mentions, also such as overlap."""
    source = draw(st.text(st.sampled_from("ab \n\r\u0301\U0001f600<&"), max_size=40))
    bounds = st.integers(0, len(source))
    ends = sorted(draw(st.lists(bounds, max_size=8)))
    replacements = st.text("xy\n", max_size=4)
    edits = tuple(
        Edit(Span(start, end), draw(replacements), draw(st.sampled_from(KINDS)), "rule")
        for start, end in zip(ends[::2], ends[1::2], strict=False)
    )
    offsets = OffsetMap.of(edits)
    mentions = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(bounds), draw(bounds)))
        span = Span(start, end)
        decision: Decision = draw(st.sampled_from(("rewrite", "ask", "keep")))
        surface, output = span.of(source), offsets.to_text(span)
        mentions.append(
            LinkedMention(
                span, surface, (), decision, decision == "rewrite", 0.9, output, ()
            )
        )
    mentions.sort(key=lambda mention: mention.span)
    text = apply_edits(source, edits)
    return Result(source, text, edits, tuple(mentions), VERSIONS)
