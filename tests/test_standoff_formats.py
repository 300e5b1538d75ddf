"""Every stand-off format: what it holds comes back, what it does not hold is counted."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings, strategies as st

from naka_normalize import __version__
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.offsets import Unit
from naka_normalize.records import Evidence
from naka_normalize.spans import Span
from naka_normalize.standoff import (
    FORMATS,
    Annotation,
    Format,
    StandoffDocument,
    read_standoff,
    write_standoff,
)
from naka_normalize.standoff.holdings import ALL, BARE, TEXTS, Losses
from standoff import documents

GOLDEN = Path(__file__).parent / "golden-standoff"
UNITS = [(form, unit) for form in FORMATS.values() for unit in form.units]
quick = settings(max_examples=60, deadline=None)
(DOCUMENT,) = (
    one
    for one in read_standoff((GOLDEN / "jsonl-codepoint.jsonl").read_text("utf-8"), "jsonl")
    if isinstance(one, StandoffDocument)
)


def read_again(
    given: list[StandoffDocument], form: Format, unit: Unit
) -> list[StandoffDocument | InputError]:
    """Write documents, and read what was written."""
    content = "".join(write_standoff(given, form.name, unit=unit))
    fitting = [form.fit(one, Losses()) for one in given]
    texts = {one.name: one.text for one in fitting}
    found = read_standoff(
        content.encode().decode(),
        form.name,
        document=fitting[0].name,
        texts=texts.__getitem__,
        unit=unit,
    )
    return list(found)


@quick
@given(document=documents())
def test_what_fits_a_format_comes_back(document: StandoffDocument) -> None:
    """Whatever the text and the names, in every unit: what was written is read again."""
    for form, unit in UNITS:
        fit = form.fit(document, Losses())
        expected = [fit] if fit.annotations or BARE in form.holds else []

        assert (form.name, unit, expected) == (
            form.name,
            unit,
            read_again([document], form, unit),
        )


@quick
@given(document=documents())
@example(StandoffDocument("a.txt", "a", (Annotation(Span(0, 1), "city"),)))
def test_what_changes_is_counted(document: StandoffDocument) -> None:
    """Without a loss a document stays as it is, and what fits once fits again."""
    for form in FORMATS.values():
        losses, again = Losses(), Losses()
        fit = form.fit(document, losses)

        assert (form.name, fit) == (form.name, form.fit(fit, again))
        assert not set(+again) - {TEXTS, BARE}
        assert fit == document or set(+losses) - {TEXTS, BARE}


@quick
@given(two=st.tuples(documents("a.txt"), documents("b.txt")))
def test_documents_stay_apart(two: tuple[StandoffDocument, ...]) -> None:
    """Several documents come back in their order."""
    for form in FORMATS.values():
        if form.name == "brat":
            continue
        fitting = [form.fit(one, Losses()) for one in two]
        expected = [one for one in fitting if one.annotations or BARE in form.holds]

        assert expected == read_again(list(two), form, form.units[0])


def test_brat_has_a_file_for_each_document() -> None:
    """Two documents are not written into one file."""
    with pytest.raises(UsageError, match="a file for each"):
        list(write_standoff([DOCUMENT, StandoffDocument("b.txt", "")], "brat"))


@pytest.mark.parametrize("name", ["csv", "brat", "web-annotation", "gold"])
def test_names_that_texts_are_found_by_differ(name: str) -> None:
    """Two documents of one name would take each other's text."""
    with pytest.raises(UsageError, match="two documents are called"):
        list(write_standoff([DOCUMENT, DOCUMENT], name))


@pytest.mark.parametrize(
    ("form", "unit"), UNITS, ids=[f"{form.name}-{unit}" for form, unit in UNITS]
)
def test_each_format_looks_like_this(form: Format, unit: Unit) -> None:
    """What is written is what stands in the golden file."""
    written = "".join(write_standoff([DOCUMENT], form.name, unit=unit))
    path = GOLDEN / f"{form.name}-{unit}{form.ending}"

    assert path.read_bytes().decode() == written.replace(__version__, "VERSION")


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS.keys())
def test_a_unit_that_a_format_does_not_count_in_is_refused(form: Format) -> None:
    """The message says what it does count in."""
    for unit in ("codepoint", "utf16", "utf8"):
        if unit not in form.units:
            with pytest.raises(UsageError, match=f"offsets of {form.name} count codepoint"):
                write_standoff([], form.name, unit=unit)


@pytest.mark.parametrize("kind", sorted(ALL))
def test_every_kind_of_loss_can_happen_or_cannot(kind: str) -> None:
    """A document that has everything loses a kind exactly in the formats without it."""
    one = DOCUMENT.annotations[1]
    full = StandoffDocument(
        DOCUMENT.name,
        DOCUMENT.text,
        (*DOCUMENT.annotations, one, Annotation(Span(4, 4), "name"), _with_all(one)),
    )
    for form in FORMATS.values():
        losses = Losses()
        form.fit(full, losses)
        form.fit(StandoffDocument("a.txt", "calm"), losses)

        assert (form.name, kind not in form.holds) == (form.name, bool(losses[kind]))


def _with_all(one: Annotation) -> Annotation:
    evidence = (Evidence("prior", 1.0, "so"),)
    return Annotation(one.span, "x", one.entities, 0.1, "rewrite", "y", evidence)
