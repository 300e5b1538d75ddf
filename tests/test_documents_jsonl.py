"""JSON Lines: new members in each line, and every other byte as it was."""

import io
import json
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import given, strategies as st

from documents_fake import UNCHANGING, Replacing, problems_of, rewritten
from naka_normalize.documents.jsonl import JsonLines

LIMIT = 1000
BODY = JsonLines(("body",), LIMIT)
ADDED = ("body_normalized", "body_entities", "body_flags")
VALUES = st.sampled_from(
    [
        None,
        True,
        1,
        -1.5e300,
        "x",
        'é"\\',
        "😀",
        [],
        [1, {"a": "b"}],
        {"body": "no"},
    ]
)
RECORDS = st.dictionaries(st.sampled_from(["id", "é", "doc", ""]), VALUES)


@st.composite
def lines(draw: st.DrawFn) -> tuple[dict[str, Any], bytes]:
    """A record with a body, and a line that some program wrote for it."""
    members = list({**draw(RECORDS), "body": draw(st.text(max_size=10))}.items())
    record = dict(draw(st.permutations(members)))
    written = json.dumps(
        record,
        ensure_ascii=draw(st.booleans()),
        separators=draw(st.sampled_from([None, (",", ":"), (" , ", " : ")])),
    )
    blank = draw(st.sampled_from(["", " ", "\t"]))
    end = draw(st.sampled_from(["\n", "\r\n", ""]))
    line = (blank + written + blank + end).encode()
    return record, line


@given(lines())
def test_lines_get_members_and_lose_nothing(case: tuple[dict[str, Any], bytes]) -> None:
    """The new members are put in at one place; what is before and behind stays."""
    record, line = case
    written = rewritten(BODY, line)

    assert _alike(line, written) + _alike(line[::-1], written[::-1]) >= len(line)
    assert {**record, **_added(record["body"])} == json.loads(written)


@given(lines(), st.text(max_size=5).filter(lambda text: text != "body"))
def test_a_second_run_refreshes_the_members(
    case: tuple[dict[str, Any], bytes], word: str
) -> None:
    """Nothing is doubled, and what an earlier run wrote is written anew."""
    normalizer = Replacing(word or "x", "Naka")
    once = rewritten(BODY, case[1])

    assert rewritten(BODY, case[1], normalizer) == rewritten(BODY, once, normalizer)


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes two lines have in common at their start."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _added(text: str) -> dict[str, Any]:
    result = UNCHANGING.normalize(text)
    return dict(zip(ADDED, (result.text, [], []), strict=True))


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(lines()).map(lambda cases: "".join(line.decode() for _, line in cases)),
    )
)
def test_lines_without_the_field_stay_byte_for_byte(text: str) -> None:
    """Whatever the file holds, JSON or not."""
    data = text.encode()

    assert data == rewritten(JsonLines(("nowhere",), LIMIT), data, Replacing("e", "a"))


@given(st.binary(max_size=60))
def test_any_bytes_are_read(data: bytes) -> None:
    """Whatever they are, no byte is lost."""
    assert data == rewritten(BODY, data)


