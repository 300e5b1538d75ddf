"""Bad and odd inputs: a sentence that says what to do, and the others still processed."""

import os
from pathlib import Path
from typing import IO, Any

import pytest

from cli_fake import FakeNormalizer
from naka_normalize.cli import main, settings


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the stand-in in the place of the pipeline and work in an empty directory."""
    monkeypatch.setattr(settings, "make_normalizer", lambda _: FakeNormalizer())
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text("Naka\n")


def test_a_missing_file_is_named_with_the_nearest_one(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Exit code 3, and the good file comes out."""
    assert main(["normalize", "god.txt", "good.txt"]) == 3
    assert capfd.readouterr() == (
        "Nagorno-Karabakh\n",
        "naka: god.txt: no such file or directory; did you mean good.txt?\n",
    )


def test_a_directory_without_text_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """Exit code 3; what was passed over is counted."""
    Path("empty").mkdir()
    Path("empty/.hidden").write_text("Naka")
    Path("empty/photo.jpg").write_bytes(b"\xff\xd8\0\0")
    Path("empty/gold.jsonl").write_text("{}")

    assert main(["normalize", "empty"]) == 3
    assert capfd.readouterr().err == (
        "naka: note: empty: passed over 1 binary file, 1 data file, 1 hidden file\n"
        "naka: empty: no text files in this directory; name another, or files\n"
    )


def test_directories_are_walked_in_the_order_of_names(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Every text file below, whatever its ending; nothing hidden."""
    for name in ("d/b.txt", "d/a/z", "d/a/y.md", "d/.git/x.txt", "d/README.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x\n")

    assert main(["normalize", "d"]) == 0
    out = capfd.readouterr().out
    heads = [line for line in out.splitlines() if line.startswith("==>")]
    assert ["==> d/b.txt <==", "==> d/a/y.md <==", "==> d/a/z <=="] == heads


def test_bytes_that_are_not_utf8_are_placed(capfd: pytest.CaptureFixture[str]) -> None:
    """The message has the byte offset and the option that helps."""
    Path("latin.txt").write_bytes(b"caf\xe9 in Naka")

    assert main(["normalize", "latin.txt", "good.txt"]) == 3
    out, err = capfd.readouterr()
    assert "==> good.txt <==\nNagorno-Karabakh\n" == out
    assert err == (
        "naka: latin.txt: not valid UTF-8 at byte 3 (0xE9); name its encoding with"
        " --encoding (for example --encoding cp1252) or convert it\n"
        "naka: 2 inputs: 1 failed, 1 printed\n"
    )
    assert main(["normalize", "latin.txt", "--encoding", "cp1252"]) == 0
    assert capfd.readouterr().out == "café in Nagorno-Karabakh"


def test_utf16_is_recognised_and_read_when_named(capfd: pytest.CaptureFixture[str]) -> None:
    """A signature of another encoding is told; with it a directory has text again."""
    Path("d").mkdir()
    Path("d/wide.txt").write_bytes("Naka".encode("utf-16"))

    assert main(["normalize", "d/wide.txt"]) == 3
    assert "try --encoding utf-16" in capfd.readouterr().err
    assert main(["normalize", "d", "--encoding", "utf-16"]) == 0
    assert capfd.readouterr().out == "Nagorno-Karabakh"


def test_a_file_that_may_not_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Its reason is given and the others are processed."""
    open_path = Path.open

    def refuse(path: Path, mode: str = "r") -> IO[Any]:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return open_path(path, mode)

    Path("secret.txt").write_text("Naka")
    monkeypatch.setattr(Path, "open", refuse)

    assert main(["normalize", "secret.txt", "good.txt"]) == 3
    out, err = capfd.readouterr()
    assert out.endswith("Nagorno-Karabakh\n")
    assert err.startswith("naka: secret.txt: cannot be read: Permission denied\n")


def test_a_dead_link_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """A link that leads nowhere is a file that is not there; in a directory likewise."""
    Path("d").mkdir()
    Path("d/dead.txt").symlink_to("nowhere.txt")

    assert main(["normalize", "d/dead.txt"]) == 3
    assert main(["normalize", "d"]) == 3
    assert "Traceback" not in capfd.readouterr().err


def test_names_that_are_no_unicode_are_printed_escaped(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A file name of stray bytes neither stops the program nor breaks the record."""
    name = os.fsdecode(b"n\xff.txt")
    try:
        Path(name).write_text("Naka")
    except OSError:
        pytest.skip("this file system refuses such names")

    assert main(["normalize", name, "--format", "jsonl"]) == 0
    assert '{"source": "n\\udcff.txt"' in capfd.readouterr().out


def test_controls_in_options_do_not_reach_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Names come from globs, and a strange one may be taken for an option."""
    with pytest.raises(SystemExit):
        main(["normalize", "--a\x1b[31m"])

    assert r"unrecognized arguments: --a\x1b[31m" in capfd.readouterr().err


def test_controls_in_names_do_not_reach_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Messages and headings show them as escapes, each on its line."""
    name = "a\x1b[31m\n.txt"
    try:
        Path(name).write_text("Naka")
    except OSError:
        pytest.skip("this file system refuses such names")
    Path("b.txt").write_text("Naka")

    assert main(["normalize", name, "b.txt", f"no{name}x"]) == 3
    out, err = capfd.readouterr()
    assert out.splitlines()[0] == r"==> a\x1b[31m\n.txt <=="
    assert err.startswith(r"naka: noa\x1b[31m\n.txtx: no such file or directory")


def test_a_nul_in_a_named_file_is_text_like_any_other(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Who names a file means it."""
    Path("nul.txt").write_bytes(b"a\0Naka")

    assert main(["normalize", "nul.txt"]) == 0
    assert capfd.readouterr().out == "a\0Nagorno-Karabakh"
