"""Whatever goes wrong during a run, nothing is lost, and a sentence says what it was."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cli_fake import FakeNormalizer
from naka_normalize.cli import main, settings
from naka_normalize.records import Result
from naka_normalize.runs.manifest import opened_manifest

PROGRAM = Path(__file__).with_name("faulty_program.py")
NEW = b"Nagorno-Karabakh"
LINES = [b"Naka 1", b"SLOW 2", b"Naka 3", b"calm 4", b"DIE ONCE 5", b"Naka 6", b"? 7", b"8"]


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the stand-in in the place of the pipeline and work in an empty directory."""
    monkeypatch.setattr(settings, "make_normalizer", lambda _: FakeNormalizer())
    monkeypatch.chdir(tmp_path)


def program(fault: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with a fault in it."""
    return subprocess.run(
        [sys.executable, str(PROGRAM), fault, "normalize", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def make(*names: str, text: str = "Naka\n") -> None:
    """Make files."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def tree(top: str = ".") -> dict[str, bytes]:
    """Every file below a directory and what it holds, but for what the tests leave."""
    paths = sorted(path for path in Path(top).rglob("*") if path.is_file())
    found = {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}
    return {name: data for name, data in found.items() if name != "died"}


def manifest(name: str = "run.json") -> dict[str, Any]:
    """What a manifest says."""
    made: dict[str, Any] = json.loads(Path(name).read_bytes())
    return made


def results() -> dict[str, str]:
    """The result of each file in the manifest."""
    return {entry["path"]: entry["result"] for entry in manifest()["files"]}


# ------------------------------------------------------------------------------- killed


def test_a_killed_run_leaves_whole_files_and_is_resumed() -> None:
    """Each file is the old or the new one; the rest is done by the same command again."""
    make("in/a.txt", "in/b.txt", "in/d.txt")
    make("in/c.txt", text="Naka DIE ONCE\n")
    command = ["-i", "in", "--manifest", "run.json", "--resume", "--jobs", "1", "--stats"]

    killed = program("none", *command)
    assert -signal.SIGKILL == killed.returncode
    shown = {name: data for name, data in tree("in").items() if not name.startswith(".")}
    assert [NEW + b"\n"] * 2 == [shown["a.txt"], shown["b.txt"]]
    assert [b"Naka DIE ONCE\n", b"Naka\n"] == [shown["c.txt"], shown["d.txt"]]

    resumed = program("none", *command)
    assert resumed.returncode == 0
    assert "naka: 2 documents, 2 changed: " in resumed.stderr
    assert "naka: 4 inputs: 2 done before, 2 written\n" in resumed.stderr
    assert ["a.txt", "b.txt", "c.txt", "d.txt"] == sorted(tree("in"))
    assert {"written"} == set(results().values())
    assert ["run.json"] == [name for name in tree() if "run.json" in name]


def test_a_kill_between_noting_and_renaming_loses_nothing() -> None:
    """What was noted and did not happen is done again."""
    make("in/a.txt", "in/b.txt")
    command = ["-i", "in", "--manifest", "run.json", "--resume"]

    killed = program("killed-before-rename", *command)
    assert -signal.SIGKILL == killed.returncode
    assert {b"Naka\n"} == {data for name, data in tree("in").items() if name[0] != "."}

    assert program("none", *command).returncode == 0
    assert tree("in") == {"a.txt": NEW + b"\n", "b.txt": NEW + b"\n"}


def test_a_large_file_is_resumed_where_it_was() -> None:
    """Lines that were answered are not worked on again, and the output is the same."""
    Path("big.lines").write_bytes(b"\n".join(LINES) + b"\n")
    command = ["big.lines", "-o", "out", "--manifest", "run.json", "--resume", "--stats"]

    assert -signal.SIGKILL == program("none", *command, "--jobs", "1").returncode
    journal = Path("out/.big.lines.naka-journal").read_bytes()
    assert journal.count(b'"checksum"') == 4
    assert not Path("out/big.lines").exists()

    resumed = program("none", *command, "--jobs", "1")
    assert resumed.returncode == 3
    assert "big.lines, line 7: begins with a question mark\n" in resumed.stderr
    expected = b"\n".join(LINES).replace(b"Naka", NEW) + b"\n"
    assert tree("out") == {"big.lines": expected}
    assert (7, 3) == (
        manifest()["files"][0]["documents"],
        manifest()["files"][0]["changed"],
    )


def test_a_journal_that_was_not_written_to_its_end_is_used_as_far_as_it_goes() -> None:
    """Half a frame does not count, nor one whose bytes are wrong."""
    Path("big.lines").write_bytes(b"\n".join(LINES) + b"\n")
    command = ["big.lines", "-o", "out", "--manifest", "run.json", "--resume"]
    program("none", *command, "--jobs", "1")
    journal = Path("out/.big.lines.naka-journal")
    journal.write_bytes(journal.read_bytes()[:-3])

    program("none", *command)
    expected = b"\n".join(LINES).replace(b"Naka", NEW) + b"\n"
    assert tree("out") == {"big.lines": expected}


def test_a_journal_of_another_input_is_not_used() -> None:
    """A file that was changed since is begun anew."""
    Path("big.lines").write_bytes(b"\n".join(LINES) + b"\n")
    command = ["big.lines", "-o", "out", "--manifest", "run.json", "--resume"]
    program("none", *command, "--jobs", "1")
    Path("big.lines").write_bytes(b"other line\n" * 10)

    assert program("none", *command).returncode == 0
    assert tree("out") == {"big.lines": b"other line\n" * 10}


def test_a_process_that_dies_costs_one_piece() -> None:
    """It is told, exit code 3; the other lines are written normalized."""
    lines = [b"Naka", b"DIE", *[b"calm"] * 5, b"Naka"]
    Path("big.lines").write_bytes(b"\n".join(lines) + b"\n")

    done = program("none", "big.lines", "-o", "out", "--jobs", "2")
    assert done.returncode == 3
    assert "naka: big.lines, line 2: a process died of it, twice" in done.stderr
    assert tree("out") == {"big.lines": b"\n".join(lines).replace(b"Naka", NEW) + b"\n"}


@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN,
    reason="a background process of a shell does not hear Ctrl+C",
)
def test_ctrl_c_leaves_no_half_and_says_how_to_go_on() -> None:
    """Exit code 130; what is done stays done, and the manifest knows it."""
    make("in/a.txt")
    make("in/b.txt", text="SLOW\n" * 20 + "Naka\n")
    Path("in/c.lines").write_bytes(b"SLOW Naka\n" * 100)
    command = ["in", "-o", "out", "--manifest", "run.json", "--jobs", "1"]
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), "none", "normalize", *command],
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        while not Path("out/b.txt").exists():
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate()

    assert running.returncode == 130
    assert "go on with the same command and --resume" in err
    assert ["a.txt", "b.txt"] == [name for name in tree("out") if name[0] != "."]
    assert not list(Path("out").glob("*.naka-part"))
    assert manifest()["finished"] is False
    assert program("none", *command, "--resume").returncode == 0
    assert tree("out")["c.lines"] == (b"SLOW " + NEW + b"\n") * 100


