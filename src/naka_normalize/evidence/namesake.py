"""Namesake: what stands beside a name shows that somebody or something else has it.

A given name, a title or a company's form makes it part of a longer name; a kinsman, a band
or a brand before it, and what the text calls it behind it, say what it is instead.
"""

import re
from collections.abc import Iterator
from functools import partial

from naka_normalize.evidence import weights
from naka_normalize.evidence.bearer import bearer
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.given import CALENDAR, other_given, other_holder
from naka_normalize.evidence.something import called_something, said_to_be
from naka_normalize.evidence.whole import (
    is_personal,
    longer_name,
    natural_feature,
    whole_name,
)
from naka_normalize.expressions import expression
from naka_normalize.grammar import STATE_NOUN
from naka_normalize.records import Candidate, Entity, Evidence, Mention
from naka_normalize.spans import Span

# A capitalised word behind a name, or the rest of a company's name.
_WORD_BEHIND = expression(r"\s(?:&\s)?([A-Z]\w*[a-z][\w’'-]*)")
# Engines lose full stops: "in Stepanakyrt He said".
_BEGINS_SENTENCE = frozenset(
    (
        "He", "She", "It", "They", "We", "You", "His", "Her", "Its", "Their", "The", "This",
        "That", "These", "Those", "But", "And", "When", "While", "If", "There",
    )
)  # fmt: skip
_FIRM_BEHIND = expression(
    r"\s(?:&\s|and\s(?:Sons?|Daughters?|Brothers|Partners|Company|Co)\b)"
)
# What stands capitalised behind the name of a place in news, and names nothing else.
_OF_PLACES = expression(
    rf"(?:{STATE_NOUN}|(?:conflict|war|issue|crisis|question|ceasefire|truce|peace|dispute|"
    r"clash\w*|battle|front|defen[cs]e|foreign|prime|armed|air|national|autonomous|republic|"
    r"region\w*|province|district|prefecture|oblast|city|town|village|corridor|airport|plateau|"
    r"heights|state|council|assembly|constitution\w*|supreme|liberation|process|settlement|"
    r"talks|agreement|summit|mountains?|special|north\w*|south\w*|east\w*|west\w*|[ivx]+)\b)",
    re.IGNORECASE,
)
# Where this follows a name, every word has a capital, as headlines have.
_HEADLINE = expression(r"(?:[\s,:–—-]+(?:[A-Z][\w’'.-]*|\d+)){4}")
# How old somebody is.
_AGE_BEHIND = expression(r",\s\d{1,2}(?=,)")
_SETTLEMENT = (
    r"city|town|village|hamlet|municipality|commune|parish|canton|township|suburb|"
    r"neighbou?rhood|street|borough|creek|valley"
)
_SETTLEMENT_BEFORE = expression(rf"\b({_SETTLEMENT})\s+of\s+[“\"‘']?$", re.IGNORECASE)
_SETTLEMENT_BEHIND = expression(
    rf"(?:,|\s+(?:is|was))\s+(?:an?|the)\s+(?:[\w’'-]+\s+){{0,2}}?({_SETTLEMENT})\b|"
    rf"\s({_SETTLEMENT})\b"
)
# The place that lies in the one behind it: "X, Colombia,", "X, a village in Kazakhstan".
_LIES_IN = expression(
    r",\s$|(?:,|\b(?:is|was))\s+(?:an?|the)\s+[^.;,]{0,40}\bin\s+(?:the\s+)?$"
)
# A region that nobody lists, as settlements have it behind them.
_REGION_BEHIND = expression(r",\s([A-Z]\w+),\s(?!and\b|or\b)[a-z]")
# Behind that place a list goes on, or a clause begins ("In Siria, Turkey said").
_GOES_ON = expression(r"\s*(?:,?\s*(?:and|or)\b|,\s+[A-Z]\w+(?:,|\s+and\b))|[’']s\b|\s+\w")
_HOWS = ("listed", "spelling", "skeleton", "case", "glued", "accents")
_GUESSED = ("spelling", "skeleton", "glued")
# "the MoD of Azerbaijan": such things have a country, whose name may stand behind "of".
_OF_A_COUNTRY = ("agency", "force", "organisation")
_OF = expression(r"\s+of\s+(?:the\s+)?$")
_NATURAL = ("lake", "mountain", "place", "river")
_NO_SETTLEMENT = ("country", "continent", "person")


