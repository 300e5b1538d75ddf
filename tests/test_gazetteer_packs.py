import re
from pathlib import Path

import pytest

from naka_normalize.gazetteer.lint import lint

PACKS = Path(__file__).parent / "packs"
SOURCE = Path(__file__).parents[1] / "src" / "naka_normalize" / "gazetteer"
# Files that cannot be read are made by the tests of loading.
UNREADABLE = {"N101", "N102", "N103"}


def problems_of(name: str) -> list[str]:
    """Lint a bad pack, and the one that is loaded after it if there is one."""
    files = [
        path for end in ("", ".more") if (path := PACKS / f"{name}{end}.yaml").exists()
    ]
    found = []
    for problem in lint(files, builtin=False):
        more = "more:" if problem.place.file.endswith(".more.yaml") else ""
        found.append(f"{more}{problem.place.line}:{problem.place.column}: {problem.code}")
    return found


@pytest.mark.parametrize("name", sorted(path.stem for path in PACKS.glob("*.expected")))
def test_bad_packs_have_exactly_the_expected_problems(name: str) -> None:
    """Each pack of tests/packs is reported at the lines and columns written beside it."""
    expected = (PACKS / f"{name}.expected").read_text("utf-8").splitlines()

    assert expected == problems_of(name)


def test_every_code_has_a_bad_pack() -> None:
    """A problem that no bad pack shows may have ceased to be found."""
    text = "".join(path.read_text("utf-8") for path in sorted(SOURCE.glob("*.py")))
    shown = "".join(path.read_text("utf-8") for path in sorted(PACKS.glob("*.expected")))

    assert set(re.findall(r'"(N\d{3})"', text)) - UNREADABLE == set(
        re.findall(r"N\d{3}", shown)
    )


def test_every_bad_pack_has_expected_problems() -> None:
    """No pack lies about without a statement of what is wrong with it."""
    packs = {path.name.split(".")[0] for path in PACKS.glob("*.yaml")}

    assert packs == {path.stem for path in PACKS.glob("*.expected")}


def test_the_built_in_packs_have_no_problems() -> None:
    """What we ask of others we keep ourselves."""
    assert () == lint()
