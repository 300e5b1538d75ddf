"""What is wrong in a stand-off file is told with its place, and the rest is read."""

import pytest

from naka_normalize.errors import InputError
from naka_normalize.standoff import StandoffDocument, read_standoff

TEXT = "In Naka."
TASK = '{"data": {"text": "In Naka."}, "predictions": [{"result": [%s]}]}'
REGION = '{"type": "labels", "value": {"start": 3, "end": 7, "labels": ["x"]}}'
HEAD = "document,start,end,label,offsets,score,surface\n"
PAGE = '{"items": [{"body": [], "target": {"source": "a.txt", "selector": [%s]}}]}'
GOLD = '{"doc": "a", "mentions": [%s]}'
# Format, content, the start of the message.
WRONG = (
    ("jsonl", "\n  {", "f:2:4: not valid JSON: "),
    ("jsonl", "[]", "f:1:1: this must be an object"),
    ("jsonl", "{}", "f:1:1: text must be a text"),
    ("jsonl", '{"text": "", "offsets": "x"}', "f:1:1: offsets must be one of codepoint, "),
    ("jsonl", '{"text": "", "mentions": {}}', "f:1:1: mentions must be a list"),
    (
        "jsonl",
        '{"text": "", "mentions": [{"span": [0]}]}',
        "f:1:1: mentions[0].span must be",
    ),
    (
        "jsonl",
        '{"text": "a", "mentions": [{"span": [0, 2], "label": "x"}]}',
        "f:1:1: mentions[0].span is no span of the text: offset 2 is outside the text",
    ),
    (
        "jsonl",
        '{"text": "🙂", "offsets": "utf16", "mentions": [{"span": [1, 2], "label": "x"}]}',
        "f:1:1: mentions[0].span is no span of the text: offset 1 in utf16 is inside",
    ),
    (
        "jsonl",
        '{"text": "ab", "mentions": [{"span": [0, 1], "surface": "b", "label": "x"}]}',
        "f:1:1: mentions[0] quotes 'b', but 'a' stands at 0..1; is this another text",
    ),
    (
        "jsonl",
        '{"text": "ab", "mentions": [{"span": [0, 1], "label": "x", "score": "high"}]}',
        "f:1:1: mentions[0].score must be a number",
    ),
    ("jsonl", "[" * 100_000, "f:1:1: not valid JSON: nested too deeply"),
    (
        "doccano",
        '{"text": "ab", "label": [[0, 1]]}',
        "f:1:1: label[0] must be a list of start",
    ),
    ("doccano", '{"text": "ab", "label": [[1, 0, "x"]]}', "f:1:1: label[0] is no span of"),
    (
        "prodigy",
        '{"text": "ab", "spans": [{"start": 0.5}]}',
        "f:1:1: spans[0].start must be a",
    ),
    (
        "displacy",
        '{"text": "ab", "ents": [{"start": -1, "end": 1}]}',
        "f:1:1: ents[0] is no",
    ),
    ("label-studio", '[\n{"data": 1}]', "f:2:1: data must be an object"),
    ("label-studio", "[{]", "f:1:3: not valid JSON: "),
    ("label-studio", f"[{TASK % REGION}", "f:1:"),
    (
        "label-studio",
        TASK % '{"type": 1}',
        "f:1:1: predictions[0].result[0].type must be a",
    ),
    (
        "label-studio",
        TASK % REGION.replace('"x"', ""),
        "f:1:1: predictions[0].result[0].value.labels must name a label",
    ),
    ("csv", "", "f:1:1: the file is empty; a head is needed"),
    ("csv", "a,b\n", "f:1:1: there is no column document, start, end, label"),
    ("csv", HEAD + '"a\n', "f:2:1: not valid CSV: "),
    ("csv", HEAD + "\n", "f:2:1: 0 cells in a row, not 7"),
    ("csv", HEAD + "a.txt,x,7,x,,,\n", "f:2:1: start must be a number, not 'x'"),
    ("csv", HEAD + 'a.txt,3,7,"\n",,,\na.txt,3,9,x,,,\n', "f:4:1: offset 9 is outside"),
    ("csv", HEAD + "a.txt,3,7,x,bytes,,\n", "f:2:1: offsets must be one of codepoint"),
    (
        "csv",
        HEAD + "a.txt,3,7,x,,,Asia\n",
        "f:2:1: the surface is 'Asia', but 'Naka' stands",
    ),
    ("csv", HEAD + "b.txt,3,7,x,,,\n", "f:2:1: there is no text of 'b.txt'"),
    ("brat", "T1\tx 3 7\tNaka\nhello\n", "f:2:1: this is no line of brat; a span is"),
    ("brat", "T1\tx 3 99\tNaka\n", "f:1:6: offset 99 is outside the text"),
    ("brat", "T1\tx 3 7\tAsia\n", "f:1:10: the span quotes 'Asia', but 'Naka' stands"),
    ("brat", "T1\tx 3 7\tNaka\n#1\tNaka T1\t{\n", "f:2:1: the note is not valid JSON: "),
    ("brat", "T1\tx 3 7\tNaka\n#1\tNaka T1\t[]\n", "f:2:1: the note must be an object"),
    ("conll", "Naka\n", "f:1:1: 1 columns in a line, not a token and a tag"),
    ("conll", "Naka X\n", "f:1:1: a tag is O, or B- or I- and a label, not 'X'"),
    ("conll", "# global.columns = ID NER\n", "f:1:1: there is no column FORM"),
    (
        "conll",
        "# global.columns = FORM MISC NER\nNaka\tDetails={\tB-x\n",
        "f:2:1: Details is not valid JSON: ",
    ),
    ("web-annotation", "{", "f:1:2: not valid JSON: "),
    ("web-annotation", '{"items": [{"target": "x"}]}', "f:1:1: items[0].target must be an"),
    ("web-annotation", PAGE % "", "f:1:1: items[0].target.selector needs a TextPosition"),
    (
        "web-annotation",
        PAGE % '{"type": "TextQuoteSelector", "exact": "Asia"}',
        "f:1:1: items[0].target.selector[0] quotes 'Asia', which stands nowhere",
    ),
    (
        "web-annotation",
        PAGE % '{"type": "TextQuoteSelector", "exact": "a"}',
        "f:1:1: items[0].target.selector[0] quotes 'a', which stands more than once",
    ),
    ("gold", "{}", "f:1:1: doc must be a text"),
    ("gold", '{"doc": "b"}', "f:1:1: there is no text of 'b.txt'"),
    ("gold", GOLD % '{"start": 3, "end": 7}', "f:1:1: mentions[0].surface must be a text"),
    (
        "gold",
        GOLD % '{"start": 3, "end": 7, "surface": "Asia"}',
        "f:1:1: mentions[0] quotes",
    ),
)


