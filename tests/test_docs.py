"""Documentation that fails the tests when it lags behind."""

import argparse
import json
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from naka_normalize import normalize
from naka_normalize.cli import COMMANDS, parser_for
from naka_normalize.formats.explanation import explain
from pages import PAGES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
reference = runpy.run_path(str(ROOT / "scripts" / "make_reference.py"))
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    """Every option of a command and of what it can do, with the values to choose from."""
    found: set[str] = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                found |= {name} | options_of(below)
            continue
        found.update(action.option_strings)
        if action.option_strings:
            found.update(map(str, action.choices or ()))
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    """Each option, in its long and its short form, and each value stand in docs/cli.md."""
    part = CLI.split(f"## naka {command}", 1)
    assert len(part) == 2, f"docs/cli.md has no part on {command}"

    words = set(re.findall(r"[\w-]+", CLI))
    assert options_of(parser_for(command)) - words == set()


def test_the_example_of_the_readme_is_real() -> None:
    """Before, after and the reasons are what the library says today.

    The weights themselves may be tuned; then only what was said and decided is compared.
    """
    before, after, *reasons = (block.strip() for block in blocks("text"))
    result = normalize(before)
    said = _without_weights(explain(result, "text"))

    assert after == result.text
    assert [block for block in reasons if _without_weights(block) not in said] == []


def _without_weights(text: str) -> str:
    return re.sub(r"[+-]?\d+\.\d+", "…", text)


def test_the_two_commands_of_the_readme_are_one_line_each() -> None:
    """The first sets up and does the main job, the second sets up and runs the tests."""
    first, second = blocks("sh")

    assert (first.count("\n"), second.count("\n")) == (1, 1)
    assert first.endswith("naka normalize seeds/\n")
    assert second.endswith("python -m pytest -n auto\n")


def test_every_field_of_the_record_is_documented() -> None:
    """The page on the record names what a record has; its example has nothing else."""
    page = (ROOT / "docs" / "json-record.md").read_text("utf-8")
    (block,) = re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    record = json.loads(block)
    source = "Shelling resumed near Lachin in Naqqa."
    made = {"source": record["source"], **normalize(source).to_dict()}
    fields = set(_keys(made))

    assert fields == set(_keys(record))
    assert [field for field in sorted(fields) if f"`{field}`" not in page] == []


def _keys(value: object) -> Iterator[str]:
    """Every key of a JSON value, at any depth."""
    for below in value if isinstance(value, list) else ():
        yield from _keys(below)
    for key, below in value.items() if isinstance(value, dict) else ():
        yield key
        yield from _keys(below)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A relative link names a file that is there."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_what_follows_from_the_code_is_up_to_date() -> None:
    """If not: ``python scripts/make_reference.py``."""
    late = [
        path.name
        for path, text in reference["made"]().items()
        if path.read_text("utf-8") != text
    ]

    assert late == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_headings_lead_somewhere(page: Path) -> None:
    """What stands behind ``#`` is a heading of the page that is linked to."""
    links = re.findall(r"\]\(([^)#:]*)#([^)]*)\)", page.read_text("utf-8"))
    lost = [
        f"{file}#{anchor}"
        for file, anchor in links
        if anchor not in _anchors(page.parent / file if file else page)
    ]

    assert lost == []


def _anchors(page: Path) -> set[str]:
    """The headings of a page, as links write them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_page_is_in_the_index() -> None:
    """Whoever looks for something begins at docs/README.md."""
    folder = ROOT / "docs"
    index = (folder / "README.md").read_text("utf-8")
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}

    assert {page for page in pages if f"]({page})" not in index} == {"README.md"}
