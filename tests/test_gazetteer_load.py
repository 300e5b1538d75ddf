import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from naka_normalize.errors import GazetteerError, Place, Problem
from naka_normalize.gazetteer import packs
from naka_normalize.gazetteer.format import events
from naka_normalize.gazetteer.lint import advise_files
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.records import Alias, Gazetteer, Role, ShortName, Sign, Wrapper

ROOT = Path(__file__).parents[1]
HEAD = "format: 1\npack: {name}\n"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a pack below its head and return its path."""

    def write_pack(body: str, name: str = "mine") -> Path:
        path = tmp_path / f"{name}.yaml"
        path.write_bytes((HEAD.format(name=name) + body).encode("utf-8"))
        return path

    return write_pack


def load(*paths: Path) -> Gazetteer:
    """Load files without the built-in packs."""
    return load_gazetteer(*paths, builtin=False)


def problems_of(*paths: Path) -> tuple[Problem, ...]:
    """Return why files cannot be loaded."""
    with pytest.raises(GazetteerError) as caught:
        load(*paths)
    return caught.value.problems


def forms(gazetteer: Gazetteer) -> set[tuple[str, str, str]]:
    """Return every alias with its tier and form."""
    return {(alias.text, alias.tier, alias.form) for alias in gazetteer.aliases}


def test_a_country_brings_its_grammar(write: Write) -> None:
    """Names, adjectives, demonyms, plurals and native names are aliases, each once."""
    path = write("""entities:
  azerbaijan:
    name: Azerbaijan
    type: country
    adjective: [Azerbaijani, Azeri]
    demonym: [Azerbaijani, Azeri]
    plural: Azerbaijanis
    native: {az: Azərbaycan, ru: [Азербайджан], es: Azerbaijan}
    noisy: {ru: [Azerbaydzhan]}
""")

    assert {
        ("Azerbaijan", "name", "name"),
        ("Azerbaijani", "name", "adjective"),
        ("Azeri", "plain", "adjective"),
        ("Azerbaijanis", "name", "plural"),
        ("Azərbaycan", "plain", "name"),
        ("Азербайджан", "plain", "name"),
        ("Azerbaydzhan", "noisy", "name"),
    } == forms(load(path))


def test_a_person_goes_by_the_surname(write: Write) -> None:
    """The last word of a name, and every alias of one word, stands for the surname."""
    path = write("""entities:
  bayramov:
    name: Jeyhun Bayramov
    type: person
    aliases: [Ceyhun Bayramov]
    noisy: [Belamov, Jayan Belamov]
  ilham-aliyev:
    name: Ilham Aliyev
    type: person
  heydar-aliyev:
    name: Heydar Aliyev
    type: person
    noisy: [Aliev]
  ban:
    name: Ban Ki-moon
    type: person
    surname: Ban
""")
    gazetteer = load(path)

    assert {
        ("Jeyhun Bayramov", "name", "name"),
        ("Bayramov", "name", "surname"),
        ("Ceyhun Bayramov", "plain", "name"),
        ("Belamov", "noisy", "surname"),
        ("Jayan Belamov", "noisy", "name"),
        ("Ilham Aliyev", "name", "name"),
        ("Heydar Aliyev", "name", "name"),
        ("Aliyev", "name", "surname"),
        ("Aliev", "noisy", "surname"),
        ("Ban Ki-moon", "name", "name"),
        ("Ban", "name", "surname"),
    } == forms(gazetteer)
    assert "Ban" == gazetteer.entities["ban"].surname


def test_an_ambiguous_alias_keeps_all_its_fields(write: Write) -> None:
    """What the file says about a doubtful alias reaches those who decide."""
    path = write("""entities:
  armenia:
    name: Armenia
    type: country
    ambiguous:
      Asian:
        for: [Yerevan]
        against: [Central Asia, continent]
        because: the engine confuses the two
        from: zh
        as: adjective