def namesake(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh what shows that a name is somebody's or something else's here."""
    if candidate.how == "short-name":
        yield from _of_short_name(mention, context)
    if candidate.literal or len(candidate.entities) != 1 or candidate.how not in _HOWS:
        return
    entity = candidate.entities[0]
    person = entity.type == "person"
    if not person and (longer := longer_name(mention, context)):
        says = f"“{longer}” is something else's name"
        yield Evidence("namesake", weights.LONGER_NAME, says)
    elif (
        candidate.form == "surname"
        and candidate.how in ("listed", "case")
        and (other := _other_person(mention, entity, candidate, context))
    ):
        says = f"“{other}” is another given name than that of {entity.name}"
        yield Evidence("namesake", weights.LONGER_NAME, says)
    elif (
        _is_doubtful(candidate)
        and entity.type not in _NATURAL
        and (feature := natural_feature(mention.surface, context))
    ):
        says = f"“{feature}” is something else of that name"
        yield Evidence("namesake", weights.NATURAL_FEATURE, says)
    elif _is_doubtful(candidate) and (whole := whole_name(mention.surface, context)):
        says = f"it may be short for “{whole}”"
        yield Evidence("namesake", weights.LONGER_NAME, says)
    elif _is_guessed(candidate) and (
        said := called_something(mention.surface, context.document)
    ):
        says = f"“{said}” says what it is instead"
        yield Evidence("namesake", weights.SOMETHING_ELSE, says)
    elif candidate.how == "listed":
        yield from _of_listed(mention, entity, context)
    elif _is_guessed(candidate) and (owner := _owner(mention, entity, context)):
        yield Evidence("namesake", weights.SOMETHING_ELSE, f"it is of {owner} here")


def _is_guessed(candidate: Candidate) -> bool:
    """Tell whether a surface may as well be some other thing's name, but no person's."""
    if candidate.entities[0].type in ("person", "term"):
        return False
    return candidate.how in _GUESSED or _is_doubtful(candidate)


def _is_doubtful(candidate: Candidate) -> bool:
    alias = candidate.alias
    return candidate.how == "listed" and alias is not None and alias.tier == "ambiguous"


def _other_person(
    mention: Mention, entity: Entity, candidate: Candidate, context: Context
) -> str:
    """Return the given name of somebody else; if a surname is doubtful, from anywhere."""
    if other := other_given(mention.span, entity, context.document):
        return other
    if not _is_doubtful(candidate):
        return ""
    return other_holder(mention.surface, entity, context.document)


def _of_listed(mention: Mention, entity: Entity, context: Context) -> Iterator[Evidence]:
    """Weigh what the text says that a listed name is, or where it lies."""
    person = entity.type == "person"
    find = partial(_said_to_be, mention, entity, context)
    # A listed ship is one.
    if entity.type != "term" and (
        said := context.document.once(f"said to be {person}", mention.span, find)
    ):
        says = f"“{said}” says what it is instead"
        yield Evidence("namesake", weights.SOMETHING_ELSE, says)
    elif entity.type in _NO_SETTLEMENT and (kind := _settlement(mention, context)):
        says = f"“{kind}” is no {entity.type}"
        yield Evidence("namesake", weights.SOMETHING_ELSE, says)
    elif place := _lies_in(mention, entity, context):
        says = f"it lies in {place} here"
        yield Evidence("namesake", weights.SOMETHING_ELSE, says)
    elif entity.type in _OF_A_COUNTRY and (owner := _owner(mention, entity, context)):
        yield Evidence("namesake", weights.SOMETHING_ELSE, f"it is of {owner} here")


def _of_short_name(mention: Mention, context: Context) -> Iterator[Evidence]:
    """Weigh that somebody in the text is called like a short name, or one of a pair."""
    for name in mention.surface.split(" and "):
        if len(name) == 1:
            continue
        if who := bearer(name, context.document):
            yield Evidence("namesake", weights.BEARER, f"“{who}” is called so")
            return
        if said := called_something(name, context.document):
            says = f"“{said}” says what it is instead"
            yield Evidence("namesake", weights.SOMETHING_ELSE, says)
            return


def _said_to_be(mention: Mention, entity: Entity, context: Context) -> str:
    """Return the words that make a name somebody's or something's; empty if none do."""
    document, span = context.document, mention.span
    after = document.after(span)
    if said := said_to_be(span, document):
        return said
    if found := _FIRM_BEHIND.match(after):
        return found[0].strip()
    if entity.type != "person" and (found := _AGE_BEHIND.match(after)):
        return found[0]
    found = _WORD_BEHIND.match(after)
    if not found or _OF_PLACES.match(found[1]) or _HEADLINE.match(after):
        return ""
    listed = document.index.named_by(found[1].partition("'")[0])
    other = listed or found[1] in CALENDAR or found[1] in _BEGINS_SENTENCE
    return "" if other else f"{mention.surface}{found[0]}"


def _settlement(mention: Mention, context: Context) -> str:
    """Return what a text calls a place that no country can be; empty if it does not."""
    document, span = context.document, mention.span
    found = _SETTLEMENT_BEFORE.search(document.before(span)) or _SETTLEMENT_BEHIND.match(
        document.after(span)
    )
    if found:
        return found[found.lastindex or 0]
    region = _REGION_BEHIND.match(document.after(span))
    return region[0].strip(", ") if region and is_personal(region[1], context) else ""


def _lies_in(mention: Mention, entity: Entity, context: Context) -> str:
    """Return the country that a place lies in by the text, if it is not the entity's."""
    document, end = context.document, mention.span.end
    home = context.relations.reach(entity.id)
    for key, span in context.named_in(Span(end, end + len(document.after(mention.span)))):
        other = context.entity(key)
        if other.type != "country" or not _LIES_IN.match(document.text[end : span.start]):
            continue
        apposed = document.text[end : span.start] != ", "
        if key not in home and (apposed or not _GOES_ON.match(document.after(span))):
            return other.name
    return ""


def _owner(mention: Mention, entity: Entity, context: Context) -> str:
    """Return the country that the text says something is of, if it is not the entity's."""
    text, end = context.document.text, mention.span.end
    for key, span in context.named_in(
        Span(end, end + len(context.document.after(mention.span)))
    ):
        other = context.entity(key)
        if other.type == "country" and _OF.match(text[end : span.start]):
            return "" if key in context.relations.family(entity.id) else other.name
        return ""
    return ""
