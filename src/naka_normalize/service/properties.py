"""Properties of entities: further columns, and what a query can be compared with."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from naka_normalize.folding import fold
from naka_normalize.records import Entity
from naka_normalize.service.catalog import Catalog
from naka_normalize.service.codes import ALPHA_3

Value = str | Entity
Read = Callable[[Entity, Catalog], Sequence[Value]]
# Properties that tell an entity from all others, and the field of it that they stand for.
IDENTIFIERS = {
    "id": "id",
    "wikidata": "wikidata",
    "geonames": "geonames",
    "iso2": "iso",
    "subdivision": "iso",
}
_COUNTRY_CODE = re.compile("[A-Z]{2}")
_LANGUAGES = {
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hy": "Armenian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean",
    "ku": "Kurdish",
    "ky": "Kyrgyz",
    "ru": "Russian",
    "sq": "Albanian",
    "sr": "Serbian",
    "tg": "Tajik",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}


@dataclass(frozen=True, slots=True)
class Property:
    """Something that an entity has.

    Attributes:
        id: What programs call it.
        name: What people call it.
        says: What it is, in a sentence without its full stop.
        read: Gives its values: texts, or entities.
    """

    id: str
    name: str
    says: str
    read: Read


def _field(name: str, entity: Entity, _: Catalog) -> list[str]:
    value = getattr(entity, name)
    return [value] if value else []


def _native(language: str, entity: Entity, _: Catalog) -> Sequence[str]:
    return entity.native.get(language, ())


def _alpha_2(entity: Entity, _: Catalog) -> list[str]:
    return [entity.iso] if _COUNTRY_CODE.fullmatch(entity.iso) else []


def _alpha_3(entity: Entity, catalog: Catalog) -> list[str]:
    return [ALPHA_3[code] for code in _alpha_2(entity, catalog) if code in ALPHA_3]


def _subdivision(entity: Entity, _: Catalog) -> list[str]:
    return [entity.iso] if "-" in entity.iso else []


def _within(entity: Entity, catalog: Catalog) -> Sequence[Value]:
    return catalog.parents(entity)


def _countries(entity: Entity, catalog: Catalog) -> Sequence[Value]:
    """Give the country itself, or those above; of a table, what it has as country."""
    if entity.type == "country":
        return [entity]
    above = catalog.parents(entity)
    return [one for one in above if isinstance(one, str) or one.type == "country"]


def _aliases(entity: Entity, catalog: Catalog) -> list[str]:
    right = [listed.text for listed in catalog.names(entity.id) if listed.tier == "plain"]
    return sorted(set(right) - {entity.name})


def _former(entity: Entity, _: Catalog) -> list[str]:
    return [former.name for former in entity.former]


def _offices(entity: Entity, catalog: Catalog) -> list[str]:
    offices = []
    for role in entity.roles:
        of = catalog.find(role.of)
        offices.append(f"{role.title}, {of.name}" if of else role.title)
    return list(dict.fromkeys(offices))


_PROPERTIES = (
    Property("name", "Name", "the name that is written", partial(_field, "name")),
    Property("type", "Type", "the kind of thing", partial(_field, "type")),
    Property("country", "Country", "the country it is or belongs to", _countries),
    Property("within", "Within", "what it lies in or belongs to", _within),
    Property("wikidata", "Wikidata", "item of Wikidata", partial(_field, "wikidata")),
    Property("geonames", "GeoNames", "id of GeoNames", partial(_field, "geonames")),
    Property("iso2", "ISO 3166-1 alpha-2", "country code of two letters", _alpha_2),
    Property("iso3", "ISO 3166-1 alpha-3", "country code of three letters", _alpha_3),
    Property("subdivision", "ISO 3166-2", "code of a subdivision", _subdivision),
    Property("adjective", "Adjective", "such as Armenian", partial(_field, "adjective")),
    Property("demonym", "Demonym", "one inhabitant", partial(_field, "demonym")),
    Property("aliases", "Other names", "other right names, in any language", _aliases),
    Property("former", "Former names", "official names that were given up", _former),
    Property("offices", "Offices", "offices held, with whose they are", _offices),
    Property("id", "Id", "the id of this service", partial(_field, "id")),
)


@lru_cache(maxsize=64)
def properties_of(catalog: Catalog, kind: str = "") -> tuple[Property, ...]:
    """Return the properties that entities of a type have, in the order of interest.

    In a large table the first entities speak for all.

    Args:
        catalog: What the service knows.
        kind: Id of the type; empty for all entities.
    """
    sample = [one for one in catalog.sample if not kind or one.type == kind]
    languages = sorted({language for one in sample for language in one.native})
    every = (*_PROPERTIES, *map(_in_language, languages))
    return tuple(
        one for one in every if any(one.read(entity, catalog) for entity in sample)
    )


def property_of(key: str) -> Property | None:
    """Return the property of an id; ``None`` if there is none."""
    name, _, language = key.partition("-")
    if name == "name" and language:
        return _in_language(language)
    return next((one for one in _PROPERTIES if one.id == key), None)


def _in_language(language: str) -> Property:
    name = _LANGUAGES.get(language, language)
    says = f"names in {name}"
    return Property(f"name-{language}", f"Name in {name}", says, partial(_native, language))


def agrees(
    key: str, values: Sequence[str], entity: Entity, catalog: Catalog
) -> bool | None:
    """Tell whether an entity has one of these values; ``None`` if nobody knows."""
    known = property_of(key)
    has = known.read(entity, catalog) if known else ()
    if not has:
        return None
    texts = [(one,) if isinstance(one, str) else (one.id, one.name) for one in has]
    own = {fold(text) for several in texts for text in several}
    return any(fold(value) in own for value in values)
