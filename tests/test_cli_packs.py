"""``naka packs``, and the options and settings that say which packs every command has."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from naka_normalize import load_gazetteer
from naka_normalize.cli import main

MINE = """\
format: 1
pack: mine
version: 2026.11.2
entities:
  beyadut:
    name: Beyadut
    type: city
    preferred: {az: Ağhendi}
    noisy: [Beyaduta]
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty directory with one alias file and one text."""
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(MINE, "utf-8")
    Path("a.txt").write_text("A train left Beyaduta.")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a distribution that brings a pack."""
    site = tmp_path / "site"
    info = site / "south_names-1.5.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: south-names\nVersion: 1.5\n"
    )
    (info / "entry_points.txt").write_text("[naka_normalize.packs]\nsouth = south_names\n")
    (site / "south_names").mkdir()
    (site / "south_names" / "south.yaml").write_text(MINE.replace("mine", "south"), "utf-8")
    monkeypatch.syspath_prepend(site)


def naka(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the program in this process: exit code, output, and what it says besides."""
    code = main(arguments)
    return code, *capfd.readouterr()


def test_the_packs_are_listed_in_order_with_their_origin(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Name, version, what each adds, where it is from; then what they make together."""
    Path("naka.toml").write_text("aliases = ['mine.yaml']\n")
    Path("more.yaml").write_text("format: 1\npack: more\n")
    code, out, err = naka(capfd, "packs", "--aliases", "more.yaml")
    table, below = out.split("\n\n")
    head, first, *_, mine, more = table.splitlines()
    gazetteer = load_gazetteer("mine.yaml", "more.yaml")

    assert (code, err) == (0, "")
    assert ["pack", "version", "entities", "aliases", "from", "file"] == head.split()
    assert first.split()[0] == gazetteer.packs[0]
    assert mine.split() == ["mine", "2026.11.2", "1", "3", "configuration", "mine.yaml"]
    assert more.split() == ["more", "0", "0", "--aliases", "more.yaml"]
    assert dict(line.split(maxsplit=1) for line in below.splitlines()) == {
        "data": gazetteer.data_version,
        "fingerprint": gazetteer.fingerprint,
        "names": "en, of en, az",
        "settings": "naka.toml",
    }


@pytest.mark.usefixtures("installed")
def test_installed_packs_are_listed_whether_loaded_or_not(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """What is not loaded stands below with the name that would load it."""
    _, without, _ = naka(capfd, "packs")
    _, loaded, _ = naka(capfd, "packs", "--pack", "south")

    assert "\nnot loaded   entry point south of south-names 1.5\n" in without
    assert "not loaded" not in loaded
    assert "  entry point south of south-names 1.5  " in loaded


@pytest.mark.usefixtures("installed")
def test_as_json_it_is_one_object(capfd: pytest.CaptureFixture[str]) -> None:
    """The same for programs."""
    arguments = ("packs", "--json", "--keep-going", "--names", "az", "--aliases")
    _, out, err = naka(capfd, *arguments, "no.yaml", "--aliases", "mine.yaml")
    record = json.loads(out)

    assert record["packs"][-1] == {
        "pack": "mine",
        "version": "2026.11.2",
        "entities": 1,
        "aliases": 3,
        "from": "--aliases",
        "file": "mine.yaml",
    }
    assert record["left_out"] == ["no.yaml"]
    assert record["installed"] == ["entry point south of south-names 1.5"]
    assert (record["names"], record["name_sets"]) == ("az", ["en", "az"])
    assert record["configuration"] is None
    assert record["fingerprint"] == load_gazetteer("mine.yaml", names="az").fingerprint
    assert err.startswith("naka: warning: no.yaml was left out")


def test_a_broken_pack_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    """Exit code 2; with ``--keep-going`` a warning, and the others are used."""
    Path("bad.yaml").write_text("format: 1\npack: bad\nentities:\n  x: {nam: X}\n")
    options = ("--aliases", "bad.yaml", "--aliases", "mine.yaml", "a.txt")
    code, out, err = naka(capfd, "normalize", *options)
    kept, text, warning = naka(capfd, "normalize", "--keep-going", *options)

    assert (code, out) == (2, "")
    assert "bad.yaml:4:7: N110 " in err
    assert (kept, text) == (0, "A train left Beyadut.")
    assert warning.startswith("naka: warning: bad.yaml was left out; ")
    assert "bad.yaml:4:7: N110 " in warning


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("normalize", "a.txt"), "A train left Ağhendi."),
        (("explain", "a.txt"), "rewrite Beyaduta → Ağhendi"),
        (("lookup", "Beyadut"), "Ağhendi"),
        (("packs",), "names        az"),
    ],
)
def test_every_command_has_the_configuration(
    command: tuple[str, ...], says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is known, what is written; without it, the built-in packs alone."""
    Path("naka.toml").write_text("aliases = ['mine.yaml']\nnames = 'az'\n")

    assert says in naka(capfd, *command)[1]
    assert says not in naka(capfd, *command, "--no-config")[1]


@pytest.mark.usefixtures("installed")
def test_packs_and_missing_files_may_be_configured(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """An installed pack by its name, and going on by a key."""
    Path("naka.toml").write_text("packs = ['south']\naliases = ['no']\nkeep_going = true\n")
    code, out, err = naka(capfd, "normalize", "a.txt")

    assert (code, out) == (0, "A train left Beyadut.")
    assert err.startswith("naka: warning: no was left out")


def test_the_command_line_wins(capfd: pytest.CaptureFixture[str]) -> None:
    """A single value replaces the one of the configuration; lists go together."""
    Path("naka.toml").write_text(
        "aliases = ['mine.yaml']\nnames = 'az'\npolicy = 'strict'\n"
    )
    _, out, _ = naka(
        capfd, "explain", "--json", "--policy", "eager", "--names", "en", "a.txt"
    )
    record = json.loads(out)
    _, out, _ = naka(capfd, "explain", "--json", "a.txt")
    configured = json.loads(out)

    assert (record["needed"], record["text"]) == (0.75, "A train left Beyadut.")
    assert (configured["needed"], configured["text"]) == (0.97, "A train left Ağhendi.")


def test_an_unknown_set_of_names_is_wrong_usage(capfd: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and the sets there are."""
    code, out, err = naka(capfd, "lookup", "--names", "xx", "Baku")

    assert (code, out) == (2, "")
    assert err.startswith("naka: no pack has 'xx' names; choose one of en")


def test_what_is_not_asked_for_costs_nothing() -> None:
    """Neither installed packs nor TOML are thought of without a name or a file."""
    code = (
        "import sys\nfrom naka_normalize.cli import main\n"
        "main(['lookup', 'Baku'])\n"
        "print(*{'tomllib', 'naka_normalize.gazetteer.installed'} & set(sys.modules),"
        " file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stderr == b"\n"