def texts(name: str) -> str:
    """The one text that there is."""
    if name != "a.txt":
        raise InputError(f"there is no text of {name!r}")
    return TEXT


@pytest.mark.parametrize(("form", "content", "says"), WRONG)
def test_what_is_wrong_is_told_with_its_place(form: str, content: str, says: str) -> None:
    """One error, which begins with file, line and column; never a traceback."""
    found = read_standoff(content, form, name="f", document="a.txt", texts=texts)
    errors = [str(one) for one in found if isinstance(one, InputError)]

    assert (1, says) == (len(errors), errors[0][: len(says)])


GOOD = {
    "jsonl": ('{"text": "a"}\n{\n{"text": "b"}\n', 2),
    "doccano": ('{"text": "a"}\nnull\n{"text": "b"}\n', 2),
    "prodigy": ('{"text": 1}\n\n{"text": "b"}\n', 1),
    "displacy": ('{"text": "b"}\n[\n', 1),
    "label-studio": (f'[{{"data": 1}},\n{TASK % REGION}]', 1),
    "web-annotation": ('{"items": 1}\n{{\n{"label": "a.txt", "items": []}\n', 1),
    "csv": (HEAD + "b.txt,1,1,x,,,\na.txt,3,7,x,,,\na.txt,1\n", 1),
    "brat": ("T1\tx 3 7\tNaka\nT2\tx 1 99\tNaka\n", 1),
    "conll": ("-DOCSTART- O\nNaka\n-DOCSTART- O\n\nNaka B-x\n", 1),
    "gold": ('{}\n{"doc": "a", "mentions": []}\n', 1),
}


@pytest.mark.parametrize("form", GOOD)
def test_the_others_are_read(form: str) -> None:
    """What is right before and behind something wrong is not lost."""
    content, expected = GOOD[form]
    found = list(read_standoff(content, form, name="f", document="a.txt", texts=texts))

    assert expected == sum(isinstance(one, StandoffDocument) for one in found)
    assert any(isinstance(one, InputError) for one in found)


def spans(content: str, form: str) -> list[tuple[str, str]]:
    """Label and characters of each span of the first document."""
    found = next(iter(read_standoff(content, form, document="a.txt", texts=texts)))
    assert isinstance(found, StandoffDocument), found
    return [(one.label, one.span.of(found.text)) for one in found.annotations]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("I-x I-x O", ["a b"]),
        ("B-x I-x B-x", ["a b", "c"]),
        ("B-x E-x S-x", ["a b", "c"]),
        ("B-x L-x U-y", ["a b", "c"]),
        ("I-x I-y O", ["a", "b"]),
    ],
)
def test_tags_of_every_kind_are_read(tags: str, expected: list[str]) -> None:
    """IOB1, BIO, BIOES and BILOU, as CoNLL-2003 files have them."""
    rows = [f"{token} -X- _ {tag}" for token, tag in zip("abc", tags.split(), strict=True)]
    content = "-DOCSTART- -X- O O\n\n" + "\n".join(rows) + "\n"

    assert expected == [surface for _, surface in spans(content, "conll")]


def test_a_hash_may_be_a_token() -> None:
    """In files without columns a line of "#" and a tag is no comment."""
    assert [("x", "# a")] == spans("# note\n# _ B-x\na _ I-x\n", "conll")


def test_exports_of_doccano_with_relations_are_read() -> None:
    """Entities have names for their offsets there."""
    entity = '{"id": 1, "label": "x", "start_offset": 3, "end_offset": 7}'
    content = f'{{"text": "In Naka.", "entities": [{entity}], "relations": [{{}}]}}'

    assert [("x", "Naka")] == spans(content, "doccano")


def test_what_people_made_of_a_task_comes_before_its_prediction() -> None:
    """The first annotation of Label Studio that was not cancelled."""
    done = '{"was_cancelled": %s, "result": [%s]}'
    new = REGION.replace('"x"', '"y"')
    annotations = ", ".join((done % ("true", REGION), done % ("false", new)))
    content = (TASK % REGION)[:-1] + f', "annotations": [{annotations}]}}'

    assert [("y", "Naka")] == spans(content, "label-studio")


def test_pieces_of_brat_are_joined() -> None:
    """A span of others with a gap runs from its first to its last character."""
    assert [("x", "In Naka")] == spans("T1\tx 0 2;3 7\tIn Naka\n", "brat")


def test_a_quotation_alone_finds_its_place() -> None:
    """With what stands beside it."""
    quoted = '{"type": "TextQuoteSelector", "exact": "a", "prefix": "k"}'

    assert [("", "a")] == spans(PAGE % quoted, "web-annotation")
