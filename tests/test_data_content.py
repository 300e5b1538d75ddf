"""What the built-in packs hold: enough of it, from named sources, with names for all."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from naka_normalize.folding import fold
from naka_normalize.gazetteer.assemble import load_files
from naka_normalize.records import Entity, Gazetteer

DATA = Path(__file__).resolve().parents[1] / "data"
PACKS = sorted(path.name for path in DATA.glob("*.yaml"))
# Packs of conflicts, beside the South Caucasus.
CONFLICTS = {
    "balkans", "greece-turkey", "india-pakistan", "kyrgyzstan-tajikistan",
    "palestine-israel", "russia-ukraine",
}  # fmt: skip
# Packs that hold one kind of thing.
KINDS = {
    "places": {"city", "region", "province", "place", "lake"},
    "leaders": {"person"},
    "organisations": {"organisation", "agency"},
    "forces": {"force", "agency", "weapon"},
    "agencies": {"agency"},
    "glossary-chinese": {"term", "event", "agreement"},
    "glossary-russian": {"term", "event", "agreement", "weapon"},
}
# Both names in English letters of places that the parties of a conflict name differently.
BOTH_NAMES = [
    ("stepanakert", {"az": "Khankendi", "hy": "Stepanakert"}),
    ("shusha", {"az": "Shusha", "hy": "Shushi"}),
    ("khojavend", {"az": "Khojavend", "hy": "Martuni"}),
    ("martakert", {"az": "Aghdara", "hy": "Martakert"}),
    ("lachin", {"az": "Lachin", "hy": "Berdzor"}),
    ("kalbajar", {"az": "Kalbajar", "hy": "Karvachar"}),
    ("kyiv", {"uk": "Kyiv", "ru": "Kiev"}),
    ("kyrenia", {"el": "Kyrenia", "tr": "Girne"}),
    ("peja", {"sq": "Peja", "sr": "Peć"}),
    ("hebron", {"ar": "Al-Khalil", "he": "Hebron"}),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return all built-in packs together."""
    return load_files([]).gazetteer


@pytest.fixture(scope="module")
def entities(gazetteer: Gazetteer) -> dict[str, Entity]:
    """Return every entity of the built-in packs by its id."""
    return dict(gazetteer.entities)


def _head(name: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load((DATA / name).read_text("utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    return loaded


@pytest.mark.parametrize("name", PACKS)
def test_every_id_has_a_source(name: str) -> None:
    """Ids are checked or absent, and the pack says where they are from."""
    head = _head(name)
    entries = (head.get("entities") or {}).values()
    sources = " ".join(head["sources"].values()) if "sources" in head else ""

    for field, source in (
        ("wikidata", "Wikidata"),
        ("iso", "ISO 3166"),
        ("geonames", "GeoNames"),
    ):
        assert not [e["name"] for e in entries if field in str(e.get("unchecked", ""))]
        if any(field in entry for entry in entries):
            assert source in sources


@pytest.mark.parametrize("name", PACKS)
def test_every_pack_says_what_it_holds_and_where_from(name: str) -> None:
    """A pack is named like its file, or like the region; facts have their sources."""
    head = _head(name)

    assert {"about", "version"} <= head.keys()
    assert "sources" in head or "entities" not in head
    assert head["pack"] in {name.removesuffix(".yaml"), "south-caucasus"}


def test_the_packs_hold_enough(gazetteer: Gazetteer) -> None:
    """All packs together know 1,200 entities and 8,000 names at least."""
    assert len(gazetteer.entities) >= 1_200
    assert len(gazetteer.aliases) >= 8_000


@pytest.mark.parametrize("pack", sorted(CONFLICTS))
def test_a_pack_about_a_conflict_knows_people_places_and_agreements(
    pack: str, entities: dict[str, Entity]
) -> None:
    """A conflict is described by who, where and what was signed."""
    kinds = Counter(entity.type for entity in entities.values() if entity.pack == pack)
    places = kinds["city"] + kinds["town"] + kinds["village"] + kinds["place"]

    assert kinds["person"] >= 10
    assert places >= 10
    assert kinds["agreement"] >= 1


@pytest.mark.parametrize(("pack", "kinds"), KINDS.items())
def test_a_pack_of_the_wider_world_holds_one_kind_of_thing(
    pack: str, kinds: set[str], entities: dict[str, Entity]
) -> None:
    """Somebody who looks for the file of a name finds it by the kind of thing."""
    assert kinds == {e.type for e in entities.values() if e.pack == pack}


@pytest.mark.parametrize(("id_", "names"), BOTH_NAMES)
def test_a_place_with_two_names_has_one_for_each_preference(
    id_: str, names: dict[str, str], entities: dict[str, Entity]
) -> None:
    """Readers of either side can ask for the name that they use."""
    assert names == dict(entities[id_].preferred)


def test_a_preferred_name_of_one_party_never_stands_alone(
    entities: dict[str, Entity],
) -> None:
    """Who prefers one party's names gets a name of each place; so do the others."""
    alone = {id_ for id_, entity in entities.items() if len(entity.preferred) == 1}

    assert set() == alone


def test_preferred_names_of_the_parties_differ(entities: dict[str, Entity]) -> None:
    """A preference that changes nothing is no preference."""
    same = {
        id_
        for id_, entity in entities.items()
        if entity.preferred and len(set(map(fold, entity.preferred.values()))) == 1
    }

    assert set() == same


def test_a_disputed_parent_says_who_says_so(entities: dict[str, Entity]) -> None:
    """Where two accounts differ, each is somebody's, never the library's own."""
    for id_ in ("crimea", "golan-heights", "east-jerusalem", "aksai-chin", "abkhazia"):
        countries = [
            up for up in entities[id_].parents if entities[up.id].type == "country"
        ]

        assert countries
        assert all(parent.by for parent in countries)
