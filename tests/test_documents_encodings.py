"""Encodings: strict, told or guessed with a note, and the same bytes again."""

import io
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, strategies as st

from documents_fake import pieces_of, replacing
from naka_normalize.documents.calls import normalize_file
from naka_normalize.documents.encodings import Recoded, encoding_of, mark_of
from naka_normalize.documents.pieces import UnreadableError
from naka_normalize.documents.settings import InputSettings
from naka_normalize.errors import InputError

RUSSIAN = "Переговоры о мире идут в столице Армении, сообщает агентство. Naka"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file to read."""
    return tmp_path / "file.txt"


@given(
    st.sampled_from(["utf-16", "utf-16-be", "utf-32", "utf-8-sig", "gb18030", "cp1251"]),
    st.text(max_size=20),
    st.sampled_from(["", "\ufeff"]),
)
def test_a_file_comes_back_in_its_encoding(encoding: str, text: str, mark: str) -> None:
    """What is read as UTF-8 is written as the same bytes, with its byte-order mark."""
    data = (mark * encoding.startswith("utf") + text).encode(encoding, "ignore")
    name, note = encoding_of(data, encoding)
    recoded = Recoded(name, mark_of(data, name))
    read = recoded.reading(io.BytesIO(data)).read()
    out = io.BytesIO()
    with recoded.written(out) as file:
        file.write(read)

    assert (data, "", True) == (out.getvalue(), note, recoded.exact)


def test_every_part_of_a_large_file_is_converted(path: Path) -> None:
    """Characters that lie across the border of two parts stay whole."""
    data = ("x" + "😀é" * 50_000 + "Naka\r\n").encode("utf-16")
    path.write_bytes(data)
    settings = InputSettings(encoding="utf-16")

    normalize_file(path, settings=settings, normalizer=replacing("nothing"))
    assert data == path.read_bytes()


def test_records_are_read_in_any_encoding(path: Path) -> None:
    """Lines and cells are found in wide encodings as well."""
    table = path.with_suffix(".csv")
    table.write_bytes("\ufeffé,body\r\n1,Naka\r\n".encode("utf-16-be"))
    settings = InputSettings(columns=("body",), encoding="auto")
    normalize_file(table, settings=settings, normalizer=replacing())

    assert table.read_bytes().decode("utf-16-be") == (
        "\ufeffé,body,body_normalized,body_entities,body_flags\r\n"
        "1,Naka,Karabakh,[],entity\r\n"
    )


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
        ("cp1251", "cp1251"),
    ],
)
def test_an_encoding_is_guessed(encoding: str, found: str) -> None:
    """A byte-order mark and UTF-8 are sure; anything else is told to be a guess."""
    name, note = encoding_of(RUSSIAN.encode(encoding), "auto")

    assert found == name
    assert ("guess" in note) == (encoding == "cp1251")


def test_a_guess_is_told_with_the_option_that_makes_it_sure(path: Path) -> None:
    """The note has the name of the file and the encoding."""
    path.write_bytes(RUSSIAN.encode("cp1251"))
    settings = InputSettings(encoding="auto")
    answer = normalize_file(path, settings=settings, normalizer=replacing())

    assert RUSSIAN.replace("Naka", "Karabakh").encode("cp1251") == path.read_bytes()
    assert answer.notes == (
        f"{path}: read as CP1251, which is a guess; --encoding cp1251 makes it sure",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_place_of_a_wrong_byte_is_told(encoding: str, path: Path) -> None:
    """Counted from the start of the file, however far that is."""
    path.write_bytes(b"x" * 100_000 + b"\x81" + b"x" * 100_000)

    with pytest.raises(InputError, match=r"at byte 100000 \(0x81\); name its encoding"):
        pieces_of(path, encoding=encoding)


def test_a_character_that_the_encoding_lacks_is_told(path: Path) -> None:
    """Nothing is written then."""
    path.write_bytes("Naka é".encode("cp1252"))
    settings = InputSettings(encoding="cp1252")

    with pytest.raises(
        InputError, match=f"^{path}: .* cannot be written in CP1252; convert"
    ):
        normalize_file(path, settings=settings, normalizer=replacing("Naka", "Ağdam"))
    assert "Naka é".encode("cp1252") == path.read_bytes()


def test_what_would_not_come_back_is_not_written(path: Path) -> None:
    """Some encodings write one character in two ways; reading such a file is no problem."""
    data = b"\x87\x90 Naka"
    path.write_bytes(data)
    settings = InputSettings(encoding="cp932")

    assert ("≒ Naka",) == pieces_of(path, encoding="cp932")[0].texts
    with pytest.raises(InputError, match="CP932 would not give back the same bytes"):
        normalize_file(path, settings=settings, normalizer=replacing("nothing"))
    assert data == path.read_bytes()


def test_what_fits_no_encoding_is_told() -> None:
    """A file that is no text is not guessed at."""
    with pytest.raises(UnreadableError, match="--encoding"):
        encoding_of(Random(0).randbytes(5000), "auto")
