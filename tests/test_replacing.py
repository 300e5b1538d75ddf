"""A file is the old one or the new one, and nothing is lost between them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from naka_normalize.errors import InputError
from naka_normalize.formats.replacing import beside, replaced

_HOLDS = """
import sys
from pathlib import Path
from naka_normalize.formats.replacing import replaced
with replaced(Path(sys.argv[1])) as file:
    print("open", flush=True)
    sys.stdin.read()
    file.write(b"first")
"""


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in an empty directory."""
    monkeypatch.chdir(tmp_path)


def names() -> list[str]:
    """Every file of the directory."""
    return sorted(os.listdir())  # noqa: PTH208 - names are what is compared


def write(path: str, data: bytes, backup: str = "") -> None:
    """Replace a file."""
    with replaced(Path(path), Path(path), backup) as file:
        file.write(data)


def test_two_writers_of_one_file_do_not_meet() -> None:
    """The second is told, and the file becomes what the first wrote."""
    Path("a").write_bytes(b"old")
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDS, "a"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout is not None
        first.stdout.readline()
        with pytest.raises(InputError, match="a: another run is writing this file"):
            write("a", b"second")
        first.communicate()

    assert (b"first", ["a"]) == (Path("a").read_bytes(), names())


def test_what_a_killed_writer_left_is_in_nobodys_way() -> None:
    """The next one writes over it, and it is gone."""
    Path("a").write_bytes(b"old")
    beside(Path("a"), ".naka-part").write_bytes(b"a long half of a file")
    write("a", b"new")

    assert (b"new", ["a"]) == (Path("a").read_bytes(), names())


def test_a_backup_is_never_written_over() -> None:
    """Each further one gets a number."""
    Path("a").write_bytes(b"1")
    for data in (b"2", b"3", b"4"):
        write("a", data, ".bak")

    assert ["a", "a.bak", "a.bak2", "a.bak3"] == names()
    assert [b"4", b"1", b"2", b"3"] == [Path(name).read_bytes() for name in names()]


def test_a_backup_needs_no_hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are none the old file is copied, with its time and permissions."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    Path("a").write_bytes(b"old")
    Path("a").chmod(0o640)
    os.utime("a", (1, 1))
    write("a", b"new", "~")

    kept = Path("a~").stat()
    assert (b"old", 1, 0o640) == (
        Path("a~").read_bytes(),
        kept.st_mtime,
        kept.st_mode & 0o777,
    )


@pytest.mark.parametrize("name", ["ж" * 127, "x" * 255, os.fsdecode(b"\xff" * 250)])
def test_any_name_can_be_written(name: str) -> None:
    """As long as the system allows, and whatever bytes it has."""
    Path(name).write_bytes(b"old")
    write(name, b"new")

    assert (b"new", [name]) == (Path(name).read_bytes(), names())
