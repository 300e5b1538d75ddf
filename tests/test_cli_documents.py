"""Files of every kind on the command line: what is told, and what is written."""

import bz2
import gzip
import json
from pathlib import Path

import pytest

from cli_fake import FakeNormalizer
from naka_normalize.cli import main, settings

LINES = b'{"id": 1, "body": "Naka"}\nbad\n{"id": 2, "body": null}\n'


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the stand-in in the place of the pipeline and work in an empty directory."""
    monkeypatch.setattr(settings, "make_normalizer", lambda _: FakeNormalizer())
    monkeypatch.chdir(tmp_path)


def test_lines_are_printed_with_what_is_new(capfd: pytest.CaptureFixture[str]) -> None:
    """A bad line is told with its number, stays, and makes the exit code 3."""
    Path("a.jsonl").write_bytes(LINES)

    assert main(["normalize", "a.jsonl", "--field", "body"]) == 3
    out, err = capfd.readouterr()
    assert out.splitlines()[1:] == ["bad", '{"id": 2, "body": null}']
    assert json.loads(out.splitlines()[0])["body_normalized"] == "Nagorno-Karabakh"
    assert err.startswith("naka: a.jsonl, line 2: not a JSON object: ")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "a.jsonl",
            LINES,
            "a.jsonl: say which field is the text with --field; it has id, body",
        ),
        (
            "a.csv",
            b"id,body\n",
            "a.csv: say which column is the text with --column; it has id",
        ),
    ],
)
def test_a_file_with_records_needs_to_know_the_texts(
    name: str, data: bytes, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is wrong usage, and nothing is written."""
    Path(name).write_bytes(data)
    Path("b.txt").write_text("Naka")

    assert main(["normalize", "-i", "b.txt", name]) == 2
    assert capfd.readouterr().err.startswith(f"naka: {message}")
    assert Path("b.txt").read_text() == "Naka"


def test_every_kind_is_written_as_it_was() -> None:
    """A directory of packed and encoded files is mirrored, each in its own way."""
    Path("in").mkdir()
    Path("in/a.jsonl.gz").write_bytes(gzip.compress(b'{"body": "Naka"}\n'))
    Path("in/b.csv.bz2").write_bytes(bz2.compress(b"body\r\nNaka\r\n"))
    Path("in/c.html").write_bytes(b"<p title=Naka>Naka &amp;</p>")
    Path("in/d.md").write_bytes(b"\xef\xbb\xbf`Naka` Naka")
    options = ["--field", "body", "-c", "body", "-o", "out", "--encoding", "auto"]

    assert main(["normalize", "in", *options]) == 0
    lines = gzip.decompress(Path("out/a.jsonl.gz").read_bytes())
    assert lines.startswith(b'{"body": "Naka", "body_normalized": "Nagorno-Karabakh", ')
    table = bz2.decompress(Path("out/b.csv.bz2").read_bytes())
    assert table.startswith(
        b"body,body_normalized,body_entities,body_flags\r\nNaka,Nagorno-Karabakh,"
    )
    assert Path("out/c.html").read_bytes() == b"<p title=Naka>Nagorno-Karabakh &amp;</p>"
    assert Path("out/d.md").read_bytes() == b"\xef\xbb\xbf`Naka` Nagorno-Karabakh"


def test_a_second_run_in_place_changes_nothing() -> None:
    """The columns of the first run are written anew, not once more."""
    Path("a.csv").write_bytes(b'id,body\n1,"Naka, ""x"""\n2,\n')
    run = ["normalize", "-i", "-c", "body", "a.csv"]

    assert main(run) == 0
    once = Path("a.csv").read_bytes()
    assert main(run) == 0
    assert once == Path("a.csv").read_bytes()


def test_a_guess_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """On standard error, before the text; standard output is UTF-8."""
    text = "Переговоры о мире идут в столице Армении, сообщает агентство. Naka"
    Path("a.txt").write_bytes(text.encode("cp1251"))

    assert main(["normalize", "a.txt", "--encoding", "auto"]) == 0
    out, err = capfd.readouterr()
    assert out == text.replace("Naka", "Nagorno-Karabakh")
    assert "a.txt: read as CP1251, which is a guess" in err
    assert main(["explain", "a.txt", "--encoding", "auto"]) == 0
    assert "a.txt: read as CP1251, which is a guess" in capfd.readouterr().err


def test_a_bomb_is_told_and_the_others_go_on(capfd: pytest.CaptureFixture[str]) -> None:
    """With the option that lets it pass."""
    Path("bomb.gz").write_bytes(gzip.compress(b"\n" * 20_000_000))
    Path("good.txt").write_text("Naka")

    assert main(["normalize", "bomb.gz", "good.txt", "-o", "out"]) == 3
    assert "raise --max-ratio" in capfd.readouterr().err
    assert [path.name for path in Path("out").iterdir()] == ["good.txt"]


def test_an_article_is_not_written_over_its_page(capfd: pytest.CaptureFixture[str]) -> None:
    """It would no longer be a page."""
    Path("a.html").write_text("<p>Naka")

    assert main(["normalize", "-i", "--article", "a.html"]) == 2
    assert "with -o" in capfd.readouterr().err
    assert Path("a.html").read_text() == "<p>Naka"
