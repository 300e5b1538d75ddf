"""The example notebook runs, and shows what it shows today."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("nbclient", reason="nbclient is not installed")
pytest.importorskip("ipykernel", reason="ipykernel is not installed")
pytest.importorskip("pandas", reason="pandas is not installed")

import nbclient
import nbformat

pytestmark = pytest.mark.notebook
PATH = Path(__file__).parents[1] / "docs" / "notebook.ipynb"


def shown(notebook: Any) -> list[list[object]]:  # noqa: ANN401 - a node of nbformat
    """What stands below each cell of code."""
    return [
        [output.get("text") or output["data"] for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_the_notebook_shows_what_happens() -> None:
    """Executed anew, every cell gives the output that is kept in the file."""
    kept = nbformat.read(PATH, as_version=4)
    run = nbformat.read(PATH, as_version=4)
    nbclient.NotebookClient(run, timeout=120).execute()

    assert shown(kept) == shown(run)
    assert all(shown(kept))
