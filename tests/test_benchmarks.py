"""The benchmarks on tiny input: their shape and their sums, never their timing."""

import os
import random
import sys
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import contenders
import fuzzy
import lookups
from accuracy import Score, judge
from bench import Bench, Settings
from corpus import Document, Material, Planted, Writer, read, write
from exact import _whole_words, words
from growth import growth, starting
from hostile import UNITS, cost
from lookups import queries
from measure import Spread, ask, cpu_of, interleaved, missing, ratios
from naka_normalize import Normalizer, load_gazetteer
from naka_normalize.records import Gazetteer
from names import invented, misspelt, names_of, write_names, write_pack
from planting import DAMAGED, KINDS
from ready import Change, Ready
from report import Table, markdown, report
from sections import lookup, running_text, stages
from worker import JOBS, Job

TINY = Settings(
    megabytes=0.006,
    seconds=0.01,
    patience=60,
    rounds=1,
    starts=1,
    lengths=(0.006,),
    tables=(200,),
    lookup_tables=(200,),
    densities=(60,),
    queries=20,
    judged=2,
)
DOCUMENT = Document(
    "Talks in Naqqa and in Baku began.",
    (
        Planted(9, 14, "listed", ("Nagorno-Karabakh",)),
        Planted(22, 26, "right", ("Baku",)),
    ),
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The built-in packs."""
    return load_gazetteer()


@pytest.fixture(scope="module")
def material(gazetteer: Gazetteer) -> Material:
    """What texts are made of."""
    return Material(gazetteer)


@pytest.fixture
def writer(material: Material) -> Writer:
    """Writes dense documents."""
    return Writer(material, 60)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A run with this library only."""
    peers = frozenset({*contenders.PEERS, *lookups.PEERS})
    return Bench(tmp_path_factory.mktemp("bench"), TINY, peers)


def test_planted_names_stand_where_they_are_said_to(writer: Writer) -> None:
    """Marks are in order, disjoint and inside; what is right is among the answers."""
    for document in writer.documents(20_000):
        at = 0
        for planted in document.planted:
            surface = document.text[planted.start : planted.end]
            assert at <= planted.start < planted.end <= len(document.text)
            assert planted.kind in KINDS
            assert (surface in planted.accepted) == (planted.kind not in DAMAGED)
            at = planted.end


def test_a_corpus_follows_from_its_seed(material: Material) -> None:
    """The same seed writes the same texts, another one others."""
    first, same, other = (
        next(Writer(material, 60, seed).documents(4000)) for seed in (1, 1, 2)
    )

    assert first == same
    assert first != other


def test_a_corpus_comes_back_as_it_was_written(writer: Writer, tmp_path: Path) -> None:
    """Nothing is lost on the way to the workers."""
    documents = list(writer.documents(9000))
    write(documents, tmp_path / "corpus")

    assert documents == list(read(tmp_path / "corpus"))


@pytest.mark.parametrize(
    ("changes", "repaired", "wrong"),
    [
        ([], 0, 0),
        ([Change(9, 14, "Nagorno-Karabakh")], 1, 0),
        ([Change(9, 14, "the Nagorno-Karabakh")], 1, 0),
        ([Change(6, 18, "in Nagorno-Karabakh and")], 1, 0),
        ([Change(6, 18, "near Nagorno-Karabakh and")], 0, 1),
        ([Change(9, 14, "Armenia")], 0, 1),
        ([Change(22, 26, "Baku")], 0, 0),
        ([Change(22, 26, "Kabul")], 0, 1),
        ([Change(0, 5, "Tanks")], 0, 1),
        ([Change(0, 5, "Tanks"), Change(9, 14, "Nagorno-Karabakh")], 1, 1),
    ],
)
def test_changes_are_judged_by_what_the_reader_sees(
    changes: list[Change], repaired: int, wrong: int
) -> None:
    """A repair, a wrong change, and a change that does not matter."""
    score = Score()
    judge(DOCUMENT, changes, score)

    assert (repaired, wrong) == (score.repaired.total(), score.wrong)
    assert score.recall() == repaired
    made = repaired + wrong
    assert score.precision == (repaired / made if made else 1.0)


def test_who_changes_nothing_has_full_precision_and_no_recall(writer: Writer) -> None:
    """So precision alone praises nobody."""
    score = Score()
    for document in writer.documents(9000):
        judge(document, [], score)

    assert (1.0, 0.0) == (score.precision, score.recall())


def test_the_planted_answers_are_all_right(writer: Writer) -> None:
    """Who writes what is planted as right has a perfect score."""
    score = Score()
    for document in writer.documents(9000):
        answers = [Change(p.start, p.end, p.accepted[0]) for p in document.planted]
        judge(document, answers, score)

    assert (1.0, 1.0) == (score.precision, score.recall())


def test_this_library_is_measured_on_what_it_changes() -> None:
    """Its changes, spliced into the text, are what it writes."""
    ready = fuzzy.naka([])
    text = "Clashes resumed in Naqqa, said Yerevan."

    assert ready.changes is not None
    assert ready.replace(text) == Ready.of(ready.changes).replace(text)
    assert "Nagorno-Karabakh" in ready.replace(text)


@given(st.text("ab -", max_size=30))
def test_whole_words_are_those_of_a_plain_search(text: str) -> None:
    """What overlapping hits leave is what a slow search finds, leftmost and longest."""
    table = {"a": "1", "ab": "2", "a b": "3", "b a b": "4", "b-a": "5"}
    hits = [
        (at, at + len(name), written)
        for name, written in table.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    expected, at = [], 0
    while at < len(text):
        here = [
            (end, written)
            for start, end, written in hits
            if start == at
            and not text[max(0, start - 1) : start].isalnum()
            and not text[end : end + 1].isalnum()
        ]
        if here:
            end, written = max(here)
            expected.append(Change(at, end, written))
            at = end
        else:
            at += 1

    assert expected == _whole_words(text, hits)


@given(st.text("abcdef", min_size=3, max_size=12), st.integers(0, 99))
def test_a_misspelling_keeps_its_first_letter(name: str, seed: int) -> None:
    """One letter is wrong, and the length differs by one at most."""
    wrong = misspelt(name, random.Random(seed))

    assert name[0] == wrong[0]
    assert abs(len(name) - len(wrong)) <= 1


def test_a_smaller_pack_is_in_a_larger_one(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """So that only the number of names differs."""
    tables = []
    for size in (200, 1000):
        write_pack(gazetteer, size, tmp_path / "pack.yaml")
        names = names_of(load_gazetteer(tmp_path / "pack.yaml", builtin=False))
        assert 0.95 * size <= len(names) <= 1.5 * size
        tables.append({name.surface for name in names})

    assert tables[0] < tables[1]


def test_a_pack_is_filled_up_with_names_of_nobody(tmp_path: Path) -> None:
    """A gazetteer with too few names still makes a table of any size."""
    write_pack(Gazetteer({}, ()), 300, tmp_path / "pack.yaml")
    names = names_of(load_gazetteer(tmp_path / "pack.yaml", builtin=False))

    assert len({name.surface for name in names}) == 300


def test_queries_know_their_answers(gazetteer: Gazetteer) -> None:
    """Listed ones are in the table, and some name nobody."""
    names = names_of(gazetteer)
    asked = queries(names, 60)

    assert len(asked) == 60
    assert {entity for _, entity in asked} <= {None, *(name.entity for name in names)}
    assert None in {entity for _, entity in asked}


def test_invented_names_differ() -> None:
    """There is no end of them."""
    drawn = list(islice(invented(random.Random(0)), 1000))

    assert len(set(drawn)) > 900


def test_rounds_are_interleaved_and_failures_left_out() -> None:
    """Everybody has a turn in each round; who fails has no figures."""
    order: list[str] = []

    def run(job: Job) -> dict[str, float]:
        order.append(job.contender)
        return {} if job.contender == "broken" else {"n": len(order)}

    jobs = {name: Job(job="text", contender=name) for name in ("one", "two", "broken")}
    answers = interleaved(jobs, 3, run)

    assert ["one", "two"] == list(answers)
    assert 1 == order.count("broken")
    assert [{"one", "two"}] * 2 == [set(order[3:5]), set(order[5:7])]


def test_a_ratio_is_taken_round_by_round() -> None:
    """A slow round slows both, and the ratio stays."""
    assert Spread(2.0, 2.0, 4.0) == ratios([2, 20, 4], [1, 10, 1])


def test_who_is_not_installed_is_named() -> None:
    """A missing peer is no error."""
    assert ["nobody"] == missing({"nobody": "no_such_module", "everybody": "json"})


def test_a_worker_that_fails_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    """It is reported, and has no answer."""
    job = Job(job="text", contender="nobody")

    assert {} == ask(job, 60)
    assert "KeyError: 'nobody'" in capsys.readouterr().err


def test_a_floor_is_not_judged() -> None:
    """Who replaces nothing has no accuracy."""
    ready = words([])

    assert (None, "as is") == (ready.changes, ready.replace("as is"))


def test_a_table_shows_medians_and_spread() -> None:
    """One line a row; what was not measured is a dash."""
    rows = [("one", [Spread(1.5, 1, 20), None, 0.5, "text"])]
    shown = markdown(Table("Title", "Note.", ("", "a", "b", "c", "d"), rows))

    assert "| one | 1.50 (1.00–20.0) | – | 0.5 | text |" in shown.splitlines()


def test_a_program_that_fails_is_no_measurement() -> None:
    """What a program costs counts only if it did its work."""
    assert cpu_of([sys.executable, "-c", "pass"], os.environ) > 0
    with pytest.raises(RuntimeError, match="ended with 3"):
        cpu_of([sys.executable, "-c", "raise SystemExit(3)"], os.environ)


def test_a_worker_reads_all_that_it_is_given(material: Material, tmp_path: Path) -> None:
    """A process of its own counts the bytes of a corpus."""
    documents = list(Writer(material, 60).documents(4000))
    write(documents, tmp_path / "corpus")
    write_names([], tmp_path / "names")
    job = Job(
        job="text",
        contender="floor: list the words",
        names=str(tmp_path / "names"),
        corpus=str(tmp_path / "corpus"),
    )

    assert len("".join(d.text for d in documents).encode()) == ask(job, 60)["bytes"]


def test_sections_have_the_figures_that_they_promise(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each section runs, and every row fills every column."""
    monkeypatch.setattr("bench.ask", lambda job, _: JOBS[job.job](job))
    monkeypatch.setattr("growth.cpu_of", lambda *_: 0.02)
    tables = [*running_text(bench), *stages(bench), *lookup(bench), *growth(bench)]
    tables += starting(bench)
    text = report(tables, {"corpora": "tiny"})

    for table in tables:
        assert table.rows
        assert {len(table.columns)} == {1 + len(cells) for _, cells in table.rows}
        assert f"## {table.title}\n" in text


def test_hostile_text_has_a_cost(gazetteer: Gazetteer) -> None:
    """Each piece can be normalized, and time passes."""
    assert all(cost(Normalizer(gazetteer), [3 * unit]) > 0 for unit in UNITS[:3])
