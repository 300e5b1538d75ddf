"""The spaCy component: the core's mentions on tokens, in every way a pipeline travels."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from integration_texts import MINE, SHORT
from naka_normalize import normalize

pytest.importorskip("spacy", reason="spaCy is not installed")

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from naka_normalize.integrations.spacy import pipe_normalized

pytestmark = pytest.mark.spacy


def pipeline(**config: object) -> Language:
    """A blank pipeline with the component under some settings."""
    nlp = spacy.blank("en")
    nlp.add_pipe("naka_normalize", config=config)
    return nlp


BLANK = pipeline()


def seen(doc: Doc) -> list[tuple[str, str, str, object]]:
    """Everything that the component wrote to a document."""
    return [
        (span.text, span.label_, span.kb_id_, span._.naka) for span in doc.spans["naka"]
    ]


@given(st.sampled_from(SHORT) | st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_the_records_are_those_of_the_core(text: str) -> None:
    """Every mention has a span that covers it, and the text is as it was."""
    doc = BLANK(text)
    result = normalize(text)

    assert text == doc.text
    assert result.to_dict()["mentions"] == [span._.naka for span in doc.spans["naka"]]
    for span, mention in zip(doc.spans["naka"], result.mentions, strict=True):
        assert span.start_char <= mention.span.start
        assert span.end_char >= mention.span.end


def test_spans_have_type_and_wikidata_item() -> None:
    """Labels are types, and knowledge base ids are Wikidata items."""
    doc = BLANK("Shelling resumed near Stepanakert in Naqqa.")

    assert ["Q1181"] == [s.kb_id_ for s in doc.spans["naka"] if s.text == "Naqqa"]
    assert ["city", "region"] == [span.label_ for span in doc.spans["naka"]]
    assert () == doc.ents


def test_labels_and_ids_can_be_chosen() -> None:
    """Types become the labels of other tools, and ids those of the alias files."""
    doc = pipeline(labels={"region": "GPE"}, kb="id", ents=True)("Calm in Naqqa.")

    assert [("Naqqa", "GPE", "nagorno-karabakh")] == [
        (ent.text, ent.label_, ent.kb_id_) for ent in doc.ents
    ]
    assert "Nagorno-Karabakh" == doc.ents[0]._.naka["proposal"]
    with pytest.raises(ValueError, match=r"'geonames' is not .*'wikidata', 'id'"):
        pipeline(kb="geonames")


def test_entities_of_other_components_stay_where_ours_are_not() -> None:
    """Ours win where they overlap; the others are kept."""
    nlp = spacy.blank("en")
    rules = nlp.add_pipe("entity_ruler")
    rules.add_patterns(
        [{"label": "X", "pattern": "in Naqqa"}, {"label": "DATE", "pattern": "Monday"}]
    )
    nlp.add_pipe("naka_normalize", config={"ents": True})
    doc = nlp("Calm in Naqqa on Monday.")

    assert [("Naqqa", "region"), ("Monday", "DATE")] == [
        (ent.text, ent.label_) for ent in doc.ents
    ]
    assert doc.ents[1]._.naka is None


def test_misaligned_spans_are_reported_and_keep_their_place() -> None:
    """Two mentions in one token are two spans of it, each with its exact place."""
    text = "Clashes in Armenia_Naqqa go on."
    doc = BLANK(text)
    spans = doc._.naka_misaligned
    exact = [text[slice(*span._.naka["span"])] for span in spans]

    assert ["Armenia_Naqqa"] * len(exact) == [span.text for span in spans]
    assert [m.surface for m in normalize(text).mentions] == exact
    assert len(exact) > 1
    assert [] == BLANK("Calm in Naqqa.")._.naka_misaligned


def test_several_processes_give_the_same() -> None:
    """``nlp.pipe`` in two processes annotates as one does, in the same order."""
    texts = [*SHORT] * 5

    assert [seen(BLANK(text)) for text in texts] == [
        seen(doc) for doc in BLANK.pipe(texts, n_process=2, batch_size=8)
    ]


def test_documents_keep_what_was_found() -> None:
    """Spans and records are in the bytes of a document."""
    doc = BLANK(SHORT[1])
    again = Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes())

    assert seen(doc) == seen(again)


def test_pipelines_travel_with_their_alias_files(tmp_path: Path) -> None:
    """A pipeline that was saved works where the alias file is gone."""
    mine = tmp_path / "mine.yaml"
    mine.write_text(MINE)
    nlp = pipeline(aliases=[str(mine)], kb="id", policy="strict")
    text = "At Hugh Nick Airport."
    want = seen(nlp(text))
    nlp.to_disk(tmp_path / "saved")
    data = nlp.to_bytes()
    mine.unlink()

    assert ["qo-airport"] == [kb for _, _, kb, _ in want]
    assert want == seen(spacy.load(tmp_path / "saved")(text))
    assert want == seen(pipeline(kb="id", policy="strict").from_bytes(data)(text))


def test_the_component_is_found_without_an_import() -> None:
    """``add_pipe`` needs the entry point only."""
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('naka_normalize');"
        "doc = nlp('Calm in Naqqa.'); print(doc.spans['naka'][0].kb_id_)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )

    assert "Q1181\n" == done.stdout


@given(st.lists(st.sampled_from(SHORT) | st.text(max_size=20), max_size=3))
@settings(max_examples=30, deadline=None)
def test_normalizing_first_carries_every_place_back(texts: list[str]) -> None:
    """The pipeline reads what the core wrote, and each token knows where it came from."""
    for text, doc in zip(texts, pipe_normalized(BLANK, texts), strict=True):
        result = normalize(text)
        assert result.text == doc.text
        changed = [edit.span for edit in result.edits]
        for token in doc:
            start, end = doc[token.i : token.i + 1]._.naka_source
            if not any(span.start < end and start < span.end for span in changed):
                assert token.text == text[start:end]


def test_a_changed_name_leads_back_to_what_stood_there() -> None:
    """A name that was written leads to the damage in the source."""
    text = "&nbsp;Calm in Naqqa."
    (doc,) = pipe_normalized(BLANK, [text], n_process=1)
    (span,) = doc.spans["naka"]

    assert "Nagorno-Karabakh" == span.text
    assert "Naqqa" == text[slice(*span._.naka_source)]
