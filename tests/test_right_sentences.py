import pytest

from grouped import groups, normalizer, one_of

FILES = ("right_sentences.yaml", "right_ambiguous.yaml", "right_spellings.yaml")
CASES = [
    one_of(group, text, label=f"{group['written']}: {text[:40]}")
    for file in FILES
    for group in groups(file)
    for text in group["texts"]
]


@pytest.mark.parametrize("text", CASES)
def test_a_right_sentence_stays(text: str) -> None:
    """A word that is damage elsewhere is none here."""
    assert text == normalizer().normalize(text).text
