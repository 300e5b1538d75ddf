"""Offsets in UTF-16 units and UTF-8 bytes, for other programs."""

import pytest
from hypothesis import given, strategies as st

from cli_fake import FakeNormalizer
from naka_normalize.formats.offsets import UNITS, Ruler, Unit, in_unit
from naka_normalize.spans import Span
from standoff import spans, texts

# What a position counts, as Python's own codecs say it.
CODECS = {"utf16": ("utf-16-le", 2), "utf8": ("utf-8", 1), "codepoint": ("utf-32-le", 4)}


def size(text: str, unit: Unit) -> int:
    """The length of a text in a unit."""
    codec, width = CODECS[unit]
    return len(text.encode(codec)) // width


@given(data=st.data(), unit=st.sampled_from(UNITS))
def test_a_ruler_counts_as_the_encoding_does(data: st.DataObject, unit: Unit) -> None:
    """What stands before a position is as long as its encoding; the way back is exact."""
    text = data.draw(texts())
    span = data.draw(spans(text))
    ruler = Ruler(text, unit)
    start, end = ruler.written(span)

    assert (size(text[: span.start], unit), size(text[: span.end], unit)) == (start, end)
    assert span == ruler.read(start, end)


@pytest.mark.parametrize(
    ("unit", "offset", "says"),
    [
        ("codepoint", 4, "offset 4 is outside the text"),
        ("codepoint", -1, "offset -1 is outside the text"),
        ("utf16", 1, "offset 1 in utf16 is inside a character"),
        ("utf16", 6, "offset 6 is outside the text"),
        ("utf8", 3, "offset 3 in utf8 is inside a character"),
        ("utf8", -5, "offset -5 is outside the text"),
    ],
)
def test_an_offset_that_is_no_position_is_refused(
    unit: Unit, offset: int, says: str
) -> None:
    """Inside a character, before the text or behind it."""
    with pytest.raises(ValueError, match=says):
        Ruler("🙂éa", unit).position(offset)


@pytest.mark.parametrize("unit", UNITS)
def test_a_record_in_another_unit_says_the_same(unit: Unit) -> None:
    """Every span of it, cut from the encoded text, has the characters that it names."""
    result = FakeNormalizer().normalize("🙂 Naka, Ղ &nbsp; Asia 𠀀 Naka")
    record = in_unit(result.to_dict(), result.source, unit)
    codec, width = CODECS[unit]

    def cut(text: str, span: list[int]) -> str:
        return text.encode(codec)[span[0] * width : span[1] * width].decode(codec)

    assert unit == record.get("offsets", "codepoint")
    for edit in record["edits"]:
        assert edit["before"] == cut(result.source, edit["span"])
    for mention, linked in zip(record["mentions"], result.mentions, strict=True):
        assert mention["surface"] == cut(result.source, mention["span"])
        shown = linked.output_span.of(result.text)
        assert shown == cut(result.text, mention["output_span"])


def test_a_span_of_nothing_stays_nothing() -> None:
    """Also at the end of a text."""
    assert Ruler("🙂", "utf16").read(2, 2) == Span(1, 1)
