"""Configuration: where it is found, what it may say, and what is told when it is wrong."""

from pathlib import Path

import pytest

from naka_normalize.cli import main
from naka_normalize.cli.config import Config, find_config
from naka_normalize.errors import UsageError

EVERYTHING = """aliases = ["mine.yaml", "/else/where.yaml"]
packs = ["kashmir"]
policy = "strict"
names = "az"
keep_going = true
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

    expected = (
        (Path("mine.yaml"), Path("/else/where.yaml")),
        ("kashmir",),
        "strict",
        "az",
        True,
    )
    for config in (alone, beside):
        assert config is not None
        assert expected == (
            config.aliases,
            config.packs,
            config.policy,
            config.names,
            config.keep_going,
        )


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
        found.append(config and config.packs)

    assert [
        (f"{here.parents[1].name}-pyproject",),
        ("project-naka",),
        ("articles-pyproject",),
        ("articles-naka",),
    ] == found


def test_a_project_without_settings_is_passed_over(here: Path) -> None:
    """Neither a ``pyproject.toml`` of others nor one that is no TOML is our business."""
    (here.parent / "naka.toml").write_text("names = 'hy'\n")
    (here / "pyproject.toml").write_text("[tool.other]\n# like naka\n")

    assert find_config() == Config(here.parent / "naka.toml", names="hy")

    (here / "pyproject.toml").write_text("[[[")

    assert find_config() == Config(here.parent / "naka.toml", names="hy")


def test_a_byte_order_mark_is_no_setting(here: Path) -> None:
    """Editors of Windows write one."""
    (here / "naka.toml").write_bytes(b"\xef\xbb\xbfnames = 'hy'\n")

    assert find_config() == Config(Path("naka.toml"), names="hy")


def test_paths_are_those_of_the_file(here: Path) -> None:
    """A path counts from the configuration and not from where the program is started."""
    (here.parent / "naka.toml").write_text("aliases = ['names/mine.yaml']\n")
    config = find_config()

    assert config is not None
    assert (here.parent / "names" / "mine.yaml",) == config.aliases


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

    assert [
        "pyproject.toml:6: names must be a language code in quotes",
        "pyproject.toml:7: there is no setting 'polcy'; did you mean policy?",
    ] == str(caught.value).splitlines()


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
