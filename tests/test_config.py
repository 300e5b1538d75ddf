"""Configuration: where it is found, what it may say, and what is told when it is wrong."""

import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from naka_normalize.cli import COMMANDS, main, parser_for
from naka_normalize.cli.arguments import arguments, parsers
from naka_normalize.cli.config.file import Config, find_config
from naka_normalize.cli.config.kinds import Kind
from naka_normalize.cli.config.known import SETTINGS, Setting
from naka_normalize.cli.config.sources import Found, settle
from naka_normalize.errors import UsageError

EVERYTHING = """aliases = ["mine.yaml", "/else/where.yaml"]
packs = ["kashmir"]
policy = "strict"
names = "az"
keep_going = true
encoding = "cp1251"
include = ["*.txt"]
exclude = ["old/*"]
jobs = 3
color = "never"
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a directory of a project."""
    folder = tmp_path / "project" / "articles"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def test_both_files_say_the_same() -> None:
    """The keys of ``naka.toml`` are those of the table ``tool.naka``."""
    Path("naka.toml").write_text(EVERYTHING)
    alone = find_config()
    Path("naka.toml").unlink()
    Path("pyproject.toml").write_text(f"[project]\nname = 'x'\n[tool.naka]\n{EVERYTHING}")
    beside = find_config()

    expected = {
        "aliases": [Path("mine.yaml"), Path("/else/where.yaml")],
        "packs": ["kashmir"],
        "policy": "strict",
        "names": "az",
        "keep_going": True,
        "encoding": "cp1251",
        "include": ["*.txt"],
        "exclude": ["old/*"],
        "jobs": 3,
        "color": "never",
    }
    assert expected.keys() == {setting.key for setting in SETTINGS}
    for config, above in ((alone, 0), (beside, 3)):
        assert config is not None
        assert expected == config.values
        lines = {key: line + above for line, key in enumerate(expected, 1)}
        assert lines == config.lines


@pytest.mark.parametrize(
    "table",
    [
        "[ tool . 'naka' ]\nnames = 'hy'",
        '["tool"."naka"]\nnames = "hy"',
        "[tool]\nnaka = {names = 'hy'}",
        "[tool]\nnaka.names = 'hy'",
        "tool.naka.names = 'hy'",
        "tool = {naka = {names = 'hy'}}",
    ],
)
def test_a_table_is_found_however_it_is_written(table: str) -> None:
    """TOML has many ways to write it."""
    Path("pyproject.toml").write_text(f"{table}\n[project]\nname = 'naka'\n")
    config = find_config()

    assert config is not None
    assert {"names": "hy"} == config.values


def test_the_nearest_file_counts(here: Path) -> None:
    """It is searched for upwards; in one directory ``naka.toml`` comes first."""
    found = []
    for path in (
        here.parents[1] / "pyproject.toml",
        here.parent / "naka.toml",
        here / "pyproject.toml",
        here / "naka.toml",
    ):
        table = "[tool.naka]\n" if path.name == "pyproject.toml" else ""
        path.write_text(f'{table}packs = ["{path.parent.name}-{path.stem}"]\n')
        config = find_config()
        found.append(config and config.values["packs"])

    assert [
        [f"{here.parents[1].name}-pyproject"],
        ["project-naka"],
        ["articles-pyproject"],
        ["articles-naka"],
    ] == found


def test_a_project_without_settings_is_passed_over(here: Path) -> None:
    """Neither a ``pyproject.toml`` of others nor one that is no TOML is our business."""
    (here.parent / "naka.toml").write_text("names = 'hy'\n")
    (here / "pyproject.toml").write_text("[tool.other]\nneeds = 'naka'\n")

    expected = Config(here.parent / "naka.toml", {"names": "hy"}, {"names": 1})

    assert expected == find_config()

    (here / "pyproject.toml").write_text("[[[")

    assert expected == find_config()


def test_a_byte_order_mark_is_no_setting(here: Path) -> None:
    """Editors of Windows write one."""
    (here / "naka.toml").write_bytes(b"\xef\xbb\xbfnames = 'hy'\n")

    assert Config(Path("naka.toml"), {"names": "hy"}, {"names": 1}) == find_config()


