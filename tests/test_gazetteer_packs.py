import re
from pathlib import Path

import pytest

from naka_normalize.proving import lint

ROOT = Path(__file__).parents[1]
PACKS = ROOT / "tests" / "packs"
SOURCE = ROOT / "src" / "naka_normalize"
# A missing file and one of 64 MB are no files to keep; the tests of loading make them.
NO_PACK = {"N101", "N102"}


def files_of(name: str) -> list[Path]:
    """A bad pack, and the one that is loaded after it if there is one."""
    paths = (PACKS / f"{name}{end}.yaml" for end in ("", ".more"))
    return [path for path in paths if path.exists()]


def problems_of(name: str) -> list[str]:
    """Lint a bad pack: places and codes."""
    found = []
    for problem in lint(files_of(name), builtin=False):
        more = "more:" if problem.place.file.endswith(".more.yaml") else ""
        found.append(f"{more}{problem.place.line}:{problem.place.column}: {problem.code}")
    return found


@pytest.mark.parametrize("name", sorted(path.stem for path in PACKS.glob("*.expected")))
def test_bad_packs_have_exactly_the_expected_problems(name: str) -> None:
    """Each pack of tests/packs is reported at the lines and columns written beside it."""
    expected = (PACKS / f"{name}.expected").read_text("utf-8").splitlines()

    assert expected == problems_of(name)


def test_every_code_is_used_explained_and_shown() -> None:
    """The codes of the checks, of data/FORMAT.md and of the bad packs are the same."""
    code = "".join(path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.py")))
    page = (ROOT / "data" / "FORMAT.md").read_text("utf-8")
    shown = "".join(path.read_text("utf-8") for path in sorted(PACKS.glob("*.expected")))
    used = sorted(set(re.findall(r'"(N\d{3})"', code)))

    assert used == re.findall(r"^\| (N\d{3}) ", page, re.MULTILINE)
    assert used == sorted({*re.findall(r"N\d{3}", shown), *NO_PACK})


@pytest.mark.parametrize("name", sorted(path.stem for path in PACKS.glob("*.expected")))
def test_every_problem_is_two_lines(name: str) -> None:
    """One says what is wrong and where, one says what to do about it."""
    for problem in lint(files_of(name), builtin=False):
        place = f"{problem.place.file}:{problem.place.line}:{problem.place.column}"
        first, second = str(problem).splitlines()

        assert first.startswith(f"{place}: {problem.code} ")
        assert second.startswith("  help: ")


def test_every_bad_pack_has_expected_problems() -> None:
    """No pack lies about without a statement of what is wrong with it."""
    packs = {path.name.split(".")[0] for path in PACKS.glob("*.yaml")}

    assert packs == {path.stem for path in PACKS.glob("*.expected")}
