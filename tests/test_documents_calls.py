"""What programs call: files, records and lines."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, strategies as st

from cli_fake import FakeNormalizer
from documents_fake import Replacing, problems_of, replacing, rewritten
from naka_normalize import (
    InputError,
    InputSettings,
    Normalizer,
    UsageError,
    iter_jsonl,
    normalize_file,
    normalize_records,
)
from naka_normalize.documents.jsonl import JsonLines

FAKE = replacing()


def test_a_file_is_normalized_in_place_or_elsewhere(tmp_path: Path) -> None:
    """Its permissions stay, and what was done is counted."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"Naka\r\n")
    path.chmod(0o640)
    answer = normalize_file(path, tmp_path / "b.txt", normalizer=FAKE)
    normalize_file(path, normalizer=FAKE)

    assert (answer.documents, answer.changed, answer.problems) == (1, 1, ())
    assert path.read_bytes() == (tmp_path / "b.txt").read_bytes() == b"Karabakh\r\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_is_left_as_it_stands_is_listed(tmp_path: Path) -> None:
    """With the name of the file and the line."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"b": "x"}\nbad\n{"b": "Naka"}\n')
    answer = normalize_file(path, settings=InputSettings(fields=("b",)), normalizer=FAKE)

    assert (answer.documents, answer.changed) == (2, 1)
    assert answer.problems == (
        f"{path}: line 2: not a JSON object: expected {{ at column 1",
    )


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.jsonl", b'{"id": 1, "doc": {"body": ""}}', "--field; it has id, doc.body"),
        ("a.jsonl", b"bad", "--field; it has no fields that can be read"),
        ("a.jsonl", b"[" * 100_000, "--field; it has no fields that can be read"),
        ("a.csv", b"id,body\n1,x\n", "--column; it has id, body"),
        ("a.tsv.gz", gzip.compress(b"id\tbody\n", mtime=0), "--column; it has id, body"),
        ("a.csv", b"", "--column; it has no columns that can be read"),
        ("a.parquet", b"", "--column"),
    ],
)
def test_a_file_with_records_needs_to_know_the_texts(
    name: str, data: bytes, message: str, tmp_path: Path
) -> None:
    """The message lists what the file has."""
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(UsageError) as error:
        normalize_file(path, normalizer=FAKE)
    assert str(error.value).startswith(f"{path}: say which")
    assert message in str(error.value)


def test_an_article_is_taken_out_of_a_page(tmp_path: Path) -> None:
    """It is plain text, and is never written over the page."""
    pytest.importorskip("trafilatura")
    text = "The talks went on in Naka for the third day, the ministry said. " * 5
    path = tmp_path / "a.html"
    path.write_text(f"<html><nav>Home</nav><article><p>{text}</p></article></html>")
    settings = InputSettings(article=True)
    normalize_file(path, tmp_path / "a.txt", settings, FAKE)

    made = (tmp_path / "a.txt").read_text()
    assert made == text.replace("Naka", "Karabakh").strip() + "\n"
    with pytest.raises(UsageError, match="write it to another place"):
        normalize_file(path, settings=settings, normalizer=FAKE)
    path.write_text("<p>")
    answer = normalize_file(path, tmp_path / "b.txt", settings, FAKE)
    assert answer.problems == (f"{path}: no article was found in this page",)


def test_records_get_what_lines_get() -> None:
    """Nulls, missing fields and other values stay; the records given are not changed."""
    records: list[dict[str, Any]] = [
        {"doc": {"body": "Naka"}},
        {"doc": {"body": None}},
        {"doc": {}},
        {"doc": 3},
        {"body": "Naka"},
    ]
    before = json.dumps(records)
    made = list(normalize_records(records, "doc.body", normalizer=FAKE))

    assert before == json.dumps(records)
    assert records[1:] == made[1:]
    assert made[0] == {
        "doc": {
            "body": "Naka",
            "body_normalized": "Karabakh",
            "body_entities": [],
            "body_flags": ["entity"],
        }
    }


@pytest.mark.parametrize("field", ["body_flags", "body_normalized"])
def test_a_field_of_somebody_else_is_never_written_over(field: str) -> None:
    """By a call it is refused; of a file the line stays and is told."""
    record = {"body": "Naka", field: "mine"}
    line = json.dumps(record).encode()
    layout = JsonLines(("body",), 1000)

    with pytest.raises(InputError, match=f"^{field} would be written over"):
        next(normalize_records([record], "body", normalizer=FAKE))
    assert rewritten(layout, line, Replacing()) == line
    assert f" {field} would be written over" in problems_of(layout, line)[0]


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.text(max_size=8)), max_size=4))
def test_calls_agree_with_files(records: list[dict[str, str]]) -> None:
    """Records through the call are the records of the file that was normalized."""
    lines = "".join(f"{json.dumps(record)}\n" for record in records)
    written = rewritten(JsonLines(("a", "b"), 1000), lines.encode(), Replacing("0", "Naka"))
    normalizer = replacing("0", "Naka")

    assert [json.loads(line) for line in written.splitlines()] == list(
        normalize_records(records, "a", "b", normalizer=normalizer)
    )


def test_entities_and_flags_tell_what_the_record_tells() -> None:
    """Mentions without evidence; the kinds of edits, and whether something is in doubt."""
    normalizer = cast("Normalizer", FakeNormalizer())
    (made,) = normalize_records([{"t": "Naka&nbsp;Asia"}], "t", normalizer=normalizer)

    assert made["t_flags"] == ["entity", "markup", "ask"]
    assert [(e["surface"], e["decision"]) for e in made["t_entities"]] == [
        ("Naka", "rewrite"),
        ("Asia", "ask"),
    ]
    assert "evidence" not in made["t_entities"][0]


def test_records_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    """Packed or not; a bad line is told, or raised if nobody listens."""
    path = tmp_path / "a.jsonl.gz"
    large = b'{"a": "' + b"x" * 200_000 + b'"}\n'
    path.write_bytes(
        gzip.compress(b'\xef\xbb\xbf{"a": 1}\n\n[]\n' + large + b'\xe9\n{"a": 2}')
    )
    told: list[str] = []
    settings = InputSettings(max_document=100_000)

    assert [{"a": 1}, {"a": 2}] == list(iter_jsonl(path, settings, told.append))
    assert [f"{path}, line {n}:" for n in (3, 4, 5)] == [
        " ".join(one.split()[:3]) for one in told
    ]
    with pytest.raises(InputError, match="line 3: not a JSON object"):
        list(iter_jsonl(path))


def test_nothing_extra_is_imported_unless_it_is_needed() -> None:
    """Files of text and records are read without what the extras install."""
    code = (
        "import sys, naka_normalize.documents.calls, naka_normalize.cli.reading;"
        "print({'pyarrow', 'trafilatura', 'charset_normalizer', 'backports.zstd'}"
        " & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert b"set()" == done.stdout.strip()
