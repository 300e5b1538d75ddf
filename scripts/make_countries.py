"""Write data/countries.yaml from Unicode CLDR and the tables in scripts/sources.

Run from the checkout, with Babel installed (a development dependency):

    python scripts/make_countries.py

Names in Chinese, Russian, Armenian and Azerbaijani come from CLDR as Babel ships it. The
English name is the one that plain news prose uses (Turkey, Ivory Coast, Czech Republic,
Myanmar, Palestine); where CLDR or ISO 3166 says otherwise, ``names.csv`` makes the choice
and the other names become plain aliases.
"""

import csv
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import babel
import yaml
from babel import Locale
from babel.core import get_cldr_version

from naka_normalize.folding import fold

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "scripts" / "sources"
TARGET = ROOT / "data" / "countries.yaml"
VERSION = "2026.11.1"
LANGUAGES = ("zh", "ru", "hy", "az")
FORMS = ("adjective", "demonym", "plural")
# The order in which the fields of an entity are written.
FIELDS = (
    "name", "type", *FORMS, "article", "wikidata", "iso", "geonames", "within", "native",
    "former", "unchecked", "aliases", "noisy", "examples",
)  # fmt: skip
# Codes that the tables use for what has no code in ISO 3166.
OTHER_CODES = {"XK": "kosovo"}
# CLDR names that are no surface form, an English word in a heading, or another's name.
UNUSED = {"Myanmar (Burma)", "Réunion", "Çad", "Salvador", "Tunis"}
# Every noisy alias is proved in one of these sentences, in turn.
SENTENCES = (
    "Troops on the border with <{noisy} -> {name}> were put on alert.",
    "Talks between <{noisy} -> {name}> and its neighbours resumed on Monday.",
    "The government of <{noisy} -> {name}> rejected the proposal.",
    "Ministers arrived from <{noisy} -> {name}> late on Thursday.",
)

Entities = dict[str, dict[str, Any]]
Row = Mapping[str, str]


class _Lines(list[str]):
    """A list that is written one item a line."""


class _Dumper(yaml.SafeDumper):
    """YAML as the packs are written: innermost lists and maps on one line."""


_Dumper.add_representer(
    _Lines,
    lambda dumper, data: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", data, flow_style=False
    ),
)


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of one table in scripts/sources."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_code(name: str) -> dict[str, dict[str, str]]:
    """Return the rows of one table by their ISO code."""
    return {row["iso"]: row for row in read(name)}


def several(cell: str) -> list[str]:
    """Return the parts of a cell that ``|`` divides."""
    return cell.split("|") if cell else []


