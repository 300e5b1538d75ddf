"""Names listed as damage that are right all the same: none of these texts may change."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from grouped import groups, normalizer, one_of


def texts() -> list[Any]:
    """One parameter set for each text, by what the name is there."""
    return [
        one_of(group, text, label=f"{group['kind']}: {text[:40]}")
        for group in groups("right_names.yaml")
        for text in group["texts"]
    ]


@pytest.mark.parametrize("text", texts())
def test_a_right_name_stays(text: str) -> None:
    """What is right in its text stays, whatever else it may be elsewhere."""
    assert normalizer().normalize(text).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clashes resumed in Naqqa.", "Clashes resumed in Nagorno-Karabakh."),
        ("On Monday Naqqa was quiet.", "On Monday Nagorno-Karabakh was quiet."),
        ("Azerbaijani troops in Naqqa", "Azerbaijani troops in Nagorno-Karabakh"),
        ("Troops in Siria withdrew.", "Troops in Syria withdrew."),
        ("Siria and Damascus agreed.", "Syria and Damascus agreed."),
        (
            "Soldiers in Yerevan cheered Pachinian.",
            "Soldiers in Yerevan cheered Pashinyan.",
        ),
        (
            "The special correspondent of MK said: the Big Seven met in Moscow.",
            "The special correspondent of MK said: the Group of Seven met in Moscow.",
        ),
    ],
)
def test_damage_is_still_repaired(text: str, expected: str) -> None:
    """A name of no language is repaired at once, another one in company."""
    assert normalizer().normalize(text).text == expected


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("He said on the 27th", "AKPM"),
        ("Xinhua News Agency said", "the Parliamentary Assembly of the Council of Europe"),
    ],
)
def test_a_weak_sign_is_no_company(said: str, name: str) -> None:
    """People give a day without its month as well; an agency's name shows more."""
    text = f"{said} that the team of {{}} had lunch in the hotel."
    assert normalizer().normalize(text.format("AKPM")).text == text.format(name)


SIGNS = st.sampled_from(
    ["; ", " = ", "(", ")", '"', "`", "\n", ": ", "{", "}", "für ", "«", "»"]
)
WORDS = st.sampled_from(
    ["Naqqa", "Siria", "import ", "in ", "und ", "the ", "called ", "Mr "]
)


@given(st.lists(st.one_of(SIGNS, WORDS), max_size=24).map("".join))
def test_edits_hold_among_code_and_other_languages(text: str) -> None:
    """Offsets and idempotence hold where names stand in code and quotations."""
    result = normalizer().normalize(text)
    again = normalizer().normalize(result.text)

    assert again.text == result.text
    assert all(edit.span.of(text) != edit.after for edit in result.edits)
