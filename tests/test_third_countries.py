"""Countries that are no party: their names stay in reports of conflicts."""

from typing import Any

import pytest

from grouped import groups, normalizer, one_of

HEAD = "Xinhua News Agency, {}, October 5 (Reporter Li Ming) "


def reports() -> list[Any]:
    """One parameter set for each report, by when it was written."""
    return [
        one_of(
            group,
            HEAD.format(report["from"]) + report["text"],
            label=f"{group['written']}: {report['text'][:40]}",
        )
        for group in groups("third_countries.yaml")
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
            "Afghan President Aliyev left, with Armenia and Azerbaijan at war.",
            "Azerbaijani President Aliyev left, with Armenia and Azerbaijan at war.",
        ),
        (
            "Afghan President Alijev was in Baku. Armenia fired first.",
            "Azerbaijani President Aliyev was in Baku. Armenia fired first.",
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
