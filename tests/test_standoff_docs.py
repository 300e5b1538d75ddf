"""docs/standoff.md says what the formats do."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from naka_normalize.standoff import FORMATS, Format
from naka_normalize.standoff.holdings import KINDS

PAGE = (Path(__file__).parents[1] / "docs" / "standoff.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def table() -> str:
    """The table of what each format holds."""
    head = ["|", *FORMATS]
    rows = [" | ".join(head) + " |", "|" + " --- |" * len(head)]
    for kind in KINDS:
        held = ["yes" if kind in form.holds else "–" for form in FORMATS.values()]
        rows.append(" | ".join([f"| {kind}", *held]) + " |")
    return "\n".join(rows)


def test_the_table_says_what_the_formats_hold() -> None:
    """Row by row: what stands in the code stands in the page."""
    shown = PAGE.split("<!-- holdings -->\n")[1].split("\n<!-- /holdings -->")[0]

    assert table() == shown


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS.keys())
def test_the_table_says_what_offsets_count(form: Format) -> None:
    """Each format has a row with its units, and where its texts are."""
    (row,) = re.findall(rf"^\| `{form.name}` \|.*$", PAGE, re.MULTILINE)
    units = form.units

    assert ("any" if len(units) == 3 else " or ".join(units)) in row
    assert ("beside" in row) == form.texts_apart


@pytest.mark.parametrize("code", BLOCKS)
def test_python_of_the_page_runs(code: str) -> None:
    """What the page shows is what happens."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert done.stderr == b""
