"""What a journal was given comes back, however it was cut off."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings, strategies as st

from naka_normalize.formats.statistics import Statistics
from naka_normalize.runs import journal
from naka_normalize.runs.journal import Journal
from naka_normalize.runs.work import Answer

ABOUT = {"input": "1", "settings": "2"}
COUNTS = st.dictionaries(st.sampled_from(["entity", "markup"]), st.integers(1, 9)).map(
    Counter
)
ANSWERS = st.lists(
    st.builds(
        Answer,
        st.binary(max_size=9) | st.just(b'\n{"sizes": []}\n'),
        st.booleans(),
        st.text(max_size=9),
        st.just(""),
        st.builds(Statistics, st.integers(0, 9), st.integers(0, 9), COUNTS, COUNTS),
    ),
    max_size=12,
)


def kept(answers: list[Answer], lost: int) -> list[Answer]:
    """Write a journal, cut bytes off its end, and read it as a resumed run does."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "a.jsonl"
        first = Journal(target, ABOUT, resume=True)
        for answer in answers:
            first.add(answer)
        first.close(done=False)
        path = target.with_name(".a.jsonl.naka-journal")
        if lost and path.exists():
            path.write_bytes(path.read_bytes()[:-lost])
        again = Journal(target, ABOUT, resume=True)
        found = list(again.answers())
        assert len(found) == again.pieces
        again.add(
            Answer(b"more", changed=True, problem="", reasons="", statistics=Statistics())
        )
        again.close(done=False)
        last = Journal(target, ABOUT, resume=True)
        assert [answer.part for answer in last.answers()][len(found) :] == [b"more"]
        last.close(done=True)
        assert not list(Path(folder).iterdir())
        return found


@example(
    [Answer(b"", changed=False, problem="", reasons="", statistics=Statistics())], 1, 1
)
@given(ANSWERS, st.integers(0, 200), st.integers(1, 5))
@settings(max_examples=25, deadline=None)
def test_a_journal_gives_back_what_it_was_given(
    answers: list[Answer], lost: int, many: int
) -> None:
    """All of it, or as many whole frames as are left; and it can be gone on with."""
    usual, journal._MANY = journal._MANY, many
    try:
        found = kept(answers, lost)
    finally:
        journal._MANY = usual

    seen = [(answer.part, answer.changed, answer.problem) for answer in found]
    given = [(answer.part, answer.changed, answer.problem) for answer in answers]
    assert given[: len(seen)] == seen
    assert lost or len(seen) == len(given)
    sums = (Statistics(), Statistics())
    for total, ones in zip(sums, (found, answers[: len(found)]), strict=True):
        for one in ones:
            total.merge(one.statistics)
    assert vars(sums[0]) == vars(sums[1])
