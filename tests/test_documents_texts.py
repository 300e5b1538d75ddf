"""Files that are one document: nothing is touched but what was asked for."""

import io
import pickle

import pytest
from hypothesis import given, strategies as st

from documents_fake import Replacing, problems_of, rewritten
from naka_normalize.documents.html import Html
from naka_normalize.documents.jsonl import JsonLines
from naka_normalize.documents.markdown import Markdown
from naka_normalize.documents.markup import CLOSED, markup_edits
from naka_normalize.documents.pieces import Layout, UnreadableError
from naka_normalize.documents.plain import Plain
from naka_normalize.documents.tables import Table
from naka_normalize.pipeline import Normalizer
from naka_normalize.spans import apply_edits

LIMIT = 1000
LAYOUTS: tuple[Layout, ...] = (Plain(LIMIT), Markdown(LIMIT), Html(LIMIT))
_HTML = (
    "Naka|Naka |<p>|</p>|<b>|</b>|<br/>|<!-- Naka -->|<a title='Naka > x'>|</a>|&amp;"
    "|&lt;|&nbsp;|&#78;aka|&bogus;|&|<|>|\r\n|  |<script>Naka</script>|<code>Naka</code>"
    "|<code>|<![CDATA[Naka]]>|<!DOCTYPE html>|x|<title>|</title>|é|&NotEqualTilde;"
    '|<a b="|<p translate="no">|<i class="x notranslate">|</i>|<plaintext>'
)
_MARKDOWN = (
    "Naka|`Naka`|``Na`ka``|```\nNaka\n```\n|~~~|\n\n    Naka\n|https://Naka.am "
    "|[Naka](Naka)|<Naka@x>|<b>|[Naka]: http://x\n|---\nNaka\n---\n|\n|\r\n|# |* |`"
    "|<!-- Naka|(|]|  \n|&lt;|& |[Naka]|[^Naka]|[[Naka]]|$|$$|\\|< b >"
)
HTML = st.lists(st.sampled_from(_HTML.split("|")), max_size=12).map("".join)
MARKDOWN = st.lists(st.sampled_from(_MARKDOWN.split("|")), max_size=12).map("".join)


@pytest.mark.parametrize("layout", LAYOUTS, ids=repr)
@given(text=st.one_of(st.text(max_size=80), HTML, MARKDOWN))
def test_what_needs_no_change_stays_byte_for_byte(layout: Layout, text: str) -> None:
    """A normalizer that changes nothing leaves every file as it is."""
    assert text.encode() == rewritten(layout, text.encode())


@given(
    HTML,
    st.sampled_from(["Naka", "ka\n\nNa", "aNak", "Naka x", "\n\n", "& <"]),
    st.sampled_from(["", " ", "<i>&amp; Naka"]),
)
def test_markup_stays_byte_for_byte(html: str, before: str, after: str) -> None:
    """Tags, comments, scripts and code come out as they went in, whatever is written."""
    written = rewritten(Html(LIMIT), html.encode(), Replacing(before, after))

    assert _closed(html) == _closed(written.decode())


@given(HTML)
def test_a_page_reads_as_its_text_was_normalized(html: str) -> None:
    """What the reader sees is what the normalizer wrote, with every sign escaped."""
    normalizer = Replacing("Naka", "<i>&amp;")
    written = rewritten(Html(LIMIT), html.encode(), normalizer).decode()
    seen = _seen(html)
    split = seen.count("Naka") - _seen(written).count("<i>&amp;")

    # A name that a tag splits is left as it stands.
    assert split >= 0
    if not split:
        assert normalizer.normalize(seen).text == _seen(written)


def _closed(html: str) -> list[str]:
    return [e.span.of(html) for e in markup_edits(html) if e.rule == CLOSED]


