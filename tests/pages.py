"""Pages of documentation as tests read them: their blocks, and how each kind is tried."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLES = Path(__file__).parent / "samples"
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / folder / name for folder, name in
          (("data", "FORMAT.md"), ("seeds", "README.md"), ("benchmarks", "README.md"))),
    ]
)  # fmt: skip
# What stands above a block says what it is for.
_BLOCK = re.compile(
    r"(?:`(?P<file>[^`\n]+)`:\n\n|<!-- not run: (?P<reason>[^>]+) -->\n)?"
    r"^(?P<fence>```+)(?P<language>\w*)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
# Signs that only a shell understands.
_SHELL = re.compile(r"[|<>;&*$]|^(?!naka )")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page.

    Attributes:
        language: What stands behind its fence.
        text: What is in it.
        file: The file that the page tells the reader to put it into; empty if none.
        reason: Why it cannot be tried; empty if it can.
        line: Where it begins, from 1.
    """

    language: str
    text: str
    file: str
    reason: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    """Give the blocks of a page in their order."""
    text = page.read_text("utf-8")
    for match in _BLOCK.finditer(text):
        # "Put this into `mine.yaml`:" names the file; other quotes above a block do not.
        start = text.rfind("\n\n", 0, match.start()) + 1
        told = "ut this into" in text[start : match.end()].partition("```")[0]
        yield Block(
            match["language"],
            match["text"],
            (match["file"] or "") if told else "",
            match["reason"] or "",
            text.count("\n", 0, match.start("fence")) + 1,
        )


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Give each command of a session and what is printed below it."""
    for part in re.split(r"^\$ ", block.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


def is_plain(command: str) -> bool:
    """Tell whether a command is ``naka`` with words, so that it needs no shell."""
    unquoted = re.sub(r"\"[^\"$]*\"|'[^']*'|\s#.*", "", command)
    return _SHELL.search(unquoted) is None


def words(command: str) -> list[str]:
    """Return the words of a plain command behind the name of the program."""
    return shlex.split(command, comments=True)[1:]


def in_shell(command: str, cwd: Path) -> tuple[int, str]:
    """Run a command as a reader does, with ``naka`` on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [shutil.which("bash") or "bash", "-o", "pipefail", "-c", command],
        cwd=cwd,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def fits(shown: str, printed: str) -> bool:
    """Tell whether a page shows what is printed; ``…`` stands for anything."""
    start, *parts = shown.split("…")
    if not parts:
        return shown == printed
    at = len(start)
    for part in parts[:-1]:
        if (found := printed.find(part, at)) < 0:
            return False
        at = found + len(part)
    rest = printed[at:]
    return printed.startswith(start) and rest.endswith(parts[-1])


def prepare(folder: Path) -> None:
    """Put the files there that pages talk about: samples, and parts of the repository."""
    shutil.copytree(SAMPLES, folder, dirs_exist_ok=True)
    for name in ("data", "scripts", "seeds", "tests"):
        (folder / name).symlink_to(ROOT / name)
