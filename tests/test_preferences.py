"""Preference sets of names: another right name is written, and nothing else changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from naka_normalize.errors import UsageError
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.gazetteer.preferences import name_sets, with_names
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Gazetteer

Small = Callable[[str], Gazetteer]
PACK = """\
format: 1
pack: names
entities:
  beyadut:
    name: Beyadut
    type: city
    preferred: {az: Ağhendi, hy: Beyadout}
    aliases: [Byadut]
    noisy: [Beyaduta, Bejaduthe]
    examples: [A train left <Beyaduta -> Beyadut>.]
  vartuk:
    name: Ashot Vartuk
    type: person
    preferred: {az: Aşot Varduğ}
    noisy: [Wartukk]
  wartuk-minor:
    name: Ara Ter-Wartuk
    type: person
    surname: Ter-Wartuk
    preferred: {az: Ara Ter-Wartuk Bey}
  murgat:
    name: Murgat
    type: town
    preferred: {az: Nahad}
    ambiguous:
      Nahad: {for: [Beyadut], because: also a first name}
  tilnor:
    name: Tilnor
    type: town
"""
RIGHT = ("Beyadut", "Ağhendi", "Beyadout", "Byadut", "Ashot Vartuk", "Vartuk", "Tilnor")
DAMAGED = ("Beyaduta", "Bejaduthe", "Wartukk", "Nahad", "Naqqa", "Naka", "Asia")
PLAIN = ("in", "left", "and", "near", "the", ",", ".", "said", "Armenia", "Baku", "troops")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of names that belong to nobody."""
    path = tmp_path_factory.mktemp("names") / "names.yaml"
    path.write_text(PACK, "utf-8")
    return path


@pytest.fixture(scope="module")
def alone(pack: Path) -> Gazetteer:
    """That file without the built-in packs."""
    return load_gazetteer(pack, builtin=False)


@pytest.fixture(scope="module")
def azeri(pack: Path) -> Normalizer:
    """Everything there is, with the names of one set."""
    return Normalizer(load_gazetteer(pack, names="az"))


def tiers(gazetteer: Gazetteer, key: str) -> dict[str, str]:
    """The tier of each name of an entity."""
    return {a.text: a.tier for a in gazetteer.aliases if a.entities == (key,)}


def test_the_preferred_name_is_written_and_the_other_stays_right(alone: Gazetteer) -> None:
    """Two names of an entity change places; id, form and all other aliases stay."""
    new = with_names(alone, "az")

    assert ("beyadut", "Ağhendi") == (
        new.entities["beyadut"].id,
        new.entities["beyadut"].name,
    )
    assert {
        "Beyadut": "plain",
        "Ağhendi": "name",
        "Beyadout": "plain",
        "Byadut": "plain",
        "Beyaduta": "noisy",
        "Bejaduthe": "noisy",
    } == tiers(new, "beyadut")


def test_an_entity_without_a_name_in_the_set_keeps_its_own(alone: Gazetteer) -> None:
    """Nothing is derived or translated."""
    for names in ("az", "hy"):
        new = with_names(alone, names)

        assert alone.entities["tilnor"] == new.entities["tilnor"]
        assert tiers(alone, "tilnor") == tiers(new, "tilnor")
    assert alone.entities["vartuk"] == new.entities["vartuk"]


def test_a_person_goes_by_the_last_word_of_the_preferred_name(alone: Gazetteer) -> None:
    """A surname of the data stays if the preferred name holds it."""
    new = with_names(alone, "az")
    people = {key: new.entities[key].surname for key in ("vartuk", "wartuk-minor")}

    assert {"vartuk": "Varduğ", "wartuk-minor": "Ter-Wartuk"} == people
    assert {
        "Aşot Varduğ": "name",
        "Varduğ": "name",
        "Ashot Vartuk": "plain",
        "Vartuk": "plain",
        "Wartukk": "noisy",
    } == tiers(new, "vartuk")


def test_an_ambiguous_name_stays_ambiguous(alone: Gazetteer) -> None:
    """Being preferred makes a name no clearer in a text."""
    assert {"Murgat": "plain", "Nahad": "ambiguous"} == tiers(
        with_names(alone, "az"), "murgat"
    )


def test_each_name_is_there_once(alone: Gazetteer) -> None:
    """Neither set loses or doubles a surface form."""
    for names in name_sets(alone):
        rows = [(a.text, a.entities, a.form) for a in with_names(alone, names).aliases]

        assert len(rows) == len(set(rows))
        assert {a.text for a in alone.aliases} <= {text for text, *_ in rows}


def test_the_sets_are_those_of_the_packs(alone: Gazetteer, small: Small) -> None:
    """``en`` is what the data write and is always there."""
    assert ("en", "az", "hy") == name_sets(alone)
    assert ("en",) == name_sets(small(""))


def test_an_unknown_set_is_refused_with_those_there_are(pack: Path) -> None:
    """A mistyped set is no silent default."""
    with pytest.raises(UsageError, match=r"no pack has 'ru' names.*en, az, hy$"):
        load_gazetteer(pack, builtin=False, names="ru")


def test_the_set_is_part_of_the_fingerprint(pack: Path) -> None:
    """A record can be repeated: equal fingerprints write equal names."""
    every = [
        load_gazetteer(pack, builtin=False, names=names).fingerprint
        for names in ("en", "az", "hy")
    ]

    assert 3 == len(set(every))
    assert load_gazetteer(pack, builtin=False).fingerprint == every[0]


def test_damage_is_repaired_to_the_preferred_name(azeri: Normalizer) -> None:
    """What is right stays, whatever set it belongs to; the record has the preferred one."""
    result = azeri.normalize("A train left Beyaduta for Beyadut, and Wartukk saw it.")

    assert "A train left Ağhendi for Beyadut, and Varduğ saw it." == result.text
    assert ["Ağhendi", "Ağhendi", "Aşot Varduğ"] == [
        entity.name for mention in result.mentions for entity in mention.entities
    ]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from((*RIGHT, *DAMAGED, *PLAIN)), max_size=14))
def test_a_second_reading_changes_nothing(azeri: Normalizer, words: list[str]) -> None:
    """With another set, too, an answer is final, and right names stay as they stand."""
    result = azeri.normalize(" ".join(words))

    assert result.text == azeri.normalize(result.text).text
    assert [m for m in result.mentions if m.changed and m.surface in RIGHT] == []
