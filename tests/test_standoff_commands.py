"""``naka mentions`` and ``naka convert``, through the real entry point."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli_fake import FakeNormalizer
from naka_normalize.cli import main, settings
from naka_normalize.standoff import FORMATS

TEXT = "Asia 🙂\r\nNaka\n"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty directory to work in, and a stand-in for the pipeline."""
    monkeypatch.setattr(settings, "make_normalizer", lambda _: FakeNormalizer())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.txt").write_bytes(TEXT.encode())
    return tmp_path


def records(output: str) -> list[dict[str, object]]:
    """The objects of JSON lines."""
    return [json.loads(line) for line in output.splitlines()]


def test_mentions_leave_the_text_as_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    """A record for each document, spans in the text that was given."""
    assert main(["mentions", "d"]) == 0
    out, err = capfd.readouterr()
    (record,) = records(out)
    assert (record["source"], record["text"], err) == ("d/a.txt", TEXT, "")
    assert '"span": [8, 12], "surface": "Naka", "label": "region"' in out


def test_each_text_of_a_file_of_records_is_a_document(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Named by file, line and field; a line that is no JSON is told, exit code 3."""
    Path("c.jsonl").write_text('{"t": "Naka"}\n{\n{"t": "calm"}\n')

    assert main(["mentions", "c.jsonl", "--field", "t"]) == 3
    out, err = capfd.readouterr()
    assert [("c.jsonl, line 1, t", "Naka"), ("c.jsonl, line 3, t", "calm")] == [
        (record["source"], record["text"]) for record in records(out)
    ]
    assert err.startswith("naka: c.jsonl: line 2: ")


@pytest.mark.parametrize("command", ["mentions", "normalize"])
@pytest.mark.parametrize(("unit", "start"), [("codepoint", 8), ("utf16", 9), ("utf8", 11)])
def test_offsets_count_what_was_asked_for(
    command: str, unit: str, start: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """Behind an emoji the three units differ, and the record names an unusual one."""
    assert main([command, "d/a.txt", "--format", "jsonl", "--offsets", unit]) == 0
    (record,) = records(capfd.readouterr().out)
    mentions = record["mentions"]
    assert isinstance(mentions, list)
    assert (unit, start) == (record.get("offsets", "codepoint"), mentions[1]["span"][0])


def test_formulas_are_marked_for_spreadsheets(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Only if that is asked for; what is marked is text to every spreadsheet."""
    Path("=1+1.txt").write_text("Naka")

    for option, name in (([], "=1+1.txt"), (["--guard-formulas"], "'=1+1.txt")):
        assert main(["mentions", "=1+1.txt", "--format", "csv", *option]) == 0
        assert capfd.readouterr().out.splitlines()[1].startswith(f"{name},0,4,")


def test_a_unit_that_a_format_lacks_is_wrong_usage(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2 and a sentence."""
    assert main(["mentions", "d", "--format", "brat", "--offsets", "utf8"]) == 2
    assert capfd.readouterr().err == ("naka: offsets of brat count codepoint, not utf8\n")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_converts_back(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """From the texts to a format, to JSON lines: labels and surfaces are the same."""
    target = "out" if name == "brat" else f"out{FORMATS[name].ending}"
    texts = {"gold": ["--texts", "d"]}.get(name, [])
    back = ["convert", "--from", name, "--to", "jsonl", target, *texts]

    assert main(["mentions", "d/a.txt", "--format", name, "-o", target]) == 0
    assert main(back) == 0
    out = capfd.readouterr().out
    (record,) = records(out)
    mentions = record["mentions"]
    assert isinstance(mentions, list)
    assert record["text"] == TEXT
    assert [("name", "Asia"), ("region", "Naka")] == [
        (one["label"], one["surface"]) for one in mentions
    ]


def test_brat_gets_a_directory_with_texts_and_annotations(folder: Path) -> None:
    """The tree is mirrored; a second run finds its own files and is content."""
    for _ in range(2):
        assert main(["mentions", "d", "--format", "brat", "-o", "out"]) == 0
    assert (folder / "out" / "a.txt").read_bytes() == TEXT.encode()
    assert (folder / "out" / "a.ann").read_text("utf-8").startswith("T1\tname 0 4\tAsia\n")


def test_a_file_that_is_there_is_not_written_over(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Annotations that a person changed stay; exit code 3."""
    (folder / "d" / "a.ann").write_text("T1\tx 0 4\tAsia\n")

    assert main(["mentions", "d/a.txt", "--format", "brat", "-o", "d"]) == 3
    assert "is there already, with another content" in capfd.readouterr().err
    assert (folder / "d" / "a.ann").read_text() == "T1\tx 0 4\tAsia\n"


@pytest.mark.parametrize(
    "command",
    [
        ["mentions", "d/a.txt", "--format", "brat"],
        ["convert", "d/a.ann", "--from", "brat", "--to", "brat"],
    ],
)
def test_an_empty_output_path_is_not_the_working_directory(
    command: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    """A variable that is not set: exit code 2, and nothing is written."""
    assert main([*command, "-o", ""]) == 2
    assert capfd.readouterr().err == "naka: a path is empty; is a variable not set?\n"


@pytest.mark.parametrize("bad", ["missing.txt", "bad.txt"])
def test_an_output_outlives_a_run_in_which_all_fails(bad: str) -> None:
    """What was found earlier is not replaced by nothing."""
    Path("bad.txt").write_bytes(b"\xff")
    Path("m.csv").write_text("earlier\n")

    assert main(["mentions", bad, "--format", "csv", "-o", "m.csv"]) == 3
    assert Path("m.csv").read_text() == "earlier\n"


@pytest.mark.parametrize(
    ("file", "form"), [("bad.jsonl", "jsonl"), ("bad.ann", "brat"), ("good.ann", "brat")]
)
def test_convert_advises_what_can_be_done(
    file: str, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """It reads UTF-8 only, of annotations and of the texts beside them."""
    Path("good.ann").write_text("T1\tname 0 1\tx\n")
    for name in ("bad.jsonl", "bad.ann", "good.txt", "bad.txt"):
        Path(name).write_bytes(b"a\xff")

    assert main(["convert", "--from", form, "--to", "csv", file]) == 3
    assert "at byte 1 (0xFF); convert it to UTF-8 first\n" in capfd.readouterr().err


def test_losses_are_told_and_counted(capfd: pytest.CaptureFixture[str]) -> None:
    """On standard error by kind; with ``--strict`` exit code 1 and nothing written."""
    main(["mentions", "d", "-o", "m.jsonl"])
    given = ["convert", "--from", "jsonl", "--to", "doccano", "m.jsonl", "-o", "o.jsonl"]
    capfd.readouterr()

    assert main([*given, "--strict"]) == 1
    assert not Path("o.jsonl").exists()
    assert capfd.readouterr().err == (
        "naka: nothing written, because doccano cannot hold: Wikidata ids (1), decisions"
        " (2), entity ids (1), entity names (1), entity types (1), evidence (2), proposals"
        " (2), scores (2)\n"
    )
    assert main(given) == 0
    assert capfd.readouterr().err.startswith("naka: note: doccano cannot hold: Wikidata")
    assert (
        main(["convert", "--strict", "--from", "jsonl", "--to", "prodigy", "m.jsonl"]) == 0
    )


def test_losses_of_reading_are_told(capfd: pytest.CaptureFixture[str]) -> None:
    """What no other format takes from the input counts for ``--strict``, too."""
    Path("d/a.ann").write_text("T1\tx 0 4\tAsia\nR1\tIn Arg1:T1 Arg2:T1\n")
    given = ["convert", "--from", "brat", "--to", "jsonl", "d"]

    assert main([*given, "--strict"]) == 1
    out, err = capfd.readouterr()
    expected = "naka: nothing written, because no format takes from brat: relations (1)\n"
    assert (out, err) == ("", expected)
    assert main(given) == 0


def test_what_is_wrong_is_told_and_the_others_are_converted(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """File, line and column, exit code 3."""
    Path("m.jsonl").write_text('{"text": "a"}\n{"text": 1}\n', "utf-8")
    given = ["convert", "--from", "doccano", "--to", "jsonl", "missing", "m.jsonl"]

    assert main(given) == 3
    out, err = capfd.readouterr()
    assert [{"source": "m.jsonl#1", "text": "a", "mentions": []}] == records(out)
    assert "naka: missing: no such file or directory" in err
    assert "naka: m.jsonl:2:1: text must be a text\n" in err


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "d/../../x", "a\0b"])
def test_names_do_not_lead_out(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A name in a file of somebody else reads and writes nothing outside the directory."""
    Path("secret.txt").write_text("hidden")
    page = {"label": name, "items": []}
    Path("d/p.jsonld").write_text(json.dumps(page))
    Path("d/m.jsonl").write_text(json.dumps({"source": name, "text": "x", "mentions": []}))

    assert main(["convert", "--from", "web-annotation", "--to", "jsonl", "d/p.jsonld"]) == 3
    to_page = ["convert", "--from", "jsonl", "--to", "web-annotation", "d/m.jsonl"]
    assert main([*to_page, "--texts", "out"]) == 3
    assert (
        main(["convert", "--from", "jsonl", "--to", "brat", "d/m.jsonl", "-o", "out"]) == 0
    )
    assert "hidden" not in capfd.readouterr().out
    written = {path for path in Path().rglob("*") if path.is_file()}
    assert {path.parts[0] for path in written} == {"secret.txt", "d", "out"}


def test_gold_gets_its_texts(capfd: pytest.CaptureFixture[str]) -> None:
    """With ``--texts`` what was converted can be evaluated at once."""
    Path("m.jsonl").write_text('{"source": "b", "text": "calm", "mentions": []}\n')
    given = ["convert", "--from", "jsonl", "--to", "gold", "m.jsonl", "-o", "g.jsonl"]

    assert main([*given, "--texts", "texts"]) == 0
    assert capfd.readouterr().err == "naka: note: gold cannot hold: document names (1)\n"
    assert Path("texts/b.txt").read_text() == "calm"
    assert main(["eval", "g.jsonl", "texts"]) == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["normalize", "d", "--offsets", "utf8"], "add --format jsonl"),
        (["mentions", "d", "d", "--format", "brat"], "brat has a file for each document"),
        (["mentions", "d", "-o", "d"], "d is a directory; for jsonl, -o needs a file"),
        (
            ["mentions", "d", "--format", "brat", "-o", "d/a.txt"],
            "d/a.txt is a file; brat has several: -o needs a directory",
        ),
        (["mentions", "d/a.txt", "-o", "d/a.txt"], "d/a.txt is the input itself"),
        (["mentions", "d", "-o", "d/../d/a.txt"], "a.txt is the input itself"),
        (
            ["convert", "--from", "jsonl", "--to", "csv", "d/a.txt", "-o", "d/a.txt"],
            "d/a.txt is the input itself",
        ),
        (
            ["convert", "--from", "jsonl", "--to", "prodigy", "d/a.txt", "--texts", "d"],
            "jsonl and prodigy hold the texts; omit --texts",
        ),
        (
            ["convert", "--from", "jsonl", "--to", "brat", "d/a.txt"],
            "name a directory with -o",
        ),
        (
            ["convert", "--from", "brat", "--to", "csv", "--from-offsets", "utf8", "d"],
            "offsets of brat count codepoint, not utf8",
        ),
    ],
)
def test_what_contradicts_itself_is_wrong_usage(
    arguments: list[str], says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, and nothing was done."""
    before = sorted(Path().rglob("*"))

    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert (out, says in err, before) == ("", True, sorted(Path().rglob("*")))


def test_the_programs_work_together() -> None:
    """As a user writes it: mentions of standard input, piped into a conversion."""
    program = [sys.executable, "-m", "naka_normalize"]
    source = "Shelling resumed near Lachin in Naqqa.\n"
    first = subprocess.run(
        [*program, "mentions"], input=source.encode(), capture_output=True, check=True
    )
    second = subprocess.run(
        [*program, "convert", "--from", "jsonl", "--to", "conll", "-"],
        input=first.stdout,
        capture_output=True,
        check=True,
    )

    rows = [line.split("	")[1::2] for line in second.stdout.decode().splitlines()[3:-1]]
    tagged = [row for row in rows if row[1] != "O"]
    assert [["Lachin", "B-town"], ["Naqqa", "B-region"]] == tagged
