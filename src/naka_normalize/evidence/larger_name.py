"""Larger name: the surface is part of a compound that is right.

Listed larger names win in finding, because the longest match does; this is for the
compounds that nobody can list.
"""

import re
from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import CITY_AFTER
from naka_normalize.evidence.given import CALENDAR
from naka_normalize.expressions import expression
from naka_normalize.records import Candidate, Evidence, Mention

_HYPHEN_BEFORE = expression(r"\b([A-Za-z]+)-$")
_HYPHEN_AFTER = expression(r"^-([A-Za-z]+)")
_NAME_BEFORE = expression(r"\b([A-Z]\w*)-$")
_NAME_AFTER = expression(r"-([A-Z]\w*)")
# Not the first word of a sentence, which has a capital anyway.
_CAPITAL_BEFORE = expression(r"(?<=[\w,]\s)([A-Z][\w’']*[a-z])\s$")
_CAPITAL_AFTER = expression(r"\s([A-Z][\w’']*[a-z])\b")
# "Kurdish": translations put such words before names, listed or not.
_NATIONAL = expression(r"(?:[ie]an|ish|ese)$")
_WORD = expression(r"[^\W\d_]+")
# Words of up to so many letters have no capital in most headlines.
_PARTICLE = 3
_ENOUGH = 3
_COMPASS = expression(
    r"\b(?:central|inner|minor|(?:north|south|east|west)(?:ern)?(?:-?\s?(?:east|west)(?:ern)?)?)"
    r"(?:\s+(?:and|or|,)\s+\w+)?\s+$",
    re.IGNORECASE,
)


def larger_name(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh hyphenated compounds, and parts of a continent."""
    before, after = context.document.around(mention.span)
    if candidate.how == "listed":
        yield from _halves(mention, candidate, context)
        yield from _longer(mention, candidate, context)
    if candidate.how != "confusion":
        return
    for found in (_HYPHEN_BEFORE.search(before), _HYPHEN_AFTER.search(after)):
        if found and not _is_named(found[1], context):
            yield Evidence(
                "larger name", weights.LARGER_NAME, f"compound with “{found[1]}”"
            )
            return
    if found := CITY_AFTER.match(after):
        yield Evidence("larger name", weights.LARGER_NAME, f"part of “…{found[0]}”")
    if mention.candidates[0].entities[0].type != "country" and _COMPASS.search(before):
        yield Evidence("larger name", weights.LARGER_NAME, "a part of the continent")


def _halves(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh the other half of a name that a hyphen cuts in two ("Nagorno-Karabag")."""
    alias, document = candidate.alias, context.document
    if alias is None or alias.tier not in ("ambiguous", "noisy"):
        return
    before = _NAME_BEFORE.search(document.before(mention.span))
    after = _NAME_AFTER.match(document.after(mention.span))
    for found in filter(None, (before, after)):
        others = document.index.named_by(found[1])
        # Behind an ambiguous half anything unknown may be the other one.
        unknown = found is after and not others and alias.tier == "ambiguous"
        if unknown or candidate.entities[0].id in others:
            says = f"“{found[1]}” is the other half of the name"
            yield Evidence("larger name", weights.LARGER_NAME, says)
            return


def _longer(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh capitalised words beside doubtful ones ("Iridium Satellite Network")."""
    alias = candidate.alias
    doubtful = alias is not None and alias.tier == "ambiguous" and " " in mention.surface
    if not doubtful or candidate.entities[0].type == "person":
        return
    before, after = context.document.around(mention.span)
    left, right = _CAPITAL_BEFORE.search(before), _CAPITAL_AFTER.match(after)
    for found in filter(None, (left, right)):
        if not (_is_headline(before, after) or _stands_apart(found[1], context)):
            says = f"“{found[1]}” belongs to the name as well"
            yield Evidence("larger name", weights.LARGER_NAME, says)
            return


def _is_headline(before: str, after: str) -> bool:
    """Tell whether so many words have capitals that one more says nothing."""
    long = [[w for w in _WORD.findall(t) if len(w) > _PARTICLE] for t in (before, after)]
    words = long[1][:_ENOUGH] if len(long[1]) >= _ENOUGH else long[0][-_ENOUGH:]
    return all(word[0].isupper() for word in words)


def _stands_apart(word: str, context: Context) -> bool:
    """Tell whether a capitalised word may stand beside a name without being part of it."""
    if word in CALENDAR or _is_named(word, context):
        return True
    return _NATIONAL.search(word) is not None


def _is_named(word: str, context: Context) -> bool:
    """Tell whether a word is a listed name itself, as in "Pakistani-Israeli"."""
    return bool(context.document.index.named_by(word))