""")

    assert Alias(
        text="Asian",
        entities=("armenia",),
        tier="ambiguous",
        form="adjective",
        language="zh",
        supports=("Yerevan",),
        against=("Central Asia", "continent"),
        because="the engine confuses the two",
        place=Place(str(path), 8, 7),
    ) == next(alias for alias in load(path).aliases if alias.tier == "ambiguous")


def test_an_entity_may_doubt_its_own_form(write: Write) -> None:
    """A surname that is a word, or a name that two towns share, is listed as ambiguous."""
    path = write("""entities:
  georgia:
    name: Georgia
    type: country
  georgia-us:
    name: Georgia
    type: region
    ambiguous:
      Georgia: {for: [Atlanta], because: also a country}
    examples:
      - Snow fell in Georgia.
  tatar:
    name: Ersin Tatar
    type: person
    ambiguous:
      Tatar: {for: [Cyprus], because: also a people}
    examples:
      - A Tatar village lies here.
""")

    assert () == advise_files([path], builtin=False)
    assert ("Tatar", "ambiguous", "surname") in forms(load(path))
    assert ("Tatar", "name", "surname") not in forms(load(path))


def test_lists_beside_the_entities(write: Write) -> None:
    """Pairs, larger names, short names, signs, wrappers and roles are all read."""
    path = write("""entities:
  armenia: {name: Armenia, type: country}
  azerbaijan: {name: Azerbaijan, type: country, within: armenia}
  pashinyan:
    name: Nikol Pashinyan
    type: person
    roles: [{title: Prime Minister, of: armenia, from: 2018-05-08}]
pairs:
  both:
    names: [armenia, azerbaijan]
    noisy: {zh: [Ayas and Ayas]}
larger_names: [Central Asia]
short_names:
  - {text: 亚, language: zh, romanised: [Ya], countries: [armenia]}
  - text: 亚
    language: zh
    romanised: [Ya, Yah]
    countries: [azerbaijan]
    readings: [armenia]
signs: {zh: ["(Reporter "]}
wrappers:
  - {name: marker, pattern: "[ad_{n}]", where: line, language: zh}
""")
    gazetteer = load(path)
    pair = gazetteer.aliases[-1]

    assert (("armenia", "azerbaijan"), "noisy", "zh") == (
        pair.entities,
        pair.tier,
        pair.language,
    )
    assert ("Central Asia",) == gazetteer.larger_names
    assert (
        ShortName("亚", "zh", ("Ya", "Yah"), ("armenia", "azerbaijan"), ("armenia",)),
    ) == gazetteer.short_names
    assert (Sign("(Reporter ", "zh", Place(str(path), 22, 14)),) == gazetteer.signs
    assert (
        Wrapper("marker", "[ad_{n}]", "line", "zh", "", Place(str(path), 24, 12)),
    ) == gazetteer.wrappers
    assert (Role("Prime Minister", "armenia", "2018-05-08"),) == gazetteer.entities[
        "pashinyan"
    ].roles
    assert ("armenia",) == gazetteer.entities["azerbaijan"].within


def test_words_that_yaml_would_convert_stay_text(write: Write) -> None:
    """``NO`` is Norway and ``On`` a town, whatever other YAML readers make of them."""
    path = write("""entities:
  norway: {name: Norway, type: country, iso: NO, geonames: 3144096, aliases: [null, 1_000]}
  on: {name: On, type: city, aliases: [2020-09-27, yes, 012]}