def _seen(html: str) -> str:
    return apply_edits(html, markup_edits(html))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Naka &amp; co", "<p>Karabakh &amp; co"),
        ("<P TITLE=Naka>Naka</P>", "<P TITLE=Naka>Karabakh</P>"),
        ("<b>Na</b>ka", "<b>Na</b>ka"),
        ("in&#32;&#x4e;aka.", "in&#32;Karabakh."),
        ("<script>if (a<b) Naka</script>Naka", "<script>if (a<b) Naka</script>Karabakh"),
        ("<SCRIPT>Naka</Script >Naka", "<SCRIPT>Naka</Script >Karabakh"),
        (
            "<style>.Naka{}</style><code>Naka <b>x</b> Naka</code> Naka",
            "<style>.Naka{}</style><code>Naka <b>x</b> Naka</code> Karabakh",
        ),
        ("1 < 2 in Naka, 3 > 2", "1 < 2 in Karabakh, 3 > 2"),
        ("<!-- Naka --><!>Naka", "<!-- Naka --><!>Karabakh"),
        ('<a href="x>Naka">Naka</a>', '<a href="x>Naka">Karabakh</a>'),
        ("<title>Naka</title>", "<title>Karabakh</title>"),
        ("<p>Naka\n<a", "<p>Karabakh\n<a"),
        (
            '<p translate="no">Naka <b>x</b></p>Naka',
            '<p translate="no">Naka <b>x</b></p>Karabakh',
        ),
        ("<p Translate=NO>Naka<p>Naka", "<p Translate=NO>Naka<p>Karabakh"),
        (
            "<i class='a notranslate'>Naka</i>Naka",
            "<i class='a notranslate'>Naka</i>Karabakh",
        ),
        ("<i class='notranslated'>Naka</i>", "<i class='notranslated'>Karabakh</i>"),
        ('<i title=" translate=no">Naka', '<i title=" translate=no">Karabakh'),
        ("<br class=notranslate>Naka", "<br class=notranslate>Karabakh"),
        ("<x(+ translate=no>Naka</x(+>Naka", "<x(+ translate=no>Naka</x(+>Karabakh"),
        ("<kbd>Naka</kbd><var>Naka</var> Naka", "<kbd>Naka</kbd><var>Naka</var> Karabakh"),
        ("<samp>Naka</samp> Naka", "<samp>Naka</samp> Karabakh"),
        ("Naka<plaintext>Naka", "Karabakh<plaintext>Naka"),
    ],
)
def test_html_is_rewritten_between_the_tags(before: str, after: str) -> None:
    """Only text that a reader sees is rewritten."""
    assert after == rewritten(Html(LIMIT), before.encode(), Replacing()).decode()


def test_what_is_removed_across_tags_is_removed_between_them() -> None:
    """The tags stay, and the blanks between them; anything else must lie between two."""
    page = "<p>See <i>more</i></p>\n<p>\n&gt; of it. Naka</p>"
    removing = Replacing("See more\n\n> of it.", "")
    replacing = Replacing("See more\n\n> of it.", "More")

    assert rewritten(Html(LIMIT), page.encode(), removing) == (
        b"<p><i></i></p>\n<p> Naka</p>"
    )
    assert page.encode() == rewritten(Html(LIMIT), page.encode(), replacing)


def test_the_text_of_a_page_has_its_lines() -> None:
    """Blocks are lines, blanks are one blank, references are characters."""
    page = "<h1>A &amp;\n  B</h1>\n<p>one<br>two <i> three</i></p>\n<p>\nfour</p>"

    assert "A & B\n\none\ntwo three\n\nfour\n\n" == _seen(page)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("`Naka` Naka", "`Naka` Karabakh"),
        ("``a`Naka`` Naka", "``a`Naka`` Karabakh"),
        ("a ` b Naka", "a ` b Karabakh"),
        ("```py\nNaka\n```\nNaka", "```py\nNaka\n```\nKarabakh"),
        ("~~~\nNaka\n\nNaka", "~~~\nNaka\n\nNaka"),
        ("x\n\n    Naka\n\nNaka", "x\n\n    Naka\n\nKarabakh"),
        ("- a\n\n    - Naka\n", "- a\n\n    - Karabakh\n"),
        ("[Naka](https://x/Naka_(y)) Naka", "[Karabakh](https://x/Naka_(y)) Karabakh"),
        ("https://x/Naka Naka", "https://x/Naka Karabakh"),
        ('[1]: http://x/Naka "Naka"\n', '[1]: http://x/Naka "Naka"\n'),
        ("<b id=Naka>Naka</b> <http://Naka>", "<b id=Naka>Karabakh</b> <http://Naka>"),
        ("---\ntitle: Naka\n---\nNaka", "---\ntitle: Naka\n---\nKarabakh"),
        ("# Naka\n\n* Naka\n  * Naka\n", "# Karabakh\n\n* Karabakh\n  * Karabakh\n"),
        ("[Naka][Naka], [Naka]", "[Karabakh][Naka], [Karabakh]"),
        ("[naka], [Naka][]\n\n[Naka]: x\n", "[naka], [Naka][]\n\n[Naka]: x\n"),
        ("[Naka] [Naka](x)\n\n[naka]: x", "[Naka] [Karabakh](x)\n\n[naka]: x"),
        ("[`Naka` Naka]", "[`Naka` Karabakh]"),
        ("x[^Naka]\n\n[^Naka]: In Naka.", "x[^Naka]\n\n[^Naka]: In Karabakh."),
        ("[[Naka]] [[Naka|x]] Naka", "[[Naka]] [[Naka|x]] Karabakh"),
        ("$Naka$ $$\nNaka\n$$ Naka", "$Naka$ $$\nNaka\n$$ Karabakh"),
        ("US$5 for Naka, $6 for Naka, $7", "US$5 for Karabakh, $6 for Karabakh, $7"),
        ("1 < 2 in Naka, 3 > 2", "1 < 2 in Karabakh, 3 > 2"),
        ("\\`Naka\\` &lt;Naka&gt;", "\\`Karabakh\\` &lt;Karabakh&gt;"),
    ],
)
def test_markdown_keeps_code_and_addresses(before: str, after: str) -> None:
    """Code, addresses, tags and front matter stay; all other text is rewritten."""
    assert after == rewritten(Markdown(LIMIT), before.encode(), Replacing()).decode()


