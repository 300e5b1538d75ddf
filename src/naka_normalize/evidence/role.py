"""Role: a title and a country leave few people, so that a weak spelling is enough."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.expressions import expression
from naka_normalize.grammar import STATE_NOUN
from naka_normalize.records import Candidate, Entity, Evidence, Mention, Role
from naka_normalize.spans import Span

# Ministers by what they are for; the last ones only so that they are nobody else.
_MINISTERS = {
    "state minister": "state",
    "interior minister": r"interior|internal\s+affairs|home(?:\s+affairs)?",
    "finance minister": "finance",
    "economy minister": r"econom(?:y|ics|ic\s+development)",
    "energy minister": "energy",
    "education minister": "education",
    "emergencies minister": r"emergenc(?:y|ies)(?:\s+situations)?",
    "ecology minister": r"ecology|environment",
    "security minister": r"(?:national|state)\s+security",
    "other minister": r"health|labou?r|justice|agriculture|culture|trade|transport|sports?|"
    r"science|tourism|information|migration|industry",
}
# Titles as news writes them, by the office they mean. Mayors, envoys and senators are not
# among them: many more people have been that than the alias files say.
_TITLES = {
    **{
        office: rf"(?:{kind})\s+minister|minister\s+of\s+(?:the\s+)?(?:{kind})"
        for office, kind in _MINISTERS.items()
    },
    "prime minister": r"prime\s+minister|premier",
    "foreign minister": r"foreign\s+minister|minister\s+of\s+foreign\s+affairs",
    "defense minister": r"defen[cs]e\s+minister|minister\s+of\s+(?:national\s+)?defen[cs]e",
    "president": r"president",
    "spokesperson": r"spokes(?:man|woman|person)|press\s+secretary|representative",
    "chief of the general staff": r"chief\s+of\s+(?:the\s+)?general\s+staff",
    "high representative": r"high\s+representative|foreign\s+policy\s+chief",
    "secretary-general": r"secretary[-\s]general|general\s+secretary",
    "secretary": r"secretary",
    "speaker": r"speaker|chairman\s+of\s+(?:the\s+)?parliament",
    "ombudsman": r"ombuds(?:man|woman)|human\s+rights\s+defender",
    "adviser": r"(?:presidential\s+)?(?:adviser|advisor|aide|assistant)",
    "ambassador": r"ambassador",
    "general": r"(?:lieutenant|major|colonel)[-\s]general|colonel|commander",
    "deputy minister": r"deputy\s+(?:foreign|defen[cs]e|prime)\s+minister",
    "chancellor": "chancellor",
    "pope": "pope",
    "king": "king",
    "prosecutor": r"prosecutor[-\s]general",
    "bishop": r"(?:arch)?bishop|catholicos|patriarch",
}
_HELD = {
    office: expression(rf"\b(?:{titles})(s)?\b", re.IGNORECASE)
    for office, titles in _TITLES.items()
}
# "the leader of Naka" may be any head.
_HELD["leader"] = expression(
    r"\b(?:president|prime\s+minister|leader|head)(s)?\b", re.IGNORECASE
)
# Heads and spokesmen of districts, clinics and schools are others: behind "of" stands a
# name, or something that a state has.
_OF_STATE = (
    r"(?!\s+of\s+(?:the\s+|an?\s+)?(?!the\s|an?\s|self-|unrecogni|republic|state|government|"
    r"president|prime|ministr|foreign|defen[cs]e|army|armed|military|general|security)"
    r"(?-i:[a-z]))"
)
_NAMED = {
    **_HELD,
    "leader": expression(rf"\b(?:leader|head)(s)?\b{_OF_STATE}", re.IGNORECASE),
    "spokesperson": expression(
        rf"\b(?:{_TITLES['spokesperson']})(s)?\b{_OF_STATE}", re.IGNORECASE
    ),
}
# One search instead of many, because most names have no title beside them.
_ANY = expression(
    rf"\b(?:{'|'.join(_TITLES.values())}|leader|head|colleague|counterpart)", re.IGNORECASE
)
_COUNTERPART = expression(r"\b(?:colleague|counterpart)s?,?\s+$", re.IGNORECASE)
# What may stand between a title and the name: nothing, or the office's country.
_TO_NAME = expression(
    r"(?:\s+(?:of|for)\s+(?:the\s+)?[^,.;]{2,45})?,?\s+(?:Mr\.?\s+)?(?:[“\"]\s*)?"
)
# … and between the title of two and the second name: the first, and its country.
_PART = r"[A-Z][\w'’-]+"
_TO_SECOND = expression(
    rf"\s+{_PART}(?:\s+{_PART}){{0,2}}(?:\s+of\s+(?:the\s+)?{_PART})?,?\s+and\s+"
)
_OF_COUNTRY = expression(rf"\s+of\s+(?:the\s+)?{_PART}")
_BEHIND = expression(r"\s*[,–-]\s+(?:the\s+|an?\s+)?(?:\w+\s+){0,2}$")
# So far before a title its country may stand ("the acting Armenian Prime Minister").
_COUNTRY_REACH = 28
_CAPITAL = expression(r"\s[A-Z]")
# What states have, within a few words: "the Russian Peacekeeping Contingent".
_STATE_BEHIND = expression(
    rf"\s(?:[\w-]+\s){{0,3}}?(?:{STATE_NOUN}|(?:peacekeep\w*|contingent|national|security|supreme|"
    r"federal|state|republic|democratic)\b)",
    re.IGNORECASE,
)
# Who has no offices, or only tells of them.
_NO_OFFICES = frozenset({"agency", "event", "person", "term"})
_FOUND_IN_PERSONS = ("listed", "spelling", "skeleton", "case", "accents")


# So similar is what may be the surname of a woman to that of a man.
_OF_A_WOMAN = 0.86


class Title(NamedTuple):
    """Offices that are named beside a mention, and the text where their country stands."""

    offices: frozenset[str]
    reach: Span


def role(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh the title beside the name of a person."""
    if len(candidate.entities) != 1 or candidate.how not in _FOUND_IN_PERSONS:
        return
    entity = candidate.entities[0]
    if entity.type != "person":
        return
    title = title_of(mention, context)
    if title is None:
        # "Pashinyana" has only an ending on it, and "Putina" may be a woman's name.
        exact = candidate.similarity > _OF_A_WOMAN
        is_inflected = exact and mention.surface.startswith(candidate.name)
        guessed = candidate.how in ("spelling", "accents")
        if guessed and candidate.form == "surname" and not is_inflected:
            yield Evidence("role", weights.NO_TITLE, "nothing says who this is")
        return
    yield from _of_title(title, mention, entity, context)


