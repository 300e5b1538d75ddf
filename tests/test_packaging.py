"""What is built is what users get: complete, and in need of no repository."""

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SENTENCE, EXPECTED = "Clashes resumed in Naqqa.", "Clashes resumed in Nagorno-Karabakh."

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the wheel and the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def wheel(built: Path) -> Path:
    """The one wheel."""
    (path,) = built.glob("*.whl")
    return path


def normalized(path: Path, folder: Path) -> tuple[str, str]:
    """Run the package from a path, in a folder: its answer and where it came from."""
    code = (
        "import sys, naka_normalize as n; print(n.__file__); from naka_normalize.cli import"
        " main; sys.exit(main(['normalize', '-']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=SENTENCE,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=True,
    )
    origin, _, answer = done.stdout.partition("\n")
    return answer, origin


def test_the_wheel_works_unpacked_elsewhere(built: Path, tmp_path: Path) -> None:
    """From a directory that is no checkout, in a directory that is none either."""
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel(built)) as archive:
        archive.extractall(site)  # noqa: S202 - built here, a moment ago
    answer, origin = normalized(site, tmp_path)

    assert answer == EXPECTED
    assert Path(origin).is_relative_to(site)


def test_the_wheel_works_as_a_zip(built: Path, tmp_path: Path) -> None:
    """Alias files are read through the import system, so an archive will do."""
    answer, origin = normalized(wheel(built), tmp_path)

    assert answer == EXPECTED
    assert ".whl" in origin


def test_the_wheel_holds_data_and_types_and_no_tests(built: Path) -> None:
    """Every data file of the repository, the marker for type checkers, nothing else."""
    names = set(zipfile.ZipFile(wheel(built)).namelist())
    data = [path.relative_to(ROOT) for path in (ROOT / "data").rglob("*") if path.is_file()]

    assert {f"naka_normalize/{path.as_posix()}" for path in data} <= names
    assert "naka_normalize/py.typed" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"naka_normalize"}, (
        "the wheel installs something beside the package"
    )


def test_the_source_archive_can_be_built_and_tested(built: Path) -> None:
    """It holds data, samples, tests and everything that a build reads."""
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {
        "pyproject.toml",
        "LICENSE",
        "README.md",
        "data/aliases.yaml",
        "seeds/gold.jsonl",
        "src/naka_normalize/py.typed",
        "tests/test_packaging.py",
    } <= names


def test_both_lists_for_developers_are_equal() -> None:
    """The extra is for older pip; it says what the dependency group says."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert (
        settings["dependency-groups"]["dev"]
        == (settings["project"]["optional-dependencies"]["dev"])
    )


def test_importing_the_package_is_cheap() -> None:
    """Nothing heavy is imported before something is normalized, and all names are there."""
    code = (
        "import sys, naka_normalize as n; heavy = {'yaml', 'ftfy', 'rapidfuzz'} &"
        " set(sys.modules); missing = [x for x in n.__all__ if not hasattr(n, x)];"
        " print(heavy or '', missing or '', set(n.__all__) - set(dir(n)) or '')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []
