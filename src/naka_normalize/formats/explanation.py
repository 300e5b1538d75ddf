"""Explanations for people: what was changed, what was not, and the reasons added up."""

from collections.abc import Iterable, Iterator

from naka_normalize.formats.colour import BOLD, GREEN, YELLOW, paint, visible
from naka_normalize.formats.lines import Lines
from naka_normalize.formats.readings import Reading, readings, total, unclaimed
from naka_normalize.records import Entity, Evidence, LinkedMention, Result
from naka_normalize.spans import Edit

_COLOURS = {"rewrite": GREEN, "ask": YELLOW}
_LONGEST = 60
_HELD_BACK = (
    "not changed all the same: another reading is nearly as likely, or the name stays in"
    " doubt elsewhere in the text"
)


def explain(
    result: Result, name: str, *, needed: float | None = None, colour: bool = False
) -> str:
    """Explain a result, in the order of the source.

    Each mention has a line with its place (``name:line:column``, in the source), the
    decision, what it names and the score, then a line for each piece of evidence and their
    sum. The score is the logistic of the sum; for ``keep`` the evidence is about the change
    that was turned down, and the score is what is left of 1. If it is known what a change
    needs, the sum is said as the probability of each reading. Weaker changes that were
    weighed follow with their own evidence and sum. Edits that belong to no mention have a
    line with the rule that asked for them.

    Args:
        result: The answer for a document.
        name: Name of the document.
        needed: The probability that a change needs, 0.0 to 1.0.
        colour: Whether to write colour codes.
    """
    lines = Lines(result.source)
    parts: list[tuple[int, str]] = []
    for mention in result.mentions:
        text = "".join(_mention(mention, name, lines, needed, colour=colour))
        parts.append((mention.span.start, text))
    parts += [
        (edit.span.start, _edit(edit, name, result.source, lines, colour=colour))
        for edit in unclaimed(result)
    ]
    parts.sort(key=lambda part: part[0])
    return "".join(text for _, text in parts) or f"{name}: nothing found, nothing changed\n"


def _mention(
    mention: LinkedMention, name: str, lines: Lines, needed: float | None, *, colour: bool
) -> Iterator[str]:
    """Write the lines of one mention."""
    decision = paint(mention.decision, _COLOURS.get(mention.decision, 0), colour=colour)
    what = paint(_what(mention), BOLD, colour=colour and mention.decision == "rewrite")
    who = "; ".join(map(_entity, mention.entities))
    named = f" ({who})" if who else ""
    place = _place(mention.span.start, lines, name)
    yield f"{place}: {decision} {what}{named}, score {mention.score:.2f}\n"
    yield from _reasons(mention.evidence, lines)
    if mention.evidence:
        spoke = " for changing it" if mention.decision == "keep" else ""
        meaning = "" if needed is None else f": {_meaning(mention, needed)}"
        yield f"    {total(mention):+6.2f}  sum{spoke}{meaning}\n"
    if mention.decision == "ask" and needed is not None and mention.score >= needed:
        yield f"            {_HELD_BACK}\n"
    for other in mention.rejected:
        yield from _reasons(other.evidence, lines)
        yield f"    {total(other):+6.2f}  sum for “{_short(other.text)}”, weaker\n"


def _reasons(evidence: Iterable[Evidence], lines: Lines) -> Iterator[str]:
    """Write a line for each piece of evidence."""
    for piece in evidence:
        yield f"    {piece.weight:+6.2f}  {piece.kind}: {_reason(piece, lines)}\n"


def _meaning(mention: LinkedMention, needed: float) -> str:
    """Say what a sum means for readers who do not know log-odds."""
    weighed = ", ".join(f"{r.probability:.2f} for {_reading(r)}" for r in readings(mention))
    return f"{weighed}; a change needs {needed:.2f}"


def _reading(reading: Reading) -> str:
    """Say what a reading makes of the text."""
    if reading.changes:
        return f"“{_short(reading.text)}”" if reading.text else "the change"
    return f"“{_short(reading.text)}” as it stands"


def _what(mention: LinkedMention) -> str:
    """Say what happens to the surface form."""
    surface = _short(mention.surface)
    if mention.decision == "rewrite":
        return f"{surface} → {_short(mention.proposal)}"
    if mention.decision == "ask":
        doubt = f"perhaps {_short(mention.proposal)}" if mention.proposal else "unclear"
        return f"{surface}: {doubt}, left as it stands"
    if mention.proposal:
        return f"{surface}: not {_short(mention.proposal)}, left as it stands"
    return f"{surface}: right as it stands"


def _entity(entity: Entity) -> str:
    """Name an entity with its ids."""
    return ", ".join(filter(None, (entity.id, entity.type, entity.wikidata)))


def _reason(evidence: Evidence, lines: Lines) -> str:
    """Say a reason and, if it stands somewhere in the text, where."""
    if evidence.span is None:
        return visible(evidence.says)
    line, column = lines.place(evidence.span.start)
    return f"{visible(evidence.says)} [{line}:{column}]"


def _edit(edit: Edit, name: str, source: str, lines: Lines, *, colour: bool) -> str:
    """Write the line of an edit that belongs to no mention."""
    place = _place(edit.span.start, lines, name)
    kind = paint(edit.kind, GREEN, colour=colour)
    before, after = _short(edit.span.of(source)), _short(edit.after)
    return f'{place}: {kind} "{before}" → "{after}" ({edit.rule})\n'


def _place(position: int, lines: Lines, name: str) -> str:
    """Write a place so that editors find it."""
    line, column = lines.place(position)
    return f"{name}:{line}:{column}"


def _short(text: str) -> str:
    """Return a text on one line, cut in the middle if it is long."""
    if len(text) > _LONGEST:
        half = _LONGEST // 2
        text = f"{text[:half]} … {text[-half:]}"
    return visible(text)
