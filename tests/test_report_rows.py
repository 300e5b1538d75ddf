"""Marks and rows: everything that changed is marked, and nothing is lost between rows."""

from hypothesis import given, settings

from naka_normalize.records import Result
from naka_normalize.report.marks import marks_of
from naka_normalize.report.rows import rows
from reports import results


@settings(deadline=None)
@given(results())
def test_rows_put_together_are_the_source_and_the_text(result: Result) -> None:
    """No character is lost, doubled or moved, on either side."""
    cut = list(rows(result, marks_of(result)))
    before = "".join(piece.span.of(result.source) for row in cut for piece in row.before)
    after = "".join(piece.span.of(result.text) for row in cut for piece in row.after)

    assert (result.source, result.text) == (before, after)


@settings(deadline=None)
@given(results())
def test_a_row_without_a_changed_mark_is_the_same_on_both_sides(result: Result) -> None:
    """What differs between the columns stands under a mark that says so."""
    marks = marks_of(result)
    for row in rows(result, marks):
        shown = {
            marks[p.mark].kind for p in (*row.before, *row.after) if p.mark is not None
        }
        if shown <= {"ask", "kept"}:
            before = "".join(piece.span.of(result.source) for piece in row.before)
            assert before == "".join(piece.span.of(result.text) for piece in row.after)


@settings(deadline=None)
@given(results())
def test_every_edited_character_stands_under_a_mark_of_a_change(result: Result) -> None:
    """Where marks overlap, the change is what is shown."""
    marks = marks_of(result)
    changed = {
        position
        for row in rows(result, marks)
        for piece in row.before
        if piece.mark is not None and marks[piece.mark].kind in {"changed", "debris"}
        for position in range(piece.span.start, piece.span.end)
    }
    edited = {p for edit in result.edits for p in range(edit.span.start, edit.span.end)}

    assert edited <= changed


@settings(deadline=None)
@given(results())
def test_every_edit_has_a_mark_that_reaches_over_it(result: Result) -> None:
    """Also an insertion, which has no character in the source."""
    spans = [mark.source for mark in marks_of(result)]
    bare = [e for e in result.edits if not any(span.contains(e.span) for span in spans)]

    assert [] == bare
