"""Role: a title and a country leave few people, a kind of place few places."""

import re
from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.folding import fold
from naka_normalize.gazetteer.english import is_english, is_known_name
from naka_normalize.gazetteer.spelling import SPELLED_TYPES
from naka_normalize.records import Candidate, Entity, Evidence, Mention
from naka_normalize.spans import Span

# Titles as news writes them, by the office they mean.
_TITLES = {
    "prime minister": r"prime\s+minister|premier",
    "foreign minister": r"foreign\s+minister|minister\s+of\s+foreign\s+affairs|top\s+diplomat",
    "defense minister": r"defen[cs]e\s+minister|minister\s+of\s+(?:national\s+)?defen[cs]e",
    "president": r"(?<!vice )(?<!vice-)president",
    "spokesperson": r"spokes(?:man|woman|person)|press\s+secretary|representative",
    "chief of the general staff": r"chief\s+of\s+(?:the\s+)?general\s+staff",
    "secretary-general": r"secretary[-\s]general|general\s+secretary",
    "speaker": r"speaker|chairman\s+of\s+(?:the\s+)?parliament",
    "director": r"director|head|chief",
    "deputy": r"deputy\s+\w+(?:\s+\w+)?",
}
_TITLE = {office: re.compile(rf"\b(?:{titles})\b", re.IGNORECASE) for office, titles in _TITLES.items()}
_TITLE_BEFORE = re.compile(rf"\b(?:{'|'.join(_TITLES.values())})\s+$", re.IGNORECASE)
_PERSONAL = frozenset({"Dr", "Mr", "Mrs", "Ms", "Miss", "Prof", "Professor", "Sir", "Master", "Judge"})
_WORD_BEFORE = re.compile(r"\b([A-Z][a-z]+)\.?\s$")
_KINDS = (
    "village", "town", "city", "settlement", "district", "region", "province", "county",
    "oblast", "autonomous republic", "area", "direction", "heights",
)  # fmt: skip
_KIND = "|".join(k.replace(" ", r"\s+") for k in _KINDS)
_KIND_BEFORE = re.compile(rf"\b({_KIND})s?\s+(?:of\s+)?(?:[“\"]\s*)?$", re.IGNORECASE)
_KIND_AFTER = re.compile(rf"^(?:[’']s)?\s+({_KIND})s?\b", re.IGNORECASE)
_LIST_OF_PLACES = re.compile(r"\b(?:villages|towns|cities|settlements|regions|districts|areas)\b", re.IGNORECASE)
_SAME_KINDS = {
    "settlement": {"village", "town"}, "region": {"district", "province", "region", "place"},
    "county": {"district"}, "oblast": {"region", "province"}, "area": set[str](),
    "direction": set[str](), "heights": {"mountain", "place"}, "autonomous republic": {"region", "province"},
}  # fmt: skip
_HOWS = ("listed", "spelling", "skeleton", "case")


def role(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh the title of a person or the kind of a place."""
    if len(candidate.entities) != 1:
        return
    if candidate.how not in _HOWS:
        return
    entity = candidate.entities[0]
    if entity.type == "person":
        yield from _of_person(mention, entity, context)
    elif entity.type in SPELLED_TYPES:
        yield from _of_place(mention, entity, context)


def _of_person(mention: Mention, entity: Entity, context: Context) -> Iterator[Evidence]:
    before, after = context.before(mention.span), context.after(mention.span)
    if found := _KIND_BEFORE.search(before) or _KIND_AFTER.search(after):
        yield Evidence("role", weights.WRONG_KIND, f"“{found[1]}” asks for a place")
        return
    offices = _offices(before, after)
    if not offices:
        return
    country, where = _country_beside(mention, context)
    held = {o for o in offices if any(_TITLE[o].search(r.title) for r in entity.roles)}
    homes = {r.of for r in entity.roles} | set(entity.within)
    homes |= {c for home in homes for c in _countries(home, context)}
    if country and homes and country not in homes:
        name = context.index.gazetteer.entities[country].name
        yield Evidence("role", weights.ROLE_OF_OTHER, f"{name} is named beside the title", where)
    elif held:
        says = f"{entity.name} was {min(held)}"
        weight = weights.ROLE_AND_COUNTRY if country else weights.ROLE
        yield Evidence("role", weight, says, where)
    else:
        yield Evidence("role", weights.ROLE_NOT_HELD, f"{entity.name} is not known as {min(offices)}")


def _countries(key: str, context: Context) -> tuple[str, ...]:
    known = key in context.index.gazetteer.entities
    return context.index.relations.countries(key) if known else ()


def _offices(before: str, after: str) -> set[str]:
    """Return the offices that stand right before a name, or behind it and a comma."""
    near = before[-45:]
    behind = after[:60] if after.startswith((",", " –", " -")) else ""
    return {o for o, title in _TITLE.items() if title.search(near) or title.search(behind)}


def _country_beside(mention: Mention, context: Context) -> tuple[str, Span | None]:
    """Return the country that is certainly named nearest before a title, or behind it."""
    low = mention.span.start - len(context.before(mention.span))
    high = mention.span.end + len(context.after(mention.span))
    best: tuple[int, str, Span] | None = None
    for key, spans in context.named.items():
        for span in spans:
            if not low <= span.start <= high or span.overlaps(mention.span):
                continue
            distance = min(abs(mention.span.start - span.end), abs(span.start - mention.span.end) + 20)
            for country in context.index.relations.countries(key)[:1]:
                entity = context.index.gazetteer.entities[key]
                if entity.type not in ("person", "event") and (best is None or distance < best[0]):
                    best = (distance, country, span)
    return (best[1], best[2]) if best else ("", None)


def _given_name(before: str) -> str:
    """Return the personal title or given name right before a mention, if there is one."""
    found = _WORD_BEFORE.search(before)
    if not found:
        return ""
    word = fold(found[1])
    if found[1] in _PERSONAL or (is_known_name(word) and not is_english(word)):
        return found[1]
    return ""


def _of_place(mention: Mention, entity: Entity, context: Context) -> Iterator[Evidence]:
    before, after = context.before(mention.span), context.after(mention.span)
    if found := _given_name(before):
        yield Evidence("role", weights.PERSON_NAME, f"“{found}” before it makes a person's name")
        return
    found = _KIND_AFTER.search(after) or _KIND_BEFORE.search(before)
    if found:
        kind = " ".join(found[1].lower().split())
        fits = entity.type == kind or entity.type in _SAME_KINDS.get(kind, set())
        weight = weights.PLACE_KIND if fits else weights.PLACE_KIND_NEAR
        yield Evidence("role", weight, f"“{found[1]}” asks for a place")
    elif _TITLE_BEFORE.search(before):
        yield Evidence("role", weights.WRONG_KIND, "a title asks for a person")
    elif _LIST_OF_PLACES.search(before) or _LIST_OF_PLACES.search(after[:40]):
        yield Evidence("role", weights.PLACE_KIND_NEAR, "stands in a list of places")
