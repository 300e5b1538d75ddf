"""One document of a page: its name, counts, where changes stand, entities, both texts."""

from collections.abc import Iterator, Sequence

from naka_normalize.formats.colour import visible
from naka_normalize.records import Result
from naka_normalize.report.cards import SIGNS, WORDS
from naka_normalize.report.charts import strip
from naka_normalize.report.elements import Html, element
from naka_normalize.report.marked import body
from naka_normalize.report.marks import KINDS, Mark, counts
from naka_normalize.report.overview import entity_lines
from naka_normalize.report.summary import Summary


def document(
    number: int, name: str, result: Result, marks: Sequence[Mark], needed: float | None
) -> Html:
    """Return a document of a page as HTML.

    Args:
        number: Which one it is, from 0.
        name: What it is called, such as its path.
        result: The answer for it.
        marks: Its marks.
        needed: Probability that a change needs, 0.0 to 1.0; ``None`` if unknown.
    """
    id_ = f"d{number}"
    head = element(
        "header",
        element("h2", visible(name), id=f"{id_}h"),
        element("ul", *_counts(marks), class_="counts"),
        strip(marks, len(result.source)),
        *_entities(result, marks),
    )
    return element(
        "article",
        head,
        body(result, marks, id_, needed),
        id=id_,
        class_="doc naka",
        tabindex="-1",
        aria_labelledby=f"{id_}h",
    )


def _counts(marks: Sequence[Mark]) -> Iterator[Html]:
    """Give the number of marks of each kind that there is."""
    found = counts(marks)
    for kind in KINDS:
        if found[kind]:
            sign = element("span", SIGNS[kind], aria_hidden="true")
            yield element("li", sign, f" {found[kind]:,} {WORDS[kind]}", class_=kind)
    if not marks:
        yield element("li", "nothing found")


def _entities(result: Result, marks: Sequence[Mark]) -> Iterator[Html]:
    """Give the chart of the entities, folded."""
    own = Summary()
    own.add(result, marks)
    lines = list(entity_lines(own))
    if lines:
        said = "1 entity" if len(lines) == 1 else f"{len(lines):,} entities"
        chart = element("ol", *lines)
        yield element("details", element("summary", said), chart, class_="entities")
