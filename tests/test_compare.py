from pathlib import Path

import pytest

from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.editing.compare import compare, level_of

HEAD = "format: 1\npack: mine\nversion: 2026.11.1\n"
_PAIR = "{names: [armenia, azerbaijan], noisy: [Aya]}"
_TURNED = "{noisy: [Aya],\n    names: [armenia, azerbaijan]}"
OLD = """\
about: Names
sources: {cldr: Unicode}
entities:
  armenia:
    name: Armenia
    type: country
    adjective: [Armenian, Hay]
    wikidata: Q399
    surname: Ar
    roles: [{title: Host, until: 1990}]
    former: [{name: Hay, until: 1990}]
    within: [caucasus, asia]
    native: {ru: Армения}
    aliases: [Hayastan]
    noisy: {ru: [Armeniya]}
    ambiguous:
      Asia:
        for: [Yerevan]
        because: alike
        as: name
    examples:
      - Calm in <Armeniya -> Armenia>.
pairs:
  foes: {names: [armenia, azerbaijan], noisy: [Aya]}
larger_names: [Central Asia]
signs: {zh: [Overseas Network]}
wrappers:
  - name: ad
    pattern: "[ad]"
    where: line
    examples: ["<[ad] -> >"]
"""


def write(folder: Path, name: str, body: str) -> Path:
    """Write a pack."""
    path = folder / name
    path.write_text(HEAD + body, encoding="utf-8")
    return path


