"""Stage 4: turn decisions into edits, with the grammar that a changed name needs."""

import re
from collections.abc import Iterator, Sequence

from naka_normalize.grammar import article_before, indefinite, like_case, sentence_start
from naka_normalize.records import Candidate, Resolution
from naka_normalize.spans import Edit, Span, settle

# Words that a country's adjective can stand before, so that "the Ya side" keeps its noun.
_NOUN_FOLLOWS = re.compile(
    r"[’']?s?\s+(?!(?:and|or|to|in|on|at|of|by|is|was|are|were|has|had|have|said|will|would|"
    r"from|with|for|the|a|an|that|which|who|but|as|up|out|off|back|first|also|again|then)\b)"
    r"[a-zA-Z]"
)
_SIDE_FOLLOWS = re.compile(r"(?:[’']s)?\s+(?:sides?|army|armies|troops|forces|military|part(?:y|ies))\b")
_LONGEST_SYLLABLE = 3
_SAID_TWICE = re.compile(r"\s*\($")
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)


def rewrite(text: str, resolutions: Sequence[Resolution]) -> tuple[Edit, ...]:
    """Return the edits of the cleaned text that the decisions ask for.

    Args:
        text: The cleaned text.
        resolutions: Decisions, in the order of the text.
    """
    edits: list[Edit] = []
    for number, resolution in enumerate(resolutions):
        before = resolutions[number - 1] if number else None
        twice = before is not None and _said_twice(text, before, resolution)
        if twice:
            edits.append(twice)
        elif resolution.decision == "rewrite":
            edits += _edits(text, resolution)
    return settle(edits)


def _edits(text: str, resolution: Resolution) -> Iterator[Edit]:
    """Propose the new name, and what it needs before it."""
    span, candidate = resolution.mention.span, resolution.candidate
    written = proposal(text, resolution)
    if len(candidate.entities) > 1 or _needs_side(text, resolution):
        span = _with_the(text, span, written)
        if written.startswith("the ") and sentence_start(text, span.start):
            written = "T" + written[1:]
    if written == span.of(text):
        return
    yield Edit(span, written, _kind(candidate), rule_of(candidate))
    yield from _article(text, span, written)


def _article(text: str, span: Span, written: str) -> Iterator[Edit]:
    """Repair "a" and "an" before the new name."""
    found = article_before(text, span.start)
    if not found:
        return
    low = max(0, span.start - 8)
    fitting = indefinite(written)
    if found[1].lower() != fitting:
        start = low + found.start(1)
        article = fitting.capitalize() if found[1][0].isupper() else fitting
        yield Edit(Span(start, start + len(found[1])), article, "grammar", "article")


def proposal(text: str, resolution: Resolution) -> str:
    """Return what would be written for a mention.

    Args:
        text: The cleaned text; what follows the mention decides between
            "the Armenian side" and "Armenian".
        resolution: A decision whose candidate is not the literal one.
    """
    candidate, mention = resolution.candidate, resolution.mention
    if len(candidate.entities) > 1:
        return _pair(text, resolution)
    entity = candidate.entities[0]
    if candidate.how == "short-name" and _needs_side(text, resolution):
        return f"the {entity.written('adjective')} {_side_word(mention.surface)}"
    if candidate.how == "demonym":
        return entity.name
    written = entity.written(candidate.form)
    if candidate.how == "case":
        assert candidate.alias is not None
        written = candidate.alias.text
    return like_case(mention.surface, written)


def _pair(text: str, resolution: Resolution) -> str:
    """Write two entities: as adjectives before a noun, else as names."""
    entities = resolution.candidate.entities
    glued = " " not in resolution.mention.surface
    follows = _NOUN_FOLLOWS.match(text[resolution.mention.span.end :][:30])
    if follows and all(e.adjective for e in entities):
        adjectives = [e.adjective for e in entities]
        return "-".join(adjectives) if glued else " and ".join(adjectives)
    return " and ".join(e.name for e in entities)


def _needs_side(text: str, resolution: Resolution) -> bool:
    """Tell whether a short name stands without the noun that its adjective needs."""
    if resolution.candidate.how != "short-name" or len(resolution.candidate.entities) > 1:
        return False
    following = text[resolution.mention.span.end :][:30]
    if _holds_side(resolution.mention.surface):
        return not _SIDE_FOLLOWS.match(following)
    return not _NOUN_FOLLOWS.match(following)


def _holds_side(surface: str) -> bool:
    """Tell whether a short name carries its word for side or army with it."""
    return len(surface) > _LONGEST_SYLLABLE and surface.lower().endswith(("fang", "jun"))


def _side_word(surface: str) -> str:
    return "army" if surface.lower().endswith("jun") else "side"


def _with_the(text: str, span: Span, written: str) -> Span:
    """Take a "the" before the mention into the span when the new text has no use for it."""
    found = _THE.search(text[max(0, span.start - 6) : span.start])
    keeps_article = not written.startswith("the ") and _NOUN_FOLLOWS.match(text[span.end :][:30])
    if not found or keeps_article:
        return span
    return Span(span.start - len(found[0]), span.end)


def _said_twice(text: str, before: Resolution, resolution: Resolution) -> Edit | None:
    """Drop "(Naka)" behind the full name of the same entity, if either was damaged."""
    first, second = before.mention.span, resolution.mention.span
    if text[second.end : second.end + 1] != ")" or not _SAID_TWICE.fullmatch(
        text[first.end : second.start]
    ):
        return None
    changed = "rewrite" in (before.decision, resolution.decision)
    same = before.candidate.entities == resolution.candidate.entities
    if not (changed and same and before.candidate.entities) or "ask" in (
        before.decision,
        resolution.decision,
    ):
        return None
    return Edit(Span(first.end, second.end + 1), "", "grammar", "said-twice")


def _kind(candidate: Candidate) -> str:
    if candidate.how == "demonym":
        return "grammar"
    return "glossary" if all(e.type == "term" for e in candidate.entities) else "entity"


def rule_of(candidate: Candidate) -> str:
    """Return the name of the rule that a reading stands for in edits."""
    if candidate.how == "listed" and candidate.alias is not None:
        return candidate.alias.tier
    return candidate.how
