"""Surnames of people whom nobody lists: they stay, however near a listed one is."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from naka_normalize.pipeline import Normalizer

CASES = Path(__file__).parent / "cases" / "surnames.yaml"


@cache
def normalizer() -> Normalizer:
    """Return the one normalizer that all tests of this file share."""
    return Normalizer()


def people() -> list[Any]:
    """One parameter set for each surname, by when it was written."""
    return [
        pytest.param(
            name,
            group["reports"],
            id=f"{group['written']}: {name}",
            marks=[pytest.mark.xfail(strict=True, reason=group["known_failure"])]
            if "known_failure" in group
            else [],
        )
        for group in yaml.safe_load(CASES.read_text("utf-8"))
        for name in group["names"]
    ]


@pytest.mark.parametrize(("name", "reports"), people())
def test_a_surname_stays(name: str, reports: list[str]) -> None:
    """In reports that were translated, behind a title that nobody listed holds."""
    texts = [report.format(name=name) for report in reports]
    assert [normalizer().normalize(text).text for text in texts] == texts