@pytest.mark.parametrize(
    ("field", "line", "expected"),
    [
        (
            "doc.body",
            '{"doc":{"body":"Naka"},"x":1}',
            (
                '{"doc":{"body":"Naka", "body_normalized": "Karabakh", "body_entities": [],'
                ' "body_flags": ["entity"]},"x":1}'
            ),
        ),
        (
            "doc.body",
            '{"doc.body":"Naka"}',
            (
                '{"doc.body":"Naka", "doc.body_normalized": "Karabakh",'
                ' "doc.body_entities": [], "doc.body_flags": ["entity"]}'
            ),
        ),
        (
            "b",
            '{"b":"a","b":"\\u004eaka"}',
            (
                '{"b":"a","b":"\\u004eaka", "b_normalized": "Karabakh", "b_entities": [],'
                ' "b_flags": ["entity"]}'
            ),
        ),
        (
            "b",
            '\ufeff{"n":1e999,"i":' + "9" * 90 + ',"b":"Naka"}',
            '\ufeff{"n":1e999,"i":' + "9" * 90 + ',"b":"Naka", "b_normalized": "Karabakh",'
            ' "b_entities": [], "b_flags": ["entity"]}',
        ),
        ("b", '{"b":null}', '{"b":null}'),
        ("b.c", '{"b":"Naka"}', '{"b":"Naka"}'),
        (
            "b",
            '{"b":"\\ud800"}',
            '{"b":"\\ud800", "b_normalized": "\\ud800", "b_entities": [], "b_flags": []}',
        ),
    ],
)
def test_fields_are_found_by_their_paths(field: str, line: str, expected: str) -> None:
    """New members stand beside the text; null and missing stay so."""
    layout = JsonLines((field,), LIMIT)

    assert expected == rewritten(layout, line.encode(), Replacing()).decode()


def test_several_fields_of_one_object() -> None:
    """Each has its own three members, in the order of the fields."""
    written = rewritten(JsonLines(("a", "b"), LIMIT), b'{"a": "Naka", "b": ""}\n')

    assert [
        "a",
        "b",
        *(f"{f}_{s}" for f in "ab" for s in ("normalized", "entities", "flags")),
    ] == list(json.loads(written))


def test_what_cannot_be_read_is_told_and_the_others_go_on() -> None:
    """Each bad line has its number; it is written as it stands."""
    deep = b"[" * 400_000
    good = b'{"body": "Naka"}\n'
    bad = [
        b"not json\n",
        b"[1]\n",
        b'{"body": "\xe9"}\n',
        b'{"body": 3}\n',
        b'{"body": "a"} x\n',
        b'{"a": ' + deep + b"\n",
    ]
    layout = JsonLines(("body",), 1_000_000)
    data = good.join([b"\n", *bad, b""])
    out = rewritten(layout, data, Replacing())

    assert 7 == out.count(b'"Karabakh"')
    assert all(line in out for line in bad)
    assert [
        "line 3: not a JSON object: expected { at column 1",
        "line 5: not a JSON object: expected { at column 1",
        (
            "line 7: not valid UTF-8 at byte 10 (0xE9); name its encoding with --encoding"
            " (for example --encoding cp1252) or convert it"
        ),
        "line 9: body is no text but 3",
        "line 11: not a JSON object: more after the object at column 15",
        "line 13: nested too deeply to be read",
    ] == problems_of(layout, data)


def test_a_field_that_no_line_has_is_told() -> None:
    """With the fields that the first line has."""
    data = b'\n{"id": 1, "doc": {"text": "Naka", "meta": {}}}\n{}\n'

    assert data == rewritten(BODY, data)
    assert problems_of(BODY, data) == [
        "every line: there is no body; the first line has id, doc.text, doc.meta"
    ]
    assert problems_of(BODY, b'{"body": null}\n') == []


class Endless(io.RawIOBase):
    """A file with one line that is far larger than memory should be, and a short one."""

    def __init__(self, size: int) -> None:
        self._left = size

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readline(self, size: int | None = -1) -> bytes:
        """Read no more than is asked for."""
        if not self._left:
            return b""
        taken = min(self._left, size or 0)
        assert 0 < taken <= 1 << 16
        self._left -= taken
        return b"x" * (taken - 1) + b"\n" if not self._left else b"x" * taken


def test_a_huge_line_is_never_held_in_memory() -> None:
    """It goes through in parts."""
    size = 30_000_000
    total, problems = 0, []
    for piece in BODY.pieces(Endless(size)):  # type: ignore[arg-type]
        total += len(BODY.rendered(piece, ()))
        problems += [piece.problem] if piece.problem else []

    assert size == total
    assert [
        "the line is larger than 1 KB and was left as it stands; raise --max-document"
    ] == problems
