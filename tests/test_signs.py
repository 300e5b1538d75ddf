import pytest
from hypothesis import given, strategies as st

from naka_normalize.clean import clean
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Alias, Candidate, Cleaned, Entity, Mention, Sign, Wrapper
from naka_normalize.signs import ANY_LANGUAGE, removed_signs, resolved_signs, text_signs
from naka_normalize.spans import Edit, Span

SIGNS = (Sign("Xinhua", "zh"), Sign("recently learned", "zh"), Sign("Anadolu", "tr"))
KARABAKH = Entity("nagorno-karabakh", "Nagorno-Karabakh", "region")
TEXT = st.lists(st.sampled_from(["Xinhua", "xinhua", "İ", "Anadolu", "s", " ", "_", "."]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Xinhua reported", ["Xinhua"]),
        ("(Xinhua)", ["Xinhua"]),
        ("It was Recently Learned here", ["recently learned"]),
        ("Xinhua and Anadolu", ["Xinhua", "Anadolu"]),
        ("xinhua reported", []),
        ("Xinhuanet reported", []),
        ("nothing of the kind", []),
        ("", []),
    ],
)
def test_a_listed_phrase_is_a_sign(text: str, found: list[str]) -> None:
    """As whole words, in its own capitals; one in lower case stands for any."""
    assert found == [sign.text for sign in text_signs(text, SIGNS)]


@pytest.mark.parametrize(
    ("text", "is_sign"),
    [
        ("He said on the 27th that talks go on", True),
        ("According to a report of the agency on the 3rd, snow fell", True),
        ("It was announced on the evening of the 1st.", True),
        ("They issued it on the 22nd local time", True),
        ("He left on the 27th, she stayed", False),
        ("He said so. She left on the 27th.", False),
        (f"He said so, {'and then ' * 8}left on the 27th", False),
        ("They said so on the 5th of May", False),
        ("They said so on the 4th July, a Sunday", False),
        ("They said so on the 4th and 5th of May", False),
        ("They said so on the 10th floor", False),
        ("They reported on the 38th, 39th and 40th parallels", False),
        ("They said on May 27th, on a Sunday", False),
        ("They said so on the 22th", False),
        ("They reported on the 19th-century bridge", False),
    ],
)
def test_a_day_without_its_month_is_a_sign(text: str, *, is_sign: bool) -> None:
    """Reports in Chinese write so; what is counted otherwise, or not reported, is none."""
    assert [(s.language, s.weak) for s in text_signs(text, ())] == [("zh", True)] * is_sign


@given(TEXT.map("".join))
def test_a_sign_knows_its_place(text: str) -> None:
    """The span of a sign covers it in the text, however lengths change in folding."""
    for sign in text_signs(text, SIGNS):
        assert sign.span is not None
        assert sign.text == sign.span.of(text)


@pytest.mark.parametrize(
    ("kind", "rule", "language"),
    [
        ("boilerplate", "chinese-footer", "zh"),
        ("boilerplate", "share-buttons", ANY_LANGUAGE),
        ("markup", "spaced-entity", ANY_LANGUAGE),
        ("spacing", "split-quotes", ANY_LANGUAGE),
        ("markup", "tag", None),
        ("spacing", "double-space", None),
    ],
)
def test_debris_of_translating_is_a_sign(
    kind: str, rule: str, language: str | None
) -> None:
    """What a wrapper of some site or an engine left says so; ordinary debris does not."""
    wrappers = [Wrapper("chinese-footer", "(End)", "line", "zh")]
    edit = Edit(Span(0, 5), "", kind, rule)
    found = list(removed_signs(Cleaned("(End)", "", (edit,)), wrappers))

    assert ([language] if language else []) == [sign.language for sign in found]


def test_taken_apart_markup_is_a_sign() -> None:
    """Cleaning and signs agree on what the rules are called."""
    cleaned = clean("all is calm & nbsp;in Baku")

    assert [ANY_LANGUAGE] == [sign.language for sign in removed_signs(cleaned, ())]


@pytest.mark.parametrize(
    ("how", "language", "sign"),
    [
        ("listed", "zh", "zh"),
        ("spelling", "", ANY_LANGUAGE),
        ("listed", "", None),
        ("confusion", "", None),
    ],
)
def test_resolved_damage_is_a_sign(how: str, language: str, sign: str | None) -> None:
    """A name damaged as only one language damages it shows that language."""
    alias = Alias("Naqqa", ("nagorno-karabakh",), "noisy", language=language)
    candidate = Candidate((KARABAKH,), how, alias=alias)
    mention = Mention(Span(3, 8), "Naqqa", (candidate,))
    found = list(resolved_signs([mention], {0: candidate}))

    assert ([sign] if sign else []) == [s.language for s in found]


def test_signs_decide_for_a_translated_text(normalizer: Normalizer) -> None:
    """The same words in a text with an agency of the source language are damage."""
    text = "Yerevan: the Asian side held Agdam, and Azerbaijan withdrew from the road."
    signed = f"Xinhua News Agency, {text}"

    assert text == normalizer.normalize(text).text
    assert signed.replace("Asian", "Armenian") == normalizer.normalize(signed).text


@pytest.mark.parametrize(
    ("text", "is_holder"),
    [
        ("The Uzbek President Volodymyr Zelensky said so.", True),
        ("The Uzbek President, Volodymyr Zelensky, said so.", True),
        ("The Uzbek President, Volodymyr Zelensky, and others said so.", False),
        ("The Uzbek President, Volodymyr Zelensky and others said so.", False),
        ("After he met the Uzbek President, Volodymyr Zelensky, tired, left.", False),
    ],
)
def test_an_apposition_names_the_holder(text: str, *, is_holder: bool) -> None:
    """Between commas, and not in a list."""
    result = Normalizer().normalize(f"Kyiv, May 5. Russia attacked Ukraine. {text}")
    [mention] = [m for m in result.mentions if m.surface in ("Uzbek", "Uzbek President")]

    assert is_holder == ("holder" in {e.kind for e in mention.evidence})
