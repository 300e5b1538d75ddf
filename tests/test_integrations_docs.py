"""The page on integrations: every block of code runs and prints what stands below it."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from integration_texts import MINE
from naka_normalize.integrations.columns import BEST

PAGE = (Path(__file__).parents[1] / "docs" / "integrations.md").read_text("utf-8")
BLOCKS = re.findall(
    r"^```python\n(.*?)^```$(?:\n+```text\n(.*?)^```$)?", PAGE, re.MULTILINE | re.DOTALL
)
SCRIPT = "# job.py"


def libraries(code: str) -> list[str]:
    """What a block imports that is not everywhere."""
    names = re.findall(r"^(?:import|from) (\w+)", code, re.MULTILINE)
    return [name for name in dict.fromkeys(names) if name != "naka_normalize"]


def blocks() -> list[object]:
    """The blocks with their expected output, marked by what they need."""
    return [
        pytest.param(
            code,
            output,
            marks=pytest.mark.spark if "pyspark" in code else pytest.mark.recipes,
            id="-".join(libraries(code)) or "core",
        )
        for code, output in BLOCKS
        if not code.startswith(SCRIPT)
    ]


@pytest.mark.parametrize(("code", "output"), blocks())
def test_what_the_page_shows_is_what_happens(
    code: str, output: str, tmp_path: Path
) -> None:
    """A block runs by itself, in an empty folder with an alias file."""
    for library in libraries(code):
        if find_spec(library) is None:
            pytest.skip(f"{library} is not installed")
    (tmp_path / "mine.yaml").write_text(MINE)
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        text=True,
        env=environment(),
    )

    assert 0 == done.returncode, done.stderr
    # Some show their progress before.
    assert done.stdout.endswith(output)


def environment() -> dict[str, str]:
    """This machine's own address, this Python, and nothing sent anywhere."""
    return os.environ | {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "HF_HUB_OFFLINE": "1",
        "RAY_USAGE_STATS_ENABLED": "0",
    }


def test_the_page_names_every_column_of_a_lookup() -> None:
    """Whoever joins a lookup to a table knows what comes."""
    assert [name for name in BEST if f"`{name}`" not in PAGE] == []
