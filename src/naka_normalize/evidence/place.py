"""Place: a kind of place beside a name, or a word that places stand behind."""

import re
from collections.abc import Iterator
from functools import partial

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.gazetteer.tables.spelled import SPELLED_TYPES
from naka_normalize.records import Candidate, Entity, Evidence, Mention

_KINDS = (
    "village", "town", "city", "settlement", "district", "region", "province", "county",
    "oblast", "autonomous republic", "area", "direction", "heights", "corridor", "airport",
    "enclave", "exclave", "reservoir",
)  # fmt: skip
_KIND = "|".join(k.replace(" ", r"\s+") for k in _KINDS)
_KIND_BEFORE = expression(rf"\b({_KIND})s?\s+(?:of\s+)?(?:[“\"]\s*)?$", re.IGNORECASE)
_KIND_AFTER = expression(rf"^(?:[’']s)?\s+({_KIND})s?\b", re.IGNORECASE)
_KINDS_LISTED = expression(
    r"\b(?:villages|towns|cities|settlements|regions|districts|areas|heights|positions\s+near)\b",
    re.IGNORECASE,
)
_PREPOSITION = expression(
    r"\b(?i:in|near|at|from|toward|towards|around|outside|of|to|via|through|reached|entered|between|"
    r"(?:fell|fall|rained|fired|landed|advance[sd]?)\s+on)\s+"
    r"(?:[A-Z]\w+(?:,\s*|\s+and\s+|\s+or\s+))*$"
)
# What is done to places, and hardly to people.
_SUFFERED = expression(
    r"\s+(?:is|was|were|has\s+been|had\s+been|came|comes)\s+(?:\w+ly\s+|again\s+)?"
    r"(?:shelled|bombed|bombarded|occupied|liberated|evacuated|besieged|under\s+(?:fire|shelling))\b"
)
_TITLE_BEFORE = expression(
    r"\b(?:minister|president|premier|spokes\w+|general|secretary|ambassador|colleague|counterpart|"
    r"representative|chairman|deputy|colonel|commander)\s+$",
    re.IGNORECASE,
)
_SURNAME = expression(r".*(?:yan|ian|ov|ev|yev|ova|eva|oğlu|li|zade|shvili)")
# "Giorgi Beridze, who drives a bus": a word that nobody lists, behind a name.
_WORD_AFTER = expression(r"\s([A-Z][^\W\d_A-Z]+)\b")
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
    elif entity.type in SPELLED_TYPES and not _is_place_anyway(mention):
        yield from _of_place(mention, candidate, context, kind)


def _is_place_anyway(mention: Mention) -> bool:
    """Tell whether a surface is a place as it stands; then the same words fit that."""
    return any(
        c.literal and len(c.entities) == 1 and c.entities[0].type in SPELLED_TYPES
        for c in mention.candidates
    )


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
        weight = _weight_of(kind, candidate.entities[0])
        yield Evidence("place", weight, f"“{kind}” asks for a place")
        return
    # Many names may be near one word.
    spelled = candidate.how == "spelling"
    guessed = spelled or candidate.how in ("skeleton", "glued")
    find = partial(_asked_by_words, mention, context, spelled=spelled, guessed=guessed)
    what = "place of respelled" if spelled else f"place of guessed: {guessed}"
    said = context.document.once(what, mention.span, find)
    # "at Uruguaiana" is no adjective.
    if said and (candidate.form == "name" or said.weight != weights.PLACE_PREPOSITION):
        yield said


def _asked_by_words(
    mention: Mention, context: Context, *, spelled: bool, guessed: bool
) -> Evidence | None:
    """Weigh the words beside a name without a kind of place, whatever place it may be."""
    before, after = context.document.around(mention.span)
    if spelled and (surname := _surname(after, context)):
        says = f"“{surname}” behind it makes it a given name"
        return Evidence("place", weights.SURNAME_FOLLOWS, says)
    if _TITLE_BEFORE.search(before):
        return Evidence("place", weights.WRONG_KIND, "a title asks for a person")
    if _KINDS_LISTED.search(before) or _KINDS_LISTED.search(after[:40]):
        return Evidence("place", weights.PLACE_KIND_NEAR, "stands in a list of places")
    if guessed and (_PREPOSITION.search(before) or _SUFFERED.match(after)):
        return Evidence("place", weights.PLACE_PREPOSITION, "stands where a place stands")
    return None


def _surname(after: str, context: Context) -> str:
    """Return what behind a name is a surname by its end, or a word that nobody lists."""
    found = _WORD_AFTER.match(after)
    if found is None or _SURNAME.fullmatch(found[1]):
        return found[1] if found else ""
    word = fold(found[1])
    is_known = is_english(word) or context.document.index.is_listed(word)
    return "" if is_known else found[1]


def _weight_of(kind: str, entity: Entity) -> float:
    """Weigh how near the kind of place that is said is to what an entity is."""
    key = " ".join(kind.lower().split())
    if entity.type == key or entity.type in _FITTING.get(key, ()):
        return weights.PLACE_KIND
    far = {key, entity.type} == {"village", "city"}
    return weights.PLACE_KIND_FAR if far else weights.PLACE_KIND_NEAR
