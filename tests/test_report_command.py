"""The command ``naka report``: where the page goes, and what stays as it is."""

import re
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


def test_a_page_is_written_and_told(capfd: pytest.CaptureFixture[str]) -> None:
    """Standard output stays free; one line says what the page has."""
    Path("a.txt").write_text("Naka and Asia")
    Path("b.txt").write_text("calm")

    assert main(["report", "a.txt", "b.txt", "-o", "r.html", "--title", "Our <desk>"]) == 0
    assert ("", "naka: r.html: 2 documents, 1 changed, 1 question\n") == capfd.readouterr()
    page = Path("r.html").read_text("utf-8")
    assert "<title>Our &lt;desk&gt;</title>" in page
    assert "<ins>Nagorno-Karabakh</ins>" in page
    assert Path("r.html").stat().st_mode & 0o777 == Path("a.txt").stat().st_mode & 0o777


def test_without_a_file_the_page_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """It can go on through a pipe."""
    Path("a.txt").write_text("Naka")

    assert main(["report", "a.txt"]) == 0
    out, err = capfd.readouterr()
    assert (out[:15], err) == ("<!DOCTYPE html>", "")


def test_what_cannot_be_read_stands_on_the_page(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The others are there, exit code 3."""
    Path("a.txt").write_text("Naka")
    Path("b.txt").write_bytes(b"\xff")

    assert main(["report", "a.txt", "b.txt", "c.txt", "-o", "r.html"]) == 3
    page = Path("r.html").read_text("utf-8")
    assert "2 inputs could not be read:" in page
    assert "b.txt: not valid UTF-8 at byte 0 (0xFF)" in page
    assert "c.txt: no such file or directory" in capfd.readouterr().err


def test_records_are_documents_of_their_own(capfd: pytest.CaptureFixture[str]) -> None:
    """Each text of a file of records is one, called by its line; bad lines are told."""
    Path("a.jsonl").write_text('{"t": "Naka"}\nno JSON\n{"t": "calm"}\n')

    assert main(["report", "a.jsonl", "--field", "t", "-o", "r.html"]) == 3
    page = Path("r.html").read_text("utf-8")
    names = re.findall("<h2 id=[^>]*>([^<]*)</h2>", page)
    assert ["a.jsonl, line 1, t", "a.jsonl, line 3, t"] == names
    assert "a.jsonl, line 2: not a JSON object" in page
    assert "a.jsonl, line 2: not a JSON object" in capfd.readouterr().err


def test_nothing_to_read_makes_no_page() -> None:
    """An earlier report is not replaced by an empty one."""
    assert main(["report", "missing.txt", "-o", "r.html"]) == 3
    assert not Path("r.html").exists()


def test_only_a_report_is_written_over(capfd: pytest.CaptureFixture[str]) -> None:
    """An article that was named by mistake is safe, exit code 2."""
    Path("a.txt").write_text("Naka")

    assert main(["report", "a.txt", "-o", "r.html"]) == 0
    assert main(["report", "a.txt", "-o", "r.html"]) == 0
    capfd.readouterr()
    assert main(["report", "a.txt", "-o", "a.txt"]) == 2
    assert "Naka" == Path("a.txt").read_text()
    assert "a.txt is no report and stays as it is" in capfd.readouterr().err


def test_a_report_does_not_report_on_itself() -> None:
    """It may lie in the directory that it is about, and comes out the same each time."""
    Path("a.txt").write_text("Naka")
    main(["report", ".", "-o", "r.html"])
    first = Path("r.html").read_bytes()
    main(["report", ".", "-o", "r.html"])

    assert first == Path("r.html").read_bytes()


def test_a_failure_leaves_the_earlier_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is replaced whole or not at all, and no part of one is left behind."""
    Path("a.txt").write_text("Naka")
    main(["report", "a.txt", "-o", "r.html"])
    first = Path("r.html").read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(FakeNormalizer, "normalize", interrupted)
    assert main(["report", "a.txt", "-o", "r.html"]) == 130
    assert first == Path("r.html").read_bytes()
    assert ["a.txt", "r.html"] == sorted(path.name for path in Path().iterdir())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--limit", "0"], "--limit needs a number of 1 or more"),
        (["-o", "."], "is a directory; name a file, report.html"),
        (["--encoding", "klingon"], "there is no text encoding 'klingon'"),
    ],
)
def test_wrong_usage_is_told(
    options: list[str], says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and a sentence; nothing was read."""
    assert main(["report", "missing.txt", *options]) == 2
    assert says in capfd.readouterr().err


def test_a_page_is_not_printed_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nobody reads HTML there; the sentence says what to do."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    assert main(["report", "a.txt"]) == 2
    assert "name a file for it, -o report.html" in capfd.readouterr().err
