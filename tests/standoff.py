"""Documents with annotations as the world breaks them, for tests of stand-off formats."""

from hypothesis import strategies as st

from naka_normalize.records import Entity, Evidence
from naka_normalize.spans import Span
from naka_normalize.standoff import Annotation, StandoffDocument

# What breaks offsets, lines, columns and markup; beside it any character.
NASTY = (
    *("\r\n", "\n", "\r", "\t", "\v", "\x1c", "\x85", "\u2028", "\u00a0", "\0", " ", "  "),
    *("\U00020000", "🙂", "👩\u200d👧", "e\u0301", "\u0301", "ﬁ", "亚美尼亚", "Ղարաբաղ"),
    *('"', "'", "\\", "|", "\\n", "\\p", "_", "#", "# text = ", "-DOCSTART-", ",", ";"),
    *(
        "=1+1",
        "<b>",
        "&lt;",
        "]]>",
        "{",
        "}",
        "Naka",
        "Asia's",
        "U.S.",
        "1",
        "\ufeff",
        "\u202e",
    ),
)


def texts(min_size: int = 0, max_size: int = 6) -> st.SearchStrategy[str]:
    """Any text, with more of what breaks things."""
    part = st.sampled_from(NASTY) | st.text(max_size=3)
    return st.lists(part, min_size=min_size, max_size=max_size).map("".join)


def entities() -> st.SearchStrategy[Entity]:
    """Entities of which little or much is known."""
    return st.builds(
        lambda id_, name, type_, wikidata, iso: Entity(
            id_, name, type_, wikidata=wikidata, iso=iso
        ),
        *(texts(max_size=2), texts(max_size=2), st.sampled_from(("", "region"))),
        *(st.sampled_from(("", "Q1", "Q1181", "no id")), st.sampled_from(("", "AM"))),
    ).filter(lambda entity: entity != Entity("", "", ""))


def spans(text: str) -> st.SearchStrategy[Span]:
    """Spans of a text, also empty ones."""
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: Span(min(pair), max(pair)))


def annotations(text: str) -> st.SearchStrategy[Annotation]:
    """Anything that can be said about a span."""
    evidence = st.builds(
        Evidence,
        st.sampled_from(("prior", "cues")),
        st.sampled_from((0.5, -2.25)),
        texts(max_size=2),
        st.none() | spans(text),
    )
    return st.builds(
        Annotation,
        spans(text),
        st.sampled_from(("region", "name", "")) | texts(max_size=2),
        st.lists(entities(), max_size=2).map(tuple),
        st.none() | st.floats(0, 1),
        st.sampled_from(("", "rewrite", "keep", "ask")),
        texts(max_size=2),
        st.lists(evidence, max_size=2).map(tuple),
    )


@st.composite
def documents(draw: st.DrawFn, name: str | None = None) -> StandoffDocument:
    """A document with annotations that may overlap."""
    text = draw(texts(max_size=8))
    found = draw(st.lists(annotations(text), max_size=4))
    called = name or draw(st.sampled_from(("a.txt", "b/ü.txt")) | texts(min_size=1))
    return StandoffDocument(called or "a", text, tuple(found))
