"""What entities say beside their names: former and preferred names, dated parents."""

from pathlib import Path

import pytest

from conftest import Small
from naka_normalize.gazetteer.lint import advise_files
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Entity, FormerName, Gazetteer, Parent

BODY = """entities:
  armenia: {name: Armenia, type: country}
  gyumri:
    name: Gyumri
    type: city
    within:
      - {id: shirak, from: 1995, by: a law}
      - armenia
      - {id: armenia, from: 1918, until: 1920-12-02}
    former: [Kumayri, {name: Leninakan, until: 1990}]
    preferred: {ru: Leninakan, tr: Gümrü, az: Gümrü, hy: Gyumri}
  shirak: {name: Shirak, type: province, within: {id: armenia}, iso: AM-SH}
"""


def tiers(gazetteer: Gazetteer, entity: str) -> list[tuple[str, str, str]]:
    """Every alias of an entity with its tier and form."""
    return [
        (alias.text, alias.tier, alias.form)
        for alias in gazetteer.aliases
        if alias.entities == (entity,)
    ]


def test_parents_have_dates_and_an_author(small: Small) -> None:
    """An id alone, a table and a list of both say what something lies in."""
    entities = small(BODY).entities

    assert (
        Parent("shirak", "1995", "", "a law"),
        Parent("armenia"),
        Parent("armenia", "1918", "1920-12-02"),
    ) == entities["gyumri"].parents
    assert ("shirak", "armenia") == entities["gyumri"].within
    assert (Parent("armenia"),) == entities["shirak"].parents
    assert "AM-SH" == entities["shirak"].iso


def test_former_and_preferred_names_are_right_as_they_stand(small: Small) -> None:
    """Both are plain aliases, once each; the record keeps what else is said about them."""
    gazetteer = small(BODY)
    gyumri = gazetteer.entities["gyumri"]

    assert (FormerName("Kumayri"), FormerName("Leninakan", "1990")) == gyumri.former
    assert {"ru": "Leninakan", "tr": "Gümrü", "az": "Gümrü", "hy": "Gyumri"} == (
        gyumri.preferred
    )
    assert [
        ("Gyumri", "name", "name"),
        ("Kumayri", "plain", "name"),
        ("Leninakan", "plain", "name"),
        ("Gümrü", "plain", "name"),
    ] == tiers(gazetteer, "gyumri")


@pytest.mark.parametrize("name", ["Leninakan", "Gümrü", "Kumayri"])
def test_such_a_name_is_linked_and_never_changed(small: Small, name: str) -> None:
    """A text that uses an old name, or that of one side, keeps it."""
    text = f"The quake of 1988 destroyed {name} within a minute."
    result = Normalizer(small(BODY)).normalize(text)

    assert text == result.text
    assert [(name, "gyumri")] == [(m.surface, m.entities[0].id) for m in result.mentions]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("{preferred: {az: Xankendi}, aliases: [Xankendi]}", []),
        ("{preferred: {az: Xankendi}, native: {az: Xankendi}}", []),
        ("{preferred: {az: Xankendi}, noisy: [Xankendi]}", ["N207", "N301"]),
        ("{former: [Xankendi], aliases: [Xankendi]}", ["N207"]),
        ("{former: [Xankendi], preferred: {az: Asia}}", ["N205"]),
        ("{former: [Asia]}", ["N205"]),
    ],
)
def test_such_a_name_meets_others_like_any_alias(
    tmp_path: Path, lines: str, codes: list[str]
) -> None:
    """It may not be noise at the same time, nor stand for something else."""
    path = tmp_path / "mine.yaml"
    place = lines.replace("{", "{name: Stepanakert, type: city, ", 1)
    path.write_text(
        "format: 1\npack: mine\nentities:\n  asia: {name: Asia, type: continent}\n"
        f"  stepanakert: {place}\n",
        "utf-8",
    )

    assert codes == sorted(problem.code for problem in advise_files([path], builtin=False))


@pytest.mark.parametrize(("article", "expected"), [("the", "the Hague"), ("", "Hague")])
def test_a_name_in_a_sentence_has_its_article(article: str, expected: str) -> None:
    """Prose is written with the article that the name asks for."""
    assert expected == Entity("hague", "Hague", "city", article=article).in_sentence


def test_native_alone_stands_for_the_native_names_of_its_entry(small: Small) -> None:
    """One word says that all were written from memory, whatever other packs add."""
    first = (
        "entities:\n  a: {name: Aba, type: town, native: {ru: Аба, hy: Աբա}, unchecked: "
    )
    short, long = (
        small(f"{first}{fields}}}\n").entities["a"]
        for fields in ("[iso, native, roles]", "[iso, native.ru, native.hy, roles]")
    )

    assert ("iso", "native.ru", "native.hy", "roles") == short.unchecked == long.unchecked
    assert () == small(f"{first}[]}}\n").entities["a"].unchecked
