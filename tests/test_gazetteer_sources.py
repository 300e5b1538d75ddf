"""Which files are read and in what order: built-in, installed, one's own; or left out."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.assemble import load_files
from naka_normalize.gazetteer.installed import installed_packs
from naka_normalize.gazetteer.load import load_gazetteer

BASE = """entities:
  armenia:
    name: Armenia
    type: country
    adjective: Armenian
    aliases: [Hayastan]
    noisy: [Armeniya]
  baku: {name: Baku, type: city}
  aliyev: {name: Ilham Aliyev, type: person}
"""
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a pack below its head and return its path."""

    def write_pack(body: str, name: str) -> Path:
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"format: 1\npack: {path.stem}\n{body}", "utf-8")
        return path

    return write_pack


@pytest.fixture
def install(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Install a distribution with a package of alias files that must not be imported."""

    def install_pack(name: str, value: str, *files: str) -> Path:
        site = tmp_path / f"site-{name}"
        info = site / f"{name}_names-1.5.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}-names\nVersion: 1.5\n"
        )
        (info / "entry_points.txt").write_text(
            f"[naka_normalize.packs]\n{name} = {value}\n"
        )
        package = value.partition(":")[0].replace(".", "/")
        for file in files:
            write("", f"{site.name}/{package}/{file}")
        for part in (package, package.partition("/")[0]):
            (site / part).mkdir(parents=True, exist_ok=True)
            (site / part / "__init__.py").write_text("raise SystemExit('was run')\n")
        monkeypatch.syspath_prepend(site)
        return site / package

    return install_pack


def codes(*paths: Path) -> list[tuple[str, str]]:
    """The files of a gazetteer that have problems, and which."""
    return [
        (Path(problem.place.file).stem, problem.code)
        for problem in load_files(paths, builtin=False).problems
    ]


# ------------------------------------------------------------------------------- order


def test_built_in_packs_come_first_then_installed_ones_then_files(
    write: Write, install: Write
) -> None:
    """Within each kind it is the order given; of one package that of the file names."""
    install("south", "south_names", "s-two", "s-one")
    install("north", "north_names:n-one.yaml", "n-one", "n-two")
    mine = [write("", "mine"), write("", "also-mine")]
    gazetteer = load_gazetteer(*mine, packs=["south", "north", "south"])

    assert [*load_gazetteer().packs, "s-one", "s-two", "n-one", "mine", "also-mine"] == [
        *gazetteer.packs
    ]


def test_files_tell_where_they_come_from(write: Write, install: Write) -> None:
    """Built in, from which distribution, or given as a file."""
    install("south", "south_names", "s-one")
    files = load_files([write("", "mine")], packs=["south"]).files

    assert ["built-in", "entry point south of south-names 1.5", "file"] == [
        file.origin for file in (files[0], *files[-2:])
    ]


def test_a_file_given_twice_is_read_once(write: Write, tmp_path: Path) -> None:
    """At its first position and under the last name, however it is spelled."""
    path, other = write("", "mine"), write("", "other")
    again = os.path.relpath(path, Path.cwd())
    files = load_files([path, other, again], builtin=False).files

    assert [again, str(other)] == [file.shown for file in files]
    assert tmp_path == path.parent


# --------------------------------------------------------------------- installed packs


@pytest.mark.parametrize(
    "value", ["south_names", "south_names.data", "south_names:one.yaml"]
)
def test_an_installed_pack_is_found_without_running_it(value: str, install: Write) -> None:
    """Neither the package of the entry point nor one around it is imported."""
    folder = install("south", value, "one")
    gazetteer = load_gazetteer(builtin=False, packs=["south"])

    assert ("one",) == gazetteer.packs
    assert "south_names" not in sys.modules
    assert folder.is_dir()


def test_nothing_is_loaded_that_is_not_named(install: Write) -> None:
    """An installed pack waits until somebody asks for it."""
    before = load_gazetteer()
    install("south", "south_names", "one")

    assert before.packs == load_gazetteer().packs
    assert ["south"] == [point.name for point in installed_packs()]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("sout", "south_names", "no installed distribution has a pack 'sout'"),
        ("south", "south_names:two.yaml", "south-names 1.5 has no alias file at"),
        ("south", "south_names:../one.yaml", "south-names 1.5 has no alias file at"),
        ("south", "no_such_package", "south-names 1.5 has no alias file at"),
        ("south", "__main__", "south-names 1.5 has no alias file at"),
        ("south", "os", "south-names 1.5 has no alias file at"),
    ],
)
def test_a_pack_that_is_not_there_is_named(
    name: str, value: str, says: str, install: Write
) -> None:
    """What was asked for, what is wrong, and what to do."""
    folder = install("south", "south_names", "one")
    points = folder.parent / "south_names-1.5.dist-info" / "entry_points.txt"
    points.write_text(f"[naka_normalize.packs]\nsouth = {value}\n")

    with pytest.raises(GazetteerError) as caught:
        load_gazetteer(builtin=False, packs=[name])
    (problem,) = caught.value.problems

    assert (f"pack {name}", "N101") == (problem.place.file, problem.code)
    assert problem.says.startswith(says)
    assert problem.help


def test_a_name_that_two_distributions_have_is_refused(
    install: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which of the two would depend on the order of installing."""
    install("south", "south_names", "one")
    info = tmp_path / "site" / "rival-2.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: rival\nVersion: 2\n")
    (info / "entry_points.txt").write_text("[naka_normalize.packs]\nsouth = south_names\n")
    monkeypatch.syspath_prepend(tmp_path / "site")

    with pytest.raises(GazetteerError, match=r"rival 2, south-names 1\.5"):
        load_gazetteer(builtin=False, packs=["south"])