def _of_title(
    title: Title, mention: Mention, entity: Entity, context: Context
) -> Iterator[Evidence]:
    """Weigh whether a person held the office that is named beside the mention."""
    country, where = _country(title.reach, mention.span, context)
    if where is not None and _is_of_others(where, mention.span, context):
        says = "the title is not one of a state"
        yield Evidence("role", weights.ROLE_NOT_HELD, says, where)
        return
    homes = _homes(entity, context)
    held = sorted(o for o in title.offices if _roles(entity, o))
    if country and homes and country not in homes:
        name = context.entity(country).name
        yield Evidence(
            "role", weights.ROLE_OF_OTHER, f"{name} is named beside the title", where
        )
    elif held:
        weight = weights.ROLE_AND_COUNTRY if country else weights.ROLE
        yield Evidence("role", weight, f"{entity.name} was {held[0]}", where)
        years = context.document.years
        if years and not any(_in_office(r, years) for o in held for r in _roles(entity, o)):
            says = "but in none of the years that the text names"
            yield Evidence("role", weights.OTHER_YEARS, says)
    elif "counterpart" in title.offices:
        if country:
            yield Evidence(
                "role", weights.COUNTERPART, f"{entity.name} is of that country", where
            )
    else:
        says = f"{entity.name} is not known as {min(title.offices)}"
        yield Evidence("role", weights.ROLE_NOT_HELD, says)


def _roles(entity: Entity, office: str) -> list[Role]:
    """Return the roles of a person that are an office as news names it."""
    if office not in _HELD:
        return []
    return [role for role in entity.roles if _HELD[office].search(role.title)]


def _in_office(role: Role, years: frozenset[int]) -> bool:
    first = int(role.since[:4]) if role.since else min(years)
    last = int(role.until[:4]) if role.until else max(years)
    return any(first <= year <= last for year in years)


def _homes(entity: Entity, context: Context) -> set[str]:
    """Return the countries that a person belongs to or held office in."""
    known = context.document.index.gazetteer.entities
    keys = {r.of for r in entity.roles} | set(entity.within)
    return {
        country
        for key in keys
        if key in known
        for country in (key, *context.relations.countries(key))
    }


def title_of(mention: Mention, context: Context) -> Title | None:
    """Return the offices that are named beside a mention."""
    find = partial(_title, mention, context)
    return context.document.once("title", mention.span, find)


def _title(mention: Mention, context: Context) -> Title | None:
    """Find the title right before a name, or behind it and a comma."""
    before, start = context.document.before(mention.span), mention.span.start
    if not (_ANY.search(before) or _ANY.search(context.document.after(mention.span))):
        return None
    if _COUNTERPART.search(before):
        return Title(
            frozenset({"counterpart"}), Span(max(0, start - 2 * _COUNTRY_REACH), start)
        )
    ends = [
        (found, office)
        for office, pattern in _NAMED.items()
        for found in pattern.finditer(before)
        if _TO_NAME.fullmatch(before, found.end())
        or (found[1] and _TO_SECOND.fullmatch(before, found.end()))
    ]
    if not ends:
        return _title_behind(mention, context)
    offices = frozenset(office for _, office in ends)
    if any(found[1] for found, _ in ends) and (own := _of_country(mention, context)):
        return Title(offices, own)
    sentence = start - len(before)
    first = sentence + min(found.start() for found, _ in ends)
    return Title(offices, Span(max(sentence, first - _COUNTRY_REACH), start))


def _of_country(mention: Mention, context: Context) -> Span | None:
    """Return where the country of one of several people is, if it is said behind each."""
    behind = _OF_COUNTRY.match(context.document.text, mention.span.end)
    return Span(*behind.span()) if behind else None


def _title_behind(mention: Mention, context: Context) -> Title | None:
    after, end = context.document.after(mention.span)[:70], mention.span.end
    offices = frozenset(
        office
        for office, pattern in _NAMED.items()
        # "…, who heads" is no title.
        if (found := pattern.search(after)) and not found[1]
        if _BEHIND.fullmatch(after[: found.start()])
    )
    return Title(offices, Span(end, end + len(after))) if offices else None


def _is_of_others(country: Span, name: Span, context: Context) -> bool:
    """Tell whether a title behind a name is one of a school, a club or a diaspora."""
    after = context.document.text[country.end : country.end + _COUNTRY_REACH]
    return (
        country.start >= name.end
        and _CAPITAL.match(after) is not None
        and _STATE_BEHIND.match(after) is None
    )


def _country(reach: Span, name: Span, context: Context) -> tuple[str, Span | None]:
    """Return the country of the place, office or country in a stretch nearest to a name."""
    named = list(context.named_in(reach))
    for key, span in named if reach.start >= name.end else reversed(named):
        countries = context.relations.countries(key)
        if countries and context.entity(key).type not in _NO_OFFICES:
            return countries[0], span
    return "", None
