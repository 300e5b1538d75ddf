"""The programs that the formats belong to read what is written for them."""

import json
import re
from pathlib import Path

import pytest

from naka_normalize.records import Entity
from naka_normalize.spans import Span
from naka_normalize.standoff import Annotation, StandoffDocument, write_standoff
from naka_normalize.standoff.tokens import tokens

HOSTILE = '<script>alert("x")</script>'
KARABAKH = Entity("nagorno-karabakh", "Nagorno-Karabakh", "region", wikidata="Q1181")
TEXT = f"𠀀 Naqqa 🙂 and the\r\nAsian side {HOSTILE}\n\n# Naka said =1+1.\n"
SURFACES = ("Naqqa", "the\r\nAsian", HOSTILE, "Naka")
DOCUMENT = StandoffDocument(
    "a.txt",
    TEXT,
    tuple(
        Annotation(Span(at, at + len(part)), "region", (KARABAKH,), 0.9)
        for part in SURFACES
        for at in [TEXT.index(part)]
    ),
)


def written(form: str) -> str:
    """The document in a format."""
    return "".join(write_standoff([DOCUMENT], form))


def test_displacy_draws_every_span() -> None:
    """In its page stands what stands in the text, escaped, with its link."""
    displacy = pytest.importorskip("spacy.displacy")
    drawn = json.loads(written("displacy"))
    page = displacy.render(drawn, style="ent", manual=True, jupyter=False)

    assert page.count("<mark") == len(SURFACES)
    assert "<script>" not in page
    assert page.count("https://www.wikidata.org/wiki/Q1181") == len(SURFACES)
    assert re.findall(r"<mark[^>]*>\s*(\w+)", page)[0] == "Naqqa"


def test_spacy_finds_the_spans_of_prodigy() -> None:
    """Offsets of a task are what ``Doc.char_span`` takes."""
    spacy = pytest.importorskip("spacy")
    task = json.loads(written("prodigy"))
    doc = spacy.blank("en")(task["text"])
    found = [
        doc.char_span(span["start"], span["end"], span["label"], alignment_mode="expand")
        for span in task["spans"]
    ]

    assert doc.text == TEXT
    assert found[0].text == "Naqqa"
    assert {span.label_ for span in found} == {"region"}


def test_conllu_parses_every_token() -> None:
    """Columns and comments are those of CoNLL-U Plus."""
    conllu = pytest.importorskip("conllu")
    sentences = conllu.parse(written("conll"))
    tags = [(token["form"], token["naka:ner"]) for one in sentences for token in one]

    assert sentences[0].metadata["newdoc id"] == "a.txt"
    assert [form for form, _ in tags] == [span.of(TEXT) for span in tokens(TEXT)]
    assert [form for form, tag in tags if tag == "B-region"] == [
        "Naqqa",
        "the",
        "<",
        "Naka",
    ]


def test_bratly_reads_every_line(tmp_path: Path) -> None:
    """With its check of the grammar, which counts the characters of every span."""
    bratly = pytest.importorskip("bratly.io")
    path = tmp_path / "a.ann"
    path.write_text(written("brat"), "utf-8", newline="")
    found = bratly.read_and_load_ann_file(str(path), renumerotize=False, sorting=False)

    assert len(found.annotations) == 3 * len(SURFACES)


def test_label_studio_accepts_the_task() -> None:
    """Its own check of predictions against the interface of docs/standoff.md."""
    sdk = pytest.importorskip("label_studio_sdk.label_interface")
    page = (Path(__file__).parents[1] / "docs" / "standoff.md").read_text("utf-8")
    (config,) = re.findall(r"^```xml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (task,) = json.loads(written("label-studio"))
    interface = sdk.LabelInterface(config)

    assert interface.validate_prediction(task["predictions"][0], return_errors=True) == []


# What the manual of brat says, at https://brat.nlplab.org/standoff.html, and no more.
SPAN = re.compile(r"T[0-9]+\t[A-Za-z0-9_-]+ [0-9]+ [0-9]+(;[0-9]+ [0-9]+)*\t[^\n]+")
LINK = re.compile(r"N[0-9]+\tReference T[0-9]+ \S+:\S+\t[^\t\n]+")
NOTE = re.compile(r"#[0-9]+\t[A-Za-z0-9_-]+ T[0-9]+\t[^\n]+")


def test_brat_is_what_its_manual_says() -> None:
    """Every line has one of three shapes, ids are unique, and spans quote the text."""
    lines = written("brat").splitlines()
    assert [
        line for line in lines if not any(r.fullmatch(line) for r in (SPAN, LINK, NOTE))
    ] == []
    ids = [line.split("\t")[0] for line in lines]
    assert len(set(ids)) == len(ids)
    for line in lines:
        if line.startswith("T"):
            _, where, quoted = line.split("\t", 2)
            pieces = [piece.split() for piece in where.split(" ", 1)[1].split(";")]
            assert quoted == " ".join(TEXT[int(start) : int(end)] for start, end in pieces)


def test_web_annotation_has_what_the_model_demands() -> None:
    """An id, a type and a target; both selectors agree; the body names the thing."""
    page = json.loads(written("web-annotation"))
    assert (page["@context"][0], page["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
    )
    ids = [page["id"], *(item["id"] for item in page["items"])]
    assert len(set(ids)) == 1 + len(SURFACES)
    for item, surface in zip(page["items"], SURFACES, strict=True):
        position, quoted = item["target"]["selector"]
        start, end = position["start"], position["end"]
        around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert (item["type"], TEXT[start:end], quoted["exact"]) == (
            "Annotation",
            surface,
            surface,
        )
        assert around in TEXT
        assert item["body"][1]["source"] == "http://www.wikidata.org/entity/Q1181"


def test_a_link_of_displacy_leads_to_wikidata_only() -> None:
    """An id that is no id cannot leave the attribute that displaCy puts it into."""
    entity = Entity("", "", "", wikidata='Q1" onclick="x')
    document = StandoffDocument("a", "Naka", (Annotation(Span(0, 4), "region", (entity,)),))
    (span,) = json.loads("".join(write_standoff([document], "displacy")))["ents"]

    assert span["kb_url"] == "https://www.wikidata.org/wiki/Q1%22%20onclick%3D%22x"
