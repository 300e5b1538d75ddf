"""``naka normalize`` with every kind of input, each way of writing it."""

import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli_fake import FakeNormalizer
from naka_normalize.cli import main, settings

NEW = "Nagorno-Karabakh"
# What a file holds, the options it needs, and what becomes of it.
KINDS = {
    "a.txt": ("in Naka\r\n", [], f"in {NEW}\r\n"),
    "a.md": ("# Naka\n\n`Naka`\n", [], f"# {NEW}\n\n`Naka`\n"),
    "a.html": ("<p title='Naka'>in Naka</p>", [], f"<p title='Naka'>in {NEW}</p>"),
    "a.jsonl": (
        '{"b": "Naka", "x": 1}\n',
        ["--field", "b"],
        f'{{"b": "Naka", "x": 1, "b_normalized": "{NEW}", "b_entities": [{{',
    ),
    "a.csv": (
        'id,b\n1,"in\nNaka"\n',
        ["--column", "b"],
        f'id,b,b_normalized,b_entities,b_flags\n1,"in\nNaka","in\n{NEW}",',
    ),
    "a.tsv": ("1\tNaka\n", ["--no-header", "--column", "2"], f"1\tNaka\t{NEW}\t"),
}


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the stand-in in the place of the pipeline and work in an empty directory."""
    monkeypatch.setattr(settings, "make_normalizer", lambda _: FakeNormalizer())
    monkeypatch.chdir(tmp_path)


def run(name: str, *arguments: str) -> int:
    """Normalize one kind of file."""
    return main(["normalize", *KINDS[name][1], *arguments])


def packed(data: bytes) -> bytes:
    """The same, as gzip."""
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("pack", [bytes, packed])
def test_every_kind_is_printed(
    name: str, pack: Callable[[bytes], bytes], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """As the file would be, unpacked."""
    Path(name).write_bytes(pack(KINDS[name][0].encode()))

    assert run(name, name) == 0
    assert capfdbinary.readouterr().out.startswith(KINDS[name][2].encode())


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("pack", [bytes, packed])
@pytest.mark.parametrize("where", [["-i"], ["-o", "out"]])
def test_every_kind_is_written(
    name: str, pack: Callable[[bytes], bytes], where: list[str]
) -> None:
    """In place or elsewhere, packed as it was; and a second time nothing changes.

    Without a header nobody can tell which columns were added, so there are more of them.
    """
    Path(name).write_bytes(pack(KINDS[name][0].encode()))
    assert run(name, name, *where) == 0
    target = Path(name) if where == ["-i"] else Path("out") / name
    data = target.read_bytes()
    plain = gzip.decompress(data) if pack is packed else data
    assert plain.startswith(KINDS[name][2].encode())

    before = target.stat().st_ino
    assert run(name, str(target), "-i") == 0
    is_same = (data, before) == (target.read_bytes(), target.stat().st_ino)
    assert is_same == ("--no-header" not in KINDS[name][1])


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_comes_from_standard_input(
    name: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """If it is said what it is."""
    content, _, expected = KINDS[name]
    kind = {"md": "markdown", "txt": "text"}.get(name[2:], name[2:])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))

    assert run(name, "-", "--from", kind) == 0
    assert capfdbinary.readouterr().out.startswith(expected.encode())


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_has_records_differences_and_checks(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """One record for each text; the changed line; exit code 1."""
    Path(name).write_bytes(KINDS[name][0].encode())

    assert run(name, name, "--format", "jsonl") == 0
    (record,) = map(json.loads, capfd.readouterr().out.splitlines())
    assert NEW in record["text"]
    assert run(name, name, "--diff") == 0
    out = capfd.readouterr().out
    assert out.startswith(f"--- a/{name}")
    assert any(line[0] == "+" and NEW in line for line in out.splitlines()[2:])
    assert run(name, name, "--check") == 1
    assert capfd.readouterr().err == f"naka: would change: {name}\n"


def test_a_folder_of_all_kinds_is_done_in_one_run(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Files with records are taken if it is said which fields or columns are texts."""
    Path("in").mkdir()
    for name, (content, _, _) in KINDS.items():
        Path("in", name).write_bytes(content.encode())
    Path("in/a.tsv").unlink()
    options = ["--field", "b", "--column", "b", "--manifest", "run.json"]

    assert main(["normalize", "in", "-o", "out", *options]) == 0
    assert capfd.readouterr() == ("", "")
    for path in Path("out").iterdir():
        assert path.read_bytes().startswith(KINDS[path.name][2].encode())
    assert len(list(Path("out").iterdir())) == len(KINDS) - 1
