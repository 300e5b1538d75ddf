import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from conftest import Small
from naka_normalize.errors import Place
from naka_normalize.gazetteer.format.examples import parse_example
from naka_normalize.pipeline import Normalizer
from naka_normalize.proving import Failure, failures, lint

BODY = "entities: {armenia: {name: Armenia, type: country, noisy: [Armeniya]}}"
HERE = Place("mine.yaml", 5, 9)
PIECES = (
    "Armeniya", "<Armeniya -> Armenia>", "<Snow -> Armenia>", "<Armeniya -> >", " fell. ",
    "&amp;", "the ", "A", "\n\n", "\u202e",
)  # fmt: skip
sentences = st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join)
calm = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(scope="module")
def tiny(small: Small) -> Normalizer:
    """A normalizer that knows one country."""
    return Normalizer(small(BODY))


def failure_of(text: str, normalizer: Normalizer) -> Failure | None:
    """What goes wrong with a sentence, if anything."""
    return next(failures([parse_example(text, "armenia", HERE)], normalizer), None)


def test_an_example_that_comes_out_as_written_is_no_failure(tiny: Normalizer) -> None:
    """Marks are what is changed, and nothing else is."""
    assert failure_of("Snow fell in <Armeniya -> Armenia>.", tiny) is None
    assert failure_of("Snow fell in Armenia.", tiny) is None


def test_a_failure_shows_both_sentences_with_marks(tiny: Normalizer) -> None:
    """They are written alike, so that the eye finds where they differ."""
    failure = failure_of("<Snow -> Ice> fell in <Armeniya -> Armenia>, Armeniya.", tiny)

    assert failure is not None
    assert failure.expected == "<Snow -> Ice> fell in <Armeniya -> Armenia>, Armeniya."
    assert failure.got == ("Snow fell in <Armeniya -> Armenia>, <Armeniya -> Armenia>.")


def test_a_failure_keeps_what_explains_it(tiny: Normalizer) -> None:
    """Mentions that came out right do not distract; what was not found is named."""
    failure = failure_of("<Snow -> Ice> fell in <Armeniya -> Armenia>, Armeniya.", tiny)

    assert failure is not None
    assert [m.span.start for m in failure.questioned.mentions] == [23]
    assert failure.unseen == ("Snow",)
    assert failure.doubted == frozenset()


def test_a_failure_tells_what_is_listed_and_passed_over(small: Small) -> None:
    """A doubtful alias without company is not even a mention."""
    doubtful = "entities: {a: {name: Sevan, type: town, ambiguous: {Shore: {because: x}}}}"
    failure = failure_of("<Shore -> Sevan> and <Snow -> Ice>.", Normalizer(small(doubtful)))

    assert failure is not None
    assert failure.unseen == ("Shore", "Snow")
    assert failure.doubted == {"Shore"}


@given(sentences)
def test_what_came_out_reads_back(tiny: Normalizer, text: str) -> None:
    """The marked line is the sentence with the changes that were made to it."""
    try:
        failure = failure_of(text, tiny)
    except ValueError:  # a malformed mark
        return
    if failure is not None and failure.got != failure.result.text:
        read = parse_example(failure.got, "armenia", HERE)

        assert (failure.result.source, failure.result.text) == (read.source, read.expected)


@calm
@given(
    st.lists(sentences | st.text(min_size=1)),
    st.lists(sentences | st.text(min_size=1)),
    st.dictionaries(st.sampled_from(["Asia", "Aya"]) | sentences, sentences, max_size=3),
    st.lists(st.sampled_from(["[ad_{n}]", "{", "{n}", "{x|y} z"]) | sentences, max_size=2),
)
def test_no_value_stops_the_checks(
    tmp_path: Path,
    names: list[str],
    examples: list[str],
    doubtful: dict[str, str],
    patterns: list[str],
) -> None:
    """Whatever stands in the lists of an entry, all problems are in the file."""
    pack = {
        "format": "1",
        "pack": "mine",
        "wrappers": [{"name": "w", "pattern": p, "where": "line"} for p in patterns],
        "entities": {
            "armenia": {
                "name": "Armenia",
                "type": "country",
                "noisy": names,
                "ambiguous": {k: {"because": v, "for": [v]} for k, v in doubtful.items()},
                "examples": examples,
            }
        },
    }
    path = tmp_path / "mine.yaml"
    # JSON in ASCII is YAML, but for characters outside the first plane.
    path.write_text(json.dumps(pack, ensure_ascii=False), "utf-8", "replace")

    for problem in lint([path], builtin=False):
        assert str(path) == problem.place.file
        assert problem.help
