"""CSV and TSV: new columns, and every other byte as it was."""

import csv
import io
from typing import Literal
from unittest.mock import patch

import pytest
from hypothesis import given, strategies as st

from documents_fake import Replacing, problems_of, rewritten
from naka_normalize.documents import rows
from naka_normalize.documents.pieces import UnreadableError
from naka_normalize.documents.rows import Rows
from naka_normalize.documents.tables import Table

LIMIT = 1000
ADDED = ["body_normalized", "body_entities", "body_flags"]
ANY = st.text(alphabet='",;\n\r\ta \ufeffé', max_size=30)


def table(
    *columns: str,
    delimiter: str = ",",
    header: bool = True,
    limit: int = LIMIT,
    guard: bool = False,
    quotes: bool = True,
) -> Table:
    """The layout, with what is not said here as usual."""
    return Table(columns or ("body",), delimiter, header, quotes, limit, guard)


def read(data: bytes, delimiter: str = ",") -> list[list[str]]:
    """What Python's own reader makes of a table."""
    csv.field_size_limit(1 << 30)
    text = data.decode().removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@given(ANY, st.sampled_from(",;\t"), st.sampled_from([3, 4, 5, 1 << 16]))
def test_rows_are_what_python_reads(text: str, delimiter: str, chunk: int) -> None:
    """The same cells for any text, however it is read, and no byte lost."""
    data = text.encode()
    with patch.object(rows, "CHUNK", chunk):
        found = list(Rows(io.BytesIO(data), delimiter, LIMIT))
    values = [[row.value(n).decode() for n in range(len(row.cells))] for row in found]
    expected = read(data, delimiter)
    if found and found[-1].state == "open":
        expected.pop()

    assert data == b"".join(row.raw for row in found)
    assert [row for row in expected if row] == [row for row in values if row]


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], bytes, str]:
    """Rows with a body, what some program writes for them, and its delimiter."""
    cell = st.text(alphabet="\",;\n\t'ab=é", max_size=6)
    count = draw(st.integers(1, 3))
    place = draw(st.integers(0, count - 1))
    heads = [f"h{n}" if n != place else "body" for n in range(count)]
    made = [
        heads,
        *draw(st.lists(st.lists(cell, min_size=count, max_size=count), max_size=4)),
    ]
    delimiter = draw(st.sampled_from(",;\t"))
    out = io.StringIO(newline="")
    # Python quotes too little if only returns end the lines.
    ends: dict[Literal[0, 1], list[str]] = {
        csv.QUOTE_ALL: ["\n", "\r\n", "\r"],
        csv.QUOTE_MINIMAL: ["\n", "\r\n"],
    }
    quoting = draw(st.sampled_from(list(ends)))
    end = draw(st.sampled_from(ends[quoting]))
    csv.writer(
        out,
        delimiter=delimiter,
        quoting=quoting,
        lineterminator=end,
    ).writerows(made)
    text = out.getvalue()
    if draw(st.booleans()):
        text = text.removesuffix("\n").removesuffix("\r")
    return made, (draw(st.sampled_from(["", "\ufeff"])) + text).encode(), delimiter


@given(tables())
def test_rows_get_cells_and_lose_nothing(
    case: tuple[list[list[str]], bytes, str],
) -> None:
    """New cells come at the end of each row, before its line end; all else stays."""
    made, data, delimiter = case
    place = made[0].index("body")
    written = rewritten(table(delimiter=delimiter), data)
    expected = [[*made[0], *ADDED]]
    expected += ([*row, row[place], "[]" if row[place] else "", ""] for row in made[1:])

    assert expected == read(written, delimiter)
    before, after = (Rows(io.BytesIO(file), delimiter, LIMIT) for file in (data, written))
    for old, new in zip(before, after, strict=True):
        assert new.raw.startswith(old.raw[: old.end])
        assert old.raw[old.end :] == new.raw[new.end :]


@given(tables(), st.sampled_from("ab="))
def test_a_second_run_refreshes_the_columns(
    case: tuple[list[list[str]], bytes, str], word: str
) -> None:
    """Nothing is doubled, and what an earlier run wrote is written anew."""
    _, data, delimiter = case
    layout, normalizer = table(delimiter=delimiter), Replacing(word, '"x,\n')
    once = rewritten(layout, data)

    assert rewritten(layout, data, normalizer) == rewritten(layout, once, normalizer)


@pytest.mark.parametrize(
    ("layout", "before", "after"),
    [
        (table(), "id,body\n1,Naka\n\n2\n3,\n",
         ("id,body,body_normalized,body_entities,body_flags\n"
         "1,Naka,Karabakh,[],entity\n\n2,,,,\n3,,,,\n")),
        (table("2", header=False), "1,Naka\r\n2,x\r3,y\n",
         "1,Naka,Karabakh,[],entity\r\n2,x,x,[],\r3,y,y,[],\n"),
        (table("2", "1"), "a,b\nx,y",
         ("a,b,b_normalized,b_entities,b_flags,a_normalized,a_entities,a_flags\n"
         "x,y,y,[],,x,[],")),
        (table(delimiter="\t"), 'body\t"a b"\n"Na""ka"\t\n',
         ('body\t"a b"\tbody_normalized\tbody_entities\tbody_flags\n'
         '"Na""ka"\t\t"Na""ka"\t[]\t\n')),
        (table(guard=True), "body,x\n=Naka,=1\n",
         "body,x,body_normalized,body_entities,body_flags\n=Naka,=1,'=Karabakh,[],entity\n"),
        (table("2"), "b,2\nx,Naka\n",
         "b,2,2_normalized,2_entities,2_flags\nx,Naka,Karabakh,[],entity\n"),
    ],
)  # fmt: skip
def test_columns_are_added(layout: Table, before: str, after: str) -> None:
    """By name or number, for short rows and empty cells, with any line end."""
    assert after == rewritten(layout, before.encode(), Replacing()).decode()


