"""What is marked in a document: each change, question, kept name and piece of debris."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from naka_normalize.formats.readings import unclaimed
from naka_normalize.records import LinkedMention, Result
from naka_normalize.spans import Edit, OffsetMap, Span, nearby

Kind = Literal["changed", "ask", "kept", "debris"]
KINDS: tuple[Kind, ...] = ("changed", "ask", "kept", "debris")
_KIND_OF: dict[str, Kind] = {"rewrite": "changed", "ask": "ask", "keep": "kept"}
_DEBRIS = frozenset({"markup", "encoding", "boilerplate", "spacing"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to look at.

    Attributes:
        kind: ``changed``, ``ask``, ``kept`` or ``debris``.
        source: Where it stands in the source.
        text: Where it stands in the normalized text; empty for what was removed.
        cause: The mention, or the edit that belongs to none.
    """

    kind: Kind
    source: Span
    text: Span
    cause: LinkedMention | Edit

    def before(self, result: Result) -> str:
        """Return what stood there."""
        return self.source.of(result.source)

    def after(self, result: Result) -> str:
        """Return what stands there now."""
        return self.text.of(result.text)


def marks_of(result: Result) -> tuple[Mark, ...]:
    """Return the marks of a result, in the order of the source.

    A changed mention reaches over every edit that it shares something with, such as an
    article that went with the name.
    """
    offsets = result.offsets
    found = [_of_mention(mention, result, offsets) for mention in result.mentions]
    found += [_of_edit(edit, offsets) for edit in unclaimed(result)]
    return tuple(sorted(found, key=lambda m: (m.source, KINDS.index(m.kind))))


def _of_mention(mention: LinkedMention, result: Result, offsets: OffsetMap) -> Mark:
    kind = _KIND_OF[mention.decision]
    if kind != "changed":
        return Mark(kind, mention.span, mention.output_span, mention)
    edits = list(_touching(mention.span, result.edits, offsets))
    start = min([mention.span.start, *(edit.span.start for edit in edits)])
    end = max([mention.span.end, *(edit.span.end for edit in edits)])
    span = Span(start, end)
    return Mark(kind, span, offsets.to_text(span), mention)


def _touching(span: Span, edits: tuple[Edit, ...], offsets: OffsetMap) -> Iterator[Edit]:
    """Give the edits that share something with a span."""
    near = edits[nearby(offsets.source, span)]
    return (edit for edit in near if edit.span.overlaps(span))


def _of_edit(edit: Edit, offsets: OffsetMap) -> Mark:
    kind: Kind = "debris" if edit.kind in _DEBRIS else "changed"
    return Mark(kind, edit.span, offsets.to_text(edit.span), edit)


def counts(marks: Iterable[Mark]) -> dict[Kind, int]:
    """Return how many marks there are of each kind."""
    found = dict.fromkeys(KINDS, 0)
    for mark in marks:
        found[mark.kind] += 1
    return found
