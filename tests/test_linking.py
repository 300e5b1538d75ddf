import pytest
from hypothesis import example, given, settings, strategies as st

from conftest import Small
from naka_normalize.linking import merge
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Decision, Entity, Evidence, LinkedMention
from naka_normalize.spans import Edit, Span, apply_edits

KARABAKH = Entity("nagorno-karabakh", "Nagorno-Karabakh", "region")
# Debris before and behind names, so that source, cleaned text and output all differ.
_PIECES = [
    "& nbsp;", "[ad_1]", "< p >", "Naqqa", "Naqqa’s", "Yerevan", "Armenia", "Lachin", "İ",
    "the Ayas and Ayas", "both Ya and A,", "Pashinian", "said", "\n\n", "“ MK ''",
    "Nagorno-Karabakh",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join)


def linked(
    span: Span, surface: str, decision: Decision, output: Span, *reasons: Evidence
) -> LinkedMention:
    """Return a mention of an answer."""
    changed = decision == "rewrite"
    return LinkedMention(
        span, surface, (KARABAKH,), decision, changed, 0.95, output, reasons
    )


@settings(deadline=None)
@given(TEXT)
def test_a_mention_stands_in_the_source(normalizer: Normalizer, text: str) -> None:
    """Its span covers its surface there, whatever was cleaned before it."""
    mentions = normalizer.normalize(text).mentions

    assert [m.span.of(text) for m in mentions] == [m.surface for m in mentions]


@settings(deadline=None)
@given(TEXT)
def test_mentions_stand_in_the_order_of_the_source(
    normalizer: Normalizer, text: str
) -> None:
    """Readers may walk through text and mentions together."""
    spans = [m.span for m in normalizer.normalize(text).mentions]

    assert spans == sorted(spans)


@settings(deadline=None)
@given(TEXT)
@example("Naqqa Naqqa Nagorno-Karabakh & nbsp;")
@example("Armenia \n\n \n\n the Ayas and Ayas")
def test_a_kept_name_stands_in_the_output(normalizer: Normalizer, text: str) -> None:
    """What was not changed reads there as it did, unless it was said twice."""
    result = normalizer.normalize(text)
    # With debris behind it, what was said twice goes in one edit with that.
    gone = [e.span for e in result.edits if e.rule == "said-twice" or not e.after]
    kept = [
        m
        for m in result.mentions
        if m.decision == "keep"
        and not (any(span.overlaps(m.span) for span in gone) and m.surface in result.text)
    ]

    assert [m.surface for m in kept] == [m.output_span.of(result.text) for m in kept]


@pytest.mark.parametrize(
    ("text", "surface", "output"),
    [
        ("near Naqqa, today", "Naqqa", "Nagorno-Karabakh"),
        ("& nbsp;near Naqqa’s roads", "Naqqa", "Nagorno-Karabakh"),
        ("he asked Ayas and Ayas to stop", "Ayas and Ayas", "Armenia and Azerbaijan"),
        ("Fighting in Naqqa (Nagorno-Karabakh) went on", "Naqqa", "Nagorno-Karabakh"),
    ],
)
def test_a_changed_name_is_pointed_at_in_the_output(
    normalizer: Normalizer, text: str, surface: str, output: str
) -> None:
    """The output span covers what was written in place of the surface."""
    result = normalizer.normalize(text)
    (mention,) = [m for m in result.mentions if m.changed]

    assert (surface, output) == (mention.surface, mention.output_span.of(result.text))


def test_reasons_point_into_the_source(normalizer: Normalizer) -> None:
    """A reason is found where the document as it came has it."""
    text = (
        "& nbsp;Xinhua News Agency, Yerevan: the Asian army held Lachin, Azerbaijan said."
    )
    reasons = [e for m in normalizer.normalize(text).mentions for e in m.evidence]
    shown = {e.span.of(text) for e in reasons if e.kind == "source" and e.span}

    assert {"Xinhua News Agency,"} >= {s for s in shown if s.startswith("Xinhua")} != set()


def test_two_names_beside_each_other_are_two_mentions(normalizer: Normalizer) -> None:
    """Each of a pair of short names stands for its own country; two alike stay together."""
    result = normalizer.normalize(
        "Xinhua News Agency: Azerbaijan and Armenia fought. Iran borders both Ya and A. "
        "The Ayas and Ayas met in Moscow."
    )
    found = {m.surface: [e.id for e in m.entities] for m in result.mentions if m.changed}

    assert {
        "Ya": ["armenia"],
        "A": ["azerbaijan"],
        "Ayas and Ayas": ["armenia", "azerbaijan"],
    } == found
    written = {m.surface: m.output_span.of(result.text) for m in result.mentions}
    assert ("Armenia", "Azerbaijan") == (written["Ya"], written["A"])


def test_three_names_stay_one_mention(small: Small) -> None:
    """Two parts cannot stand for three entities."""
    gazetteer = small(
        "entities:\n  a: {name: Aba, type: country}\n  b: {name: Beba, type: country}\n"
        "  c: {name: Ceca, type: country}\n"
        "pairs:\n  abc: {names: [a, b, c], noisy: [Abx and Cecax]}\n"
    )
    result = Normalizer(gazetteer).normalize("Envoys of Abx and Cecax met in Rome.")

    assert [["a", "b", "c"]] == [[e.id for e in m.entities] for m in result.mentions]
    assert "Envoys of Aba and Beba and Ceca met in Rome." == result.text


def test_an_organisation_with_and_in_its_name_has_one_edit(normalizer: Normalizer) -> None:
    """Only two names beside each other are two."""
    result = normalizer.normalize(
        "The European Organization for Security and Cooperation sent observers."
    )

    assert ["European Organization for Security and Cooperation"] == [
        edit.span.of(result.source) for edit in result.edits
    ]


def test_the_second_walk_speaks_for_what_it_changed() -> None:
    """Where it rewrites, its decision stands, carried back to the source."""
    source = "x Naka, Naka"
    edits = [Edit(Span(0, 2), "", "markup", "tag")]
    further = [Edit(Span(0, 4), "Nagorno-Karabakh", "entity", "noisy")]
    why = Evidence("cues", 1.0, "said beside it", Span(6, 10))
    first = [
        linked(Span(2, 6), "Naka", "ask", Span(0, 4)),
        linked(Span(8, 12), "Naka", "keep", Span(6, 10)),
    ]
    second = [linked(Span(0, 4), "Naka", "rewrite", Span(0, 16), why)]
    merged = merge(first, second, edits, further, source)
    output = apply_edits(apply_edits(source, edits), further)

    assert ["rewrite", "keep"] == [m.decision for m in merged]
    assert ["Naka", "Naka"] == [m.span.of(source) for m in merged]
    assert ["Nagorno-Karabakh", "Naka"] == [m.output_span.of(output) for m in merged]
    assert [Span(8, 12)] == [e.span for e in merged[0].evidence]


def test_a_second_walk_without_changes_adds_nothing() -> None:
    """What it finds again is no second mention."""
    first = (linked(Span(0, 4), "Naka", "rewrite", Span(0, 16)),)
    second = [linked(Span(0, 16), "Nagorno-Karabakh", "keep", Span(0, 16))]
    edits = [Edit(Span(0, 4), "Nagorno-Karabakh", "entity", "noisy")]

    assert first == merge(first, second, edits, (), "Naka")
