"""The page on evaluation: what it tells people to type works, what it names is there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from naka_normalize.cli import parser_for
from naka_normalize.evaluation.counts import MEASURES
from naka_normalize.evaluation.report import LABELS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "evaluation.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ (\S.*?)(?: > \S+)?$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_page_can_be_typed(command: str) -> None:
    """Options exist, and so do the files, but for those that a command writes."""
    program, *arguments = shlex.split(command)
    if program == "naka":
        parser_for(arguments[0]).parse_args(arguments)
    else:
        assert program == "python"
    paths = [argument for argument in arguments if "/" in argument]

    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_python_of_the_page_runs() -> None:
    """The example prints a figure and a number."""
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, cwd=ROOT, text=True
    )

    assert done.stderr == ""
    assert re.fullmatch(r"[01]\.\d+ \d+\n", done.stdout)


def test_every_measure_is_explained() -> None:
    """The table of measures has a row for each."""
    assert set(LABELS) == set(MEASURES)
    assert [label for label in LABELS.values() if f"| {label} |" not in PAGE] == []
