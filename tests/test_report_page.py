"""The page: whole in itself, the same bytes each time, and nothing of the input runs."""

import base64
import hashlib
import io
import json
import re
import zlib
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from naka_normalize import normalize
from naka_normalize.records import Result
from naka_normalize.report import marked, stylesheet, write_report
from reports import results, told

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style></title></textarea><img src=x onerror=alert(1)>",
    "<!-- <script>",
    "-->]]><![CDATA[",
    '" onmouseover="alert(1)" x=\'',
    "' onfocus='alert(1)",
    "javascript:alert(1)",
    "https://example.org/x.js",
    "&lt;script&gt;&#60;b&#62;",
    "\u2028\u2029\x00\x1b[31m\x7f\x85\ufeff",
    "\u202eevil\u2066",
    "\ud800",
    "{{7*7}}${alert(1)}`",
)
WIKIDATA = re.compile(r"https://www\.wikidata\.org/wiki/Q[1-9][0-9]*")


class Seen(HTMLParser):
    """Elements with their attributes, comments and text, as a browser would see them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.odd: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        """Keep a comment, of which there is none."""
        self.odd.append(data)

    def unknown_decl(self, data: str) -> None:
        """Keep a declaration, likewise."""
        self.odd.append(data)

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text.append(data)

    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Names of elements and attributes, in order."""
        return [(tag, tuple(attributes)) for tag, attributes in self.elements]


def page(named: list[tuple[str, Result]], **options: Any) -> str:  # noqa: ANN401 - any
    """The page of some results."""
    file = io.StringIO()
    write_report(named, file, **options)
    return file.getvalue()


def packed(html: str, id_: str) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """What a page keeps for its script under an id."""
    found = re.search(
        rf'<script type="text/plain" id="{id_}" class="pack">([\w+/=]*)<', html
    )
    assert found is not None
    return json.loads(zlib.decompress(base64.b64decode(found[1])))


@cache
def seen(words: str) -> tuple[Seen, Seen]:
    """A page that has words everywhere, and a document of it that was packed."""
    html = page(
        [(words, told(words))] * 51, title=words, problems=[words], needed=0.9, limit=51
    )
    (document,) = packed(html, "p0")
    return Seen(html), Seen(document)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_of_the_input_becomes_markup(words: str) -> None:
    """In texts, names of files, entities, evidence: all come out as characters."""
    harmless = seen("word")
    for found, expected in zip(seen(words), harmless, strict=True):
        assert expected.shape() == found.shape()
        assert expected.odd == found.odd == []


@cache
def _plain() -> Seen:
    return Seen(marked(told("word"), needed=0.9))


_WORDS = st.text(st.characters(exclude_characters="\r\n"), min_size=1, max_size=60)


@settings(deadline=None)
# An id of Wikidata is a link.
@given(_WORDS.filter(lambda words: not re.fullmatch(r"Q\d+", words)))
def test_no_text_whatever_becomes_markup(words: str) -> None:
    """The same elements with the same attributes, whatever the words are."""
    expected = _plain()
    found = Seen(marked(told(words), needed=0.9))

    assert [tag for tag, _ in expected.elements] == [tag for tag, _ in found.elements]
    assert {name for _, a in found.elements for name in a} <= {
        name for _, a in expected.elements for name in a
    } | {"href", "rel", "target"}


@pytest.mark.parametrize("words", [*HOSTILE, "Q42"])
def test_nothing_is_loaded_from_elsewhere(words: str) -> None:
    """Links lead into the page or to an item of Wikidata; no other address is anywhere."""
    html = page([(words, told(words))], title=words)
    addresses = [
        value
        for _, attributes in Seen(html).elements
        for name, value in attributes.items()
        if name in {"href", "src", "srcset", "action", "data", "poster", "xlink:href"}
    ]
    outside = [a for a in addresses if a and not a.startswith("#")]

    assert [] == [a for a in outside if not WIKIDATA.fullmatch(a)]
    assert ("Q42" == words) == bool(outside)
    assert [] == re.findall(r"@import|url\(", html)


