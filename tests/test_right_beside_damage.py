"""Right names in texts of which other names are damaged."""

import pytest

from grouped import groups, normalizer, one_of

FILES = (
    "right_beside_damage.yaml",
    "right_beside_damage_whole.yaml",
    "right_on_pages.yaml",
)
CASES = [
    one_of(
        group,
        f"{group['behind']}\n{case['text']}" if "behind" in group else case["text"],
        case["stays"],
        label=case["stays"][0][:40],
    )
    for file in FILES
    for group in groups(file)
    for case in group["texts"]
]


@pytest.mark.parametrize(("text", "stays"), CASES)
def test_what_is_right_stays(text: str, stays: list[str]) -> None:
    """A name that stands for another one elsewhere in the text is right here."""
    written = normalizer().normalize(text).text

    assert [one for one in stays if written.count(one) < text.count(one)] == []
