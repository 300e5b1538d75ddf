"""Each measure of an evaluation, on the smallest case that shows it."""

from dataclasses import dataclass, replace

import pytest

from naka_normalize.evaluation import (
    Evaluation,
    GoldDebris,
    GoldDocument,
    GoldMention,
    evaluate,
)
from naka_normalize.evaluation.counts import Counts, measures, total
from naka_normalize.records import Entity, LinkedMention, Result, Versions
from naka_normalize.spans import Edit, Span, apply_edits

KARABAKH = Entity("nagorno-karabakh", "Nagorno-Karabakh", "region", wikidata="Q1181")
ARMENIA = Entity("armenia", "Armenia", "country", wikidata="Q399")
ASIA = Entity("asia", "Asia", "continent")
TEXT = "An Asia drone fell near Naka, says Yerevan."


@dataclass(frozen=True)
class Answer:
    """A normalizer with one answer: words to replace, and words to link."""

    edits: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, tuple[Entity, ...]], ...] = ()

    def normalize(self, text: str) -> Result:
        """Give the answer."""
        edits = tuple(
            Edit(span(text, before), after, "entity", "told")
            for before, after in sorted(self.edits, key=lambda e: text.index(e[0]))
        )
        mentions = tuple(
            LinkedMention(
                span(text, word),
                word,
                entities,
                decision="keep",
                changed=False,
                score=1.0,
                output_span=span(text, word),
                evidence=(),
            )
            for word, entities in self.links
        )
        written = apply_edits(text, edits)
        return Result(text, written, edits, mentions, Versions("0", "0", "0"))


def span(text: str, word: str) -> Span:
    """Where a word stands."""
    return Span(text.index(word), text.index(word) + len(word))


def damaged(word: str, *rewrites: str) -> GoldMention:
    """A name of the text that must be repaired."""
    mention = right(word, *rewrites[:1])
    return replace(mention, artifact=True, kind="short-name", rewrites=rewrites)


def right(word: str, *names: str) -> GoldMention:
    """A name of the text that is right."""
    place = span(TEXT, word)
    return GoldMention(place, word, names or (word,), artifact=False, kind="exact")


def measured(
    mentions: tuple[GoldMention, ...],
    answer: Answer,
    debris: tuple[GoldDebris, ...] = (),
) -> Counts:
    """What is counted in the one text."""
    gold = GoldDocument("one", "mt-zh", mentions, debris)
    return evaluate([gold], {"one": TEXT}, answer).overall.counts


REPAIRS = [
    ("repaired", ("Naka", "Nagorno-Karabakh"), (1, 0, 0)),
    ("missed", None, (0, 0, 1)),
    ("wrong", ("Naka", "Japan"), (0, 1, 0)),
    ("case, accents and article", ("Naka", "the NAGORNO KARABÁKH"), (1, 0, 0)),
    ("another right form", ("Naka", "Artsakh"), (1, 0, 0)),
    ("across the border", ("near Naka", "near Nagorno-Karabakh"), (1, 0, 0)),
    ("across the border, wrong", ("near Naka", "by Nagorno-Karabakh"), (0, 1, 0)),
]


@pytest.mark.parametrize(
    ("edit", "expected"), [case[1:] for case in REPAIRS], ids=[case[0] for case in REPAIRS]
)
def test_a_repair_is_what_the_reader_sees(
    edit: tuple[str, str] | None, expected: tuple[int, int, int]
) -> None:
    """Fixed, wrong and missed are told by the text that stands there afterwards."""
    answer = Answer((edit,) if edit else ())
    counts = measured((damaged("Naka", "Nagorno-Karabakh", "Artsakh"),), answer)

    assert (1, *expected) == (counts.damaged, counts.fixed, counts.wrong, counts.missed)


def test_an_optional_repair_counts_only_when_something_was_changed() -> None:
    """Leaving it is right; changing it wrongly is not."""
    mention = replace(damaged("Naka", "Nagorno-Karabakh"), optional=True)

    assert measured((mention,), Answer()).damaged == 0
    assert measured((mention,), Answer((("Naka", "Japan"),))).wrong == 1