""")
    gazetteer = load(path)

    assert "NO" == gazetteer.entities["norway"].iso
    assert {"On", "2020-09-27", "yes", "012", "null", "1_000", "Norway"} == {
        alias.text for alias in gazetteer.aliases
    }


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_places_count_from_one_after_any_byte_order_mark(
    tmp_path: Path, mark: bytes, newline: bytes
) -> None:
    """Lines and columns are those that an editor shows, in code points."""
    path = tmp_path / "mine.yaml"
    lines = ["{format: 1, pack: mine, larger_names: [𝔸a, B], pairs: 1,", "odd: 1}"]
    path.write_bytes(mark + newline.join(line.encode() for line in lines))

    assert [(1, 55, "N112"), (2, 1, "N110")] == [
        (p.place.line, p.place.column, p.code) for p in problems_of(path)
    ]


def test_a_file_may_add_to_an_entity(write: Write) -> None:
    """Lists are joined, scalars may be filled in, and the first pack is remembered."""
    first = write("entities:\n  armenia: {name: Armenia, type: country}\n", "first")
    more = write(
        "entities:\n  armenia: {type: country, iso: AM, aliases: [Hayastan],"
        " native: {hy: Հայաստան}}\n",
        "more",
    )
    armenia = load(first, more).entities["armenia"]

    assert ("Armenia", "AM", "first") == (armenia.name, armenia.iso, armenia.pack)
    assert {"hy": ("Հայաստան",)} == armenia.native
    assert ("Hayastan", "plain", "name") in forms(load(first, more))
    assert ("first", "more") == load(first, more).packs


def test_an_alias_is_taken_over_only_on_purpose(write: Write) -> None:
    """Without ``overrides`` it is a problem; with it the other entity loses the alias."""
    first = write(
        "entities:\n"
        "  armenia: {name: Armenia, type: country, aliases: [Hayastan], noisy: [Haik]}\n",
        "first",
    )
    body = "entities:\n  hayastan: {name: Hayastan, type: village}\n"

    assert ["N205"] == [p.code for p in problems_of(first, write(body))]
    gazetteer = load(first, write(f"overrides: [hayastan]\n{body}"))
    assert {
        ("Hayastan", ("hayastan",)),
        ("Armenia", ("armenia",)),
        ("Haik", ("armenia",)),
    } == {(alias.text, alias.entities) for alias in gazetteer.aliases}


def test_a_tier_is_changed_only_on_purpose(write: Write) -> None:
    """What a pack calls noise another may call right, if it says so."""
    first = write("entities:\n  baku: {name: Baku, type: city, noisy: [Bakou]}\n", "first")
    body = "entities:\n  baku: {aliases: [Bakou]}\n"

    assert ["N206"] == [p.code for p in problems_of(first, write(body))]
    assert ("Bakou", "plain", "name") in forms(
        load(first, write(f"overrides: [Bakou]\n{body}"))
    )


def test_the_same_alias_again_in_another_pack_is_no_problem(write: Write) -> None:
    """A file of one's own keeps working when the built-in packs learn its aliases."""
    first = write(
        "entities:\n  baku: {name: Baku, type: city, aliases: [Bakou]}\n", "first"
    )
    mine = write("entities:\n  baku: {aliases: [Bakou]}\n")

    assert 1 == sum(alias.text == "Bakou" for alias in load(first, mine).aliases)
    assert ["N207"] == [p.code for p in advise_files([first, mine], builtin=False)]


def test_every_problem_of_every_file_is_told_at_once(write: Write, tmp_path: Path) -> None:
    """One run is enough to know all there is to mend, in the order of the files."""
    first = write("entities:\n  armenia: {name: Armenia, type: state, iso: arm}\n", "first")
    more = write("entities: [\n", "more")
    missing = tmp_path / "none.yaml"

    found = problems_of(missing, more, first)

    assert ["N116", "N120", "N104", "N101"] == [
        p.code for p in sorted(found, key=str)
    ] or found
    assert tuple(sorted(found)) == found
    assert {"N101", "N104", "N116", "N120"} == {p.code for p in found}
    assert str(found[0]) in str(GazetteerError(found))


