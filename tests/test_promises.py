"""The promises that the library makes about any text, and not only about news."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given, settings, strategies as st

from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Result
from naka_normalize.spans import apply_edits

# Words that the rules react to, debris, and signs that break careless code.
_PIECES = [
    "Asia", "Asian", "Afghanistan", "Afghan", "Naka", "Naqqa", "Nakka’s",
    "the Ayas and Ayas",
    "Armenia", "Azerbaijan", "Armenian", "Azerbaijani", "Armenians", "Russia", "Israel",
    "Pakistan", "Yerevan", "Baku", "Stepanakert", "side", "army", "Ministry of Defense of",
    "foreign ministers of", "and", "between", "the", "a", "an", "in", "(Naka)", "Afang",
    "Alfang side", "the A side", "new crown epidemic", "actual control line", "pashiniyan",
    "Prime Minister", "village of", "district", "[ad_1]", "& nbsp;", "& ndash;", "“ MK ''",
    "< p >", "(End up)Return to Sohu to see more", "Armenia_Nakka", "Original title:", "\n",
    "\n\n", ".", ",", "İlham", "և", "ß", "😀", "\x00", "\ud800", "\u202e", "\u0301", "\r\n",
    "Şuşa", "Нагорный", "纳卡", "Karabakh", "said", "agreed", "Xinhua News Agency,", "’",
    "'", "Minister", "Lafrov", "stepanakot", "Pashinyanu", "\u00a0", "  ", "\u200b",
    "Na\u00adka", "\u3000", "in a line that is long enough to be wrapped, the\n",
]  # fmt: skip
HOSTILE = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
)


@pytest.fixture(scope="module")
def normalizer() -> Normalizer:
    """The built-in packs under the default policy."""
    return Normalizer()


def check_contract(result: Result) -> None:
    """Assert that edits, text and spans of a result agree with each other."""
    assert apply_edits(result.source, result.edits) == result.text
    for edit, following in zip(result.edits, result.edits[1:], strict=False):
        assert edit.span.end <= following.span.start
    for mention in result.mentions:
        assert mention.span.of(result.source) == mention.surface
        assert 0 <= mention.output_span.start <= mention.output_span.end <= len(result.text)
        assert 0.0 <= mention.score <= 1.0


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_edits_give_the_text_for_any_input(normalizer: Normalizer, text: str) -> None:
    """Any text is accepted, and its edits lead to the answer exactly."""
    check_contract(normalizer.normalize(text))


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_normalizing_twice_changes_nothing_more(normalizer: Normalizer, text: str) -> None:
    """The answer is its own answer."""
    once = normalizer.normalize(text).text

    assert normalizer.normalize(once).text == once


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
@example("Xinhua News Agency, Ayas and Ayas\nside")
def test_only_cleaners_and_rewrites_change_characters(
    normalizer: Normalizer, text: str
) -> None:
    """Every entity edit belongs to a mention that was decided to be rewritten."""
    result = normalizer.normalize(text)
    rewritten = [m.span for m in result.mentions if m.decision == "rewrite"]
    for edit in result.edits:
        if edit.kind in ("entity", "glossary"):
            assert any(
                edit.span.overlaps(s) or edit.span.start in (s.start, s.end)
                for s in rewritten
            )


@pytest.mark.parametrize(
    ("wrong", "says"), [(None, "not NoneType"), (b"x", "not bytes; decode it first")]
)
def test_what_is_no_text_is_refused_in_words(
    normalizer: Normalizer, wrong: object, says: str
) -> None:
    """A wrong type is the fault of the caller, who is told what is wanted."""
    with pytest.raises(TypeError) as error:
        normalizer.normalize(wrong)  # type: ignore[arg-type]

    assert str(error.value) == f"text must be a str, {says}"


def test_the_name_of_a_file_is_no_gazetteer() -> None:
    """Who forgets to load it is told so at once."""
    with pytest.raises(TypeError, match=r"returns, not 'mine.yaml'"):
        Normalizer("mine.yaml")  # type: ignore[arg-type]


def test_threads_and_copies_give_the_same_answer(normalizer: Normalizer) -> None:
    """A Normalizer is shared by threads and survives pickling."""
    texts = [
        "Shelling resumed in Naqqa, Armenia said.",
        "The Asian and Azerbaijani armies clashed in Naka, Yerevan and Baku said.",
    ] * 20
    expected = [normalizer.normalize(text).to_dict() for text in texts]
    copy = pickle.loads(pickle.dumps(normalizer))  # noqa: S301 - our own bytes
    with ThreadPoolExecutor(4) as pool:
        assert expected == [r.to_dict() for r in pool.map(normalizer.normalize, texts)]
    assert expected == [copy.normalize(text).to_dict() for text in reversed(texts)][::-1]


def test_the_answer_does_not_depend_on_the_hash_seed() -> None:
    """Sets are never walked in their own order."""
    program = (
        "from naka_normalize.pipeline import Normalizer;import json;"
        "text='The Asian and Afghan armies met in Naka, Yerevan said. The Alfang side and"
        " the Ayas and Ayas agreed. Armenia and Azerbaijan met pashiniyan in tertel.';"
        "print(json.dumps(Normalizer().normalize(text).to_dict()))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(answers) == 1


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "Asia and ",
        "& ",
        "“ ",
        "''",
        "(",
        "\u0301",
        "Naka ",
        "A side ",
        "Zaparov ",
        "\n",
    ],
)
def test_long_runs_take_linear_work(normalizer: Normalizer, unit: str) -> None:
    """A long run of one thing is a text like any other."""
    check_contract(normalizer.normalize(unit * (20_000 // len(unit))))