# ------------------------------------------------------------------- what a pack may do


@pytest.mark.parametrize(
    "body",
    [
        "armenia: {aliases: [Airastan], noisy: [Armeniaa], native: {hy: Հայաստան}}",
        "armenia: {adjective: [Haykakan], within: baku}",
        "yerevan: {name: Yerevan, type: city, within: armenia}",
        "baku: {ambiguous: {Armeniya: {for: [oil], because: test}}}",
    ],
)
def test_a_pack_may_add(body: str, write: Write) -> None:
    """To an entity, an entity, or a further reading that the context decides about."""
    base = write(BASE, "base")
    old = load_gazetteer(base, builtin=False)
    new = load_gazetteer(base, write(f"entities:\n  {body}\n", "more"), builtin=False)

    assert [] == [alias for alias in old.aliases if alias not in new.aliases]
    assert {key: (e.name, e.adjective) for key, e in old.entities.items()} == {
        key: (e.name, e.adjective) for key, e in new.entities.items() if key != "yerevan"
    }


TAKING = (
    ("armenia: {ambiguous: {Armenia: {for: [Baku], because: test}}}", "Armenia"),
    ("armenia: {ambiguous: {Hayastan: {for: [Baku], because: test}}}", "Hayastan"),
    ("armenia: {ambiguous: {Armeniya: {for: [Baku], because: test}}}", "Armeniya"),
    ("armenia: {aliases: [Armeniya]}", "Armeniya"),
    ("armenia: {noisy: [Hayastan]}", "Hayastan"),
    ("aliyev: {ambiguous: {Aliyev: {for: [Baku], because: test}}}", "Aliyev"),
    ("baku: {aliases: [Hayastan]}", "Hayastan"),
    ("baku: {aliases: [Armeniya]}", "Armeniya"),
    ("baku: {noisy: [Hayastan]}", "Hayastan"),
    ("baku: {noisy: [Aliyev]}", "Aliyev"),
    ("baku: {noisy: [Armenian]}", "Armenian"),
    ("baku: {native: {az: Armeniya}}", "Armeniya"),
    ("aa: {name: Hayastan, type: city}", "Hayastan"),
)


