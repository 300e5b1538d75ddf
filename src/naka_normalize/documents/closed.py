"""Parts of a text that are closed to edits, such as code and tags."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from naka_normalize.spans import Edit, Span


def removals(edit: Edit, closed: Sequence[Span], text: str) -> Iterator[Edit]:
    """Give the edits that remove the same text but for the closed parts in it.

    Args:
        edit: An edit of a text, whose replacement is left out.
        closed: Spans of the text that must stay as they are, sorted and disjoint.
        text: The text; blanks between two closed parts stay as well.
    """
    position = edit.span.start
    first = bisect_left([span.end for span in closed], position + 1)
    for span in (*closed[first:], Span(edit.span.end, edit.span.end)):
        end = min(span.start, edit.span.end)
        if text[position:end].strip():
            yield edit._replace(span=Span(position, end), after="")
        if end == edit.span.end:
            return
        position = span.end


def open_edits(edits: Iterable[Edit], closed: Sequence[Span]) -> Iterator[Edit]:
    """Give the edits that touch no closed part.

    Args:
        edits: Edits of a text.
        closed: Spans of the text that must stay as they are, sorted and disjoint.
    """
    ends = [span.end for span in closed]
    for edit in edits:
        # The first that ends behind the start of the edit is the only one to look at.
        at = bisect_left(ends, edit.span.start + 1)
        if at == len(closed) or not closed[at].overlaps(edit.span):
            yield edit
