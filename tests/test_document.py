import re

import pytest
from hypothesis import given, strategies as st

from naka_normalize.evidence import document as room
from naka_normalize.evidence.document import Document, lowered_in_place
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Mention
from naka_normalize.spans import Span

LETTERS = "İıſKAaBbſs i-.'\n_ç"
CUES = st.text(alphabet="abis k-.'", min_size=1, max_size=4)


@pytest.mark.parametrize("ascii_letter", [chr(code) for code in range(0x20, 0x7F)])
def test_lower_case_has_the_letters_that_expressions_find(ascii_letter: str) -> None:
    """Where case is ignored, a letter stands where lower case in place has it."""
    signs = "".join(map(chr, range(0x2FFF)))
    found = [m.start() for m in re.finditer(re.escape(ascii_letter), signs, re.IGNORECASE)]
    low = lowered_in_place(signs)

    assert found == [n for n, sign in enumerate(low) if sign == ascii_letter.lower()]


@given(text=st.text(alphabet=LETTERS, max_size=40), cue=CUES, long=st.booleans())
def test_phrases_stand_where_expressions_find_them(
    normalizer: Normalizer, text: str, cue: str, *, long: bool
) -> None:
    """In short and in long texts, a phrase in lower case stands for any case."""
    first = re.search(r"\S", text)
    spans = [Span(first.start(), first.end())] if first else []
    mentions = [Mention(span, span.of(text), ()) for span in spans]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "_LONG", 0 if long else 10_000)
        found = Document(text, mentions, normalizer._index).phrase(cue)
    pattern = rf"\b{re.escape(cue)}\b"
    expected = [Span(*m.span()) for m in re.finditer(pattern, text, re.IGNORECASE)]

    assert list(found) == (expected[:12] if cue in text.lower() else [])
