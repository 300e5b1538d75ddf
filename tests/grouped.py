"""Texts in groups, of which some are known to be changed wrongly."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from naka_normalize.pipeline import Normalizer

_CASES = Path(__file__).parent / "cases"


@cache
def normalizer() -> Normalizer:
    """Return the one normalizer that all tests of a process share."""
    return Normalizer()


def groups(file: str) -> list[dict[str, Any]]:
    """Read the groups of a file of ``tests/cases``."""
    read: list[dict[str, Any]] = yaml.safe_load((_CASES / file).read_text("utf-8"))
    return read


def one_of(group: dict[str, Any], *values: object, label: str) -> Any:  # noqa: ANN401 - of pytest
    """Return a parameter set, marked as its group says with ``known_failure``."""
    failure = group.get("known_failure")
    marks = [pytest.mark.xfail(strict=True, reason=failure)] if failure else []
    return pytest.param(*values, id=label, marks=marks)
