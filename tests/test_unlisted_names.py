"""Names of people and places that nobody lists: they stay, however near a listed one is."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from naka_normalize.pipeline import Normalizer

CASES = Path(__file__).parent / "cases" / "unlisted_names.yaml"


@cache
def normalizer() -> Normalizer:
    """Return the one normalizer that all tests of this file share."""
    return Normalizer()


def names() -> list[Any]:
    """One parameter set for each name, by when it was written."""
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


@pytest.mark.parametrize(("name", "reports"), names())
def test_an_unlisted_name_stays(name: str, reports: list[str]) -> None:
    """In reports that were translated, where people and places of that region stand."""
    texts = [report.format(name=name) for report in reports]
    assert [normalizer().normalize(text).text for text in texts] == texts