def test_paths_are_those_of_the_file(here: Path) -> None:
    """A path counts from the configuration and not from where the program is started."""
    (here.parent / "naka.toml").write_text("aliases = ['names/mine.yaml']\n")
    config = find_config()

    assert config is not None
    assert [here.parent / "names" / "mine.yaml"] == config.values["aliases"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("alias = []", "naka.toml:1: there is no setting 'alias'; did you mean aliases?"),
        (
            "\nkeep-going = true",
            "naka.toml:2: there is no setting 'keep-going'; did you mean",
        ),
        ("xyz = 1", "naka.toml:1: there is no setting 'xyz'; there are aliases, packs"),
        ("aliases = 'a'", "naka.toml:1: aliases must be a list of paths"),
        ("aliases = ['']", "naka.toml:1: aliases must be a list of paths"),
        ("packs = [1]", "naka.toml:1: packs must be a list of names"),
        ("policy = []", "naka.toml:1: policy must be one of strict, balanced, eager"),
        ("policy = 'Strict'", "naka.toml:1: policy must be one of"),
        ("# names = 1\n names = 1", "naka.toml:2: names must be a language code"),
        ("encoding = 'utf8'\ncolor = 1", "naka.toml:2: color must be one of auto, always"),
        ("encoding = 'base64'", "naka.toml:1: encoding must be the name of an encoding"),
        ("jobs = 0", "naka.toml:1: jobs must be a number of 1 or more"),
        ("jobs = true", "naka.toml:1: jobs must be a number of 1 or more"),
        ("keep_going = 1", "naka.toml:1: keep_going must be true or false"),
        ("'policy'.a = 1", "naka.toml:1: policy must be one of"),
        ("names =", "naka.toml: this is not TOML: Invalid value (at"),
        ("names = '\udcff'", "naka.toml: this is not TOML: 'utf-8' codec"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, says: str) -> None:
    """File, line as far as it can be told, and what to do."""
    Path("naka.toml").write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(UsageError) as caught:
        find_config()

    assert str(caught.value).startswith(says)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    """In ``pyproject.toml`` lines are counted in the table of this program."""
    Path("pyproject.toml").write_text(
        "[tool.other]\nnames = 1\npolcy = 1\n\n[tool.naka]\nnames = 1\npolcy = 1\n"
    )

    with pytest.raises(UsageError) as caught:
        find_config()

    assert caught.value.problems == (
        "pyproject.toml:6: names must be a language code in quotes",
        "pyproject.toml:7: there is no setting 'polcy'; did you mean policy?",
    )


def test_a_table_that_is_none_is_told() -> None:
    """``tool.naka`` holds settings."""
    Path("pyproject.toml").write_text("[tool]\nnaka = 1\n")

    with pytest.raises(UsageError, match=r"tool\.naka must be a table"):
        find_config()


def test_a_file_that_may_not_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than doing something else than what it says."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    Path("naka.toml").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(UsageError, match=r"^naka\.toml: cannot be read: Permission denied"):
        find_config()


def test_a_wrong_configuration_stops_the_program_unless_it_is_ignored(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2 and nothing printed; ``--no-config`` does without it."""
    Path("naka.toml").write_text("policy = 1\n")

    assert main(["lookup", "Yerevan"]) == 2
    assert capfd.readouterr() == (
        "",
        "naka: naka.toml:1: policy must be one of strict, balanced, eager\n",
    )
    assert main(["lookup", "--no-config", "Yerevan"]) == 0


def test_a_directory_that_is_gone_has_no_configuration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A shell may stand in a directory that was deleted."""

    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)

    assert find_config() is None


def test_a_directory_that_may_not_be_searched_has_no_configuration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What lies above may be closed to us; that is no reason to stop."""

    def refuse(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", refuse)

    assert find_config() is None


def test_the_search_ends_where_a_repository_begins(here: Path) -> None:
    """What lies above it is somebody else's; its own directory still counts."""
    (here.parents[1] / "naka.toml").write_text("names = 'hy'\n")
    assert find_config() is not None

    (here.parent / ".git").touch()
    assert find_config() is None

    (here.parent / "naka.toml").write_text("names = 'az'\n")
    assert find_config() is not None


def test_a_file_may_be_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The option wins over the variable, and both over the nearest file."""
    for name in ("naka.toml", "other.toml", "third.toml"):
        Path(name).write_text(f"names = '{name}'\n")
    monkeypatch.setenv("NAKA_CONFIG", "other.toml")

    assert _shown(capfd)["names"] == ("other.toml", ["other.toml:1"])
    assert _shown(capfd, "--config", "third.toml")["names"][0] == "third.toml"
    assert _shown(capfd, "--no-config")["names"] == ("en", ["default"])

    monkeypatch.setenv("NAKA_CONFIG", "")
    assert _shown(capfd)["names"] == ("en", ["default"])


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("no.toml", "no.toml: cannot be read: No such file or directory"),
        (".", ".: cannot be read: Is a directory"),
        ("a/pyproject.toml", "a/pyproject.toml: there is no table tool.naka in it"),
    ],
)
def test_a_file_that_is_named_and_has_no_settings_is_told(
    name: str, says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Who names a file means it."""
    Path("a").mkdir()
    Path("a/pyproject.toml").write_text("[project]\n")

    assert main(["config", "show", "--config", name]) == 2
    assert capfd.readouterr().err.startswith(f"naka: {says}")


def test_the_command_line_wins_and_lists_go_together(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each value says where it comes from; a switch can be turned off again."""
    (here / "naka.toml").write_text(
        "policy = 'strict'\nkeep_going = true\naliases = ['a.yaml']\nnames = 'az'\n"
    )
    line = ["--policy", "eager", "--no-keep-going", "--aliases", "b.yaml"]

    assert {
        "policy": ("eager", ["command line"]),
        "keep_going": (False, ["command line"]),
        "aliases": (["a.yaml", "b.yaml"], ["naka.toml:3", "command line"]),
        "names": ("az", ["naka.toml:4"]),
        "encoding": ("utf-8", ["default"]),
    }.items() <= _shown(capfd, *line).items()


def test_what_is_shown_is_a_configuration(capfd: pytest.CaptureFixture[str]) -> None:
    """The text can be put into a file, which then says the same."""
    Path("naka.toml").write_text('packs = ["a\\u007f\\"b"]\nkeep_going = true\n')
    first = _shown(capfd)
    assert main(["config", "show", "--policy", "strict"]) == 0
    Path("naka.toml").write_text(capfd.readouterr().out)
    again = {key: value for key, (value, _) in _shown(capfd).items()}

    assert {key: value for key, (value, _) in first.items()} | {"policy": "strict"} == again


def _shown(
    capfd: pytest.CaptureFixture[str], *options: str
) -> dict[str, tuple[object, list[str]]]:
    """What the command tells about each setting: its value and where it comes from."""
    assert main(["config", "show", "--json", *options]) == 0
    rows = json.loads(capfd.readouterr().out)["settings"]
    return {row["key"]: (row["value"], row["from"]) for row in rows}


def test_every_setting_is_an_option_of_some_command() -> None:
    """It is stored under its key, so that its value is found by the commands."""
    stored = {
        (name, action.dest)
        for command in COMMANDS
        if command != "config"
        for _, parser in parsers(parser_for(command))
        for action in arguments(parser)
        for name in action.option_strings
    }
    options = {setting.option for setting in SETTINGS}

    assert {(setting.option, setting.key) for setting in SETTINGS} == {
        (name, dest) for name, dest in stored if name in options
    }


@given(st.lists(st.sampled_from(["file", "variable", "line"]), unique=True))
def test_the_stronger_source_wins(sources: list[str]) -> None:
    """Command line over environment over file over default, whichever there are."""
    setting = Setting("n", "--n", Kind("text", bool, {}), "default", "", variable="NAKA_N")
    config = Config(Path("f"), {"n": "file"}, {"n": 3}) if "file" in sources else None
    with pytest.MonkeyPatch.context() as patch:
        if "variable" in sources:
            patch.setenv("NAKA_N", "variable")
        line = {"n": "line"} if "line" in sources else {}
        found = settle(setting, line, config)
    origins = {"file": "f:3", "variable": "NAKA_N", "line": "command line"}
    order = [name for name in ("line", "variable", "file") if name in sources]
    strongest = order[0] if order else "default"

    assert Found(strongest, (origins.get(strongest, "default"),)) == found


def test_a_wrong_variable_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its name, with what it must be."""
    setting = Setting("n", "--n", Kind("a number", bool, {}, int), 1, "", variable="NAKA_N")
    monkeypatch.setenv("NAKA_N", "many")

    with pytest.raises(UsageError, match=r"^NAKA_N must be a number, not 'many'$"):
        settle(setting, {}, None)
