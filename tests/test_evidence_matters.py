"""Every kind of evidence decides something: without it a small text comes out wrong."""

import re
from functools import cache

import pytest

from naka_normalize import weighing as stage
from naka_normalize.evidence import EVIDENCE
from naka_normalize.pipeline import Normalizer

# For each kind a text as translated: <what stands there -> what must come out>, as in the
# alias files. Without a mark it must stay as it is.
CASES: dict[str, str] = {
    "prior": (
        "Xinhua News Agency, Baku: Azerbaijan fought Armenia near Lachin. Observers "
        "from Algeria reported a quiet night."
    ),
    "spelling": (
        "Armenian Foreign Minister <Zorab Mnatsakanjan -> Zohrab Mnatsakanyan> spoke "
        "in Yerevan about the truce, Xinhua News Agency reported."
    ),
    "holder": (
        "The <Uzbek -> Ukrainian> President Zelensky spoke in Kyiv with Russia about "
        "the war."
    ),
    "bystander": (
        "Xinhua News Agency, Yerevan: the Argentine side said on the 5th that Armenia "
        "and Azerbaijan must end the war in Nagorno-Karabakh."
    ),
    "cues": ("The <new crown -> COVID-19> epidemic has closed three schools in the town."),
    "role": (
        "Azerbaijani president <Iham Aliyew -> Ilham Aliyev> opened a bridge, Xinhua "
        "News Agency reported."
    ),
    "place": (
        "Azerbaijan shelled the city of <Stepanacyrd -> Stepanakert> in <Naqqa -> "
        "Nagorno-Karabakh>, Xinhua News Agency reported."
    ),
    "companions": (
        "Xinhua News Agency, Yerevan: the <Asian -> Armenian> side shelled Agdam, and "
        "Azerbaijan answered."
    ),
    "company": (
        "Soldiers in <Schuschi -> Shusha> heard guns, and the Armenian government said "
        "so in Yerevan on Monday."
    ),
    "matter": (
        "Serve with strained yogurt. A neighbour from Azerbaijan once brought saffron rice "
        "and grandmother in Armenia answered with pickled apricots; everybody praised both "
        "dishes afterwards. The A side of the lid belongs to somebody else."
    ),
    "language": (
        "The Armenian government in Yerevan sold the book “Der Krieg um Schuschi” to a "
        "ministry on Monday."
    ),
    "metalanguage": (
        "The Armenian government in Yerevan said on Monday that the spelling Schuschi "
        "is not used by its soldiers."
    ),
    "namesake": (
        "Mrs Naqqa Lindholm, a neighbour of the Armenian government in Yerevan, met "
        "soldiers on Monday."
    ),
    "accents": (
        "The troops left <Ereván & nbsp;at -> Yerevan at> noon, Armenia said, and a "
        "ministry thanked the Universidad de Ereván."
    ),
    "trade": (
        "Xinhua News Agency, Kyiv, May 5 (Reporter Li Ming) President Zelensky of Ukraine "
        "met soldiers in Kyiv. The singer Zelenskaya sang in Ukraine for Zelensky on "
        "the 4th."
    ),
    "consistency": (
        "Xinhua News Agency, Seoul: <Naka -> Nagorno-Karabakh> is quiet tonight. "
        "Nagorno-Karabakh has been without light for a week."
    ),
    "frame": (
        "Xinhua News Agency, Yerevan: the <Asian -> Armenian> army held its positions "
        "near Lachin, and Azerbaijan withdrew from the road."
    ),
    "larger_name": (
        "Xinhua News Agency, Yerevan: Armenia fought Azerbaijan near Lachin. The "
        "trans-Asian military railway to Yerevan was closed, Armenia said."
    ),
    "pairing": (
        "Xinhua News Agency, Baku: Armenia fought Azerbaijan near Lachin. Forces of "
        "Armenia and <Afghanistan -> Azerbaijan> met in the valley."
    ),
    "literal": (
        "Xinhua News Agency, Baku: fighting with Armenia went on in Shusha. The "
        "<Afghan -> Azerbaijani> army advanced towards Lachin."
    ),
    "source": (
        "Xinhua News Agency, Yerevan: the <Asian -> Armenian> side held Agdam, and "
        "Azerbaijan withdrew from the road."
    ),
    "demonym": (
        "Xinhua News Agency, Moscow: fighting between <Azerbaijani -> Azerbaijan> and "
        "<Armenian -> Armenia> has gone on for a week."
    ),
}
_MARK = re.compile("<(.+?) -> (.+?)>")


def case(kind: str) -> tuple[str, str]:
    """Return the text of a case as translated, and as it must come out."""
    return _MARK.sub(r"\1", CASES[kind]), _MARK.sub(r"\2", CASES[kind])


@cache
def normalizer() -> Normalizer:
    """Return the one normalizer that all cases share."""
    return Normalizer()


@pytest.mark.parametrize("kind", CASES)
def test_with_all_evidence_a_text_comes_out_right(kind: str) -> None:
    """What the case says must come out does."""
    text, expected = case(kind)

    assert expected == normalizer().normalize(text).text


@pytest.mark.parametrize("kind", CASES)
def test_without_one_kind_of_evidence_a_text_comes_out_wrong(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Switching the kind off, and nothing else, changes the outcome."""
    text, expected = case(kind)
    rest = tuple(evidence for evidence in EVIDENCE if evidence.__name__ != kind)
    monkeypatch.setattr(stage, "EVIDENCE", rest)

    assert len(rest) == len(EVIDENCE) - 1
    assert expected != normalizer().normalize(text).text


def test_every_kind_of_evidence_has_a_case() -> None:
    """Whoever adds a kind of evidence shows what it decides."""
    assert {evidence.__name__ for evidence in EVIDENCE} == set(CASES)


@pytest.mark.parametrize("kind", CASES)
def test_cases_are_short(kind: str) -> None:
    """A case that fits one look: 8 to 40 words."""
    assert 8 <= len(case(kind)[0].split()) <= 40
