"""Bystander: a third country that has to do with the parties, and is right as it stands.

Reports of a conflict name the countries that mediate, condemn and send aid. Their names
are those that short names are confused with, so that only what is said of them tells.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import Document, literal_ids, literal_of
from naka_normalize.expressions import expression
from naka_normalize.records import Candidate, Entity, Evidence, Mention
from naka_normalize.spans import Span

# Offices of which a country has one, and an ambassador, whom third countries have in the
# very place that is reported from.
_HELD = (
    r"(?i:president|prime\s+minister|premier|foreign\s+minister|defen[cs]e\s+minister|"
    r"minister\s+of\s+(?:foreign\s+affairs|(?:national\s+)?defen[cs]e)|ambassador)"
)
_NAME = r"(?P<name>[A-Z]\w+(?:[ -][A-Z]\w+){0,2})"
# "The Algerian Foreign Minister Boukadoum".
_OFFICE = expression(rf"(?:[’']s)?\s+(?:\w+\s+){{0,2}}?{_HELD},?\s+{_NAME}")
# "The Foreign Minister of Algeria, Boukadoum, said".
_OFFICE_OF = expression(rf"\b{_HELD}\s+of\s+(?:the\s+)?$")
_HOLDER = expression(rf",\s+{_NAME},")
# "The ambassador of X to Y", "the X ambassador in Y", "the X ambassador arrived in Y".
_MISSION = r"(?i:ambassador|embassy|consul(?:ate)?|envoy|mission)"
_MISSION_OF = expression(rf"\b{_MISSION}\s+of\s+(?:the\s+)?$")
_HOSTED = expression(r"\s+(?:to|in)\s+(?:the\s+)?")
_MISSION_IN = expression(rf"\s+{_MISSION}\s+(?:\w+\s+)?(?:to|in)\s+(?:the\s+)?")
# What reports of a conflict speak of, and those of trade and sport rarely do.
_CONFLICT = expression(
    r"\b(?:wars?|conflicts?|hostil\w+|clash\w*|fight\w*|fought|shell(?:s|ed|ing)|attack\w*|"
    r"cease-?\s?fires?|truces?|armistice|fired?|firing|gunfire|bomb\w*|missiles?|rockets?|"
    r"artillery|offensives?|invad\w+|invasions?|occup\w+|captur\w+|casualt\w+|killed|wounded|"
    r"soldiers|troops|peace\w*|prisoners?|weapons?|mines|warships?|navy|front\s?lines?|"
    r"provocations?|escalat\w+|tensions?|disput\w+|protest(?:s|ed)|blockad\w+|sanctions?|"
    r"refugees?|displaced|cleansing|sovereignty|secession|separatis\w+|independence|"
    r"delimitation|demarcation)\b",
    re.IGNORECASE,
)
# How well a name has to spell that of somebody of the country to be perhaps theirs.
_ALIKE = 0.66
# So many names, or pairs of names, are looked at in one place.
_MOST = 8


def bystander(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh that a country is none of the parties, by who is named for it or beside it."""
    plain = literal_of(mention)
    if candidate.how != "confusion" or plain is None:
        return
    country = candidate.entities[0]
    if host := _host(mention, country, context):
        says = f"{country.name} sends no ambassador to {host.of(context.document.text)}"
        yield Evidence("bystander", weights.OWN_HOST, says, host)
    if plain.entities[0].type != "country":
        return
    yield from _by_strangers(mention, plain.entities[0], country, context)
    yield from _by_parties(mention, country, context)
    if not speaks_of_conflict(context):
        yield Evidence("bystander", weights.NO_CONFLICT, "the text speaks of no conflict")
    if not (context.named.get(country.id) or context.belonging(country.id)):
        says = f"neither {country.name} nor anything of it is named"
        yield Evidence("bystander", weights.NOT_NAMED, says)


def _host(mention: Mention, country: Entity, context: Context) -> Span | None:
    """Find the country itself, or a place in it, that a country has a mission in."""
    document, end = context.document, mention.span.end
    sent = _MISSION_OF.search(document.before(mention.span))
    between = _HOSTED if sent else _MISSION_IN
    behind = Span(end, end + len(document.after(mention.span)))
    for key, span in context.named_in(behind):
        if between.fullmatch(document.text, end, span.start):
            return span if country.id in context.relations.family(key) else None
    return None


def speaks_of_conflict(context: Context) -> bool:
    """Tell whether a text speaks of what is fought or quarrelled over."""
    text = context.document.text
    return context.document.once("conflict", "", lambda: _CONFLICT.search(text) is not None)