CASES = [
    ("name: Armenia", "name: Hayastan",
     ("major", "name", "Armenia", "Hayastan")),
    ("type: country", "type: region",
     ("major", "type", "country", "region")),
    ("wikidata: Q399", "iso: AM",
     ("patch", "iso", "", "AM")),
    ("Armenian, Hay]", "Armenian]",
     ("major", "adjective.Hay", "further", "")),
    ("[Armenian, Hay]", "[Hay, Armenian]",
     ("major", "adjective.Armenian", "first", "further")),
    ("Hay]", "Hay, Haik]",
     ("minor", "adjective.Haik", "", "further")),
    ("[caucasus, asia]", "[caucasus]",
     ("minor", "within.asia", "further", "")),
    ("[caucasus, asia]", "[asia, caucasus]",
     ("minor", "within.asia", "further", "first")),
    ("[caucasus, asia]", "[{id: caucasus, from: 1991, by: a treaty}, asia]",
     ("patch", "within.caucasus.by", "", "a treaty")),
    ("[caucasus, asia]", "{id: caucasus, from: 1991}",
     ("patch", "within.caucasus.from", "", "1991")),
    ("until: 1990}", "until: 1991}",
     ("patch", "former.Hay.until", "1990", "")),
    ("{name: Hay, until: 1990}", "{name: Haik, until: 1990}",
     ("major", "former.Hay", "listed", "")),
    ("title: Host", "title: Guest",
     ("minor", "roles", "", "Guest, until 1990")),
    ("{title: Host, until: 1990}", "{title: Host, until: 1991}",
     ("minor", "roles", "", "Host, until 1991")),
    ("surname: Ar", "surname: Men",
     ("minor", "surname", "Ar", "Men")),
    ("surname: Ar", "article: the",
     ("minor", "article", "", "the")),
    ("surname: Ar", "unchecked: iso",
     ("patch", "unchecked", "", "iso")),
    ("about: Names", "about: More names",
     ("patch", "about", "", "More names")),
    ("cldr: Unicode", "cldr: Unicode CLDR",
     ("patch", "sources.cldr", "Unicode", "")),
    ("ru: Армения", "ru: [Армения, РА]",
     ("minor", "native.ru", "", "РА")),
    ("{ru: Армения}", "{}",
     ("major", "native.ru", "Армения", "")),
    ("[Hayastan]", "[Hayastan, HY]",
     ("minor", "alias.HY", "", "plain")),
    ("[Armeniya]", "[Ermeniya]",
     ("major", "alias.Armeniya", "noisy", "")),
    ("noisy: {ru: [Armeniya]}", "noisy: [Armeniya]",
     ("minor", "alias.Armeniya.from", "ru", "")),
    ("for: [Yerevan]", "for: [Yerevan, Gyumri]",
     ("minor", "alias.Asia.for", "", "Gyumri")),
    ("because: alike", "because: like",
     ("patch", "alias.Asia.because", "alike", "like")),
    ("as: name", "as: adjective",
     ("major", "alias.Asia.as", "name", "adjective")),
    ("Calm in", "Snow in",
     ("patch", "examples", "", "Snow in <Armeniya -> Armenia>.")),
    ("noisy: [Aya]", "noisy: [Aya, Yaa]",
     ("minor", "alias.Yaa", "", "noisy")),
    ("[Central Asia]", "[Central Asia, Asia Minor]",
     ("minor", "larger_names", "", "Asia Minor")),
    ("[Overseas Network]", "[Overseas]",
     ("major", "signs.zh", "Overseas Network", "")),
    ("where: line", "where: end",
     ("major", "wrappers.ad.where", "line", "end")),
    ('["<[ad] -> >"]', '["<[ad] -> >", a]',
     ("patch", "wrappers.ad.examples", "", "a")),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_each_difference_has_its_level(
    tmp_path: Path, before: str, after: str, expected: tuple[str, ...]
) -> None:
    """No longer written or found: major; more, or perhaps decided otherwise: minor."""
    assert before in OLD
    first = write(tmp_path, "a.yaml", OLD)
    second = write(tmp_path, "b.yaml", OLD.replace(before, after))
    found = [(c.level, c.field, c.old, c.new) for c in compare(first, second)]

    assert expected in found


@pytest.mark.parametrize(
    "after",
    [
        OLD.replace("version: 2026.11.1", "version: 2026.12.1"),
        OLD.replace("[Hayastan]", "\n      # why\n      - Hayastan"),
        OLD.replace(_PAIR, _TURNED),
    ],
)  # fmt: skip
def test_layout_comments_and_versions_are_no_change(tmp_path: Path, after: str) -> None:
    """Only what a file means is compared."""
    first, second = write(tmp_path, "a.yaml", OLD), write(tmp_path, "b.yaml", after)

    assert () == compare(first, second)
    assert level_of(()) is None


def test_an_alias_that_moves_is_one_change(tmp_path: Path) -> None:
    """From one tier to another its decision changes; its cues are not told besides."""
    first = write(tmp_path, "a.yaml", OLD)
    second = write(tmp_path, "b.yaml", OLD.replace("[Hayastan]", "[]").replace(
        "      Asia:", "      Hayastan: {because: why}\n      Asia:"))  # fmt: skip
    found = [(c.level, c.field, c.old, c.new) for c in compare(first, second)]

    assert [("major", "alias.Hayastan", "plain", "ambiguous")] == found


def test_a_new_id_for_the_same_thing_is_a_rename(tmp_path: Path) -> None:
    """What has the Wikidata item, or the name, of what is gone is the same thing."""
    first = write(tmp_path, "a.yaml", OLD)
    second = write(tmp_path, "b.yaml", OLD.replace("  armenia:", "  hayastan:"))
    found = [(c.level, c.owner, c.field, c.old, c.new) for c in compare(first, second)]

    assert [("major", "hayastan", "id", "armenia", "hayastan")] == found


def test_entities_come_and_go_as_one_change_each(tmp_path: Path) -> None:
    """Nothing is told about what a new or a lost entity holds."""
    first = write(tmp_path, "a.yaml", OLD)
    more = OLD.replace(
        "pairs:", "  baku: {name: Baku, type: city, aliases: [Bakou]}\npairs:"
    )
    second = write(tmp_path, "b.yaml", more)

    assert [("minor", "baku", "id")] == [
        (c.level, c.owner, c.field) for c in compare(first, second)
    ]
    assert [("major", "baku", "id")] == [
        (c.level, c.owner, c.field) for c in compare(second, first)
    ]
    assert "major" == level_of(compare(second, first))


def test_directories_are_compared_as_wholes(tmp_path: Path) -> None:
    """An entry that moves to another file of a directory is no change."""
    for folder, name in (("one", "a.yaml"), ("two", "b.yaml")):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, name, OLD)

    assert () == compare(tmp_path / "one", tmp_path / "two")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """With its problems, as every command does."""
    good = write(tmp_path, "a.yaml", OLD)
    bad = write(tmp_path, "b.yaml", "entities: {a: {nam: A}}")

    with pytest.raises(GazetteerError, match="N110"):
        compare(good, bad)


def test_dates_alone_are_no_other_parents(tmp_path: Path) -> None:
    """A parent with several periods is one; of each date that changed it is told."""
    periods = "[{id: asia, until: 1918}, {id: asia, from: 1920, until: 1991}]"
    first = write(tmp_path, "a.yaml", OLD.replace("[caucasus, asia]", periods))
    later = periods.replace("1920", "1922")
    second = write(tmp_path, "b.yaml", OLD.replace("[caucasus, asia]", later))
    found = [(c.level, c.field, c.old, c.new) for c in compare(first, second)]

    assert [
        ("patch", "within.asia.from", "1920", ""),
        ("patch", "within.asia.from", "", "1922"),
    ] == found