@pytest.mark.parametrize(("body", "alias"), TAKING)
def test_a_pack_takes_an_alias_over_only_by_saying_so(
    body: str, alias: str, write: Write
) -> None:
    """Without ``overrides`` it is a problem of the pack that takes, and of no other."""
    base = write(BASE, "base")
    silent = write(f"entities:\n  {body}\n", "silent")
    frank = write(f"overrides: [{alias}]\nentities:\n  {body}\n", "frank")

    assert {"silent"} == {file for file, _ in codes(base, silent)}
    assert [] == codes(base, frank)
    owners = {
        a.place.file
        for a in load_gazetteer(base, frank, builtin=False).aliases
        if a.text == alias
    }
    assert {str(frank)} == owners


def test_a_field_of_one_value_cannot_be_taken_over(write: Write) -> None:
    """Nor can a name be changed by saying so: that is a matter of the entity's own pack."""
    body = "overrides: [Armenia]\nentities:\n  armenia: {name: Hayk}\n"

    assert ("more", "N204") in codes(write(BASE, "base"), write(body, "more"))


# ---------------------------------------------------------------------------- keep going


def left_out(*paths: Path | str) -> tuple[list[str], tuple[str, ...]]:
    """Which files are left out, and which packs load."""
    gazetteer = load_gazetteer(*paths, builtin=False, keep_going=True)
    return [Path(one.file).stem for one in gazetteer.left_out], gazetteer.packs


def test_broken_packs_are_left_out_only_when_asked(write: Write) -> None:
    """Each is named with everything that is wrong with it; the others load."""
    good, bad = write(BASE, "good"), write("entities:\n  x: {nam: X}\n  y: []\n", "bad")
    last = write("entities:\n  armenia: {aliases: [Airastan]}\n", "last")
    paths = (good, bad, "no.yaml", last)
    with pytest.raises(GazetteerError):
        load_gazetteer(*paths, builtin=False)
    gazetteer = load_gazetteer(*paths, builtin=False, keep_going=True)

    assert ("good", "last") == gazetteer.packs
    assert ["no.yaml", str(bad)] == [one.file for one in gazetteer.left_out]
    assert {str(bad)} == {p.place.file for p in gazetteer.left_out[1].problems}
    assert len(gazetteer.left_out[1].problems) > 1
    assert load_gazetteer(good, last, builtin=False).fingerprint == gazetteer.fingerprint


def test_the_pack_that_clashes_is_the_broken_one(write: Write) -> None:
    """And one that clashes only with a broken one is fine."""
    base = write(BASE, "base")
    first = write(
        "entities:\n  aa: {name: Hayastan, type: city, aliases: [Foo]}\n", "first"
    )
    second = write("entities:\n  baku: {aliases: [Foo]}\n", "second")

    assert (["first"], ("base", "second")) == left_out(base, first, second)


def test_what_needs_a_broken_pack_is_left_out_with_it(write: Write) -> None:
    """Its entities would hang in the air."""
    bad = write("entities:\n  x: {name: X, type: planet}\n", "bad")
    leans = write("entities:\n  x: {aliases: [Ex]}\n", "leans")

    assert (["bad", "leans"], ("base",)) == left_out(write(BASE, "base"), bad, leans)


def test_every_pack_may_be_left_out() -> None:
    """What remains then are the built-in ones, or nothing."""
    assert (["a", "b"], ()) == left_out("a.yaml", "b.yaml")


def test_a_problem_shown_in_a_built_in_pack_is_blamed_on_the_last_that_came(
    write: Write,
) -> None:
    """Built-in packs are never left out: they are in order without it."""
    circle = "entities:\n  armenia: {within: yerevan}\n"
    gazetteer = load_gazetteer(write(circle, "circle"), keep_going=True)

    assert load_gazetteer().packs == gazetteer.packs
    assert ["circle"] == [Path(one.file).stem for one in gazetteer.left_out]
    assert "N202" == gazetteer.left_out[0].problems[0].code


def test_an_installed_pack_may_be_left_out(install: Write) -> None:
    """Missing or wrong, it is named as it was asked for."""
    (install("south", "south_names", "one") / "one.yaml").write_text("format: 1\n")
    gazetteer = load_gazetteer(builtin=False, packs=["south", "west"], keep_going=True)

    assert () == gazetteer.packs
    assert ["pack west", "one.yaml"] == [
        one.file if one.file.startswith("pack ") else Path(one.file).name
        for one in gazetteer.left_out
    ]
