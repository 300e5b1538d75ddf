"""The laws of the cleaning stage."""

import json
import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings, strategies as st

from naka_normalize.clean import clean
from naka_normalize.cleaners import CLEANERS, cleaners_for
from naka_normalize.records import Cleaner, Sign, Wrapper
from naka_normalize.spans import Edit, Span, apply_edits

HERE = Path(__file__).parent
PACK = yaml.safe_load((HERE.parent / "data" / "wrappers.yaml").read_text("utf-8"))
WRAPPERS = tuple(
    Wrapper(
        entry["name"],
        entry["pattern"],
        entry["where"],
        entry.get("language", ""),
        entry.get("because", ""),
    )
    for entry in PACK["wrappers"]
)
SIGNS = (Sign("China News Service", "zh"),)
ALL = cleaners_for(WRAPPERS, SIGNS)
MARK = re.compile(r"<([^<]*?) -> (.*?)>", re.DOTALL)
PIECES = yaml.safe_load((HERE / "cases" / "cleaning_pieces.yaml").read_text("utf-8"))
DEBRIS = st.lists(st.sampled_from([*chain(*PIECES), "\0", "\ud800"]), max_size=16).map(
    "".join
)


def cases(name: str) -> list[Any]:
    """One parameter set for each entry of a file of cases."""
    entries = yaml.safe_load((HERE / "cases" / f"{name}.yaml").read_text("utf-8"))
    return [
        pytest.param(
            entry,
            id=entry["name"],
            marks=[pytest.mark.xfail(strict=True, reason=entry["known_failure"])]
            if "known_failure" in entry
            else [],
        )
        for entry in entries
    ]


@pytest.mark.parametrize("case", cases("cleaning") + cases("cleaning_failures"))
def test_damage_is_undone(case: dict[str, Any]) -> None:
    """A text with damage comes out as the page meant it."""
    cleaners = ALL if case.get("wrappers") else CLEANERS

    assert case["text"] == clean(case["source"], cleaners).text


@pytest.mark.parametrize("cleaners", [CLEANERS, ALL], ids=["bare", "wrappers"])
@pytest.mark.parametrize("case", cases("cleaning_negative"))
def test_what_is_right_stays(case: dict[str, Any], cleaners: tuple[Cleaner, ...]) -> None:
    """What only looks like damage is not touched by a single character."""
    cleaned = clean(case["text"], cleaners)

    assert case["text"] == cleaned.text
    assert () == cleaned.edits


@pytest.mark.parametrize(
    ("name", "example"),
    [(entry["name"], text) for entry in PACK["wrappers"] for text in entry["examples"]],
)
def test_each_wrapper_proves_itself(name: str, example: str) -> None:
    """A marked example loses its wrapper under that name; one without a mark stays."""
    source, expected = MARK.sub(r"\1", example), MARK.sub(r"\2", example)
    cleaned = clean(source, ALL)

    assert expected == cleaned.text
    assert {name} - {edit.rule for edit in cleaned.edits if "->" in example} == (
        set() if "->" in example else {name}
    )


@settings(deadline=None)
@given(DEBRIS)
@example("&lt;&lt;p&gt;p&gt;")
@example("Snow fell. (End) (End)Editor:\n\n[ad_1]\n")
def test_cleaning_again_changes_nothing(source: str) -> None:
    """A cleaned text is clean."""
    once = clean(source, ALL)
    again = clean(once.text, ALL)

    assert once.text == again.text
    assert () == again.edits


@given(DEBRIS)
def test_the_edits_lead_to_the_text(source: str) -> None:
    """Applied to the source, the edits give the text, and each changes something."""
    cleaned = clean(source, ALL)

    assert cleaned.text == apply_edits(source, cleaned.edits)
    assert all(edit.span.of(source) != edit.after for edit in cleaned.edits)
    kinds = {edit.kind for edit in cleaned.edits}
    assert kinds <= {"markup", "encoding", "boilerplate", "spacing"}


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_accepted(source: str) -> None:
    """No text raises an exception, lone surrogates and NUL among them."""
    assert source == clean(source, ALL).source


@given(st.lists(st.sampled_from(["Snow", "fell", "on", "Goris", "a", "road"]), min_size=1))
def test_a_line_without_debris_is_untouched(words: list[str]) -> None:
    """Plain words come out as they went in."""
    source = " ".join(words) + "."

    assert source == clean(source, ALL).text


def test_a_text_that_never_settles_is_left_alone() -> None:
    """Cleaners that undo each other's work cannot make an answer that depends on chance."""

    def flip(text: str) -> list[Edit]:
        return [Edit(Span(0, 1), "b" if text[0] == "a" else "a", "markup", "flip")]

    assert "a" == clean("a", [flip]).text


def test_wrapper_names_are_unique() -> None:
    """A rule names one entry."""
    names = [wrapper.name for wrapper in WRAPPERS]

    assert sorted(set(names)) == sorted(names), json.dumps(names)
