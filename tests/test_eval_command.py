"""The command ``naka eval``: gold that is wrong, printing, the gate, the comparison."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli_fake import FakeNormalizer
from naka_normalize.cli import main, settings

MENTION = {
    "start": 3,
    "end": 7,
    "surface": "Naka",
    "names": ["Nagorno-Karabakh"],
    "artifact": True,
    "class": "short-name",
    "rewrite": "Nagorno-Karabakh",
}
ASIA = {
    "start": 11,
    "end": 15,
    "surface": "Asia",
    "names": ["Armenia"],
    "artifact": True,
    "class": "confused-country",
    "rewrite": "Armenia",
}


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put the stand-in in the place of the pipeline, and two documents with gold."""
    monkeypatch.setattr(settings, "make_normalizer", lambda _: FakeNormalizer())
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("In Naka or Asia.")
    Path("b.txt").write_text("All is calm.")
    write(
        {"doc": "a", "kind": "mt-zh", "mentions": [MENTION, ASIA]},
        {"doc": "b", "kind": "trap", "mentions": []},
    )


def write(*records: object) -> None:
    """Write the gold file."""
    Path("gold.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))


def measured(*options: str) -> int:
    """Run the command on the two documents."""
    return main(["eval", "gold.jsonl", ".", *options])


def test_the_table_says_what_each_measure_was_counted_on(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """All measures, then kinds and classes."""
    assert measured() == 0
    lines = capfd.readouterr().out.splitlines()

    assert lines[0] == "2 documents"
    assert lines[1].startswith("  fix precision     1.0000  [1.0000, 1.0000]")
    assert lines[2].startswith("  fix recall        0.5000")
    assert lines[2].endswith("1 of 2 damaged names are repaired")
    assert any(line.split()[:3] == ["short-name", "1", "1.0000"] for line in lines)


def test_failures_are_listed_up_to_the_number_asked_for(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The first is the name that was missed."""
    assert measured("--errors", "1") == 0

    assert capfd.readouterr().out.startswith(
        "a:11: missed (confused-country): 'Asia' became 'Asia', expected 'Armenia'\n2 doc"
    )


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--min-precision", "1", "--min-recall", "0.5"), 0, ""),
        (("--min-recall", "0.6"), 1, "recall of repairs 0.5000 is below the minimum 0.6"),
        (("--min-recall", "60"), 2, "from 0 to 1"),
        (("--errors", "-1"), 2, "0 or more"),
    ],
)
def test_the_gate_answers_by_exit_code(
    options: tuple[str, ...], code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Below a minimum 1, a wrong number 2."""
    assert measured(*options) == code
    assert said in capfd.readouterr().err


def test_a_measure_that_is_not_there_is_not_below_a_minimum(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Without damaged names there is no recall; it is said."""
    write({"doc": "b", "kind": "trap", "mentions": []})

    assert measured("--min-recall", "0.9") == 0
    assert "there is no recall" in capfd.readouterr().err


def test_json_holds_measures_counts_and_errors(capfd: pytest.CaptureFixture[str]) -> None:
    """One object, with what made it."""
    assert measured("--json", "--errors", "5", "--seed", "3") == 0
    record = json.loads(capfd.readouterr().out)

    assert record["all"]["measures"]["fix_recall"]["value"] == 0.5
    assert record["kinds"]["trap"]["measures"]["documents_perfect"]["value"] == 1.0
    assert record["classes"]["short-name"]["counts"]["fixed"] == 1
    assert [error["what"] for error in record["errors"]] == ["missed", "wrong link"]
    assert record["policy"] == "balanced"
    assert set(record["versions"]) == {"code", "data", "fingerprint"}


def test_compare_prints_what_differs(capfd: pytest.CaptureFixture[str]) -> None:
    """Against itself nothing does; against other gold the measures that moved."""
    assert measured("--json") == 0
    Path("old.json").write_text(capfd.readouterr().out)
    assert measured("--compare", "old.json") == 0
    assert capfd.readouterr().out.endswith("no measure has changed\n")

    write({"doc": "a", "kind": "mt-zh", "mentions": [MENTION]})
    assert measured("--compare", "old.json") == 0
    out = capfd.readouterr().out
    assert "  all fix recall: 0.5000 → 1.0000  +0.5000\n" in out
    assert "  kind trap documents perfect: 1.0000 → -\n" in out

    assert measured("--compare", "old.json", "--json") == 0
    differences = json.loads(capfd.readouterr().out)["differences"]
    assert {
        "group": "all",
        "measure": "fix_recall",
        "old": 0.5,
        "new": 1.0,
        "difference": 0.5,
    } in differences


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"all": 1}', "\x00", '"all"'])
def test_an_earlier_result_that_is_none_is_refused(
    content: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and the name of the file."""
    Path("old.json").write_text(content)

    assert measured("--compare", "old.json") == 2
    assert "old.json is no output" in capfd.readouterr().err


def without(field: str) -> dict[str, Any]:
    """The good mention, but for one field."""
    return {name: value for name, value in MENTION.items() if name != field}


WRONG: list[tuple[object, str]] = [
    ([], "gold.jsonl:1: the line must be a JSON object"),
    ({"doc": "a", "kind": "x"}, "gold.jsonl:1: the line has no 'mentions'"),
    ({"doc": "a", "kind": 1, "mentions": []}, "'kind' of the line must be a text"),
    ({"doc": "../a", "kind": "x", "mentions": []}, "must be the plain name of a file"),
    ({"doc": "c", "kind": "x", "mentions": []}, "c.txt: cannot be read"),
    ({"doc": "a", "kind": "x", "mentions": [1]}, "mention 1 must be a JSON object"),
    (
        {"doc": "a", "kind": "x", "mentions": [without("names")]},
        "gold.jsonl:1: mention 1 has no 'names'",
    ),
    (
        {"doc": "a", "kind": "x", "mentions": [without("rewrite")]},
        "mention 1 is an artifact and has no 'rewrite'",
    ),
    (
        {"doc": "a", "kind": "x", "mentions": [MENTION | {"optional": 1}]},
        "'optional' of mention 1 must be true or false",
    ),
    (
        {"doc": "a", "kind": "x", "mentions": [MENTION | {"names": [1]}]},
        "'names' of mention 1 must hold texts only",
    ),
    (
        {"doc": "a", "kind": "x", "mentions": [MENTION | {"end": 3}]},
        "mention 1 needs 0 <= start < end, not 3..3",
    ),
    (
        {"doc": "a", "kind": "x", "mentions": [MENTION | {"start": 4}]},
        "gold.jsonl:1: 'Naka' does not stand at 4..7 of a.txt, but 'aka'",
    ),
    (
        {"doc": "a", "kind": "x", "mentions": [], "debris": [{"start": 1}]},
        "debris 1 has no 'expected'",
    ),
]


@pytest.mark.parametrize(("record", "said"), WRONG, ids=[said for _, said in WRONG])
def test_wrong_gold_is_told_with_file_and_line(
    record: object, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, no output, and what to look at."""
    write(record)

    assert measured() == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err


def test_all_wrong_lines_are_told_in_one_run(capfd: pytest.CaptureFixture[str]) -> None:
    """A line that is no JSON, a document given twice, a line without fields."""
    good = json.dumps({"doc": "a", "kind": "x", "mentions": []})
    Path("gold.jsonl").write_text(f"{good}\n{{\n\n{good}\n{{}}\n")

    assert measured() == 2
    err = capfd.readouterr().err
    assert "gold.jsonl:2: not valid JSON" in err
    assert "gold.jsonl:4: document 'a' has gold in gold.jsonl:1" in err
    assert "gold.jsonl:5: the line has no 'doc'" in err
    assert all(line.startswith("naka: ") for line in err.splitlines())
    assert "\\n" not in err


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\n", "no gold in this file"), (b"\xff", "not valid UTF-8 at byte 0")],
)
def test_a_file_that_holds_no_gold_is_refused(
    content: bytes, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Empty, or no text at all."""
    Path("gold.jsonl").write_bytes(content)

    assert measured() == 2
    assert said in capfd.readouterr().err


def test_a_gold_file_that_is_not_there_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """As any wrong argument."""
    assert main(["eval", "none.jsonl", "."]) == 2
    assert "none.jsonl: cannot be read" in capfd.readouterr().err
