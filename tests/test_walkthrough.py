"""CONTRIBUTING.md, "Names of your own, step by step": each step does what it says."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from naka_normalize.cli import main

PAGE = Path(__file__).parents[1] / "CONTRIBUTING.md"
SECTION = re.compile(r"^## Names of your own.*?(?=^## )", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"(?:Put this into `([^`]+)`:\n\n)?```(\w+)\n(.*?)```", re.DOTALL)


def commands(block: str) -> Iterator[tuple[list[str], str]]:
    """Give each command of a console block with what is printed below it."""
    for part in block.replace("\\\n", " ").split("$ ")[1:]:
        command, _, printed = part.partition("\n")
        yield shlex.split(command), printed


def test_the_steps_work_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Files are written, commands are run, and print what the page says."""
    monkeypatch.chdir(tmp_path)
    found = SECTION.search(PAGE.read_text("utf-8"))
    assert found is not None
    run = 0
    for file, language, text in BLOCK.findall(found[0]):
        if file:
            Path(file).write_text(text, "utf-8")
            continue
        assert language == "console", "a block is a file or a session"
        for (program, *arguments), expected in commands(text):
            assert program == "naka"
            assert 0 == main(arguments)
            out, err = capfd.readouterr()
            assert expected == out + err
            run += 1
    assert run > 5
