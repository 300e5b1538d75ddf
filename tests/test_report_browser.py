"""The page in a headless browser: it starts, unpacks, follows links, runs nothing else."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from naka_normalize.report import write_report
from reports import told

NAMES = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no chromium here, which shows the page"),
]
ATTACK = (
    "</script><script>document.title='taken'</script>"
    "<img src=x onerror=document.title='taken'>"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with more documents than it has as HTML, hostile ones."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        named = ((f"{n}{ATTACK}", told(ATTACK)) for n in range(60))
        write_report(named, file, title="untouched")
    return path


def shown(page: Path, fragment: str, folder: Path) -> str:
    """What the document looks like after the script has run."""
    assert BROWSER is not None
    command = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder}",
        "--virtual-time-budget=4000",
        "--dump-dom",
        f"{page.as_uri()}{fragment}",
    ]
    return subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=60
    ).stdout


def test_the_page_starts_and_shows_the_first_documents(
    report: Path, tmp_path: Path
) -> None:
    """Filters are there, ten documents are shown, the position is told."""
    dom = shown(report, "", tmp_path)

    assert re.search(r'<html[^>]* class="js"', dom)
    assert "1–10 of 60</output>" in dom
    assert 10 == dom.count('<article id="d')


def test_a_link_unpacks_a_document_and_shows_the_evidence(
    report: Path, tmp_path: Path
) -> None:
    """A packed document is found, its card is open, and no script of it ran."""
    dom = shown(report, "#d55m0", tmp_path)

    assert "51–60 of 60</output>" in dom
    assert re.search(r'<aside id="evidence"[^>]*style="--left', dom)
    assert re.search(r'class="m changed on"', dom)
    assert "<title>untouched</title>" in dom
