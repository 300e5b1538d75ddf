"""Completion in real shells: what is typed, a tab, and what stands there then."""

import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from naka_normalize.cli import COMMANDS, main, parser_for
from naka_normalize.cli.arguments import arguments, parsers
from naka_normalize.cli.completion import SHELLS
from naka_normalize.cli.completion.described import described, takes_of
from naka_normalize.cli.config.kinds import count

# What is typed before the tab, and what the line has then; files lie beside.
TYPED = {
    "naka nor": "naka normalize",
    "naka alias lin": "naka alias lint",
    "naka alias add --ti": "naka alias add --tier",
    "naka config s": "naka config show",
    "naka normalize --pol": "naka normalize --policy",
    "naka normalize --policy str": "naka normalize --policy strict",
    "naka normalize --policy=str": "naka normalize --policy=strict",
    "naka normalize art": "naka normalize 'article one.txt'",
    "naka normalize --aliases min": "naka normalize --aliases mine.yaml",
    "naka normalize -o cl": "naka normalize -o clean/",
    "naka explain alias --exp": "naka explain alias --exp",
    "naka completion zs": "naka completion zsh",
    "naka-normalize loo": "naka-normalize lookup",
}
STARTS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}
PREPARED = {"bash": "", "zsh": "autoload -U compinit; compinit -u -D; bindkey -e; "}
FISH = shutil.which("fish") or "fish"
PATIENCE = 30.0  # seconds


@pytest.fixture
def script(
    request: pytest.FixtureRequest, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> Path:
    """The script for a shell that is there, in a directory of its own."""
    shell = str(request.param)
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    assert main(["completion", shell]) == 0
    path = tmp_path / f"completion.{shell}"
    path.write_text(capfd.readouterr().out, "utf-8")
    for name in ("article one.txt", "mine.yaml"):
        (tmp_path / name).touch()
    (tmp_path / "clean").mkdir()
    return path


@contextmanager
def terminal(command: list[str], cwd: Path) -> Iterator[int]:
    """Start a shell that thinks that a person is typing."""
    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "TERM": "dumb",
        "PS1": "",
        "HISTFILE": "",
        "HOME": str(cwd),
    }
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env=environment,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        try:
            yield ours
        finally:
            os.close(ours)
            process.kill()


def wait_for(stream: int, pattern: str) -> re.Match[str]:
    """Read what a terminal shows until something stands there."""
    seen, end = "", time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([stream], [], [], 0.1)[0]:
            seen += os.read(stream, 1 << 16).decode("utf-8", "replace")
        if found := re.search(pattern, seen):
            return found
    pytest.fail(f"{pattern!r} is not in {seen!r}")


@pytest.mark.parametrize("script", STARTS, indirect=True)
def test_a_tab_completes_in_a_terminal(script: Path, tmp_path: Path) -> None:
    """Commands, actions, options, their values, files and directories."""
    shell = script.suffix[1:]
    completed = {}
    with terminal(STARTS[shell], tmp_path) as stream:
        tell = "told() { local IFS='|'; echo \"[[$*]]\"; }; echo rea''dy\n"
        os.write(stream, f"{PREPARED[shell]}source ./{script.name}; {tell}".encode())
        wait_for(stream, r"ready\r?\n")
        for typed in TYPED:
            # The line is told as its words, instead of being run.
            os.write(stream, f"{typed}\t\x01told \n".encode())
            completed[typed] = wait_for(stream, r"\[\[(naka.*)\]\]\r?\n")[1]

    # zsh takes the slash behind a directory back when something else is typed.
    expected = {typed: "|".join(shlex.split(line)) for typed, line in TYPED.items()}
    assert {typed: line.rstrip("/") for typed, line in expected.items()} == {
        typed: line.rstrip("/") for typed, line in completed.items()
    }


@pytest.mark.parametrize("script", ["fish"], indirect=True)
@pytest.mark.parametrize("typed", TYPED)
def test_fish_knows_what_may_follow(script: Path, typed: str) -> None:
    """It is asked for the last word; one proposal begins with what the line has then."""
    expected = shlex.split(TYPED[typed])[-1]
    done = subprocess.run(
        [FISH, "-N", "-c", f"source {script}; complete -C {shlex.quote(typed)}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=script.parent,
        env={**os.environ, "HOME": str(script.parent)},
    )
    proposed = [line.split("\t")[0] for line in done.stdout.splitlines()]

    assert expected in proposed or TYPED[typed] == typed


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_names_every_command_and_option(
    shell: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is made of the parsers, so nothing is forgotten."""
    assert main(["completion", shell]) == 0
    text = capfd.readouterr().out
    needed = {
        name.lstrip("-") for one in described() for o in one.options for name in o.names
    }
    needed |= {one.path for one in described()}

    assert [name for name in sorted(needed) if name not in text] == []


def test_every_path_is_completed_as_one() -> None:
    """An argument that is a path is one for the shells, too, by what the help calls it."""
    strange = {
        str(action.metavar)
        for command in COMMANDS
        for _, parser in parsers(parser_for(command))
        for action in arguments(parser)
        if action.type is not None and action.type not in (int, float, count)
        if takes_of(str(action.metavar)) == "text"
    }

    assert strange == set()
