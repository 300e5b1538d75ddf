"""Long runs: manifests, resuming, backups, what is told, and what stops them."""

import io
import json
import sys
from itertools import product
from pathlib import Path
from typing import cast

import pytest

from cli_fake import FakeNormalizer
from naka_normalize import RunSettings, UsageError, normalize_files
from naka_normalize.cli import main, settings
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Result
from naka_normalize.runs import progress
from runs_toy import Faulty

NEW = "Nagorno-Karabakh"


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the stand-in in the place of the pipeline and work in an empty directory."""
    monkeypatch.setattr(settings, "make_normalizer", lambda _: Faulty())
    monkeypatch.chdir(tmp_path)


def make(*names: str, text: str = "Naka\n") -> None:
    """Make files."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def names(top: str = ".") -> list[str]:
    """Every file below a directory."""
    paths = (path for path in Path(top).rglob("*") if path.is_file())
    return sorted(path.relative_to(top).as_posix() for path in paths)


def test_a_manifest_says_what_was_done_and_with_what() -> None:
    """Sizes, checksums, counts and results of each file; versions and settings of all."""
    make("a.txt", "c.txt")
    make("b.txt", text="calm\n")
    make("d.txt", text="FAIL\n")

    assert main(["normalize", "-i", *names(), "--manifest", "run.json"]) == 3
    made = json.loads(Path("run.json").read_bytes())
    assert made["finished"] is True
    assert {"naka-normalize", "data", "fingerprint", "policy", "names", "encoding"} <= set(
        made["settings"]
    )
    first, second, _, last = made["files"]
    assert ("a.txt", "written", "a.txt", 1, 1, {"entity": 1}, {"rewrite": 1}) == tuple(
        first[key]
        for key in (
            "path",
            "result",
            "target",
            "documents",
            "changed",
            "edits",
            "decisions",
        )
    )
    assert (5, 64, 64) == (
        first["size"],
        len(first["sha256"]),
        len(first["target_sha256"]),
    )
    assert ("unchanged", "") == (second["result"], second["target_sha256"])
    assert last["result"] == "failed"
    assert "ZeroDivisionError" in last["problem"]


