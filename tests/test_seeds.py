"""The sample documents: their gold is consistent, and the golden files still hold."""

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
GOLD = (ROOT / "seeds" / "gold.jsonl", *sorted((ROOT / "tests" / "gold").glob("*/gold.jsonl")))


def documents(gold: Path) -> Path:
    """Return where the texts of a gold file lie."""
    beside = gold.parent / "docs"
    return beside if beside.is_dir() else gold.parent


def records() -> list[Any]:
    """Return one test case for each document of each gold file."""
    cases = []
    for gold in GOLD:
        for line in gold.read_text("utf-8").splitlines():
            record = json.loads(line)
            path = documents(gold) / f"{record['doc']}.txt"
            name = f"{gold.parent.name}/{record['doc']}"
            cases.append(pytest.param(path, record, id=name))
    return cases


@pytest.mark.parametrize(("path", "record"), records())
def test_gold_surfaces_stand_at_their_spans(path: Path, record: dict[str, Any]) -> None:
    """What the gold says about a place is about the characters at that place."""
    text = path.read_text("utf-8")
    marked = [*record["mentions"], *record["debris"]]

    assert [mark["surface"] for mark in marked] == [
        text[mark["start"] : mark["end"]] for mark in marked
    ]


@pytest.mark.parametrize(("path", "record"), records())
def test_gold_mentions_are_sorted_and_disjoint(path: Path, record: dict[str, Any]) -> None:
    """No character of a document belongs to two mentions."""
    ends = [0, *(mention["end"] for mention in record["mentions"])]
    starts = [mention["start"] for mention in record["mentions"]]

    assert path.is_file()
    assert all(end <= start for end, start in zip(ends, starts, strict=False))


@pytest.mark.parametrize(("path", "record"), records())
def test_gold_traps_hold_nothing_to_repair(path: Path, record: dict[str, Any]) -> None:
    """A trap is good English throughout, and an artifact says what must stand there."""
    damaged = [mention for mention in record["mentions"] if mention["artifact"]]

    assert path.is_file()
    assert record["kind"] != "trap" or (damaged, record["debris"]) == ([], [])
    assert all(mention["names"] and "rewrite" in mention for mention in damaged)


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.parent.name)
def test_every_document_has_gold(gold: Path) -> None:
    """A text without gold, or gold without a text, is a forgotten file."""
    named = [json.loads(line)["doc"] for line in gold.read_text("utf-8").splitlines()]

    assert sorted(path.stem for path in documents(gold).glob("*.txt")) == sorted(named)
