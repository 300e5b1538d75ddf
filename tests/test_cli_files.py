"""Writing files: whole or not at all, and nowhere but where the user said."""

import os
from pathlib import Path

import pytest

from cli_fake import FakeNormalizer
from naka_normalize.cli import main, settings


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the stand-in in the place of the pipeline and work in an empty directory."""
    monkeypatch.setattr(settings, "make_normalizer", lambda _: FakeNormalizer())
    monkeypatch.chdir(tmp_path)


def tree(top: str) -> dict[str, bytes]:
    """Every file below a directory and what it holds."""
    paths = sorted(path for path in Path(top).rglob("*") if path.is_file())
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}


def test_in_place_keeps_everything_but_the_names() -> None:
    """Byte-order mark, newline style, missing last newline and permissions stay."""
    path = Path("a.txt")
    path.write_bytes("\ufeffé Naka\r\n\rx\nNaka".encode())
    path.chmod(0o640)

    assert main(["normalize", "-i", "a.txt"]) == 0
    assert "\ufeffé Nagorno-Karabakh\r\n\rx\nNagorno-Karabakh".encode() == path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o640
    assert ["a.txt"] == [str(path) for path in Path().iterdir()]


def test_in_place_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Silence is success."""
    Path("a.txt").write_text("Naka")
    main(["normalize", "-i", "a.txt"])

    assert capfd.readouterr() == ("", "")


def test_in_place_leaves_unchanged_files_alone() -> None:
    """A file without changes keeps its time and its inode."""
    path = Path("a.txt")
    path.write_text("calm\n")
    before = path.stat()

    assert main(["normalize", "-i", "a.txt"]) == 0
    after = path.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_in_place_keeps_the_encoding() -> None:
    """What was read as one encoding is written as the same."""
    Path("a.txt").write_bytes("Нака Naka".encode("cp1251"))

    assert main(["normalize", "-i", "--encoding", "cp1251", "a.txt"]) == 0
    assert "Нака Nagorno-Karabakh".encode("cp1251") == Path("a.txt").read_bytes()


def test_in_place_follows_a_link() -> None:
    """The file that a link leads to is rewritten; the link stays a link."""
    Path("real.txt").write_text("Naka")
    Path("link.txt").symlink_to("real.txt")

    assert main(["normalize", "-i", "link.txt"]) == 0
    assert Path("link.txt").is_symlink()
    assert Path("real.txt").read_text() == "Nagorno-Karabakh"


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """At no moment is a file half written; the next file is still done."""
    Path("a.txt").write_text("Naka a")
    Path("b.txt").write_text("Naka b")
    sync = os.fsync
    calls: list[int] = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 1:
            raise OSError(28, "No space left on device")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", full)

    assert main(["normalize", "-i", "a.txt", "b.txt"]) == 3
    assert tree(".") == {"a.txt": b"Naka a", "b.txt": b"Nagorno-Karabakh b"}
    assert capfd.readouterr().err == (
        "naka: a.txt: cannot be written: No space left on device\n"
        "naka: 2 inputs: 1 failed, 1 written\n"
    )


def test_an_output_directory_mirrors_the_tree() -> None:
    """Every document, changed or not, under the path it has below its directory."""
    for name in ("in/a.txt", "in/sub/b.txt", "single.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Naka" if name == "in/sub/b.txt" else "calm")

    assert main(["normalize", "in", "single.txt", "-o", "out/deep"]) == 0
    assert tree("out/deep") == {
        "a.txt": b"calm",
        "single.txt": b"calm",
        "sub/b.txt": b"Nagorno-Karabakh",
    }
    assert Path("in/sub/b.txt").read_text() == "Naka"


def test_an_output_directory_inside_the_input_is_not_read() -> None:
    """A second run finds the documents and not the answers of the first."""
    Path("in").mkdir()
    Path("in/a.txt").write_text("Naka")

    assert [0, 0] == [main(["normalize", "in", "-o", "in/out"]) for _ in range(2)]
    assert ["a.txt", "out/a.txt"] == sorted(tree("in"))


def test_nothing_is_written_outside_the_output_directory(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Neither through dots in the argument nor through a link inside the directory."""
    for name in ("in/sub/a.txt", "b.txt", "outside/keep.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Naka")
    Path("out").mkdir()
    Path("out/sub").symlink_to(Path("outside").resolve())

    assert main(["normalize", "in", "in/../b.txt", "-o", "out"]) == 3
    assert tree("outside") == {"keep.txt": b"Naka"}
    assert Path("out/b.txt").read_text() == "Nagorno-Karabakh"
    assert "leads out of out" in capfd.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["x/a.txt", "y/a.txt", "-o", "out"], ["x/a.txt", "-o", "x"]]
)
def test_no_document_is_written_over_another(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """Two documents of one name, or an input in the output directory: exit code 2."""
    for name in ("x/a.txt", "y/a.txt"):
        Path(name).parent.mkdir()
        Path(name).write_text("Naka")

    assert main(["normalize", *arguments]) == 2
    assert not Path("out").exists()
    assert Path("x/a.txt").read_text() == "Naka"
    assert capfd.readouterr().err.count("\n") == 1


def test_an_output_path_that_is_a_file_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """It is wrong usage, told before anything is read."""
    Path("a.txt").write_text("Naka")
    Path("out").write_text("")

    assert main(["normalize", "a.txt", "-o", "out"]) == 2
    assert capfd.readouterr().err == "naka: out is a file; -o needs a directory\n"


def test_a_directory_that_cannot_be_made_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """Only the documents that would go there fail, exit code 3."""
    for name in ("in/sub/a.txt", "b.txt", "out/sub"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Naka")

    assert main(["normalize", "in", "b.txt", "-o", "out"]) == 3
    assert Path("out/b.txt").read_text() == "Nagorno-Karabakh"
    assert "naka: out/sub: cannot be made: " in capfd.readouterr().err


def test_an_output_directory_takes_names_from_a_directory_above(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """``../in`` is mirrored below the output directory like any other."""
    for name in ("in/sub/a.txt", "in/sub/deep/b.txt", "here/c.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Naka")
    monkeypatch.chdir("here")

    assert main(["normalize", "../in", "../here/c.txt", "-o", "../out"]) == 0
    assert ["c.txt", "sub/a.txt", "sub/deep/b.txt"] == sorted(tree("../out"))


@pytest.mark.parametrize("where", [["-i"], ["-o", "out"], ["--check"]])
def test_an_empty_path_is_not_the_working_directory(
    where: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """A script whose variable is not set must not rewrite all that lies around."""
    Path("a.txt").write_text("Naka")

    assert main(["normalize", *where, ""]) == 2
    assert tree(".") == {"a.txt": b"Naka"}
    assert capfd.readouterr().err == "naka: a path is empty; is a variable not set?\n"
