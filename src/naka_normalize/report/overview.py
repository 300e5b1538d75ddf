"""The first part of a report: how much, the most frequent repairs, questions, entities."""

from collections.abc import Iterable, Iterator, Mapping

from naka_normalize.formats.statistics import counted
from naka_normalize.report.cards import SIGNS, WORDS
from naka_normalize.report.charts import stacked
from naka_normalize.report.elements import Html, element, joined
from naka_normalize.report.marks import KINDS
from naka_normalize.report.summary import Group, Pair, Summary

# So many lines of each list are shown at once, and so many at all.
_AT_ONCE, _MOST = 5, 60
_LONGEST = 80


def overview(summary: Summary) -> Html:
    """Return the summary as HTML."""
    panels = (
        _panel("Most frequent repairs", _pairs(summary.repairs, "ins")),
        _panel("Entities", list(entity_lines(summary))),
        element(
            "div",
            _panel("Left to you", _pairs(summary.questions, "i")),
            _panel("Cleaned away", _debris(summary)),
        ),
    )
    return element(
        "section",
        element("ul", *_tiles(summary), class_="tiles"),
        element("div", *panels, class_="panels"),
        aria_label="Summary",
        class_="overview",
    )


def _tiles(summary: Summary) -> Iterator[Html]:
    """Give the counts, the number large."""
    said = f"{summary.changed:,} came out different"
    yield _tile("documents", f"{summary.documents:,}", "documents", said)
    about = {
        "changed": counted(len(summary.repairs), "different repair"),
        "ask": f"in {counted(summary.asking, 'document')}",
        "kept": counted(len(summary.mentions), "entity").replace("entitys", "entities"),
        "debris": f"by {counted(len(summary.debris), 'rule')}",
    }
    for kind in KINDS:
        word = joined(element("span", SIGNS[kind], aria_hidden="true"), f" {WORDS[kind]}")
        yield _tile(kind, f"{summary.marks[kind]:,}", word, about[kind])


def _tile(class_: str, number: str, word: str, about: str) -> Html:
    return element(
        "li",
        element("b", number),
        element("span", word, class_="word"),
        element("span", about, class_="about"),
        class_=f"tile {class_}",
    )


def _panel(title: str, lines: list[Html]) -> Html:
    """Return a titled list; what does not fit at once is folded away."""
    first, more = lines[:_AT_ONCE], lines[_AT_ONCE:_MOST]
    parts = [element("ol", *first)] if first else [element("p", "None.", class_="none")]
    if more:
        left = len(lines) - _MOST
        said = f"{len(more)} more" + (f", and {left:,} that are not listed" * (left > 0))
        head = element("summary", said)
        parts.append(element("details", head, element("ol", *more)))
    return element("section", element("h2", title), *parts, class_="panel")


def _pairs(groups: Mapping[Pair, Group], after: str) -> list[Html]:
    """Return repairs or questions, the most frequent first, with links to places."""
    order = sorted(groups.items(), key=lambda item: (-item[1].count, item[0]))
    largest = max((group.count for group in groups.values()), default=1)
    before = "del" if after == "ins" else "b"
    kind = "changed" if after == "ins" else "ask"
    lines = []
    for (old, new), group in order:
        change = element(
            "span",
            element(before, _short(old) or "nothing"),
            " → ",
            element(after, _short(new) or ("nothing" if after == "ins" else "unclear")),
            class_="what",
        )
        bar = stacked([(kind, group.count)], largest)
        lines.append(_line(change, bar, group.count, _places(group)))
    return lines


def _places(group: Group) -> Html:
    """Say in how many documents, with links to the first places."""
    links = [
        element("a", str(number), href=f"#d{document}m{mark}")
        for number, (document, mark) in enumerate(group.places, 1)
    ]
    more = " …" if group.count > len(links) else ""
    spaced = joined(*(joined(" ", link) for link in links), more)
    return joined(f"in {counted(group.documents, 'document')}: see", spaced)


def entity_lines(summary: Summary) -> Iterator[Html]:
    """Give the entities, those named most often first, as bars of repaired and right."""
    largest = max(summary.mentions.values(), default=1)
    order = sorted(summary.mentions.items(), key=lambda item: (-item[1], item[0]))
    for id_, count in order:
        entity, repaired = summary.entities[id_], summary.repaired[id_]
        bar = stacked([("changed", repaired), ("kept", count - repaired)], largest)
        what = element("span", entity.name, class_="what")
        about = joined(
            f"{entity.type} ",
            element("code", id_),
            f", {repaired:,} repaired" * (repaired > 0),
        )
        yield _line(what, bar, count, about)


def _debris(summary: Summary) -> list[Html]:
    order = sorted(summary.debris.items(), key=lambda item: (-item[1], item[0]))
    largest = max(summary.debris.values(), default=1)
    return [
        _line(
            element("span", element("code", rule), class_="what"),
            stacked([("debris", count)], largest),
            count,
            Html(""),
        )
        for rule, count in order
    ]


def _line(what: Html, bar: Html, count: int, about: Html) -> Html:
    parts: Iterable[Html] = (what, element("b", f"{count:,}", class_="count"), bar)
    said = [element("span", about, class_="about")] if about else []
    return element("li", *parts, *said)


def _short(text: str) -> str:
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} … {text[-half:]}"