def test_what_cannot_be_read_is_told_and_the_others_go_on() -> None:
    """Each bad row has its line; it is written as it stands."""
    data = (
        b'id,body\n1,"Naka\nNaka"\n2,Naka,x\n3,caf\xe9\n\xe9,Naka\n5,'
        + b"x" * LIMIT
        + b'\n6,Naka\n7,"Naka\n8,x\n'
    )
    out = rewritten(table(), data, Replacing())

    assert out.splitlines()[1:] == [
        b'1,"Naka',
        b'Naka","Karabakh',
        b'Karabakh",[],entity',
        b"2,Naka,x",
        b"3,caf\xe9,,,",
        b"\xe9,Naka,Karabakh,[],entity",
        b"5," + b"x" * LIMIT + b",,,",
        b"6,Naka,Karabakh,[],entity",
        b'7,"Naka',
        b"8,x",
    ]
    assert problems_of(table(), data) == [
        "line 4: 3 cells where the first row has 2; mend the row",
        (
            "line 5: column body: not valid UTF-8 at byte 3 (0xE9); name its encoding with"
            " --encoding (for example --encoding cp1252) or convert it"
        ),
        (
            "line 7: the row is larger than 1 KB and was left as it stands;"
            " raise --max-document"
        ),
        "line 9: a quote that opens in this row is never closed",
    ]


def test_without_quotes_a_quote_is_a_sign_like_others() -> None:
    """What would need quotes in a new cell becomes a blank."""
    layout = table("2", delimiter="\t", header=False, quotes=False)
    data = b'1\t"Naka said\n2\tsaid "Naka"\n'
    out = rewritten(layout, data, Replacing("Naka", "a\tb\nc"))

    assert out == (
        b'1\t"Naka said\t"a b c said\t[]\tentity\n'
        b'2\tsaid "Naka"\tsaid "a b c"\t[]\tentity\n'
    )


@given(st.binary(max_size=60))
def test_any_bytes_are_read(data: bytes) -> None:
    """Whatever they are, no byte is lost, and what cannot be read is told."""
    for quotes in (True, False):
        rows_ = Rows(io.BytesIO(data), ",", LIMIT, quotes=quotes)
        assert data == b"".join(row.raw for row in rows_)
    try:
        out = rewritten(table("1", header=False), data)
    except UnreadableError:
        return
    assert len(out) >= len(data)


def test_a_row_that_an_earlier_run_could_not_read_is_never_written_over() -> None:
    """A row with too many cells has as many as the others after a run, or fewer."""
    data = b"id,body\n1,Naka,mine\n2,Naka,mine,mine,mine\n"
    once = rewritten(table(), data)

    assert once.endswith(b"\n1,Naka,mine\n2,Naka,mine,mine,mine\n")
    assert rewritten(table(), once).splitlines()[1] == b"1,Naka,mine"


def test_a_large_field_is_read() -> None:
    """Ten megabytes in a cell are a document like any other."""
    cell = b"Naka, \n" * 1_500_000
    data = b'body,x\n"' + cell + b'",1\n'
    out = rewritten(table(limit=64_000_000), data, Replacing("Baku"))

    assert (
        out.splitlines(keepends=True)[0]
        == b"body,x,body_normalized,body_entities,body_flags\n"
    )
    assert out.partition(b"\n")[2] == b'"' + cell + b'",1,"' + cell + b'",[],\n'


@pytest.mark.parametrize("size", [1004, 70_000, 200_000])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b""])
def test_a_row_that_is_too_large_goes_through_in_parts(size: int, end: bytes) -> None:
    """It gets empty cells, so that all rows have as many."""
    row = b'1,"' + b"\r\n,x" * (size // 4) + b'"'
    out = rewritten(table(), b"id,body\n" + row + end, Replacing())

    assert row + b",,," + end == out.partition(b"\n")[2]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("id,text\n1,x\n", "there is no column 'body'; there are id, text"),
        (
            "id;text\n",
            "there are id;text; is the delimiter ';'? Then name it with --delimiter",
        ),
        ('"id,body\n1,x\n', "line 1: a quote that opens in this row is never closed"),
        ("body,body_flags\nx,mine\n", "body_flags would be written over"),
        ("body,x,body\n", "columns 1 and 3 are called 'body'; choose by number"),
    ],
)
def test_columns_that_cannot_be_used_are_told(data: str, message: str) -> None:
    """A missing one with those that there are."""
    with pytest.raises(UnreadableError) as error:
        rewritten(table(), data.encode())

    assert message in str(error.value)
