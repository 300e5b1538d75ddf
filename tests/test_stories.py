"""Story segmentation: what one article says decides nothing in the next."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from naka_normalize.pipeline import Normalizer
from naka_normalize.running import running
from naka_normalize.stories import stories

TESTS = Path(__file__).parent
DAMAGED = (
    "Asia and Afghanistan exchange fire at the border of the Naka region\n\n"
    "Xinhua News Agency, Moscow, July 3 (Reporter Li Wei) – The ministries of defense"
    " of Asia and Afghanistan accused each other on the 3rd of opening fire in Naka."
    " Armenian Prime Minister Pashinyan spoke with the commanders in Yerevan, and"
    " Azerbaijani President Aliyev said in Baku that the Alfang side had answered. The"
    " A side counted two wounded soldiers, and the Asian army withdrew its artillery"
    " from the ridge on the next morning.\n"
)
CLEAN = (
    "Harbour band plays its first record again after forty years\n\n"
    "The five musicians who once filled the fish hall will play all nine songs in the"
    " evening, and the A side will be heard twice, as the drummer promised on Sunday."
    " Their first tour went through half of Asia, where Naka Okamoto joined them as a"
    " singer, and ended in a snowstorm. Tickets are sold out, the harbour master"
    " complains about the noise, and the brewery has painted its horses blue for the"
    " occasion, which nobody had asked for.\n"
)


@pytest.fixture(scope="module")
def normalizer() -> Normalizer:
    """The built-in packs under the default policy."""
    return Normalizer()


@pytest.mark.parametrize(
    "parts",
    [
        (DAMAGED, CLEAN),
        (CLEAN, DAMAGED),
        (CLEAN, DAMAGED, CLEAN),
        (DAMAGED, CLEAN, DAMAGED),
    ],
)
def test_articles_of_one_text_are_decided_alone(
    normalizer: Normalizer, parts: tuple[str, ...]
) -> None:
    """A digest is repaired as its articles are, and its mentions stand where they stand."""
    text = "\n\n".join(parts)
    alone = [normalizer.normalize(part) for part in parts]

    result = normalizer.normalize(text)

    assert result.text == "\n\n".join(one.text for one in alone)
    assert [m.surface for m in result.mentions] == [
        m.surface for one in alone for m in one.mentions
    ]
    for mention in result.mentions:
        assert mention.span.of(text) == mention.surface
        written = mention.output_span.of(result.text)
        assert written == mention.surface or mention.changed


def test_the_examples_would_harm_each_other(normalizer: Normalizer) -> None:
    """Without a headline between them the harbour band has toured a country."""
    text = DAMAGED.strip() + " " + CLEAN.partition("\n\n")[2]

    assert "half of Asia" not in normalizer.normalize(text).text
    assert normalizer.normalize(CLEAN).text == CLEAN


_BRIEF = (
    "{}Officials opened a bridge over the northern harbour on Monday after several"
    " years of delay. Contractors blamed the weather, schoolchildren counted lorries"
    " from the windows, and the council asked who would pay for the painting. The"
    " wooden bridge is going to become a garden as soon as somebody promises to water"
    " the flowers between the planks."
)
_OTHER_BRIEF = (
    "{}Officials closed a stadium beneath the volcano on Monday because lions had"
    " escaped from the circus. Several fishermen brought them home before the evening"
    " in a borrowed van, and the painting of the goalkeeper that they had scratched"
    " was taken to a museum. Nobody blamed the animals, whose keeper promises that"
    " they are afraid of everybody."
)


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ("", 1),
        ("LIMA, May 3 (Andina) – ", 2),
        ("LIMA — ", 2),
        ("=====\n", 2),
        ("* * *\n\n", 2),
        ("---------------------- 3\n", 2),
        ("Document 4 of 12\n\n", 2),
        ("Sir — ", 2),
        ("(Editor: Jan Smit)\n\n", 2),
        ("[ad_2]\n", 2),
        ("| --- | --- |\n", 1),
        ("---- ---- ----\n", 1),
        ("14:05 ", 1),
    ],
)
def test_marks_tell_items_apart_that_share_words(between: str, count: int) -> None:
    """Items of news in brief, of archives and of letters have no headlines."""
    text = f"{_BRIEF.format('OSLO — ')}\n\n{_OTHER_BRIEF.format(between)}"

    assert len(stories(text)) == count


def test_a_headline_over_the_same_matter_is_a_heading() -> None:
    """A section that goes on about the same is no story of its own."""
    text = (
        f"{_BRIEF.format('')}\n\nA bridge for the northern harbour\n\n{_BRIEF.format('')}"
    )

    assert len(stories(text)) == 1


@pytest.mark.parametrize("folder", ["gold/blind-for-rules", "gold/blind-kept-back"])
def test_one_article_is_one_story(folder: str) -> None:
    """Sections of an article belong together, whatever stands above them."""
    for path in sorted((TESTS / folder / "docs").glob("*.txt")):
        text = running(path.read_text("utf-8")).text

        assert len(stories(text)) == 1, path.name


_PIECES = ["A headline that has no end", "BAKU – so", "\n", "\n\n", "\r\n", DAMAGED, CLEAN]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_stories_cover_the_text(text: str) -> None:
    """They stand one after another, from the start to the end."""
    spans = stories(text)

    assert "".join(span.of(text) for span in spans) == text
    assert all(span.length for span in spans) or not text
