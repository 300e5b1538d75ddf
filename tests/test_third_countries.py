"""Countries that are no party: their names stay in reports of conflicts."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from naka_normalize.pipeline import Normalizer

CASES = Path(__file__).parent / "cases" / "third_countries.yaml"
HEAD = "Xinhua News Agency, {}, October 5 (Reporter Li Ming) "


@cache
def normalizer() -> Normalizer:
    """Return the one normalizer that all tests of this file share."""
    return Normalizer()


def reports() -> list[Any]:
    """One parameter set for each report, by when it was written."""
    return [
        pytest.param(
            HEAD.format(report["from"]) + report["text"],
            id=f"{group['written']}: {report['text'][:40]}",
            marks=[pytest.mark.xfail(strict=True, reason=group["known_failure"])]
            if "known_failure" in group
            else [],
        )
        for group in yaml.safe_load(CASES.read_text("utf-8"))
        for report in group["texts"]
    ]


@pytest.mark.parametrize("text", reports())
def test_a_third_country_stays(text: str) -> None:
    """A signed report of a Chinese agency shows translation, and not whom it names."""
    assert normalizer().normalize(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Afghan President Aliyev said that Armenia and Azerbaijan must talk.",
            "Azerbaijani President Aliyev said that Armenia and Azerbaijan must talk.",
        ),
        (
            "Afghan President Alijev spoke in Baku. Armenia said that they lied.",
            "Azerbaijani President Aliyev spoke in Baku. Armenia said that they lied.",
        ),
        (
            "Azerbaijan denied it. The Afghan army fired, Armenia said.",
            "Azerbaijan denied it. The Azerbaijani army fired, Armenia said.",
        ),
        (
            "The Brazilian side fired rockets at Israel. Palestine confirmed it.",
            "The Palestinian side fired rockets at Israel. Palestine confirmed it.",
        ),
    ],
)
def test_a_party_is_still_found(text: str, expected: str) -> None:
    """What speaks of a party, its own people first, is heard as before."""
    head = HEAD.format("Yerevan")
    assert normalizer().normalize(head + text).text == head + expected
