"""How a notebook shows a text with its changes marked: a little HTML, all escaped."""

from collections.abc import Iterator, Sequence
from html import escape

from naka_normalize.spans import Edit

# So many code points of the source are shown; a page of a notebook is no place for a book.
_MOST = 20_000


def marked(source: str, edits: Sequence[Edit], caption: str) -> str:
    """Return HTML that shows what was taken out and what was written instead.

    Args:
        source: The text before the edits.
        edits: Sorted and disjoint.
        caption: What stands above it.
    """
    body = "".join(_parts(source[:_MOST], [e for e in edits if e.span.end <= _MOST]))
    if len(source) > _MOST:
        body += f"… <i>{len(source) - _MOST:,} more characters</i>"
    return (
        f"<div><small>{escape(caption)}</small>"
        f'<div style="white-space: pre-wrap">{body}</div></div>'
    )


def _parts(source: str, edits: Sequence[Edit]) -> Iterator[str]:
    """Give the text in pieces, those that were changed in marks of their own."""
    position = 0
    for edit in edits:
        yield escape(source[position : edit.span.start])
        yield _change(edit, source)
        position = edit.span.end
    yield escape(source[position:])


def _change(edit: Edit, source: str) -> str:
    """Return one edit; what asked for it shows where the pointer rests."""
    before = escape(edit.span.of(source))
    after = escape(edit.after)
    said = escape(f"{edit.kind}: {edit.rule}")
    old = f"<del>{before}</del>" if before else ""
    new = f"<ins>{after}</ins>" if after else ""
    return f'<span title="{said}">{old}{new}</span>'
