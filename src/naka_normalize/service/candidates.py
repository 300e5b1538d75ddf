"""Candidates for a query, and which of them needs no second look."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from naka_normalize.gazetteer.tables.sounds import similarity
from naka_normalize.lookups.answers import Match
from naka_normalize.lookups.words import NAMESAKES, key_of
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.limits import LONGEST_NAME, MOST_ANSWERS
from naka_normalize.service.properties import IDENTIFIERS, agrees
from naka_normalize.service.queries import Query
from naka_normalize.service.words import WAYS, about, reason, type_record

# What is left of a score if an identifier says that it is somebody else.
_OTHERWISE = 0.5


def answer(query: Query, catalog: Catalog) -> dict[str, Any]:
    """Return the candidates of a query as the protocol has them, the best first."""
    if len(query.text) > LONGEST_NAME:
        return {"result": []}
    matches = sorted(_matches(query, catalog), key=lambda match: -match.score)
    before = _before(query, catalog)
    return {
        "result": [
            _candidate(match, query, catalog, before) for match in matches[: query.limit]
        ]
    }


def _matches(query: Query, catalog: Catalog) -> list[Match]:
    """Return what the name may stand for; in doubt, if it does not fit what is asked."""
    found = [_weigh(match, query, catalog) for match in _fitting(query, catalog)]
    if found or not query.text:
        return _each_once(found)
    # Better shown than hidden: a cell may be wrong about the country, and a column may be
    # of another type than was thought.
    types = () if query.strict == "should" else query.types
    others = _looked_up(replace(query, types=types, countries=()), catalog)
    return [replace(_weigh(one, query, catalog), certain=False) for one in others]


def _fitting(query: Query, catalog: Catalog) -> list[Match]:
    if query.text:
        return _looked_up(query, catalog) or _of_type(
            _identified(((f, query.text) for f in ("id", "wikidata")), catalog), query
        )
    values = ((IDENTIFIERS.get(pid, ""), v) for pid, vs in query.properties for v in vs)
    return _of_type(_identified(values, catalog), query)


def _identified(values: Iterable[tuple[str, str]], catalog: Catalog) -> list[Match]:
    """Return the entities that have one of these identifiers."""
    keys = dict.fromkeys(key for one in values for key in catalog.identified.get(one, ()))
    entities = [entity for key in keys if (entity := catalog.find(key))]
    sure = len(entities) == 1
    return [
        Match(one, 1.0 / len(entities), "identifier", one.name, sure) for one in entities
    ]


def _looked_up(query: Query, catalog: Catalog) -> list[Match]:
    """Look a name up, once for each country that it may lie in."""
    hints = query.context or query.countries
    # A type is chosen for a whole column, and does not tell namesakes apart.
    shared = not hints and key_of(query.text) in NAMESAKES
    alone = query.types[0] if len(query.types) == 1 and not shared else None
    found = [
        match
        for country in query.countries or (None,)
        for match in catalog.lookup.lookup(
            query.text,
            context=" ; ".join(filter(None, (query.context, country))) or None,
            type=alone,
            country=country,
            limit=MOST_ANSWERS,
        )
    ]
    return _of_type(_each_once(found), query)


def _each_once(found: Sequence[Match]) -> list[Match]:
    """Return the best match of each entity; none is certain if two of them are."""
    best: dict[str, Match] = {}
    for match in found:
        known = best.get(match.entity.id)
        if known is None or known.score < match.score:
            best[match.entity.id] = match
    sure = sum(match.certain for match in best.values()) == 1
    return [replace(one, certain=one.certain and sure) for one in best.values()]


def _of_type(matches: Sequence[Match], query: Query) -> list[Match]:
    """Return the matches of the types asked for; an entity has one type."""
    wanted = set(query.types)
    if not wanted:
        return list(matches)
    if query.strict == "all" and len(wanted) > 1:
        return []
    return [match for match in matches if match.entity.type in wanted]


def _compared(match: Match, query: Query, catalog: Catalog) -> dict[str, bool]:
    """Return whether an entity is as the other properties of the query say, by property."""
    compared = {
        pid: agrees(pid, values, match.entity, catalog) for pid, values in query.properties
    }
    return {pid: fits for pid, fits in compared.items() if fits is not None}


def _weigh(match: Match, query: Query, catalog: Catalog) -> Match:
    """Return a match after it was compared with the other properties of the query."""
    compared = _compared(match, query, catalog)
    identified = {fits for pid, fits in compared.items() if pid in IDENTIFIERS}
    fits = all(compared.values())
    if False in identified:
        return replace(match, score=match.score * _OTHERWISE, certain=False)
    if identified:
        return replace(match, score=1.0, certain=fits)
    return replace(match, certain=match.certain and fits)


def _before(query: Query, catalog: Catalog) -> dict[str, float]:
    """Return the scores without what stands beside the name, by id."""
    if not query.text or not (query.context or query.countries):
        return {}
    alone = replace(query, context="", countries=())
    return {match.entity.id: match.score for match in _looked_up(alone, catalog)}


def _candidate(
    match: Match, query: Query, catalog: Catalog, before: dict[str, float]
) -> dict[str, Any]:
    entity = match.entity
    what = about(entity, catalog)
    return {
        "id": entity.id,
        "name": entity.name,
        "description": f"{what}; {reason(match)}" if what else reason(match),
        "type": [type_record(entity.type)] if entity.type else [],
        "score": round(100 * match.score, 2),
        "match": match.certain,
        "features": _features(match, query, catalog, before),
    }


def _features(
    match: Match, query: Query, catalog: Catalog, before: dict[str, float]
) -> list[dict[str, Any]]:
    """Return what the score is made of."""
    features: dict[str, float] = {way: match.how == way for way in WAYS}
    asked, name = key_of(query.text).decode(), key_of(match.name).decode()
    features["similarity"] = round(similarity(asked, name), 3) if asked and name else 0.0
    if query.types:
        features["type"] = match.entity.type in query.types
    if query.context or query.countries:
        gained = match.score - before.get(match.entity.id, 0.0)
        features["surroundings"] = round(100 * gained, 2)
    for pid, fits in _compared(match, query, catalog).items():
        features[f"property-{pid}"] = fits
    return [{"id": key, "value": value} for key, value in features.items()]
