"""Place: a kind of place beside a name, or a word that places stand behind."""

import re
from collections.abc import Iterator
from functools import partial

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import CITY_AFTER
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.gazetteer.tables.spelled import SPELLED_TYPES
from naka_normalize.records import Candidate, Entity, Evidence, Mention
from naka_normalize.spans import Span

_KINDS = (
    "village", "town", "city", "settlement", "district", "region", "province", "county",
    "oblast", "autonomous republic", "area", "direction", "heights", "corridor", "airport",
)  # fmt: skip
_KIND = "|".join(k.replace(" ", r"\s+") for k in _KINDS)
_KIND_BEFORE = expression(rf"\b({_KIND})s?\s+(?:of\s+)?(?:[“\"]\s*)?$", re.IGNORECASE)
_KIND_AFTER = expression(rf"^(?:[’']s)?\s+({_KIND})s?\b", re.IGNORECASE)
_KINDS_LISTED = expression(
    r"\b(?:villages|towns|cities|settlements|regions|districts|areas|heights|positions\s+near)\b",
    re.IGNORECASE,
)
_PREPOSITION = expression(
    r"\b(?i:in|near|at|from|toward|towards|around|outside|of|to|via|through|reached|entered|between)\s+"
    r"(?:[A-Z]\w+(?:,\s*|\s+and\s+|\s+or\s+))*$"
)
_TITLE_BEFORE = expression(
    r"\b(?:minister|president|premier|spokes\w+|general|secretary|ambassador|colleague|counterpart|"
    r"representative|chairman|deputy|colonel|commander)\s+$",
    re.IGNORECASE,
)
_PERSONAL = frozenset(
    {"Dr", "Mr", "Mrs", "Ms", "Miss", "Prof", "Professor", "Sir", "Master", "Judge"}
)
# A full stop behind a title looks like the end of a sentence.
_TITLE_WITH_STOP = expression(r"\b(?:Dr|Mr|Mrs|Ms|Prof|St)\.\s$")
# Georgia is left out: it is a country, too.
_STATES = (
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut",
    "Delaware", "Florida", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas",
    "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota",
    "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire",
    "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Ohio",
    "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota",
    "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington", "West Virginia",
    "Wisconsin", "Wyoming",
)  # fmt: skip
_STATE_BEHIND = expression(rf",\s(?:{'|'.join(_STATES)})\b")
_SURNAME_AFTER = expression(
    r"\s[A-Z][a-z]+(?:yan|ian|ov|ev|yev|ova|eva|oğlu|li|zade|shvili)\b"
)
_WORD_BEFORE = expression(r"\b([A-Z][a-z]+)\.?\s$")
_FITTING = {
    "settlement": ("village", "town"), "county": ("district",),
    "region": ("district", "province", "region", "place"),
    "oblast": ("region", "province"), "autonomous republic": ("region", "province"),
    "heights": ("mountain", "place"),
}  # fmt: skip
_HOWS = ("listed", "spelling", "skeleton", "case", "glued")


def place(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh the kind of place that a name stands beside, for places and against persons."""
    if candidate.literal or len(candidate.entities) != 1 or candidate.how not in _HOWS:
        return
    entity = candidate.entities[0]
    find = partial(_kind_beside, mention, context)
    kind = context.document.once("kind of place", mention.span, find)
    if entity.type == "person":
        if kind:
            yield Evidence("place", weights.WRONG_KIND, f"“{kind}” asks for a place")
    elif entity.type in SPELLED_TYPES:
        yield from _of_place(mention, candidate, context, kind)


def _kind_beside(mention: Mention, context: Context) -> str:
    """Return the kind of place that is said beside a name; empty if none is."""
    document = context.document
    found = _KIND_AFTER.search(document.after(mention.span)) or _KIND_BEFORE.search(
        document.before(mention.span)
    )
    return found[1] if found else ""


def _of_place(
    mention: Mention, candidate: Candidate, context: Context, kind: str
) -> Iterator[Evidence]:
    if kind:
        weight = (
            weights.PLACE_KIND
            if _fits(candidate.entities[0], kind)
            else weights.PLACE_KIND_NEAR
        )
        yield Evidence("place", weight, f"“{kind}” asks for a place")
        return
    # Many names may be near one word.
    spelled = candidate.how == "spelling"
    guessed = spelled or candidate.how in ("skeleton", "glued")
    find = partial(_asked_by_words, mention, context, spelled=spelled, guessed=guessed)
    what = "place of respelled" if spelled else f"place of guessed: {guessed}"
    said = context.document.once(what, mention.span, find)
    if said is not None:
        yield said


def _asked_by_words(
    mention: Mention, context: Context, *, spelled: bool, guessed: bool
) -> Evidence | None:
    """Weigh the words beside a name without a kind of place, whatever place it may be."""
    before, after = (
        context.document.before(mention.span),
        context.document.after(mention.span),
    )
    if spelled and (found := _SURNAME_AFTER.match(after)):
        says = f"“{found[0].strip()}” behind it makes it a given name"
        return Evidence("place", weights.SURNAME_FOLLOWS, says)
    if longer := _longer_name(mention, context):
        return Evidence(
            "place", weights.LONGER_NAME, f"“{longer}” is something else's name"
        )
    if _TITLE_BEFORE.search(before):
        return Evidence("place", weights.WRONG_KIND, "a title asks for a person")
    if _KINDS_LISTED.search(before) or _KINDS_LISTED.search(after[:40]):
        return Evidence("place", weights.PLACE_KIND_NEAR, "stands in a list of places")
    if guessed and _PREPOSITION.search(before):
        return Evidence("place", weights.PLACE_PREPOSITION, "stands where a place stands")
    return None


def _fits(entity: Entity, kind: str) -> bool:
    key = " ".join(kind.lower().split())
    return entity.type == key or entity.type in _FITTING.get(key, ())


def _longer_name(mention: Mention, context: Context) -> str:
    """Return a person's or a company's name that holds the surface, here or elsewhere."""
    surface = mention.surface
    elsewhere = partial(_longer_elsewhere, surface, context)
    return _longer_at(mention.span, surface, context) or context.document.once(
        "longer name", surface, elsewhere
    )


def _longer_elsewhere(surface: str, context: Context) -> str:
    found = (_longer_at(s, surface, context) for s in context.document.phrase(surface))
    return next(filter(None, found), "")


def _longer_at(span: Span, surface: str, context: Context) -> str:
    """Return the longer name that stands at a span; empty if none does."""
    document = context.document
    before = _WORD_BEFORE.search(document.before(span))
    if before and _is_personal(before[1], context):
        return f"{before[0]}{surface}"
    if title := _TITLE_WITH_STOP.search(document.text[max(0, span.start - 6) : span.start]):
        return f"{title[0]}{surface}"
    after = document.after(span)
    behind = CITY_AFTER.match(after) or _STATE_BEHIND.match(after)
    return f"{surface}{behind[0]}" if behind else ""


def _is_personal(word: str, context: Context) -> bool:
    """Tell whether a capitalised word is a personal title, or a name that nobody lists."""
    folded = fold(word)
    return word in _PERSONAL or not (
        is_english(folded) or context.document.index.is_listed(folded)
    )
