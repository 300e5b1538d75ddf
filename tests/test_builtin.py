"""The version of the data: one file, which every built-in pack is at most as new as."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from naka_normalize import __version__, builtin, load_gazetteer, normalize
from naka_normalize.builtin import data_version

ROOT = Path(__file__).parents[1]


def parts(version: str) -> tuple[int, ...]:
    """A calendar version as numbers, so that 2026.11.1 is newer than 2026.9."""
    return tuple(map(int, version.split(".")))


@pytest.mark.parametrize(
    "pack", sorted((ROOT / "data").glob("*.yaml")), ids=lambda p: p.stem
)
def test_the_data_are_as_new_as_their_newest_pack(pack: Path) -> None:
    """Whoever raises the version of a pack raises ``data/VERSION``."""
    (version,) = re.findall(r"^version: (\S+)$", pack.read_text("utf-8"), re.MULTILINE)

    assert parts(version) <= parts(data_version())


def test_the_version_of_the_data_is_in_every_record() -> None:
    """It is what ``data/VERSION`` says, whatever packs of one's own are loaded."""
    versions = normalize("calm").versions

    assert (ROOT / "data" / "VERSION").read_text("utf-8").strip() == versions.data
    assert (__version__, load_gazetteer().fingerprint) == (
        versions.code,
        versions.fingerprint,
    )


def test_without_built_in_packs_there_is_no_version(tmp_path: Path) -> None:
    """A gazetteer of files alone does not claim data that it does not hold."""
    (tmp_path / "mine.yaml").write_text("format: 1\npack: mine\n")

    assert "" == load_gazetteer(tmp_path / "mine.yaml", builtin=False).data_version


def test_missing_data_are_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """``naka --version`` works in a broken installation, too."""
    monkeypatch.setattr(builtin, "_place", lambda: "")
    monkeypatch.setattr(builtin, "builtin_folder", lambda: None)

    assert "" == data_version()


def test_the_versions_are_printed_from_a_zip(tmp_path: Path) -> None:
    """The version of the data is read through the import system, as the data are."""
    archive = tmp_path / "library.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted((ROOT / "src").rglob("*.py")):
            file.write(path, path.relative_to(ROOT / "src"))
        file.write(ROOT / "data" / "VERSION", "naka_normalize/data/VERSION")
    done = subprocess.run(
        [sys.executable, "-m", "naka_normalize", "--version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(archive)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert f"naka-normalize {__version__}\ndata {data_version()}\n" == done.stdout
