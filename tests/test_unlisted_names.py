"""Names of people and places that nobody lists: they stay, however near a listed one is."""

from typing import Any

import pytest

from grouped import groups, normalizer, one_of


def names() -> list[Any]:
    """One parameter set for each name, by when it was written."""
    return [
        one_of(group, name, group["reports"], label=f"{group['written']}: {name}")
        for group in groups("unlisted_names.yaml")
        for name in group["names"]
    ]


@pytest.mark.parametrize(("name", "reports"), names())
def test_an_unlisted_name_stays(name: str, reports: list[str]) -> None:
    """In reports that were translated, where people and places of that region stand."""
    texts = [report.format(name=name) for report in reports]
    assert [normalizer().normalize(text).text for text in texts] == texts
