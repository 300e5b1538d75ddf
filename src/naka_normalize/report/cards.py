"""The card of a mark: what was decided, why, and what it names."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import isclose

from naka_normalize.formats.lines import Lines
from naka_normalize.formats.readings import readings, total
from naka_normalize.records import Entity, Evidence, LinkedMention
from naka_normalize.report.charts import diverging
from naka_normalize.report.elements import Html, element, joined
from naka_normalize.report.marks import Kind, Mark
from naka_normalize.spans import Edit

# Each kind has a sign and a word, so that nothing hangs on its colour.
SIGNS: dict[Kind, str] = {"changed": "✓", "ask": "?", "kept": "=", "debris": "×"}
WORDS: dict[Kind, str] = {
    "changed": "changed",
    "ask": "left to you",
    "kept": "kept",
    "debris": "cleaned",
}
_ITEM = re.compile(r"Q[1-9][0-9]*")
_LONGEST = 240
_CERTAIN = 0.005
_HELD_BACK = (
    "Not changed all the same: another reading is nearly as likely, or the name stays in"
    " doubt elsewhere in the text."
)


def card(mark: Mark, lines: Lines, after: str, needed: float | None, id_: str) -> Html:
    """Return the card of a mark.

    Args:
        mark: The mark.
        lines: The lines of the source.
        after: What stands there in the normalized text.
        needed: Probability that a change needs, 0.0 to 1.0; ``None`` if unknown.
        id_: Name of the card in the page.
    """
    line, column = lines.place(mark.source.start)
    head = element(
        "p",
        badge(mark.kind),
        element("span", f"line {line}, column {column}", class_="at"),
        class_="where",
    )
    change = element(
        "p", *_change(mark, mark.source.of(lines.text), after), class_="change"
    )
    body = (
        _edit(mark.cause)
        if isinstance(mark.cause, Edit)
        else joined(*_mention(mark.cause, lines, needed))
    )
    return element("li", head, change, body, id=id_, class_=f"card {mark.kind}")


@cache
def badge(kind: Kind) -> Html:
    """Return the name of a kind with its sign."""
    sign = element("span", SIGNS[kind], aria_hidden="true")
    return element("span", sign, f" {WORDS[kind]}", class_=f"badge {kind}")


def _change(mark: Mark, before: str, after: str) -> Iterator[Html]:
    """Say what stood there and what stands, or might stand, there."""
    proposal = mark.cause.proposal if isinstance(mark.cause, LinkedMention) else ""
    if mark.kind in {"changed", "debris"}:
        yield element("del", _short(before) or "nothing")
        yield joined(" → ", element("ins", _short(after) or "nothing"))
        return
    yield element("b", _short(before))
    if mark.kind == "ask":
        yield joined(" → perhaps ", element("i", _short(proposal) or "something else"))
    elif proposal:
        yield joined(", not ", element("i", _short(proposal)))


def _edit(edit: Edit) -> Html:
    """Name the rule of an edit that belongs to no mention."""
    return element("p", f"{edit.kind}: ", element("code", edit.rule), class_="rule")


def _mention(mention: LinkedMention, lines: Lines, needed: float | None) -> Iterator[Html]:
    """Say what a mention names and what was added up for it."""
    for entity in mention.entities:
        yield _entity(entity)
    if not mention.evidence:
        yield element("p", "Nothing puts it in doubt.", class_="rule")
        return
    spoke = " for changing it" if mention.decision == "keep" else ""
    yield _weighed(mention.evidence, total(mention), f"sum{spoke}", lines)
    yield element("p", _meaning(mention, needed), class_="meaning")
    if mention.decision == "ask" and needed is not None and mention.score >= needed:
        yield element("p", _HELD_BACK, class_="meaning")
    for other in mention.rejected:
        says = f"sum for “{_short(other.text)}”, weaker"
        table = _weighed(other.evidence, total(other), says, lines)
        named = element("summary", f"also weighed: {_short(other.text)}")
        yield element("details", named, table, class_="weaker")


@lru_cache(10_000)
def _entity(entity: Entity) -> Html:
    """Name an entity, its type and its ids; only a Wikidata item can be followed."""
    parts = [element("b", entity.name), f" {entity.type} ", element("code", entity.id)]
    if _ITEM.fullmatch(entity.wikidata):
        link = element(
            "a",
            entity.wikidata,
            href=f"https://www.wikidata.org/wiki/{entity.wikidata}",
            rel="noreferrer noopener",
            target="_blank",
        )
        parts += (" ", link)
    if entity.iso:
        parts += (" ISO ", element("code", entity.iso))
    return element("p", *parts, class_="entity")


def _weighed(evidence: Iterable[Evidence], sum_: float, says: str, lines: Lines) -> Html:
    """Return a table of reasons with their weights, and the sum below."""
    rows = [_row(e.weight, e.kind, _reason(e, lines)) for e in evidence]
    rows.append(_row(sum_, "", says, class_="sum"))
    return element("table", element("tbody", *rows), class_="reasons")


def _row(weight: float, kind: str, says: str, class_: str | None = None) -> Html:
    return element(
        "tr",
        element("td", _signed(weight), class_="weight"),
        element("td", diverging(round(weight, 2)), class_="bar"),
        element("td", element("b", f"{kind} ") if kind else "", says),
        class_=class_,
    )


def _reason(evidence: Evidence, lines: Lines) -> str:
    if evidence.span is None:
        return evidence.says
    line, column = lines.place(evidence.span.start)
    return f"{evidence.says} [{line}:{column}]"


def _signed(weight: float) -> str:
    """Write a weight with a sign that stands as wide as a plus."""
    return f"{weight:+.2f}".replace("-", "−")


def _meaning(mention: LinkedMention, needed: float | None) -> str:
    """Say what the sum means: how likely each reading is, and what a change needs."""
    said = [
        f"{percent(r.probability)} for "
        + (f"“{_short(r.text)}”" if r.text else "the change")
        + ("" if r.changes else " as it stands")
        for r in readings(mention)
    ]
    if needed is not None:
        said.append(f"a change needs {percent(needed)}")
    return ", ".join(said[:2]) + "".join(f"; {more}" for more in said[2:]) + "."


def percent(probability: float) -> str:
    r"""Write a probability for people, who take 100 % for certain.

    >>> percent(0.9734), percent(0.99999)
    ('97\xa0%', 'over 99\xa0%')
    """
    if probability > 1 - _CERTAIN and not isclose(probability, 1, abs_tol=1e-12):
        return "over 99\N{NO-BREAK SPACE}%"
    if 0 < probability < _CERTAIN:
        return "under 1\N{NO-BREAK SPACE}%"
    return f"{100 * probability:.0f}\N{NO-BREAK SPACE}%"


def _short(text: str) -> str:
    """Cut a long text in the middle."""
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} … {text[-half:]}"
