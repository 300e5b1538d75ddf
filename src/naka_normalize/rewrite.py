"""Stage 4: turn decisions into edits, with the grammar that a changed name needs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from naka_normalize.expressions import expression
from naka_normalize.grammar import (
    AFTER_NOUN,
    BEFORE_SHARED,
    SHARED_NOUN,
    STATE_NOUN,
    article_before,
    indefinite,
    like_case,
    sentence_start,
)
from naka_normalize.records import Candidate, Form, Resolution
from naka_normalize.spans import Edit, Span, settle

# A noun that a country's adjective can stand before, perhaps behind one more word.
_NOUN_FOLLOWS = expression(
    rf"\s+(?:(?:two|side|joint|military|armed|common|state|air|top|head\s+of)\s+)?(?:{STATE_NOUN}|{SHARED_NOUN}|"
    r"front\s?lines?\b)",
    re.IGNORECASE,
)
_SHARED_FOLLOWS = expression(rf"\s+{BEFORE_SHARED}{SHARED_NOUN}", re.IGNORECASE)
_BETWEEN = expression(r"\bbetween\s+$", re.IGNORECASE)
_SIDE_FOLLOWS = expression(r"\s+(?:sides?|army|troops)\b")
_COUNTRIES_FOLLOW = expression(r"\s+(?:two\s+)?(?:countries|nations|states)\b")
_TWO_FOLLOWS = expression(r"\s+two(?=\s)")
_KINDS = frozenset({"district", "province", "region", "village", "city", "river"})
_SAID_TWICE = expression(r"\s*[(\[][\"“']?")
_BRACKET_CLOSES = expression(r"[\"”']?[)\]]")
_ASKS_FOR_ARTICLE = expression(r"\b(?:of|in|by|with|to|from|at|for|on|against|near)\s$")
# What shows that a name before it stands alone.
_NOTHING_FOLLOWS = expression(
    r"[,.;:!?)]|\s+(?:on|in|at|by|of|to|from|for|with|that|and|or|said|says|reported|quoted|"
    r"has|had|have|is|was|were|are|will|would)\b|\s*$"
)
# "Russia, Asia and" before an adjective: it stands for a country as well.
_NAME_AND = expression(r"\b[A-Z]\w+\s+and\s+$")
# Where an adjective has nothing to describe ("between Asia and Arab."), unless it is said
# of a person ("the Arab.").
_DESCRIBES_NOTHING = expression(
    r"\s*(?:[.;:?!)]|$)|\s+and\s+(?!\w+(?:n|i|ese|ish)\b|Arab|Czech|Dutch|French|Greek|Kazakh|"
    r"Kurd|Kyrgyz|Slovak|Swiss|Tajik|Uzbek)[A-Z]"
)
_SOMEBODY = expression(r"\b(?:an?|the|one|every|each|another|young|old)\s+$", re.IGNORECASE)
_THE = expression(r"\bthe\s+$", re.IGNORECASE)
_FURTHEST_THE = 6  # Code points before the name.


def rewrite(text: str, resolutions: Sequence[Resolution]) -> tuple[Edit, ...]:
    """Return the edits of the cleaned text that the decisions ask for.

    Args:
        text: The cleaned text.
        resolutions: Decisions, in the order of the text.
    """
    edits: list[Edit] = []
    for number, resolution in enumerate(resolutions):
        before = resolutions[number - 1] if number else None
        near = resolutions[max(0, number - 2) : number + 2]
        twice = before and _said_twice(text, before, resolution)
        if twice and not _in_a_row(text, near):
            edits.append(twice)
        elif resolution.decision == "rewrite":
            edits += _edits(text, resolution)
    return settle(edits)


def _edits(text: str, resolution: Resolution) -> Iterator[Edit]:
    """Propose the new name, and what it needs before it."""
    span, candidate = resolution.mention.span, resolution.candidate
    written = proposal(text, resolution)
    if len(candidate.entities) > 1 or _needs_side(text, resolution):
        span = _whole_span(text, resolution, written)
        if written.startswith("the ") and sentence_start(text, span.start):
            written = "T" + written[1:]
    elif _has_no_use_for_the(text, resolution):
        span = _whole_span(text, resolution, written)
    elif _owner_follows(text, span.end, written):
        written = written[: written.rindex(" of ")]
    if written == span.of(text):
        return
    written = _the(text, resolution) + written
    for part, name in _parts(text, span, written, candidate):
        yield Edit(part, name, _kind(candidate), rule_of(candidate))
    yield from _article(text, span, written)


def _parts(
    text: str, span: Span, written: str, candidate: Candidate
) -> Iterator[tuple[Span, str]]:
    """Leave out what stays: "and" between two names, "of Armenia" behind the new one."""
    surface = span.of(text)
    one, both, two = surface.partition(" and ")
    first, joined, second = written.partition(" and ")
    owner = written[written.rfind(" of ") :] if " of " in written else ""
    if owner and surface.endswith(owner):
        yield Span(span.start, span.end - len(owner)), written.removesuffix(owner)
    elif both and joined and len(candidate.entities) > 1:
        yield Span(span.start, span.start + len(one)), first
        yield Span(span.end - len(two), span.end), second
    else:
        yield span, written


def _owner_follows(text: str, end: int, written: str) -> bool:
    """Tell whether the text goes on as the new name ends: "Sub-Parliament of Armenia"."""
    head, of, owner = written.rpartition(" of ")
    behind = end + len(of) + len(owner)
    whole = not text[behind : behind + 1].isalnum()
    return bool(head) and whole and text.startswith(f"{of}{owner}", end)


def _has_no_use_for_the(text: str, resolution: Resolution) -> bool:
    """Tell whether "the" before a damaged name goes with it ("by the … Agency on").

    An agency whose name is one word takes no article where the name stands alone.
    """
    candidate, mention = resolution.candidate, resolution.mention
    entity = candidate.entities[0]
    alone = _NOTHING_FOLLOWS.match(text, mention.span.end)
    one_word = entity.type == "agency" and not entity.article and " " not in entity.name
    return one_word and " " in mention.surface and alone is not None


def _the(text: str, resolution: Resolution) -> str:
    """Return the article that a name needs where its damaged form had none."""
    candidate, start = resolution.candidate, resolution.mention.span.start
    article = candidate.entities[0].article
    if not article or len(candidate.entities) > 1 or candidate.form != "name":
        return ""
    return (
        f"{article} " if _ASKS_FOR_ARTICLE.search(text[max(0, start - 10) : start]) else ""
    )


def _article(text: str, span: Span, written: str) -> Iterator[Edit]:
    """Repair "a" and "an" before the new name."""
    found = article_before(text, span.start)
    if not found:
        return
    fitting = indefinite(written)
    if found[1].lower() != fitting:
        article = fitting.capitalize() if found[1][0].isupper() else fitting
        yield Edit(Span(*found.span(1)), article, "grammar", "article")


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
        if text[mention.span.start - 1 : mention.span.start] == "-":
            return entity.name
        return f"the {entity.written('adjective')} {_side_word(mention.surface)}"
    if candidate.how == "demonym":
        return entity.name
    form = _form(candidate, text, mention.span)
    written = candidate._replace(form=form).name
    if entity.type in _KINDS and " " not in mention.surface:
        written = _without_kind(written, mention.surface)
    alias = candidate.alias
    if alias is not None and alias.text.isupper():
        return written
    return like_case(mention.surface, written)


def _following(text: str, end: int, width: int = 40) -> str:
    """Return what follows on the line; lines of running text end where sentences do."""
    return text[end : end + width].partition("\n")[0]


def _form(candidate: Candidate, text: str, span: Span) -> Form:
    """Return the form to write: what must stand there, a name or an adjective."""
    following = _following(text, span.end)
    if candidate.how == "confusion" and candidate.form == "adjective":
        before = text[max(0, span.start - 30) : span.start]
        joined = _NAME_AND.search(before) and AFTER_NOUN.match(following)
        alone = _DESCRIBES_NOTHING.match(following) and not _SOMEBODY.search(before)
        return "name" if joined or alone else "adjective"
    if candidate.form != "name" or not candidate.entities[0].adjective:
        return candidate.form
    respelled = candidate.how == "spelling" and candidate.entities[0].type == "country"
    known = candidate.how == "confusion" or _is_listed_damage(candidate)
    asks = (known and _SIDE_FOLLOWS.match(following)) or (
        respelled and _NOUN_FOLLOWS.match(following)
    )
    return "adjective" if asks else candidate.form


def _is_listed_damage(candidate: Candidate) -> bool:
    return candidate.alias is not None and candidate.alias.tier == "noisy"


def _without_kind(written: str, surface: str) -> str:
    """Leave out the kind of place at the end of a name when the surface does."""
    head, _, kind = written.rpartition(" ")
    if head and kind.lower() in _KINDS and kind.lower() not in surface.lower():
        return head
    return written


def _pair(text: str, resolution: Resolution) -> str:
    """Write two entities: as adjectives before a noun that takes them, else as names."""
    entities = resolution.candidate.entities
    following = _following(text, resolution.mention.span.end)
    names = " and ".join(e.name for e in entities)
    if _COUNTRIES_FOLLOW.match(following):
        return f"the two countries of {names}"
    start = resolution.mention.span.start
    alone = _BETWEEN.search(text[max(0, start - 10) : start])
    if not alone and all(e.adjective for e in entities) and _takes_adjective(following):
        joint = "-" if _SHARED_FOLLOWS.match(following) else " and "
        return joint.join(e.adjective for e in entities)
    return names


def _takes_adjective(following: str) -> bool:
    """Tell whether a noun follows that the adjectives of countries can stand before."""
    return bool(_NOUN_FOLLOWS.match(following) or _SHARED_FOLLOWS.match(following))


def _needs_side(text: str, resolution: Resolution) -> bool:
    """Tell whether a short name stands without the noun that its adjective needs."""
    if resolution.candidate.how != "short-name" or len(resolution.candidate.entities) > 1:
        return False
    following = _following(text, resolution.mention.span.end, 30)
    if following.startswith(("'s", "’s")):
        return True
    return not _NOUN_FOLLOWS.match(following)


def _side_word(surface: str) -> str:
    return "army" if surface.lower().endswith("jun") else "side"


def _whole_span(text: str, resolution: Resolution, written: str) -> Span:
    """Take in the words beside the mention for which the new text has no use."""
    span = resolution.mention.span
    start, end = span.start, span.end
    following = _following(text, end)
    if len(resolution.candidate.entities) > 1:
        found = _COUNTRIES_FOLLOW.match(following) or _TWO_FOLLOWS.match(following)
        end += found.end() if found else 0
    keeps_article = not written.startswith("the ") and _takes_adjective(following)
    before = _THE.search(text, max(0, start - _FURTHEST_THE), start)
    if before and not keeps_article:
        start -= len(before[0])
    return Span(start, end)


def _in_a_row(text: str, near: Sequence[Resolution]) -> bool:
    """Tell whether three names of one thing follow each other, which is no slip."""
    rows = [
        text[one.mention.span.end : other.mention.span.start].isspace()
        and one.candidate.entities == other.candidate.entities
        for one, other in pairwise(near)
    ]
    return any(map(all, pairwise(rows)))


def _said_twice(text: str, before: Resolution, resolution: Resolution) -> Edit | None:
    """Drop "(Naka)" behind the name of the same entity, if either was damaged."""
    first, second = before.mention.span, resolution.mention.span
    between = text[first.end : second.start]
    opened = _SAID_TWICE.fullmatch(between)
    if not opened and between != " ":
        return None
    closing = _BRACKET_CLOSES.match(text, second.end)
    bracketed = closing and opened
    if not bracketed and between != " ":
        return None
    changed = "rewrite" in (before.decision, resolution.decision)
    same = before.candidate.entities == resolution.candidate.entities
    if not (changed and same and before.candidate.entities) or "ask" in (
        before.decision,
        resolution.decision,
    ):
        return None
    end = closing.end() if closing and bracketed else second.end
    return Edit(Span(first.end, end), "", "grammar", "said-twice")


def _kind(candidate: Candidate) -> str:
    if candidate.how == "demonym":
        return "grammar"
    return "glossary" if all(e.type == "term" for e in candidate.entities) else "entity"


def rule_of(candidate: Candidate) -> str:
    """Return the name of the rule that a reading stands for in edits."""
    if candidate.how == "listed" and candidate.alias is not None:
        return candidate.alias.tier
    return candidate.how
