"""What a notebook shows of a result."""

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given, strategies as st

from integration_texts import SHORT
from naka_normalize import Edit, Result, Span, Versions, apply_edits, normalize
from naka_normalize.notebook import marked

VERSIONS = Versions("0", "0", "0")


class Shown(HTMLParser):
    """Collects the tags and what stands inside and outside the marks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.before = ""
        self.after = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _: object) -> None:
        """Remember which tags there are."""
        self.tags.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """See that tags are closed in order."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Sort text by the mark that it stands in."""
        if "small" in self.open:
            return
        self.before += data * ("ins" not in self.open)
        self.after += data * ("del" not in self.open)


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\0")),
    st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=5),
    st.data(),
)
def test_source_and_text_can_be_read_from_it(
    source: str, after: str, data: st.DataObject
) -> None:
    """Without what was written it is the source, without what was taken out the text."""
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    edits = (Edit(Span(start, end), after, "entity", '"><script>'),)
    result = Result(source, apply_edits(source, edits), edits, (), VERSIONS)
    shown = Shown(result._repr_html_())

    assert (source, result.text) == (shown.before, shown.after)
    assert shown.tags <= {"div", "small", "span", "del", "ins"}


def test_the_reason_is_a_tooltip() -> None:
    """Kind and rule are there for whoever asks."""
    html = normalize(SHORT[0])._repr_html_()

    assert ["entity: noisy"] == [unescape(t) for t in re.findall('title="([^"]*)"', html)]
    assert "<small>1 edits, 1 mentions</small>" in html


def test_long_texts_are_cut() -> None:
    """A book is shown in part, with how much is left, and no change is cut in two."""
    edit = Edit(Span(19_999, 20_001), "", "entity", "x")
    html = marked("a" * 30_000, [edit], "")

    assert "a" * 20_000 + "… <i>10,000 more characters</i>" in html
