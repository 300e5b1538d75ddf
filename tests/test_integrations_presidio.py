"""Results in the shape of Presidio's, which the real package takes."""

import pytest

from integration_texts import SHORT
from naka_normalize import normalize
from naka_normalize.integrations.presidio import to_presidio


@pytest.mark.parametrize("text", SHORT)
def test_places_and_scores_are_those_of_the_mentions(text: str) -> None:
    """Each mention that names something is there once, and its score follows."""
    result = normalize(text)
    found = to_presidio(result)
    named = [mention for mention in result.mentions if mention.entities]

    assert [m.surface for m in named] == [text[f["start"] : f["end"]] for f in found]
    assert [m.score for m in named] == [f["score"] for f in found]
    for one in found:
        why = one["analysis_explanation"]
        assert 0 <= why["original_score"] <= 1
        assert one["score"] == pytest.approx(
            why["original_score"] + why["score_context_improvement"]
        )


def test_the_explanation_has_the_reasons() -> None:
    """The score before the context is that of the listing; reasons are sentences."""
    (found,) = to_presidio(normalize("Clashes resumed in Naqqa."))
    why = found["analysis_explanation"]

    assert 0.9 < why["original_score"] < 1
    assert why["textual_explanation"].startswith("listed as a damaged spelling")
    assert ["Q1181"] == found["recognition_metadata"]["wikidata"]


@pytest.mark.presidio
def test_the_real_package_takes_them() -> None:
    """Every field is one of Presidio's, and its records can be made of them."""
    presidio = pytest.importorskip(
        "presidio_analyzer", reason="presidio-analyzer is not installed"
    )
    text = SHORT[1]
    explained = vars(presidio.AnalysisExplanation("", 0.0))
    for found in to_presidio(normalize(text)):
        why = found.pop("analysis_explanation")
        made = presidio.RecognizerResult(**found)
        assert set(why) <= set(explained)
        assert found["recognition_metadata"]["recognizer_name"] == "naka-normalize"
        assert set(found) | {"analysis_explanation"} == set(made.to_dict())
        assert text[made.start : made.end] in {"Lachin", "Naqqa", "Stepanakert"}
        assert made == presidio.RecognizerResult.from_json(found)
