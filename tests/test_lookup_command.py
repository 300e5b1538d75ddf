"""``naka lookup`` through its entry point: where names come from and how answers go out."""

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from naka_normalize.cli import main

TABLE = """id,name,aliases,type,country
baku,Baku,Bakı|Баку,city,AZ
kapan,Kapan,Ghapan,town,AM
maria-1,Santa Maria,,city,Brazil
maria-2,Santa Maria,,city,Chile
"""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in a directory with a small table."""
    monkeypatch.chdir(tmp_path)
    Path("names.csv").write_text(TABLE, "utf-8")


def look_up(*arguments: str) -> int:
    """Run the command with the small table, and print few columns."""
    return main(["lookup", "--table", "names.csv", "--columns", "asked,id,how", *arguments])


def lines(capfd: pytest.CaptureFixture[str]) -> tuple[list[str], str]:
    """What was printed, by line, and what was told."""
    out, err = capfd.readouterr()
    return out.splitlines(), err


@pytest.mark.parametrize(
    ("file", "content", "options"),
    [
        ("a.txt", "Ghapan\n\nBakuu\n", []),
        ("a.csv", "n,place\n1,Ghapan\n2,Bakuu\n", ["-c", "place"]),
        ("a.csv", 'n,place\n"1\n1",Ghapan\n2,Bakuu\n', ["--column", "2"]),
        ("a.tsv", "\ufeffplace\tn\nGhapan\t1\nBakuu\t2\n", ["--column", "place"]),
        ("a.jsonl", '{"place": "Ghapan"}\n{"place": "Bakuu"}\n', ["--field", "place"]),
    ],
)
def test_names_come_from_lines_columns_and_fields(
    capfd: pytest.CaptureFixture[str], file: str, content: str, options: list[str]
) -> None:
    """The answers keep the order of the rows."""
    Path(file).write_text(content, "utf-8")

    assert look_up("--file", file, "--format", "csv", *options) == 0
    assert lines(capfd)[0] == ["asked,id,how", "Ghapan,kapan,exact", "Bakuu,baku,spelling"]


def test_standard_input_may_be_a_table_too(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A column is taken from it as from a file."""
    stdin = io.TextIOWrapper(io.BytesIO("place\nБаку\n".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)

    assert look_up("--column", "place", "--format", "tsv") == 0
    assert lines(capfd)[0] == ["asked\tid\thow", "Баку\tbaku\texact"]


def test_a_name_that_is_not_found_keeps_its_row(capfd: pytest.CaptureFixture[str]) -> None:
    """Rows of the answer stay beside the rows of the question."""
    assert look_up("Lisbon", "Baku", "--format", "csv") == 1
    out, err = lines(capfd)
    assert out == ["asked,id,how", "Lisbon,,", "Baku,baku,exact"]
    assert err == "naka: not found: Lisbon\n"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["Santa Maria"], 0),
        (["Santa Maria", "--strict"], 1),
        (["Santa Maria", "--strict", "--country", "Chile"], 0),
        (["Santa Maria", "--type", "river"], 1),
        (["Baku", "--strict", "--context", "Kapan"], 0),
    ],
)
def test_strict_asks_for_certain_answers(options: Sequence[str], code: int) -> None:
    """Namesakes are an answer, and no certain one until something decides."""
    assert look_up(*options) == code


@pytest.mark.parametrize(
    ("file", "content", "options", "told"),
    [
        ("a.csv", "place\nBaku\n\n ,x\nKapan\n", ["-c", "place"], "a.csv:4: no name"),
        (
            "a.jsonl",
            '{"p": "Baku"}\n{x\n{"p": 1}\n',
            ["--field", "p"],
            "a.jsonl:2: no JSON",
        ),
        (
            "a.jsonl",
            '{"p": "Baku"}\n[1]\n',
            ["--field", "p"],
            "a.jsonl:2: no text in field",
        ),
    ],
)
def test_bad_rows_are_told_with_their_line_and_others_answered(
    capfd: pytest.CaptureFixture[str],
    file: str,
    content: str,
    options: list[str],
    told: str,
) -> None:
    """Exit code 3; nothing else is lost."""
    Path(file).write_text(content, "utf-8")

    assert look_up("--file", file, "--format", "csv", *options) == 3
    out, err = lines(capfd)
    assert "Baku,baku,exact" in out
    assert told in err


def test_answers_stay_beside_their_rows(capfd: pytest.CaptureFixture[str]) -> None:
    """A row without a name has a row without an answer, so that both can be pasted."""
    Path("a.csv").write_text("day,place\n1,Ghapan\n2,\n3\n4,Baku\n", "utf-8")

    assert look_up("--file", "a.csv", "-c", "place", "--format", "csv") == 3
    rows, _ = lines(capfd)
    assert [row.split(",")[0] for row in rows] == ["asked", "Ghapan", "", "", "Baku"]


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["--file", "no.txt"], 3, "no.txt: no such file"),
        (["--file", "."], 3, "is a directory"),
        (["--file", "names.csv", "-c", "place"], 3, "names.csv:1: there is no column"),
        (["--file", "bad.txt"], 3, "bad.txt: not valid UTF-8"),
        (["--file", "empty.txt"], 2, "nothing to look up"),
        (["Baku", "--file", "names.csv"], 2, "choose one"),
        (["Baku", "--column", "a", "--field", "b"], 2, "choose one"),
        (["Baku", "--columns", "id,nmae"], 2, "no column 'nmae'"),
        (["Baku", "--json", "--format", "csv"], 2, "contradict"),
        (["Baku", "--aliases", "mine.yaml"], 2, "contradict"),
        (["Baku", "--table", "no.csv"], 3, "no.csv: cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    capfd: pytest.CaptureFixture[str], options: list[str], code: int, told: str
) -> None:
    """What is wrong, where, and what to do."""
    Path("bad.txt").write_bytes(b"\xff\n")
    Path("empty.txt").write_bytes(b"\n")

    assert look_up(*options) == code
    err = lines(capfd)[1]
    assert told in err
    assert err.count("\n") == 1


def test_records_tell_all(capfd: pytest.CaptureFixture[str]) -> None:
    """As JSON, a match has the listed name and whether it is certain."""
    assert look_up("Ghapan", "--json") == 0
    (match,) = json.loads(capfd.readouterr().out)["matches"]
    assert (match["id"], match["matched"], match["certain"]) == ("kapan", "Ghapan", True)
