"""What lies beside the alias files that lint, test and add are about."""

from pathlib import Path

import pytest

from naka_normalize.cli import main
from naka_normalize.cli.alias import target
from naka_normalize.gazetteer import packs
from naka_normalize.proving import lint

SMALL = "format: 1\npack: small\nentities: {armenia: {name: Armenia, type: country}}\n"
TOWNS = """\
format: 1
pack: towns
entities:
  kapan: {name: Kapan, type: town, within: armenia, noisy: [Kopan]}
"""
MORE = """\
format: 1
pack: more
entities:
  kapan:
    noisy: [Kupan]
    examples:
      - A train left <Kupan -> Kapan>.
"""
SETTINGS = "aliases = ['{}/towns.yaml']\nnames = 'az'\nkeep_going = true\n"
BESIDE: tuple[list[str], ...] = (["--aliases", "towns.yaml"], ["--pack", "south"], [])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library, a pack that introduces a town, and one that adds to it."""
    folder = tmp_path / "data"
    site = tmp_path / "site"
    info = site / "south-1.dist-info"
    for made in (folder, info, site / "south"):
        made.mkdir(parents=True)
    (folder / "aliases.yaml").write_text(SMALL)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: south\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[naka_normalize.packs]\nsouth = south\n")
    (site / "south" / "towns.yaml").write_text(TOWNS)
    (tmp_path / "towns.yaml").write_text(TOWNS)
    (tmp_path / "more.yaml").write_text(MORE)
    for module in (packs, target):
        monkeypatch.setattr(module, "builtin_folder", lambda: folder)
    monkeypatch.syspath_prepend(site)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder: Path) -> None:
    """Name the towns by another path than the tests do."""
    (folder / "naka.toml").write_text(SETTINGS.format(folder))


@pytest.mark.parametrize("action", ["lint", "test"])
@pytest.mark.parametrize("options", BESIDE)
def test_a_pack_that_adds_to_another_is_checked_beside_it(
    here: Path, action: str, options: list[str]
) -> None:
    """The other is an alias file, an installed pack, or in the configuration."""
    assert main(["alias", action, "more.yaml", "--no-config"]) > 0
    if not options:
        configure(here)

    assert main(["alias", action, "more.yaml", *options]) == 0


def test_advice_is_on_the_files_alone(capfd: pytest.CaptureFixture[str]) -> None:
    """Of what lies beside, only what keeps it from being used is told."""
    assert main(["alias", "lint", "towns.yaml"]) == 1
    assert "towns.yaml:4:61: N301" in capfd.readouterr().out
    assert main(["alias", "lint", "more.yaml", "--aliases", "towns.yaml"]) == 0

    Path("towns.yaml").write_text(TOWNS.replace("town,", "twon,"))
    assert main(["alias", "lint", "more.yaml", "--aliases", "towns.yaml"]) == 1
    assert "towns.yaml:4:30: N120" in capfd.readouterr().out


def test_examples_beside_are_tried_if_asked(capfd: pytest.CaptureFixture[str]) -> None:
    """Only those of the files, or all."""
    Path("towns.yaml").write_text(TOWNS.replace("}", ", examples: [Calm in Kapan.]}"))

    for words, count in (([], "1 example,"), (["--all"], "2 examples,")):
        beside = ["--aliases", "towns.yaml"]
        assert main(["alias", "test", "more.yaml", *beside, *words]) == 0
        assert count in capfd.readouterr().err


def test_a_file_that_is_given_and_lies_beside_is_read_once(here: Path) -> None:
    """Whatever it is called there: else all it introduces would be there twice."""
    Path("towns.yaml").write_text(TOWNS.replace(", noisy: [Kopan]", ""))
    configure(here)
    (here / "site" / "south" / "towns.yaml").write_text(TOWNS.replace("noisy", "aliases"))

    assert main(["alias", "lint", "towns.yaml", "more.yaml"]) == 0
    south = ["site/south/towns.yaml", "--pack", "south", "--no-config"]
    assert main(["alias", "lint", *south]) == 0
    assert () == lint(["towns.yaml"], beside=[here / "towns.yaml"])


def test_without_files_nothing_lies_beside(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The built-in packs are what they are; packs beside nothing are wrong usage."""
    configure(here)
    Path("towns.yaml").write_text("format: 2")

    for action in ("lint", "test"):
        assert main(["alias", action]) == 0
        for options in BESIDE[:2]:
            capfd.readouterr()
            assert main(["alias", action, *options]) == 2
            out, err = capfd.readouterr()
            assert (out, err.count("\n")) == ("", 1)
            assert "give the files to check" in err


def test_a_failing_example_says_how_to_try_it(capfd: pytest.CaptureFixture[str]) -> None:
    """The hint names the entry and the file, and what it may not be tried without."""
    Path("more.yaml").write_text(MORE.replace("-> Kapan", "-> Armenia"))

    assert main(["alias", "lint", "more.yaml", "--aliases", "towns.yaml"]) == 1
    assert capfd.readouterr().out.endswith(
        "help: 'naka alias test --entity kapan more.yaml' explains why"
        " (beside the same packs).\n"
    )


@pytest.mark.parametrize("options", BESIDE)
def test_what_is_added_is_checked_with_the_same_packs(
    here: Path, options: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """An alias that one of them has for something else is refused."""
    if not options:
        configure(here)
    words = ["add", "armenia", "Kapan", "--tier", "plain", "--file", "mine.yaml"]

    assert main(["alias", *words, *options]) == 1
    assert (
        "N205 'Kapan' stands for 'armenia' here and for 'kapan'" in capfd.readouterr().out
    )


@pytest.mark.parametrize(
    "words",
    [
        ["lint", ""],
        ["test", "more.yaml", ""],
        ["fmt", ""],
        ["lint", "more.yaml", "--aliases", ""],
        ["add", "armenia", "Hayastan", "--tier", "plain", "--file", ""],
    ],
)
def test_an_empty_path_is_called_empty(
    words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """And not taken for the working directory."""
    assert main(["alias", *words]) == 2
    assert capfd.readouterr() == ("", "naka: a path is empty; is a variable not set?\n")