def slug(text: str) -> str:
    """Return an id made of a name."""
    plain = re.sub(r"['.]", "", fold(text).replace("&", "and"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def key(text: str) -> str:
    """Return what two surface forms share if the finder cannot tell them apart."""
    return re.sub(r"[\s-]+", " ", fold(text)).strip()


def short(values: list[str]) -> str | list[str]:
    """Return one value bare and several as a list."""
    return values[0] if len(values) == 1 else values


def distinct(texts: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return the texts that differ from each other and from those taken, in order."""
    seen = {key(text) for text in taken}
    kept = {key(text): text for text in reversed(list(texts)) if key(text) not in seen}
    return list(reversed(kept.values()))


def forms_of(row: Row) -> dict[str, list[str]]:
    """Return adjective, demonym and plural; an empty cell follows from the one before."""
    adjective = several(row["adjective"])
    demonym = several(row["demonym"]) or adjective
    plural = several(row["plural"]) or [f"{word}s" for word in demonym]
    return {"adjective": adjective, "demonym": demonym, "plural": plural}


def native_names(code: str, row: Row) -> tuple[dict[str, Any], list[str]]:
    """Return a territory's names in other languages and the fields written by hand."""
    native: dict[str, Any] = {}
    unchecked = []
    for language in LANGUAGES:
        cldr = Locale(language).territories.get(code, "")
        by_hand = several(row.get(language, ""))
        names = by_hand or ([cldr] if cldr and cldr not in UNUSED else [])
        if names:
            native[language] = short(names)
        if set(by_hand) - {cldr}:
            unchecked.append(f"native.{language}")
    is_all = bool(native) and len(unchecked) == len(native)
    return native, ["native"] if is_all else unchecked


def countries() -> Entities:
    """Return the entities of ISO 3166."""
    english = Locale("en").territories
    names, forms = by_code("names.csv"), by_code("adjectives.csv")
    found: Entities = {}
    for fact in read("facts.csv"):
        code, cldr = fact["iso"], english[fact["iso"]]
        row = names.get(code, {})
        name = row.get("name") or cldr
        entity: dict[str, Any] = {"name": name, "type": "country", "iso": code}
        if code == "AQ":
            entity["type"] = "continent"
        if code in forms:
            entity |= forms_of(forms[code])
        native, unchecked = native_names(code, row)
        entity |= {k: fact[k] for k in ("wikidata", "geonames") if fact[k]}
        entity |= {"native": native, "unchecked": unchecked}
        entity["article"] = row.get("article", "")
        others = [*several(row.get("aliases", "")), *several(fact["official"]), cldr]
        entity["aliases"] = [text for text in others if text not in UNUSED]
        found[row.get("id") or slug(cldr)] = entity
    return found


def capitals(ids: Mapping[str, str]) -> Entities:
    """Return the capitals that no other pack owns; CLDR names them as time zones."""
    found: Entities = {}
    for row in read("capitals.csv"):
        native = {}
        for language in LANGUAGES:
            zone = Locale(language).time_zones.get(row["zone"], {})
            name = zone.get("city", "") or row[language]
            if name:
                native[language] = name
        found[slug(row["name"])] = {
            "name": row["name"],
            "type": "city",
            "within": ids[row["iso"]],
            "native": native,
            "aliases": several(row["aliases"]),
            "wikidata": row["wikidata"],
            "geonames": row["geonames"],
        }
    return found


def others() -> Entities:
    """Return states outside ISO 3166, continents, regions and peoples."""
    text = (SOURCES / "others.yaml").read_text("utf-8")
    found: Entities = yaml.safe_load(text)
    for entity in found.values():
        code = entity.pop("territory", "")
        if code:
            entity["native"] = native_names(code, {})[0]
    return found


def add_noise(entities: Entities, ids: Mapping[str, str]) -> None:
    """Add what other European languages call a country, each with an example."""
    count = 0
    for row in read("noisy.csv"):
        entity = entities[ids[row["iso"]]]
        for noisy in several(row["aliases"]):
            entity.setdefault("noisy", {}).setdefault(row["language"], []).append(noisy)
            sentence = SENTENCES[count % len(SENTENCES)]
            example = sentence.format(noisy=noisy, name=entity["name"])
            entity.setdefault("examples", _Lines()).append(example)
            count += 1


def add_former(entities: Entities) -> None:
    """Add official names that were given up, which are right in texts of their time."""
    for row in read("former.csv"):
        entity = entities[row["id"]]
        former = {"name": row["name"], "until": row["until"]}
        entity.setdefault("former", []).append(former)
        entity["unchecked"] = [*entity.get("unchecked", ()), "former"]


def surfaces(entity: Mapping[str, Any]) -> list[str]:
    """Return every surface form of an entity."""
    texts = [entity["name"], *entity.get("aliases", ())]
    texts += [former["name"] for former in entity.get("former", ())]
    for form in FORMS:
        value = entity.get(form, [])
        texts += [value] if isinstance(value, str) else value
    return texts + [text for noisy in entity.get("noisy", {}).values() for text in noisy]


def complain_of_shared(entities: Entities) -> None:
    """Raise ``SystemExit`` if two entities own one surface form."""
    owners: dict[str, str] = {}
    shared = []
    for slug_, entity in entities.items():
        for text in surfaces(entity):
            owner = owners.setdefault(key(text), slug_)
            if owner != slug_:
                shared.append(f"{text!r}: {owner} and {slug_}")
    if shared:
        sys.exit("give each of these to one entity:\n" + "\n".join(shared))


def tidy(entity: dict[str, Any]) -> dict[str, Any]:
    """Return an entity with its fields in order and without what says nothing."""
    taken = surfaces({**entity, "aliases": (), "noisy": {}})
    entity["aliases"] = distinct(entity.get("aliases", ()), taken)
    for form in FORMS:
        if isinstance(entity.get(form), list) and entity[form]:
            entity[form] = short(distinct(entity[form]))
    return {field: entity[field] for field in FIELDS if entity.get(field)}


def short_names(ids: Mapping[str, str]) -> list[str]:
    """Return the lines of the short names: the table, held against CLDR.

    Every territory whose Chinese name begins with the character must stand in the row,
    among ``countries`` or, with those that news never shortens so, among ``never``.
    """
    chinese = Locale("zh").territories
    lines = []
    for row in read("zh_short_names.csv"):
        codes, never = several(row["countries"]), several(row["never"])
        alike = {code for code in ids if chinese.get(code, "").startswith(row["text"])}
        if missing := alike - {*codes, *never}:
            sys.exit(f"zh_short_names.csv, {row['text']}: say of {sorted(missing)}")
        entry: dict[str, Any] = {
            "text": row["text"],
            "language": "zh",
            "romanised": several(row["romanised"]),
            "countries": [ids[code] for code in codes],
        }
        if row["readings"]:
            entry["readings"] = several(row["readings"])
        line = yaml.safe_dump(
            entry, default_flow_style=True, sort_keys=False, allow_unicode=True, width=999
        ).strip()
        lines.append(f"  - {line}" + (f"  # {row['note']}" if row["note"] else ""))
    return sorted(lines)


def dump(part: Mapping[str, Any]) -> str:
    """Return one top-level part of the pack."""
    text: str = yaml.dump(
        dict(part),
        Dumper=_Dumper,
        default_flow_style=None,
        sort_keys=False,
        allow_unicode=True,
        width=10_000,
    )
    return text


def header() -> str:
    """Return the comment at the head and the fields about the pack."""
    cldr = f"Unicode CLDR {get_cldr_version()} through Babel {babel.__version__}"
    comment = (
        "# yaml-language-server: $schema=aliases.schema.json\n"
        "#\n"
        "# Generated by `python scripts/make_countries.py` from Unicode CLDR and the\n"
        "# tables in scripts/sources: change those, not this file.\n"
    )
    return comment + dump(
        {
            "format": 1,
            "pack": "countries",
            "version": VERSION,
            "about": "Countries, capitals, continents and regions, and the short names "
            "that Chinese news has for them.",
            "sources": {
                "cldr": f"{cldr} (Unicode licence)",
                "ids": "ISO 3166-1 codes, Wikidata items (CC0), GeoNames ids (CC BY 4.0)",
                "own": "Forms, aliases, short names and signs written for this project",
            },
        }
    )


def render() -> str:
    """Return the whole pack as text."""
    entities = countries()
    ids = {entity["iso"]: slug_ for slug_, entity in entities.items()} | OTHER_CODES
    entities |= capitals(ids) | others()
    add_noise(entities, ids)
    add_former(entities)
    entities = {slug_: tidy(entities[slug_]) for slug_ in sorted(entities)}
    complain_of_shared(entities)
    larger = (SOURCES / "larger_names.txt").read_text("utf-8").splitlines()
    names = [line for line in larger if line and not line.startswith("#")]
    taken = [text for entity in entities.values() for text in surfaces(entity)]
    signs: dict[str, list[str]] = {}
    for row in read("signs.csv"):
        signs.setdefault(row["language"], []).append(row["text"])
    parts = [
        header(),
        dump({"entities": entities}),
        dump({"larger_names": _Lines(sorted(distinct(names, taken)))}),
        "short_names:\n" + "".join(f"{line}\n" for line in short_names(ids)),
        dump({"signs": {k: _Lines(sorted(v)) for k, v in sorted(signs.items())}}),
    ]
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(render(), "utf-8")
