"""What is asked before a large expression is used must never hide what it finds."""

import importlib

from hypothesis import given, strategies as st

from naka_normalize import stories, verbatim

# The package has a function of this name.
meta = importlib.import_module("naka_normalize.evidence.metalanguage")

_WORDS = (
    "the", "a", "An", "of", "and", "or", "in", "In", "as", "it", "them", "is", "was",
    "which", "word", "names", "prefixes", "mis-spelling", "spelt", "known", "called",
    "rendered",
    "means", "short", "for", "full", "stands", "redirects", "German", "Turkish", "old",
    "Lawrow", "Al-fang", "Naka", "went", "north", "“Laf”", "Lavlov,", "Polish:", "(that",
)  # fmt: skip
_SIGNS = (" ", "  ", ", ", " (", ": ", " “", "” ", "-", " – ", "")
_texts = st.lists(
    st.tuples(st.sampled_from(_SIGNS), st.sampled_from(_WORDS)), max_size=8
).map(lambda rows: "".join(sign + word for sign, word in rows))
_CODE = (
    "import", "from", "os", "if", "for", "x", "in", "def", "naka", "async", "class", "Naka",
    "(", ")", "=", "==", ":", "{", "'a'", '"b"', ".", ";", "SELECT", "FROM", "$", ">>>",
    "#include", "<io>", "while", "let", "git", "add", "return", "(AFP)", "said",
)  # fmt: skip
_lines = st.lists(
    st.tuples(st.sampled_from(_CODE), st.sampled_from(("", " "))), max_size=8
).map(lambda rows: "".join(word + blank for word, blank in rows).strip())


@given(_texts, st.sampled_from((" ", " “", " the ", ", ")))
def test_words_about_words_before_a_name(text: str, last: str) -> None:
    """Before it, the last word but for names and links tells."""
    before = text + last

    assert meta._may_speak_before(before) or not meta._BEFORE.search(before)


@given(_texts)
def test_words_about_words_behind_a_name(after: str) -> None:
    """Behind it, the first word tells."""
    assert meta._may_speak_behind(after) or not meta._BEHIND.match(after)


@given(_lines)
def test_lines_of_code(line: str) -> None:
    """A line without signs, starts and ends of code is none."""
    assert verbatim._may_be_code(
        line, verbatim._CODE_SIGNS
    ) or not verbatim._CODE.fullmatch(line)


_HEADS = (
    "BAKU", "Baku", "U.S", "Xinhua News Agency", "Berlin", "(dpa)", "(AP)", "October",
    "May 5", "5 Jan.", "3", ",", "–", "—", "-", "--", "Document", "ITEM", "To the Editor",
    "Sir", "Dear", "Sirs", "***", "- -", "==", "of", "(", "[ad_2]", "Editor",
    "Responsible editor", ":", "END", ")", "Li Ming", "Exit mobile version",
    "Return to Sohu, see more",
)  # fmt: skip
_heads = st.lists(
    st.tuples(st.sampled_from(_HEADS), st.sampled_from(("", " ", "", " "))), max_size=6
).map(lambda rows: "".join(word + blank for word, blank in rows).strip())


@given(_heads)
def test_lines_between_stories(line: str) -> None:
    """Datelines, marks and what closes an article are told by how a line starts."""
    assert stories._may_be_dated(line) or not stories._DATELINE.match(line)
    assert line.startswith(stories._MARK_STARTS) or not stories._MARK.match(line)
    assert line.startswith(stories._CLOSING_STARTS) or not stories._CLOSING.fullmatch(line)


def test_what_is_looked_for_is_found() -> None:
    """Otherwise the other tests could not fail."""
    assert stories._DATELINE.match("BAKU, October 5 (AP) –")
    assert stories._MARK.match("ITEM 3")
    assert stories._CLOSING.fullmatch("Responsible editor: Li Ming")
    assert meta._BEFORE.search("The word ")
    assert meta._BEHIND.match(" is German for")
    assert verbatim._CODE.fullmatch("from os import x")