def test_what_nobody_can_tell_is_not_scored() -> None:
    """An uncertain name is no repair, and a change of it is no false one."""
    mention = replace(damaged("Naka", "Nagorno-Karabakh"), uncertain=True)
    counts = measured((mention,), Answer((("Naka", "Japan"),)))

    assert (0, 0, 0, 0) == (
        counts.damaged,
        counts.false_changes,
        counts.named,
        counts.expected_changes,
    )


CHANGES = [
    ("at a damaged name", ("Naka", "Japan"), "expected_changes"),
    ("beside one", ("near", "in"), "expected_changes"),
    ("of case alone", ("drone", "Drone"), "trivial_changes"),
    ("of signs alone", (".", "!"), "trivial_changes"),
    ("to another right form", ("Yerevan", "Erevan"), "harmonised"),
    ("of a right name", ("Yerevan", "Baku"), "false_changes"),
    ("of a word", ("drone", "train"), "false_changes"),
]


@pytest.mark.parametrize(
    ("edit", "expected"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES]
)
def test_a_change_is_of_one_sort(edit: tuple[str, str], expected: str) -> None:
    """Every edit is expected, trivial, harmonising or false."""
    mentions = (
        damaged("Naka", "Nagorno-Karabakh"),
        replace(right("Yerevan"), rewrites=("Erevan",)),
    )
    counts = measured(mentions, Answer((edit,)))
    sorts = ("expected_changes", "trivial_changes", "harmonised", "false_changes")

    assert {expected: 1} == {s: n for s in sorts if (n := getattr(counts, s))}


def test_harm_is_a_right_name_made_wrong() -> None:
    """Another right form is no harm; the bare name in the place of a demonym is."""
    mentions = (right("Asia", "Armenia"), right("Yerevan"))
    other = (replace(right("Asia", "Armenia"), demonym=True),)

    assert measured(mentions, Answer((("Yerevan", "Baku"),))).harmed == 1
    assert measured(mentions, Answer((("Asia", "Armenia"),))).harmed == 0
    assert measured(other, Answer((("Asia", "Armenia"),))).harmed == 1


def test_harm_beside_a_repair_is_told_too() -> None:
    """No false change tells of it, because the edit was due."""
    mentions = (damaged("Naka", "Nagorno-Karabakh"), right("Yerevan"))
    gold = GoldDocument("one", "mt-zh", mentions)
    answer = Answer((("Naka, says Yerevan", "Nagorno-Karabakh"),))
    found = evaluate([gold], {"one": TEXT}, answer)

    assert found.overall.counts.harmed == 1
    assert ("harmed", "Yerevan") in [(f.what, f.surface) for f in found.failures]


def test_a_document_is_perfect_when_nothing_is_left_to_do() -> None:
    """One name that was missed, or one false change, and it is not."""
    mentions = (damaged("Naka", "Nagorno-Karabakh"),)
    repair = ("Naka", "Nagorno-Karabakh")

    assert measured(mentions, Answer((repair,))).perfect == 1
    assert measured(mentions, Answer()).perfect == 0
    assert measured(mentions, Answer((repair, ("Yerevan", "Baku")))).perfect == 0
    assert measured(mentions, Answer((repair, (".", "!")))).perfect == 1


LINKS: list[tuple[str, tuple[str, ...], tuple[Entity, ...] | None, int]] = [
    ("by name", ("Nagorno-Karabakh",), (KARABAKH,), 1),
    ("by Wikidata", ("Artsakh",), (KARABAKH,), 1),
    ("to something else", ("Nagorno-Karabakh",), (ASIA,), 0),
    ("to too many", ("Nagorno-Karabakh",), (KARABAKH, ASIA), 0),
    ("to one of a pair", ("Nagorno-Karabakh", "Armenia"), (KARABAKH,), 0),
    ("to a pair", ("Armenia", "Nagorno-Karabakh"), (KARABAKH, ARMENIA), 1),
    ("to nothing", ("Nagorno-Karabakh",), None, 0),
]


