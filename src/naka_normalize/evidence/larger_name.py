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
_COMPASS = expression(
    r"\b(?:central|inner|minor|(?:north|south|east|west)(?:ern)?(?:-?\s?(?:east|west)(?:ern)?)?)"
    r"(?:\s+(?:and|or|,)\s+\w+)?\s+$",
    re.IGNORECASE,
)


def larger_name(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh hyphenated compounds, and parts of a continent."""
    if candidate.how != "confusion":
        return
    before, after = (
        context.document.before(mention.span),
        context.document.after(mention.span),
    )
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


def _is_named(word: str, context: Context) -> bool:
    """Tell whether a word is a listed name itself, as in "Pakistani-Israeli"."""
    return bool(context.document.index.named_by(word))
