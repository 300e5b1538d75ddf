"""The pack of countries: complete, free of clashes, and what its script makes."""

import csv
import re
import sys
from importlib import util
from pathlib import Path
from typing import Any

import pytest
import yaml

from naka_normalize.folding import fold
from naka_normalize.gazetteer.assemble import load_files

ROOT = Path(__file__).resolve().parents[1]
PACK = ROOT / "data" / "countries.yaml"
SCRIPT = ROOT / "scripts" / "make_countries.py"
# Territories without people of their own, or whose word another entity owns:
# "Congolese", "Dominican".
WITHOUT_ADJECTIVE = {*["BQ", "BV", "CG", "DM", "GS", "HM", "SJ", "TF", "UM"]}
# Seats of government that another pack describes; "capital" claims nothing here.
CAPITALS_ELSEWHERE = {
    "AM": "yerevan",
    "AZ": "baku",
    "GE": "tbilisi",
    "IL": "jerusalem",
    "IN": "new-delhi",
    "KG": "bishkek",
    "PK": "islamabad",
    "PS": "ramallah",
    "RU": "moscow",
    "TJ": "dushanbe",
    "UA": "kyiv",
}
# Nobody lives there for good, the seat moves, or the capital has the country's name.
WITHOUT_CAPITAL = {
    *[
        "AQ",
        "BV",
        "DJ",
        "GI",
        "GS",
        "HK",
        "HM",
        "IO",
        "LU",
        "MC",
        "MO",
        "SG",
        "SM",
        "TF",
        "TK",
        "UM",
    ],
    *["VA"],
}
# Countries that one Chinese short name can mean, as news uses it.
SHARED = {
    "阿": "AF AL AZ AR DZ AE OM",
    "巴": "PK PS BR PA PY BH",
    "乌": "UA UZ UG UY",
    "土": "TR TM",
    "格": "GE GD GL",
    "塞": "RS SN CY SL SC",
    "吉": "KG DJ",
    "马": "MY MG ML MW MV MT",
    "摩": "MD MA MC",
    "埃": "EG ET",
    "苏": "SD SR",
    "伊": "IR IQ",
    "亚": "AM",
}


def _pack() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(PACK.read_text("utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    return loaded


PACKED = _pack()
ENTITIES: dict[str, dict[str, Any]] = PACKED["entities"]
BY_ISO = {entity["iso"]: entity for entity in ENTITIES.values() if "iso" in entity}


def _values(value: str | list[Any]) -> list[Any]:
    return [value] if isinstance(value, str) else value


def _id(entity: dict[str, Any]) -> str:
    return next(id_ for id_, other in ENTITIES.items() if other is entity)


def _above(entity: dict[str, Any]) -> set[str]:
    parents = _values(entity.get("within", []))
    return {parent["id"] if isinstance(parent, dict) else parent for parent in parents}


def _surfaces(entity: dict[str, Any]) -> list[str]:
    texts = [entity["name"], *entity.get("aliases", ())]
    texts += [former["name"] for former in entity.get("former", ())]
    for form in ("adjective", "demonym", "plural"):
        texts += _values(entity.get(form, []))
    for noisy in entity.get("noisy", {}).values():
        texts += noisy
    return texts


def test_the_pack_stands_alone() -> None:
    """The first pack needs no other one to be used."""
    loaded = load_files([PACK], builtin=False)

    assert () == loaded.problems
    assert ENTITIES.keys() == loaded.gazetteer.entities.keys()


def test_every_iso_country_is_there() -> None:
    """The pack holds all 249 codes of ISO 3166-1, each once."""
    facts = (ROOT / "scripts/sources/facts.csv").read_text("utf-8").splitlines()
    codes = sorted(row["iso"] for row in csv.DictReader(facts))

    assert len(codes) == 249
    assert codes == sorted(entity["iso"] for entity in ENTITIES.values() if "iso" in entity)


def test_every_country_has_an_adjective_or_is_a_listed_exception() -> None:
    """Without an adjective, "the Asian army" could not be repaired for that country."""
    without = {code for code, entity in BY_ISO.items() if "adjective" not in entity}

    assert without == WITHOUT_ADJECTIVE


def test_every_country_has_names_in_every_language() -> None:
    """A name can be looked up in Chinese, Russian and Armenian, listed by ISO or not."""
    countries = [e for e in ENTITIES.values() if e["type"] == "country"]
    without = {
        (entity["name"], language)
        for entity in countries
        for language in ("zh", "ru", "hy")
        if not entity["native"].get(language)
    }

    assert set() == without


def test_every_country_has_a_capital_or_is_a_listed_exception() -> None:
    """The capital is evidence for its country, and a name of its government."""
    cities = [e for e in ENTITIES.values() if e["type"] == "city"]
    here = set().union(*map(_above, cities))
    without = {code for code, entity in BY_ISO.items() if _id(entity) not in here}
    loaded = load_files([]).gazetteer.entities

    assert without == CAPITALS_ELSEWHERE.keys() | WITHOUT_CAPITAL
    assert {"city"} == {loaded[id_].type for id_ in CAPITALS_ELSEWHERE.values()}


def test_no_surface_form_has_two_owners() -> None:
    """A name, adjective or alias belongs to one entity, case and accents aside."""
    owners: dict[str, set[str]] = {}
    for slug, entity in ENTITIES.items():
        for text in _surfaces(entity):
            owners.setdefault(re.sub(r"[\s-]+", " ", fold(text)), set()).add(slug)

    shared = {text for text, ids in owners.items() if len(ids) > 1}

    assert set() == shared


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Congo", "congo-kinshasa"),
        ("Guinea", "guinea"),
        ("Georgia", "georgia"),
        ("Jordan", "jordan"),
        ("Chad", "chad"),
        ("Turkey", "turkey"),
        ("Türkiye", "turkey"),
        ("Niger", "niger"),
        ("Burma", "myanmar"),
        ("U.S.", "united-states"),
        ("RF", "russia"),
        ("Korean", "korea"),
        ("Central Asian", "central-asia"),
    ],
)
def test_a_disputed_name_has_the_owner_that_news_means(text: str, owner: str) -> None:
    """Names that several countries could claim are given to one."""
    owners = [slug for slug, entity in ENTITIES.items() if text in _surfaces(entity)]

    assert owners == [owner]


