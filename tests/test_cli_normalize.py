"""What ``naka normalize`` prints, and with which exit code it ends."""

import io
import json
import sys
from pathlib import Path

import pytest

from cli_fake import FakeNormalizer
from naka_normalize.cli import main, settings


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the stand-in in the place of the pipeline and work in an empty directory."""
    monkeypatch.setattr(settings, "make_normalizer", lambda _: FakeNormalizer())
    monkeypatch.chdir(tmp_path)


def type_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let standard input hold these bytes."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_one_file_is_printed_and_nothing_else(capfd: pytest.CaptureFixture[str]) -> None:
    """The text alone, as it would stand in the file, without an added newline."""
    Path("a.txt").write_text("in Naka")

    assert main(["normalize", "a.txt"]) == 0
    assert capfd.readouterr() == ("in Nagorno-Karabakh", "")


def test_several_files_have_heads_as_head_prints_them(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """More than one document: a line with the path before each."""
    Path("a.txt").write_text("Naka\n")
    Path("b.txt").write_text("calm\n")

    assert main(["normalize", "b.txt", "a.txt"]) == 0
    assert (
        capfd.readouterr().out == "==> b.txt <==\ncalm\n\n==> a.txt <==\nNagorno-Karabakh\n"
    )


@pytest.mark.parametrize("arguments", [["-"], []])
def test_standard_input_is_read(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A hyphen, or nothing when something is piped in."""
    type_in(monkeypatch, "Naka’s\r\n".encode())

    assert main(["normalize", *arguments]) == 0
    assert capfd.readouterr().out == "Nagorno-Karabakh’s\r\n"


def test_bytes_on_standard_input_are_decoded_strictly(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Wrong ones are placed, exit code 3; with the right encoding they are read."""
    data = "Нака Naka".encode("cp1251")
    type_in(monkeypatch, data)
    assert main(["normalize", "-"]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("naka: standard input: not valid UTF-8 at byte 0 (0xCD); ")

    type_in(monkeypatch, data)
    assert main(["normalize", "-", "--encoding", "cp1251"]) == 0
    assert capfd.readouterr().out == "Нака Nagorno-Karabakh"


def test_records_come_one_a_line_in_the_order_given(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Each line is an object, its source first, spans counting what the file holds."""
    Path("b.txt").write_bytes("\ufeffé\r\nNaka".encode())
    Path("a.txt").write_text("")

    assert main(["normalize", "b.txt", "a.txt", "--format", "jsonl"]) == 0
    lines = capfd.readouterr().out.splitlines()
    first, second = map(json.loads, lines)
    assert lines[0].startswith('{"source": "b.txt", "text": ')
    assert [4, 8] == first["mentions"][0]["span"] == first["edits"][0]["span"]
    assert ("a.txt", "", []) == (second["source"], second["text"], second["edits"])


@pytest.mark.parametrize(("text", "code"), [("Naka", 1), ("calm", 0)])
def test_check_says_by_exit_code_whether_something_would_change(
    text: str, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing is printed and nothing written; the file's name goes to standard error."""
    Path("a.txt").write_text(text)

    assert main(["normalize", "--check", "a.txt"]) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert err == ("naka: would change: a.txt\n" if code else "")
    assert Path("a.txt").read_text() == text


@pytest.mark.parametrize(("extra", "code"), [([], 0), (["--check"], 1)])
def test_diff_alone_is_no_verdict(
    extra: list[str], code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """A diff ends with 0; with ``--check`` it is printed as well and ends with 1."""
    Path("a.txt").write_text("Naka\n")

    assert main(["normalize", "--diff", "a.txt", *extra]) == code
    assert capfd.readouterr().out == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-Naka\n+Nagorno-Karabakh\n"
    )


@pytest.mark.parametrize(("when", "painted"), [("always", True), ("never", False)])
def test_colours_are_used_as_asked(
    when: str, *, painted: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    """Always or never; left alone, not in a pipe."""
    Path("a.txt").write_text("Naka\n")

    main(["normalize", "--diff", "--color", when, "a.txt"])
    assert ("\x1b[" in capfd.readouterr().out) == painted


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal there are colours, unless NO_COLOR is set."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    before = settings.wants_colour("auto", Terminal())
    monkeypatch.setenv("NO_COLOR", "1")

    assert (True, False) == (before, settings.wants_colour("auto", Terminal()))


def test_explanations_and_counts_go_to_standard_error(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The text on standard output stays what it is without them."""
    Path("a.txt").write_text("in Naka")

    assert main(["normalize", "a.txt", "--explain", "--stats"]) == 0
    out, err = capfd.readouterr()
    assert out == "in Nagorno-Karabakh"
    assert err == (
        "a.txt:1:4: rewrite Naka → Nagorno-Karabakh"
        " (nagorno-karabakh, region, Q1), score 0.82\n"
        "     +2.00  listed: listed as noise\n"
        "     -0.50  literal: a city too\n"
        "     +1.50  sum: 0.82 for “Nagorno-Karabakh”, 0.18 for “Naka” as it stands;"
        " a change needs 0.90\n"
        "naka: a.txt: 1 edit (1 entity), 1 mention (1 rewrite)\n"
        "naka: 1 document, 1 changed: 1 edit (1 entity), 1 mention (1 rewrite)\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["-i", "--diff", "a.txt"],
        ["-o", "out", "--format", "jsonl", "a.txt"],
        ["--diff", "--format", "jsonl", "a.txt"],
        ["-i", "-"],
        ["-o", "out", "-"],
        ["--encoding", "klingon", "a.txt"],
        ["--encoding", "base64", "a.txt"],
        ["-i"],
    ],
)
def test_options_that_contradict_each_other_are_refused(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, one sentence, and the file as it was."""
    Path("a.txt").write_text("Naka")

    assert main(["normalize", *arguments]) == 2
    out, err = capfd.readouterr()
    assert (out, 1) == ("", err.count("\n"))
    assert Path("a.txt").read_text() == "Naka"