# ------------------------------------------------------------------------ files and disks


@pytest.mark.parametrize("where", [["-i"], ["-o", "out"]])
def test_a_full_disk_leaves_everything_as_it_was(where: list[str]) -> None:
    """No file is cut short; what fits is still written."""
    make("big.txt", text="Naka " * 1000)
    make("small.txt")

    done = program("disk-full", "big.txt", "small.txt", *where)
    assert done.returncode == 3
    assert "big.txt: cannot be written: File too large\n" in done.stderr
    written = tree("out" if where[0] == "-o" else ".")
    assert written.get("big.txt", b"Naka " * 1000) == b"Naka " * 1000
    assert written["small.txt"] == NEW + b"\n"
    assert not [name for name in tree() if "naka" in name]


def test_a_full_device_is_told() -> None:
    """Standard output that takes no more is a failure, exit code 3."""
    make("a.txt")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(PROGRAM), "none", "normalize", "a.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 3
    assert done.stderr == "naka: output: No space left on device\n"


def test_a_file_for_reading_only_stays_as_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    """Renaming would not ask; the next file is done."""
    make("a.txt", "b.txt")
    Path("a.txt").chmod(0o444)

    assert main(["normalize", "-i", "a.txt", "b.txt"]) == 3
    assert [b"Naka\n", NEW + b"\n"] == list(tree().values())
    assert "a.txt: is for reading only; nothing was written\n" in capfd.readouterr().err