@pytest.mark.parametrize(
    ("names", "entities", "linked"), [c[1:] for c in LINKS], ids=[c[0] for c in LINKS]
)
def test_a_link_names_what_is_meant_and_nothing_else(
    names: tuple[str, ...], entities: tuple[Entity, ...] | None, linked: int
) -> None:
    """As many entities as the gold names, each known to it."""
    mention = replace(right("Naka", *names), wikidata=("Q1181", "Q399"))
    answer = Answer(links=() if entities is None else (("Naka", entities),))
    counts = measured((mention,), answer)

    assert (1, linked) == (counts.named, counts.linked)


def test_debris_is_gone_when_the_expected_text_is_left() -> None:
    """Spaces do not matter; what may be left is not scored."""
    place = span(TEXT, "says Yerevan")
    debris = GoldDebris(place, "says Yerevan", ("says",))
    gone, left = Answer(((" Yerevan", ""),)), Answer()

    assert measured((), gone, (debris,)).removed == 1
    assert measured((), left, (debris,)).removed == 0
    assert measured((), left, (replace(debris, optional=True),)).debris == 0


def two_documents() -> Evaluation:
    """One document that is repaired and one that is harmed."""
    repaired = damaged("Naka", "Nagorno-Karabakh")
    gold = (
        GoldDocument("one", "mt-zh", (repaired,)),
        GoldDocument("two", "trap", (right("Naka"), right("Yerevan"))),
    )
    answer = Answer((("Naka", "Nagorno-Karabakh"),))
    return evaluate(gold, {"one": TEXT, "two": TEXT}, answer)


def test_measures_are_shares_of_what_was_counted() -> None:
    """One repair, one false change, one of two right names harmed."""
    overall = two_documents().overall
    names = ("fix_precision", "fix_recall", "fix_f1", "harm", "documents_perfect")

    assert [0.5, 1.0, 2 / 3, 0.5, 0.5] == [overall.value(name) for name in names]
    assert overall.value("debris_recall") is None


def test_kinds_and_classes_stand_by_themselves() -> None:
    """Documents are grouped by kind; a false change belongs to no class of names."""
    found = two_documents()

    assert ["mt-zh", "trap"] == [group.name for group in found.kinds]
    assert [None, 0.5] == [found.kinds[1].value(m) for m in ("fix_recall", "harm")]
    assert ["short-name"] == [group.name for group in found.classes]
    assert found.classes[0].value("fix_precision") == 1.0


def test_failures_say_what_stood_there_and_what_was_expected() -> None:
    """Document, sort and surface of everything that went wrong, in order."""
    found = [(f.document, f.what, f.surface, f.got) for f in two_documents().failures]

    assert [
        ("one", "no link", "Naka", ""),
        ("two", "false change", "Naka", "Nagorno-Karabakh"),
        ("two", "no link", "Naka", ""),
        ("two", "no link", "Yerevan", ""),
    ] == found


def test_an_interval_holds_its_figure_and_equal_seeds_give_equal_intervals() -> None:
    """Ends lie within 0 and 1, around the figure; one document has no interval."""
    documents = [
        Counts(documents=1, damaged=4, fixed=n, missed=4 - n) for n in (4, 3, 1, 4)
    ]
    once, again = measures(documents, 7), measures(documents, 7)
    recall = once["fix_recall"]

    assert once == again
    assert recall.low is not None
    assert recall.high is not None
    assert 0.25 <= recall.low < recall.value == 0.75 < recall.high <= 1.0
    assert measures(documents[:1], 7)["fix_recall"].low is None


def test_counts_add_up() -> None:
    """The total of documents is the sum of each of their counts."""
    expected = Counts(documents=2, damaged=3, fixed=2)

    assert expected == total([Counts(1, damaged=1, fixed=1), Counts(1, damaged=2, fixed=1)])


def test_without_gold_nothing_is_measured() -> None:
    """An empty sequence is a wrong call."""
    with pytest.raises(ValueError, match="at least one"):
        evaluate([], {}, Answer())