def _by_strangers(
    mention: Mention, plain: Entity, country: Entity, context: Context
) -> Iterator[Evidence]:
    """Weigh who holds an office of the plain reading, here or elsewhere in the text."""
    document = context.document
    find = partial(_strangers, plain, country, document)
    strangers = document.once(f"strangers of {plain.id}", country.id, find)
    if not strangers:
        return
    here = strangers.get(mention.span.end)
    stranger = here or next(iter(strangers.values()))
    says = f"{stranger.of(document.text)}, who is named for it, is nobody of {country.name}"
    weight = weights.STRANGER if here else weights.STRANGER_ELSEWHERE
    yield Evidence("bystander", weight, says, stranger)


def _strangers(plain: Entity, country: Entity, document: Document) -> dict[int, Span]:
    """Return the office-holders of a country who are not of another, by where it ends."""
    # Of the parties to conflicts the gazetteer knows who held these offices.
    if not document.index.relations.partners(country.id):
        return {}
    holders = document.once("office-holders", "", partial(_office_holders, document))
    names = holders.get(plain.id, {})
    return {end: at for end, at in names.items() if not _is_of(at, country, document)}


def _office_holders(document: Document) -> dict[str, dict[int, Span]]:
    """Return the names behind a country and an office, by its id and where it ends."""
    found: dict[str, dict[int, Span]] = defaultdict(dict)
    for mention in document.mentions:
        if holder := _holder(mention, document):
            for key in literal_ids(mention):
                found[key][mention.span.end] = Span(*holder.span("name"))
    return found


def _holder(mention: Mention, document: Document) -> re.Match[str] | None:
    """Return who is named with an office of a country."""
    text, end = document.text, mention.span.end
    if _OFFICE_OF.search(document.before(mention.span)):
        holder = _HOLDER.match(text, end)
        return None if holder and document.index.named_by(holder["name"]) else holder
    return _OFFICE.match(text, end)


def _is_of(name: Span, country: Entity, document: Document) -> bool:
    """Tell whether a name may be that of a person of a country."""
    first = bisect_left(document.mentions, name.start, key=lambda m: m.span.end)
    return any(
        _is_reading_of(reading, country, document)
        for mention in document.mentions[first : first + _MOST]
        if mention.span.start < name.end
        for reading in mention.candidates
    )


def _is_reading_of(reading: Candidate, country: Entity, document: Document) -> bool:
    """Tell whether a reading is a person of a country, and not only remotely alike."""
    if reading.how == "spelling" and reading.similarity < _ALIKE:
        return False
    return any(
        entity.type == "person"
        and (
            country.id in document.index.relations.countries(entity.id)
            or any(role.of == country.id for role in entity.roles)
        )
        for entity in reading.entities
    )


def _by_parties(mention: Mention, country: Entity, context: Context) -> Iterator[Evidence]:
    """Weigh that both parties are named in the sentence, beside this country."""
    document = context.document
    sentence = document.sentence(mention.span)
    find = partial(_side_by_side, country, document)
    pairs = document.once("parties side by side", country.id, find)
    first = bisect_left(pairs, sentence.start, key=lambda both: both.start)
    for both in pairs[first : first + _MOST]:
        if both.end <= sentence.end and not both.overlaps(mention.span):
            says = f"“{both.of(document.text)}” are named beside it"
            yield Evidence("bystander", weights.BOTH_PARTIES, says, both)
            return
    named = {
        key for key, span in context.named_in(sentence) if _is_right(key, span, document)
    }
    if country.id in named and not named.isdisjoint(context.relations.partners(country.id)):
        says = "both parties are named in the sentence"
        yield Evidence("bystander", weights.EACH_PARTY, says)


def _is_right(key: str, span: Span, document: Document) -> bool:
    """Tell whether a name is right as it stands, and not one that was repaired."""
    return key in literal_ids(document.mentions[document.numbers[span.start]])


def _side_by_side(country: Entity, document: Document) -> list[Span]:
    """Return where a country stands side by side with one that it is paired with."""
    partners = set(document.index.relations.partners(country.id))
    return [
        Span(one.span.start, two.span.end)
        for number in document.groups
        if number + 1 in document.groups[number]
        for one, two in [document.mentions[number : number + 2]]
        if (country.id in literal_ids(one) and partners & literal_ids(two))
        or (country.id in literal_ids(two) and partners & literal_ids(one))
    ]