def test_every_entity_named_by_another_exists() -> None:
    """``within``, and the countries and readings of short names, name entities here."""
    named = set().union(*map(_above, ENTITIES.values()))
    for short in PACKED["short_names"]:
        named |= {*short["countries"], *short.get("readings", ())}

    assert set() == named - ENTITIES.keys()


def test_short_names_are_listed_once() -> None:
    """One character has one entry."""
    texts = [short["text"] for short in PACKED["short_names"]]

    assert sorted(set(texts)) == sorted(texts)


@pytest.mark.parametrize(("text", "codes"), SHARED.items())
def test_countries_that_share_a_short_name_are_together(text: str, codes: str) -> None:
    """Each sharing group of Chinese news stands in one entry."""
    (short,) = [short for short in PACKED["short_names"] if short["text"] == text]
    listed = {ENTITIES[id_].get("iso") for id_ in short["countries"]}

    assert set() == set(codes.split()) - listed


def test_every_noisy_alias_has_a_marked_example() -> None:
    """An alias that is rewritten without context proves itself in a sentence."""
    for entity in ENTITIES.values():
        noisy = {text for texts in entity.get("noisy", {}).values() for text in texts}
        marked = re.findall(r"<(.+?) -> (.+?)>", "\n".join(entity.get("examples", ())))

        assert {(text, entity["name"]) for text in noisy} == set(marked)


def test_larger_names_hold_no_entity_and_no_double() -> None:
    """Entities protect their own names; the list is for what the pack has not."""
    known = {fold(text) for entity in ENTITIES.values() for text in _surfaces(entity)}
    larger = [fold(text) for text in PACKED["larger_names"]]

    assert sorted(set(larger)) == sorted(larger)
    assert set() == known & set(larger)


def test_the_pack_is_what_its_script_makes() -> None:
    """The pack in the checkout was not edited by hand and is not stale."""
    babel = pytest.importorskip("babel", reason="Babel (development) makes the pack")
    if f"Babel {babel.__version__} " not in PACK.read_text("utf-8"):
        pytest.skip(f"the pack was made with another Babel than {babel.__version__}")
    spec = util.spec_from_file_location("make_countries", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = util.module_from_spec(spec)
    sys.modules[spec.name] = script
    spec.loader.exec_module(script)

    assert PACK.read_text("utf-8") == script.render()