def test_a_byte_that_is_no_text_is_located(tmp_path: Path) -> None:
    """A file in another encoding is refused with the offset of its first bad byte."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"format: 1\npack: mine\nabout: caf\xe9\n")
    (problem,) = problems_of(path)

    assert ("N103", Place(str(path), 3, 11)) == (problem.code, problem.place)
    assert "byte 31 (0xe9)" in problem.says


@pytest.mark.parametrize(
    ("body", "at", "hint"),
    [
        ("entities:\n\tfoo: {}\n", (4, 1), "Indent with spaces"),
        ("about: x\n\tsources: {}\n", (4, 1), "Indent with spaces"),
        ("about: @home\n", (3, 8), "quotes if it begins with %, @"),
        ("about: Names: mine\n", (3, 13), "in quotes"),
        ("about\nversion: 1\n", (4, 1), "'key: value'"),
        ("about: 'Mine\nversion: 1\n", (3, 8), "Close the quote that opens here"),
        ("larger_names: [a\nversion: 1\n", (4, 8), "brackets"),
    ],
)
def test_what_is_no_yaml_is_explained(
    write: Write, body: str, at: tuple[int, int], hint: str
) -> None:
    """People are told what they most often did, where it is or where it begins."""
    (problem,) = advise_files([write(body)])

    assert ("N104", *at) == (problem.code, problem.place.line, problem.place.column)
    assert hint in problem.help


def test_a_file_that_is_too_large_is_refused(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit is named, and nothing beyond it is read."""
    monkeypatch.setattr(events, "MAX_BYTES", 30)
    monkeypatch.setattr(packs, "MAX_BYTES", 30)
    (problem,) = problems_of(write("about: more than thirty bytes\n"))

    assert "N102" == problem.code
    assert "at most 30 are read" in problem.says


@pytest.mark.parametrize("name", ["", "a\0b", "."])
def test_a_path_that_is_no_file_is_a_problem(name: str) -> None:
    """Directories and impossible names are reported like any other problem."""
    assert ["N101"] == [p.code for p in problems_of(Path(name))]


def test_the_fingerprint_changes_with_any_byte(tmp_path: Path) -> None:
    """Two results of one fingerprint came from the same files, names and order."""
    text = b"format: 1\npack: mine\nabout: One.\n"
    seen = set()
    for name, end in [("a", b""), ("b", b""), ("a", b"#"), ("a", b"\n")]:
        path = tmp_path / f"{name}.yaml"
        path.write_bytes(text + end)
        seen.add(load(path).fingerprint)
        assert load(path).fingerprint == load(path).fingerprint

    assert 4 == len(seen)
    assert {16} == {len(fingerprint) for fingerprint in seen}


def test_the_fingerprint_depends_on_order(tmp_path: Path) -> None:
    """The order of files decides who adds to whom."""
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    for path in (one, two):
        path.write_text(HEAD.format(name=path.stem))

    assert load(one, two).fingerprint != load(two, one).fingerprint


def test_built_in_packs_come_in_their_order(write: Write) -> None:
    """Countries first, wrappers last, files of one's own after all."""
    mine = write("entities:\n  armenia: {aliases: [Ourmenia]}\n")
    gazetteer = load_gazetteer(mine)

    assert "countries" == gazetteer.packs[0]
    assert ["wrappers", "mine"] == list(gazetteer.packs[-2:])
    assert gazetteer.data_version
    assert gazetteer.fingerprint != load_gazetteer().fingerprint


def test_a_built_in_file_is_not_loaded_twice() -> None:
    """Authors of the built-in packs lint their file by its path."""
    path = Path(os.path.relpath(ROOT / "data" / "wrappers.yaml"))

    assert () == advise_files([path])


def test_the_packs_are_found_in_a_zip(tmp_path: Path) -> None:
    """The library works unpacked, installed, and from a zip on the path."""
    archive = tmp_path / "library.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted((ROOT / "src").rglob("*.py")):
            file.write(path, path.relative_to(ROOT / "src"))
        for path in sorted((ROOT / "data").iterdir()):
            file.write(path, f"naka_normalize/data/{path.name}")
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "import naka_normalize.gazetteer.load as load\n"
        "print(load.__file__)\n"
        "print(load.load_gazetteer().fingerprint)\n"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)

    assert [
        str(archive / "naka_normalize" / "gazetteer" / "load.py"),
        load_gazetteer().fingerprint,
    ] == done.stdout.split()


def test_an_installation_without_packs_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation is told from an empty answer."""
    monkeypatch.setattr(packs, "builtin_folder", lambda: None)

    with pytest.raises(GazetteerError, match="missing from this installation"):
        load_gazetteer()
