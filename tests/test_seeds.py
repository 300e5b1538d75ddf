"""The sample documents: their gold is consistent, and the golden files still hold."""

import json
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Result
from naka_normalize.spans import apply_edits

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = (
    ROOT / "seeds" / "gold.jsonl",
    *sorted((ROOT / "tests" / "gold").glob("*/gold.jsonl")),
)
contents = runpy.run_path(str(ROOT / "scripts" / "make_golden.py"))["contents"]


@cache
def normalized(seed: Path) -> Result:
    """Return the answer for a seed, with the built-in packs."""
    return normalizer().normalize(seed.read_text("utf-8"))


@cache
def normalizer() -> Normalizer:
    """Return the one normalizer that all tests of this file share."""
    return Normalizer()


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


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_edits_of_a_seed_give_its_normalized_text(seed: Path) -> None:
    """Applying the edits to the source gives the text, exactly."""
    result = normalized(seed)

    assert apply_edits(seed.read_text("utf-8"), result.edits) == result.text


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_normalizing_a_seed_twice_changes_nothing_more(seed: Path) -> None:
    """The normalized text is a fixed point."""
    text = normalized(seed).text

    assert normalizer().normalize(text).text == text


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_golden_files_of_a_seed_still_hold(seed: Path) -> None:
    """Text, edits and explanation are those that were reviewed; else: make golden."""
    made = contents(normalized(seed), seed)
    reviewed = {name: (GOLDEN / name).read_text("utf-8") for name in made}

    assert reviewed == made


def test_every_golden_file_belongs_to_a_seed() -> None:
    """A golden file without a seed is a forgotten file."""
    stems = {path.name.split(".")[0] for path in GOLDEN.iterdir()}

    assert {seed.stem for seed in SEEDS} == stems