def test_a_directory_without_permission_is_told(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whoever may do anything, as in a container, is refused nothing; so this is played."""
    make("in/a.txt", "in/shut/b.txt")
    walk = os.walk

    def refuse(
        top: Path, onerror: Callable[[OSError], None]
    ) -> Iterator[tuple[str, list[str], list[str]]]:
        for folder, folders, names in walk(top):
            if folder.endswith("shut"):
                onerror(PermissionError(13, "Permission denied", folder))
            else:
                yield folder, folders, names

    monkeypatch.setattr(os, "walk", refuse)

    assert main(["normalize", "-i", "in"]) == 3
    assert tree("in") == {"a.txt": NEW + b"\n", "shut/b.txt": b"Naka\n"}
    assert "in/shut: cannot be listed: Permission denied\n" in capfd.readouterr().err


@pytest.mark.parametrize("fate", ["changed", "deleted"])
def test_a_file_that_changes_during_the_run_is_not_written_over(
    fate: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Somebody else's work is not lost, and the file is not brought back."""
    make("a.txt", "b.txt")
    answer = FakeNormalizer.normalize

    def meanwhile(self: FakeNormalizer, text: str) -> Result:
        if fate == "changed":
            Path("a.txt").write_text("Naka, and more")
        else:
            Path("a.txt").unlink(missing_ok=True)
        return answer(self, text)

    monkeypatch.setattr(FakeNormalizer, "normalize", meanwhile)

    assert main(["normalize", "-i", "a.txt", "b.txt"]) == 3
    left = {"a.txt": b"Naka, and more"} if fate == "changed" else {}
    assert tree() == {**left, "b.txt": NEW + b"\n"}
    assert f"a.txt: was {fate} while it was read; " in capfd.readouterr().err


def test_links_are_followed_once_and_loops_not_at_all() -> None:
    """A file that is named twice is written once; a loop of directories ends."""
    make("in/a.txt", "in/deep/b.txt")
    Path("in/loop").symlink_to("..")
    Path("in/link.txt").symlink_to("a.txt")
    Path("in/self.txt").symlink_to("self.txt")

    assert main(["normalize", "-i", "in", "in/a.txt", "--manifest", "run.json"]) == 0
    assert Path("in/link.txt").is_symlink()
    assert {"a.txt": NEW + b"\n", "deep/b.txt": NEW + b"\n", "link.txt": NEW + b"\n"} == (
        tree("in")
    )
    assert ["in/a.txt", "in/deep/b.txt"] == sorted(results())


def test_a_loop_of_links_in_the_output_is_replaced() -> None:
    """It leads nowhere, so not out of the directory either."""
    make("a.txt")
    Path("out").mkdir()
    Path("out/a.txt").symlink_to("a.txt")

    assert main(["normalize", "a.txt", "-o", "out"]) == 0
    assert tree() == {"a.txt": b"Naka\n", "out/a.txt": NEW + b"\n"}


def test_a_name_that_is_not_utf_8_is_a_name() -> None:
    """Such a file is read, written, noted and passed over when a run is resumed."""
    name = os.fsdecode(b"in/\xff\xfe.txt")
    make(name)
    command = ["normalize", "in", "-o", "out", "--manifest", "run.json", "--resume"]

    assert [0, 0] == [main(command), main(command)]
    assert NEW + b"\n" == Path(name.replace("in", "out", 1)).read_bytes()
    assert {name: "written"} == results()


def test_two_runs_at_once_do_not_meet() -> None:
    """Each file is written by one of them, whole; the other one says so."""
    make("a.txt", text="SLOW Naka\n" * 20)
    make("b.txt")
    command = [sys.executable, str(PROGRAM), "none", "normalize", "-i", "a.txt", "b.txt"]
    runs = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]

    errors = [run.communicate()[1] for run in runs]
    assert {run.returncode for run in runs} <= {0, 3}
    assert tree() == {"a.txt": (b"SLOW " + NEW + b"\n") * 20, "b.txt": NEW + b"\n"}
    told = "\n".join(errors)
    assert "Traceback" not in told
    assert all(
        run.returncode == 0 or error for run, error in zip(runs, errors, strict=True)
    )


def test_one_manifest_serves_one_run() -> None:
    """A second run with it is wrong usage, and does nothing."""
    make("a.txt")
    with opened_manifest(Path("run.json"), {}, resume=False):
        second = program("none", "-i", "a.txt", "--manifest", "run.json")

    assert second.returncode == 2
    assert tree()["a.txt"] == b"Naka\n"
    assert second.stderr == "naka: run.json: another run uses this manifest\n"


def test_a_reader_that_stops_early_is_no_error() -> None:
    """As with ``head``: exit code 0 and no message, also with several processes."""
    Path("big.lines").write_bytes(b"Naka and more\n" * 20_000)
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), "none", "normalize", "big.lines", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == NEW + b" and more\n"
        running.stdout.close()
        assert running.stderr is not None
        err = running.stderr.read()

    assert (0, b"") == (running.returncode, err)