@pytest.mark.parametrize(
    "text",
    [
        "x &lt;script&gt; y &amp;lt; z &#60;b&#x3E; a&nbsp;b\n",
        r"a \&nbsp; b &amp;nbsp; c &amp;amp;quot; d &amp; e",
        "a < br > b < / p > c <br/> d\n",
        r"a \* b \<i\> c \&lt; d",
        "& lt ; script & gt ; and & amp ; lt; and & # 60 ; b\n",
    ],
)
def test_markup_in_markdown_is_what_its_author_wrote(text: str) -> None:
    """References, escapes and tags stay, and no edit makes new ones."""
    assert text == rewritten(Markdown(LIMIT), text.encode(), Normalizer()).decode()


@pytest.mark.parametrize("sign", ["<", ">", "&", "`", "*", "["])
def test_nothing_that_could_become_markup_is_written_into_markdown(sign: str) -> None:
    """An edit that would write it is left out."""
    assert b"Naka" == rewritten(Markdown(LIMIT), b"Naka", Replacing("Naka", f"x{sign}"))


@given(MARKDOWN)
def test_positions_in_markdown_count_in_the_file(text: str) -> None:
    """What is hidden from the normalizer has a placeholder for each character."""
    (piece,) = Markdown(LIMIT).pieces(io.BytesIO(text.encode()))

    assert [
        (c, s) for c, s in zip(text, piece.texts[0], strict=True) if s not in {c, "\ufffc"}
    ] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=repr)
def test_a_text_that_is_too_large_is_left_as_it_stands(layout: Layout) -> None:
    """It is told with the option that helps, and nothing of it is lost."""
    data = b"Naka " * 30_000

    assert data == rewritten(layout, data, Replacing())
    (problem,) = problems_of(layout, data)
    assert problem == (
        ": it is larger than 1 KB and was left as it stands; raise --max-document"
    )


@pytest.mark.parametrize(
    "layout",
    [
        *LAYOUTS,
        JsonLines(("a",), LIMIT),
        Table(
            ("1",), ",", header=True, quotes=True, max_document=LIMIT, guard_formulas=False
        ),
    ],
    ids=lambda layout: type(layout).__name__,
)
def test_layouts_and_pieces_travel_between_processes(layout: Layout) -> None:
    """What was sent and came back writes the same."""
    copy = pickle.loads(pickle.dumps(layout))  # noqa: S301 - our own
    pieces = list(layout.pieces(io.BytesIO(b'{"a": "Naka"}\n')))

    assert layout == copy
    assert pieces == pickle.loads(pickle.dumps(pieces))  # noqa: S301


@pytest.mark.parametrize("layout", LAYOUTS, ids=repr)
def test_a_text_that_is_not_utf8_is_refused(layout: Layout) -> None:
    """The message has the place of the first wrong byte and what to do."""
    with pytest.raises(UnreadableError, match=r"at byte 3 \(0xE9\); name its encoding"):
        list(layout.pieces(io.BytesIO(b"caf\xe9 in Naka")))
