"""Larger name: the surface is part of a compound that is right.

Listed larger names win in finding, because the longest match does; this is for the
compounds that nobody can list.
"""

import re
from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import CITY_AFTER
from naka_normalize.expressions import expression
from naka_normalize.records import Candidate, Evidence, Mention

_HYPHEN_BEFORE = expression(r"\b([A-Za-z]+)-$")
_HYPHEN_AFTER = expression(r"^-([A-Za-z]+)")
_NAME_BEFORE = expression(r"\b([A-Z]\w*)-$")
_NAME_AFTER = expression(r"-([A-Z]\w*)")
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


def _is_named(word: str, context: Context) -> bool:
    """Tell whether a word is a listed name itself, as in "Pakistani-Israeli"."""
    return bool(context.document.index.named_by(word))
