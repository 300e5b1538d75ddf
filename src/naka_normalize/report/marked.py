"""One document as HTML: before and after in rows, and a card for every mark."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from naka_normalize.formats.lines import Lines
from naka_normalize.formats.statistics import counted
from naka_normalize.records import Result
from naka_normalize.report.cards import card
from naka_normalize.report.elements import Html, element, escaped, joined
from naka_normalize.report.marks import Kind, Mark, marks_of
from naka_normalize.report.rows import Piece, Row, rows

# More unchanged rows in succession than this are folded away, but for one at each end.
_FOLD_FROM = 8


def marked(result: Result, *, name: str = "naka", needed: float | None = None) -> Html:
    """Return a result as HTML: both texts side by side, and the evidence for each mark.

    It stands on its own wherever ``stylesheet()`` is in force, needs no script, and every
    character of the result is escaped.

    Args:
        result: The answer for a document.
        name: What ids begin with; another one for each document of a page.
        needed: Probability that a change needs, 0.0 to 1.0; told if known.
    """
    return element("div", body(result, marks_of(result), name, needed), class_="naka")


def body(result: Result, marks: Sequence[Mark], name: str, needed: float | None) -> Html:
    """Return the rows and the cards of a document whose marks are known."""
    written = [_row(row, result, marks, name) for row in rows(result, marks)]
    lines = Lines(result.source)
    cards = [
        card(mark, lines, mark.after(result), needed, f"{name}m{number}")
        for number, mark in enumerate(marks)
    ]
    # A document without changes needs no second column.
    sides = element("div", _head("before"), _head("after"), class_="row heads")
    heads = [sides] if result.edits else []
    return joined(
        element("div", *heads, *_folded(written), class_="rows" if heads else "rows one"),
        _findings(cards),
    )


def _head(word: str) -> Html:
    return element("p", word.capitalize(), class_=word)


def _findings(cards: Sequence[Html]) -> Html:
    if not cards:
        return Html("")
    head = element("summary", f"{counted(len(cards), 'finding')}, with the evidence")
    return element("details", head, element("ol", *cards), class_="findings")


def _folded(written: Sequence[tuple[bool, Html]]) -> Iterator[Html]:
    """Give the rows, long stretches of plain ones folded away."""
    for is_plain, group in groupby(written, key=lambda row: row[0]):
        found = [html for _, html in group]
        if not is_plain or len(found) <= _FOLD_FROM:
            yield from found
            continue
        middle = found[1:-1]
        said = element("summary", f"{len(middle):,} paragraphs without changes")
        yield found[0]
        yield element("details", said, *middle, class_="fold")
        yield found[-1]


def _row(row: Row, result: Result, marks: Sequence[Mark], name: str) -> tuple[bool, Html]:
    """Return whether nothing in a row needs a look, and the row."""
    kinds = {marks[p.mark].kind for p in (*row.before, *row.after) if p.mark is not None}
    is_same = kinds <= {"ask", "kept"}
    # What did not change is marked once, where it stands now.
    before = _side(row.before, result.source, [] if is_same else marks, name, "del")
    after = _side(row.after, result.text, marks, name, "ins")
    text = "".join(piece.span.of(result.text) for piece in row.after)
    is_end = text[len(text.rstrip("\r\n")) :].count("\n") > 1
    written = element(
        "div",
        element("p", before, class_="before", aria_hidden="true" if is_same else None),
        element("p", after, class_="after"),
        class_="row" + " same" * is_same + " end" * is_end,
    )
    return kinds <= {"kept"}, written


def _side(
    pieces: Sequence[Piece], text: str, marks: Sequence[Mark], name: str, edited: str
) -> Html:
    """Return one side of a row; line ends at its end are left to the styles."""
    parts = []
    for number, piece in enumerate(pieces, 1):
        whole = piece.span.of(text)
        shown = whole.rstrip("\r\n") if number == len(pieces) else whole
        if piece.mark is None or not marks:
            parts.append(escaped(shown))
        else:
            # Line ends that are all of a change are shown by a sign.
            sign = shown or (whole and "↵")
            parts.append(_piece(sign, marks[piece.mark].kind, name, piece.mark, edited))
    return joined(*parts)


def _piece(shown: str, kind: Kind, name: str, mark: int, edited: str) -> Html:
    """Return a piece of a text, as a link to its card if it is marked on this side."""
    is_edit = kind in {"changed", "debris"}
    if edited == "del" and not is_edit:
        return escaped(shown)
    return element(
        "a",
        element(edited, shown) if is_edit else shown,
        href=f"#{name}m{mark}",
        class_=f"m {kind}" if shown else f"m {kind} gap",
        tabindex="-1" if edited == "del" else None,
        aria_label=_label(shown, edited),
    )


def _label(shown: str, edited: str) -> str | None:
    """Say what a link is about that has nothing to read; ``None`` for the others."""
    if not shown:
        return "removed" if edited == "ins" else "added"
    return "blank" if shown.isspace() else None
