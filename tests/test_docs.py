"""Documentation that fails the tests when it lags behind."""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from naka_normalize import normalize
from naka_normalize.cli import COMMANDS, parser_for
from naka_normalize.formats.explanation import explain

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


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


@pytest.mark.parametrize("code", blocks("python"))
def test_python_in_the_readme_runs(code: str) -> None:
    """What the README shows is what happens."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert done.stderr == b""


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
    assert second.endswith("python -m pytest\n")


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
