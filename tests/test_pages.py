"""Every command and every piece of code on every page does what the page says."""

import json
import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, strategies as st

import pages
from naka_normalize.cli import main
from naka_normalize.cli.alias import target
from naka_normalize.cli.config.file import read_config
from naka_normalize.errors import Problem
from naka_normalize.gazetteer import assemble
from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.format.sheets import Sheet, read_sheet
from naka_normalize.gazetteer.packs import FILE, PackFile

LANGUAGES = frozenset(
    {"console", "csv", "json", "pycon", "python", "sh", "text", "toml", "xml", "yaml"}
)
# Why blocks are not tried. A new reason has to be a good one.
REASONS = {
    "it changes the alias files of this checkout": 2,
    "it measures for minutes": 4,
    "it needs Spark": 3,
    "it serves until it is stopped": 3,
    "it tries all alias files, which is a test of its own": 1,
}


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """Read each alias file once; the commands of pages read the built-in ones each time."""
    kept: dict[PackFile, tuple[Sheet | None, list[Problem]]] = {}

    def read(file: PackFile, problems: Problems) -> Sheet | None:
        if file not in kept:
            own = Problems()
            kept[file] = read_sheet(file, own), own.found
        sheet, found = kept[file]
        problems.found += found
        return sheet

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assemble, "read_sheet", read)
        yield


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with the files that pages talk about; the built-in files are safe."""
    pages.prepare(tmp_path)
    monkeypatch.setattr(target, "builtin_folder", lambda: None)
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"), prepend=os.pathsep)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# It is tried by test_integrations_docs.py, block by block where their libraries are.
TRIED_ELSEWHERE = "integrations.md"


@pytest.mark.parametrize(
    "page",
    [page for page in pages.PAGES if page.name != TRIED_ELSEWHERE],
    ids=lambda page: page.name,
)
def test_what_a_page_shows_is_what_happens(
    page: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Blocks are tried in their order, as a reader would."""
    scope: dict[str, object] = {}
    for block in pages.blocks(page):
        where = f"{page.name}:{block.line}"
        if block.reason:
            continue
        if block.file:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.text, "utf-8")
        if block.language == "console":
            try_session(block.text, folder, capfd, where)
        elif block.language == "python":
            exec(compile(block.text, where, "exec"), scope)  # noqa: S102 - our own pages
            capfd.readouterr()
        elif block.language == "json":
            json.loads(block.text)
        elif block.language == "toml":
            try_settings(block, folder)
        elif block.language == "yaml":
            try_pack(block.text, where)
        elif block.language == "xml":
            ET.fromstring(block.text)  # noqa: S314 - our own pages


def try_session(
    text: str, folder: Path, capfd: pytest.CaptureFixture[str], where: str
) -> None:
    """Run the commands of a session; what is shown below one is what it prints."""
    for command, shown in pages.commands(text):
        if pages.is_plain(command):
            code = main(pages.words(command))
            printed = "".join(capfd.readouterr())
        else:
            code, printed = pages.in_shell(command, folder)
        assert code in {0, 1}, f"{where}: {command}: {printed}"
        assert not shown or pages.fits(shown, printed), f"{where}: {command}: {printed}"


def try_settings(block: pages.Block, folder: Path) -> None:
    """Read TOML; what is put into a file of settings has to be right."""
    table = tomllib.loads(block.text)
    alone = "naka.toml" in {block.file, block.text.partition("\n")[0].removeprefix("# ")}
    if alone or "naka" in table.get("tool", {}):
        path = folder / "read" / ("naka.toml" if alone else "pyproject.toml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(block.text, "utf-8")
        read_config(path)


def try_pack(text: str, where: str) -> None:
    """Read a pack, or the entries of one, each for itself."""
    head = "" if "format: " in text else "format: 1\npack: page\nentities:\n"
    problems = Problems()
    read_sheet(PackFile(where, where, f"{head}{text}".encode(), FILE), problems)

    assert [str(problem) for problem in problems.found] == []


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.name)
def test_every_block_says_what_it_is(page: Path) -> None:
    """Its language is one that is tried here, or plain text."""
    strange = [block for block in pages.blocks(page) if block.language not in LANGUAGES]

    assert strange == []
    assert page.read_text("utf-8").count("\n```") == 2 * len(list(pages.blocks(page)))


def test_what_is_not_tried_has_a_reason() -> None:
    """There are few such blocks, and this is the list of them."""
    found = Counter(
        block.reason for page in pages.PAGES for block in pages.blocks(page) if block.reason
    )

    assert dict(found) == REASONS


def test_installing_is_not_tried_here() -> None:
    """Blocks in ``sh`` install something, and nothing else is hidden in them."""
    texts = [
        block.text
        for page in pages.PAGES
        for block in pages.blocks(page)
        if block.language == "sh" and not block.reason
    ]

    assert [text for text in texts if "pip install" not in text] == []


@pytest.mark.parametrize(
    ("command", "plain"),
    [
        ("naka packs", True),
        ("naka explain 'a & b' \"c > d\"  # and | why", True),
        ("naka packs | head", False),
        ("naka packs > packs.txt", False),
        ("cat article.txt", False),
        ("naka normalize *.txt", False),
        ('naka explain "$text"', False),
    ],
)
def test_a_shell_runs_what_only_a_shell_understands(command: str, plain: bool) -> None:  # noqa: FBT001
    """Everything else runs in this process, which is faster."""
    assert plain == pages.is_plain(command)


@given(st.lists(st.text("a…b\n", max_size=5)), st.text("ab\n", max_size=5))
def test_an_ellipsis_stands_for_anything(parts: list[str], filler: str) -> None:
    """And everything else for itself."""
    printed = filler.join(parts).replace("…", filler)

    assert pages.fits("…".join(parts), printed)
    assert not pages.fits("…".join([*parts, "c"]), printed)