def test_only_the_styles_and_the_script_of_the_page_may_run() -> None:
    """The policy forbids everything and names both by their hash."""
    html = page([("a.txt", told("word"))])
    (policy,) = [
        a["content"] or ""
        for tag, a in Seen(html).elements
        if tag == "meta" and "http-equiv" in a
    ]
    for name in ("style", "script"):
        (content,) = re.findall(rf"<{name}>(.*?)</{name}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "style" not in {name for _, a in Seen(html).elements for name in a}


@settings(deadline=None)
@given(st.lists(results(), max_size=3))
def test_any_results_become_a_page(found: list[Result]) -> None:
    """Ids are there once, and every link within the page leads to one of them."""
    elements = Seen(page([(f"{n}.txt", one) for n, one in enumerate(found)])).elements
    ids = [a["id"] for _, a in elements if "id" in a]
    links = {(a["href"] or "")[1:] for _, a in elements if "href" in a}

    assert len(ids) == len(set(ids))
    assert links <= set(ids)


def test_the_same_results_give_the_same_bytes() -> None:
    """No time, no chance, no order of sets."""
    named = [(f"{n}.txt", told(f"word {n}")) for n in range(60)]

    assert page(named) == page(named)


def test_the_first_documents_can_be_read_without_a_script() -> None:
    """They are HTML, with their evidence; what needs a script says so."""
    html = page([(f"{n}.txt", told("word")) for n in range(60)])
    articles = [a["id"] for tag, a in Seen(html).elements if tag == "article"]
    index = packed(html, "index")

    assert [f"d{n}" for n in range(50)] == articles
    assert "the first 50 documents can be read here; the other 10 need it" in html
    assert ([50], 60, "59.txt") == (index["starts"], index["total"], index["names"][59])
    assert 'id="d59"' in packed(html, "p0")[9]


def test_documents_after_the_limit_are_counted() -> None:
    """The page says how many it leaves out; the summary has them."""
    html = page([("a.txt", told("word"))] * 3, limit=1)

    assert 1 == html.count("<article")
    assert "Shown are the first 1 document; 2 more are counted above" in html
    assert 1 == packed(html, "index")["total"]


def test_a_report_of_nothing_is_a_page() -> None:
    """Without any document, the page still opens."""
    html = page([])

    assert 0 == packed(html, "index")["total"]
    assert html.endswith("</html>\n")


def test_the_page_tells_repairs_evidence_ids_and_versions() -> None:
    """What a reader looks for stands there in words."""
    result = normalize("Shelling resumed near Stepanakert in Naqqa.")
    html = page([("a.txt", result)], needed=0.9)
    said = re.sub(r"\s+", " ", " ".join(Seen(html).text))

    for words in ("Naqqa → Nagorno-Karabakh", "Q1181", "prior", "a change needs 90 %"):
        assert words in said
    for version in (
        result.versions.code,
        result.versions.data,
        result.versions.fingerprint,
    ):
        assert version in said


def test_a_marked_document_needs_no_page() -> None:
    """Another page can hold it, with styles that touch nothing else."""
    selectors = re.findall(r"^\s*([.@:][^{]+?)\s*{", stylesheet(), re.MULTILINE)

    assert [] == [s for s in selectors if not s.startswith((".naka", ":root", "@media"))]
    assert [] == [tag for tag, _ in Seen(marked(told("word"))).elements if tag == "script"]


# ---------------------------------------------------------------------- colours

ASSETS = Path(__file__).parents[1] / "src" / "naka_normalize" / "report" / "assets"
LETTERS = {
    "paper": ("ink", "muted", "accent", "gone", "changed", "ask", "kept", "debris"),
    "card": ("ink", "muted", "accent", "gone", "changed", "ask", "kept", "debris"),
    "gone-ground": ("gone",),
    "changed-ground": ("changed",),
    "ask-ground": ("ask",),
    "kept-ground": ("kept",),
    "debris-ground": ("debris",),
}


def themes() -> list[dict[str, str]]:
    """The colours of each block of tokens: light, dark by wish of the system, dark."""
    blocks = re.findall(r"{([^{}]*)}", (ASSETS / "tokens.css").read_text("utf-8"))
    return [dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in blocks]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, two: str) -> float:
    """Contrast ratio as WCAG 2 defines it, 1 to 21."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", themes(), ids=("light", "wished dark", "dark"))
def test_letters_can_be_read_on_their_ground(theme: dict[str, str]) -> None:
    """Every pair that occurs has a contrast of 4.5 or more."""
    poor = [
        (ground, letters)
        for ground, all_letters in LETTERS.items()
        for letters in all_letters
        if contrast(theme[ground], theme[letters]) < 4.5
    ]

    assert [] == poor


def test_dark_is_dark_however_it_was_chosen() -> None:
    """Styles cannot share the block, so a test compares the two."""
    _, wished, chosen = themes()

    assert wished == chosen


def test_headings_go_down_step_by_step() -> None:
    """A reader who goes by headings finds one first of level 1, then level 2."""
    html = page([("a.txt", told("word"))])
    levels = [int(tag[1]) for tag, _ in Seen(html).elements if re.fullmatch(r"h\d", tag)]

    assert 1 == levels[0]
    assert all(after - before <= 1 for before, after in pairwise(levels))
