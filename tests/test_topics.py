"""Topics: stories about one conflict are decided together, others alone."""

import pytest
from hypothesis import given, strategies as st

from naka_normalize.clean import clean
from naka_normalize.find import find
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.pipeline import Normalizer
from naka_normalize.spans import apply_edits
from naka_normalize.topics import joined, together, topic


@pytest.fixture(scope="module")
def index() -> Index:
    """The built-in packs."""
    return Index(load_gazetteer())


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            "Asia and Afghanistan shelled each other, Yerevan and Baku said.",
            "armenia azerbaijan",
        ),
        ("Kyiv and Kharkiv were dark, and Zelensky went to the front.", "russia ukraine"),
        ("Stocks in Asia fell, while Afghanistan exported melons.", ""),
        ("A singer from Baku plays the A side of her record.", ""),
        ("Nobody is named.", ""),
    ],
)
def test_certain_names_tell_the_topic(index: Index, text: str, about: str) -> None:
    """Names that may stand for another country tell nothing."""
    assert topic(find(text, index), index.relations) == about


def test_stories_of_one_topic_are_put_together_up_to_a_length() -> None:
    """Those without one stay alone, and far away is far away."""
    topics = ["a b", "", "a b", "c d", "", "a b", "a b"]
    lengths = [9000, 100, 9000, 50, 100, 9000, 50]

    assert together(topics, lengths) == [[0, 2], [1], [3], [4], [5, 6]]


@given(
    st.lists(
        st.sampled_from(["one & nbsp;two\n", "three [ad_1]\n", "& amp;four\n", "five"])
    )
)
def test_joined_stories_are_what_they_were(texts: list[str]) -> None:
    """Sources, texts and edits stand one behind the other."""
    stories = [clean(text) for text in texts] or [clean("")]

    whole = joined(stories)

    assert whole.source == "".join(story.source for story in stories)
    assert whole.text == "".join(story.text for story in stories)
    assert apply_edits(whole.source, whole.edits) == whole.text


_FIRST = (
    "Ministers meet in Geneva to speak about a truce on the border\n\n"
    "Xinhua News Agency, Geneva, July 3 – The foreign ministers of Asia and"
    " Afghanistan spoke in Geneva about a truce, Yerevan and Baku confirmed. Fighting"
    " in Naqqa had not stopped since the weekend, and both delegations blamed each"
    " other for the shelling of villages.\n"
    "(Editor: Li Ming)\n\n"
)
_BETWEEN = (
    "[ad_1]\n"
    "Harbour band plays its first record again after forty years\n\n"
    "The five musicians who once filled the fish hall will play all nine songs in the"
    " evening, and the brewery has painted its horses blue. Their longest tour went"
    " through half of Asia and ended in a snowstorm, which the drummer remembers with"
    " pleasure.\n"
    "[ad_2]\n\n"
)
_SECOND = (
    "Hospital in Stepanakert treats the wounded in the cellar again\n\n"
    "Doctors in Stepanakert moved their patients downstairs on Monday. Asia asked for"
    " medicine and blood, Yerevan says, while surgeons operated by candlelight until"
    " the morning. Nurses slept on the floor between the stretchers, and nobody"
    " complained about the noise.\n"
)


def test_stories_about_one_conflict_help_each_other() -> None:
    """The second alone shows too little; what stands between is about something else."""
    normalizer = Normalizer()

    together_text = normalizer.normalize(_FIRST + _BETWEEN + _SECOND).text

    assert "Armenia asked for medicine" in together_text
    assert "half of Asia" in together_text
    assert "Asia asked for medicine" in normalizer.normalize(_SECOND).text
    assert "[ad_" not in together_text
    assert "Editor" not in together_text