@pytest.mark.parametrize("where", [["-i"], ["-o", "out"]])
def test_resuming_passes_over_what_is_done_and_still_so(
    where: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Files that failed, that are new or that somebody changed are done; no others."""
    make("in/a.txt", "in/b.txt")
    make("in/c.txt", text="FAIL")
    command = ["normalize", "in", *where, "--manifest", "run.json", "--resume"]
    assert main(command) == 3
    make("in/c.txt", "in/d.txt")
    make("in/b.txt" if where == ["-i"] else "out/b.txt", text="Naka again")
    read: list[str] = []
    answer = FakeNormalizer.normalize

    def watched(self: Faulty, text: str) -> Result:
        read.append(text)
        return answer(self, text)

    monkeypatch.setattr(Faulty, "normalize", watched)

    assert main(command) == 0
    again = "Naka again" if where == ["-i"] else "Naka\n"
    assert [again, "Naka\n", "Naka\n"] == read
    assert capfd.readouterr().err.endswith("naka: 4 inputs: 1 done before, 3 written\n")
    assert main(command) == 0
    assert capfd.readouterr().err == "naka: 4 inputs: 4 done before\n"


def test_a_run_is_not_resumed_with_other_settings(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2, and the message says which differ."""
    make("a.txt")
    command = ["normalize", "a.txt", "-o", "out", "--manifest", "run.json"]

    assert main(command) == 0
    assert main([*command, "--resume", "--encoding", "cp1251"]) == 2
    assert capfd.readouterr().err == (
        "naka: run.json: cannot be resumed with other settings:"
        " encoding was 'utf-8' and is 'cp1251';"
        " use the same ones, or begin anew without --resume\n"
    )
    assert main([*command, "--encoding", "cp1251"]) == 0


@pytest.mark.parametrize(
    ("data", "more"),
    [
        *product(["", "{}", "no json", "[1]"], [[], ["--resume"]]),
        ('{"manifest": 1, "files": [{}]}', ["--resume"]),
    ],
)
def test_a_file_that_is_no_manifest_is_told(
    data: str, more: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """It may be a mistyped name, so it is not written over, resumed or not."""
    make("a.txt")
    Path("run.json").write_text(data)
    command = ["normalize", "-i", "a.txt", "--manifest", "run.json", *more]

    assert main(command) == 2
    assert (data, "Naka\n") == (Path("run.json").read_text(), Path("a.txt").read_text())
    assert "run.json: is no manifest of a run: " in capfd.readouterr().err
    assert ["a.txt", "run.json"] == names()


@pytest.mark.parametrize(
    ("where", "manifest"),
    [
        (["-i"], "in/a.txt"),
        (["-i"], "link.json"),
        (["-o", "out"], "in/../in/a.txt"),
        (["-o", "out"], "out/a.txt"),
        (["-o", "out"], "out/sub"),
        (["-o", "out"], "out"),
        (["-i"], "in"),
    ],
)
def test_a_manifest_takes_no_place_of_what_is_read_or_written(
    where: list[str], manifest: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """An input, an answer, or a directory of them: exit code 2, and all is as it was."""
    make("in/a.txt", "in/sub/b.txt")
    Path("link.json").symlink_to("in/a.txt")

    assert main(["normalize", "in", *where, "--manifest", manifest]) == 2
    assert capfd.readouterr().err.count("\n") == 1
    assert ["in/a.txt", "in/sub/b.txt", "link.json"] == names()
    assert Path("in/a.txt").read_text() == "Naka\n"
    assert not Path("out").exists()


def test_a_manifest_among_the_inputs_is_never_written_over() -> None:
    """Also one that a run wrote: a later run may be asked to read it as a text."""
    make("in/a.txt")
    command = ["normalize", "in", "-i", "--manifest", "in/run.txt"]

    assert main(command) == 0
    made = Path("in/run.txt").read_text()
    assert main(command) == 2
    assert made == Path("in/run.txt").read_text()


@pytest.mark.parametrize("manifest", ["out/run.json", "out/x", "new/deep/run.json"])
def test_the_directory_of_a_manifest_is_made(manifest: str) -> None:
    """It may lie in the output directory, which the run makes, and run after run."""
    make("a.txt")
    command = ["normalize", "a.txt", "-o", "out", "--manifest", manifest]

    assert [0, 0, 0] == [main([*command, *more]) for more in ([], [], ["--resume"])]
    assert json.loads(Path(manifest).read_bytes())["finished"] is True
    assert sorted(["a.txt", "out/a.txt", manifest]) == names()


def test_a_backup_keeps_what_was_there() -> None:
    """Only of files that change; a second run takes it for no document."""
    make("in/a.txt")
    make("in/b.txt", text="calm")

    assert main(["normalize", "-i", "in", "--backup"]) == 0
    assert main(["normalize", "-i", "in", "--backup=.old"]) == 0
    assert ["a.txt", "a.txt.bak", "b.txt"] == names("in")
    assert [f"{NEW}\n", "Naka\n"] == [
        Path(name).read_text() for name in ("in/a.txt", "in/a.txt.bak")
    ]


def test_the_first_failure_ends_a_run_if_that_is_wanted(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """What comes before it is done, what comes after it is not begun."""
    make("a.txt", "c.txt")
    make("b.txt", text="FAIL")

    assert main(["normalize", "-i", *names(), "--fail-fast"]) == 3
    assert [f"{NEW}\n", "FAIL", "Naka\n"] == [Path(name).read_text() for name in names()]
    err = capfd.readouterr().err
    assert err.endswith("naka: 3 inputs: 1 written, 1 failed, 1 not begun\n")


def test_a_line_that_is_no_json_costs_itself_alone(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """It is told with its number and written as it stands; the others go on."""
    make("a.jsonl", text='{"body": "Naka"}\nno json\n{"body": "Naka"}\n')

    assert main(["normalize", "a.jsonl", "--field", "body", "-o", "out"]) == 3
    lines = Path("out/a.jsonl").read_text().splitlines()
    assert [NEW in line for line in lines] == [True, False, True]
    assert lines[1] == "no json"
    assert capfd.readouterr().err.startswith("naka: a.jsonl, line 2: not a JSON object")


def test_a_row_that_fails_has_no_record(capfd: pytest.CaptureFixture[str]) -> None:
    """Whoever reads records gets records; the problem stands on standard error."""
    make("a.jsonl", text='{"b": "FAIL"}\n{"b": "Naka"}\n')

    assert main(["normalize", "a.jsonl", "--field", "b", "--format", "jsonl"]) == 3
    out, err = capfd.readouterr()
    assert ["line 2"] == [json.loads(line)["place"] for line in out.splitlines()]
    assert err.startswith("naka: a.jsonl, line 1: cannot be normalized: ")


def test_quiet_runs_tell_problems_only(capfd: pytest.CaptureFixture[str]) -> None:
    """No summary; what failed is told all the same."""
    make("a.txt")
    make("b.txt", text="FAIL")

    assert main(["normalize", "-i", "a.txt", "b.txt", "--quiet"]) == 3
    assert capfd.readouterr().err.count("\n") == 1


def test_records_of_lines_say_where_they_come_from(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Place and label stand beside the source; a whole file has neither."""
    make("a.jsonl", text='{"body": "Naka"}\n')
    make("a.txt")
    command = ["normalize", "a.jsonl", "a.txt", "--field", "body", "--format", "jsonl"]

    assert main(command) == 0
    first, second = map(json.loads, capfd.readouterr().out.splitlines())
    assert ("a.jsonl", "line 1", "body") == (
        first["source"],
        first["place"],
        first["label"],
    )
    assert not {"place", "label"} & set(second)


class Terminal(io.TextIOWrapper):
    """A terminal."""

    def __init__(self) -> None:
        """Show nothing."""
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)

    def shown(self) -> str:
        """Return what was written on it."""
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()

    def isatty(self) -> bool:
        """Say yes."""
        return True


@pytest.mark.parametrize(
    ("arguments", "is_shown"),
    [(["-o", "out"], True), (["-o", "out", "--quiet"], False), ([], False)],
)
def test_progress_is_shown_on_terminals(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, *, is_shown: bool
) -> None:
    """Only there, only in long runs, not among documents; at the end it is gone."""
    make("a.txt", "b.txt")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(progress, "_FIRST", 0.0)

    assert main(["normalize", "a.txt", "b.txt", *arguments]) == 0
    drawn = terminal.shown()
    assert is_shown == ("\r\x1b[K1 document, 0.0 MB of 0.0 MB, " in drawn)
    assert drawn.endswith("\r\x1b[K") == is_shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.txt", "--manifest", "run.json"],
        ["-i", "a.txt", "--resume"],
        ["a.txt", "--backup"],
        ["-i", "--backup", "a.txt"],
        ["-i", "a.txt", "--backup=./x"],
        ["-i", "a.txt", "--backup="],
        ["-i", "a.txt", "--backup=.v1", "--manifest", "a.txt.v1"],
        ["-i", "a.txt", "--manifest", "a.txt.bak2", "--backup"],
        ["a.txt", "-o", ""],
        ["-i", "a.txt", "--manifest", ""],
    ],
)
def test_options_that_do_not_fit_are_refused(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, one sentence, and the file as it was."""
    make("a.txt")

    assert main(["normalize", *arguments]) == 2
    assert capfd.readouterr().err.count("\n") == 1
    assert (["a.txt"], "Naka\n") == (names(), Path("a.txt").read_text())


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_the_number_of_processes_is_a_number(
    jobs: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """From 1 on; anything else is wrong usage."""
    with pytest.raises(SystemExit) as stop:
        main(["normalize", "a.txt", "--jobs", jobs])

    assert stop.value.code == 2
    assert "--jobs" in capfd.readouterr().err


def test_an_article_is_not_written_over_its_page() -> None:
    """It would lose the page: exit code 2."""
    make("a.html", text="<p>Naka</p>")

    assert main(["normalize", "-i", "--article", "a.html"]) == 2
    assert Path("a.html").read_text() == "<p>Naka</p>"


def test_a_call_does_what_the_command_does() -> None:
    """Files are written, kept and noted; problems are handed on; others follow."""
    make("a.txt", "c.txt")
    make("b.txt", text="FAIL")
    told: list[str] = []
    run = RunSettings(jobs=1, manifest=Path("run.json"), resume=True)
    normalizer = cast("Normalizer", Faulty())

    done = list(
        normalize_files(
            ["a.txt", "./a.txt", "b.txt", "c.txt"],
            normalizer=normalizer,
            run=run,
            backup="~",
            on_problem=told.append,
        )
    )
    assert ["written", "failed", "written"] == [one.result for one in done]
    assert [f"b.txt: {done[1].problem.partition(': ')[2]}"] == told
    assert ["a.txt", "a.txt~", "b.txt", "c.txt", "c.txt~", "run.json"] == names()
    again = normalize_files(["a.txt", "c.txt"], normalizer=normalizer, run=run)
    assert ["before", "before"] == [one.result for one in again]
    over = RunSettings(jobs=1, manifest=Path("out/a.txt"))
    with pytest.raises(UsageError, match=r"is where a\.txt is written to"):
        next(normalize_files(["a.txt"], "out", normalizer=normalizer, run=over))
    with pytest.raises(UsageError, match="would both become"):
        next(normalize_files(["a.txt", "in/a.txt"], "out", normalizer=normalizer))
    for alone in ("a.txt", Path("a.txt")):
        with pytest.raises(TypeError, match="paths must be a list of paths, not one text"):
            next(normalize_files(alone, "out", normalizer=normalizer))  # type: ignore[arg-type]
