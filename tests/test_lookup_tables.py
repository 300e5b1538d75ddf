"""Tables of one's own: from records and files, saved and opened, shared by threads."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from rapidfuzz.distance import OSA

from naka_normalize import InputError, Lookup
from naka_normalize.lookups.near import ONE_EDIT_FROM, TWO_EDITS_FROM, nearest
from naka_normalize.lookups.rough import alike
from naka_normalize.lookups.sources import Record
from naka_normalize.lookups.store import _first_line, dump, load
from naka_normalize.lookups.words import key_of

RECORDS: list[Record] = [
    {
        "id": "Q9248",
        "name": "Baku",
        "aliases": ["Bakı", "Баку"],
        "type": "city",
        "country": "AZ",
    },
    {"id": "Q1", "name": "Santa Maria", "type": "city", "country": "Brazil"},
    {"id": "Q2", "name": "Santa Maria", "type": "city", "country": "Chile"},
    ("Q3", "Ganja", "Gəncə|Gandja", "city", "AZ", "Q3", ""),
]
WORD = st.text(alphabet="abcd ", min_size=1, max_size=10)


@pytest.fixture
def table() -> Lookup:
    """A few records."""
    return Lookup.from_records(RECORDS)


def ids(table: Lookup, name: str, **beside: str) -> list[str]:
    """The ids of the matches of a name."""
    return [match.entity.id for match in table.lookup(name, **beside)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bakı", ["Q9248"]),
        ("БАКУ", ["Q9248"]),
        ("Gəncə", ["Q3"]),
        ("Gandza", ["Q3"]),
        ("Maria, Santa", ["Q1", "Q2"]),
        ("Lisbon", []),
    ],
)
def test_records_are_found_by_all_their_names(
    table: Lookup, name: str, expected: list[str]
) -> None:
    """Mappings and tuples are records alike."""
    assert expected == ids(table, name)


def test_the_country_of_a_record_tells_namesakes_apart(table: Lookup) -> None:
    """As a filter, and as a word beside the name."""
    assert ["Q2"] == ids(table, "Santa Maria", country="Chile")
    assert not table.lookup("Santa Maria")[0].certain


def test_names_alone_are_records() -> None:
    """Each is its own id."""
    assert ["Kapan"] == ids(Lookup.from_records(["Kapan", "Baku"]), "Kappan")


def test_records_of_one_id_are_one_entity() -> None:
    """The first name is the one that is written."""
    table = Lookup.from_records([("1", "Kapan"), ("1", "Ghapan")])

    assert ["Kapan"] == [match.entity.name for match in table.lookup("Ghapan")]


def test_a_record_without_a_name_is_told_by_its_number() -> None:
    """One sentence says which."""
    with pytest.raises(InputError, match="record 2: there is no name"):
        Lookup.from_records([("1", "Kapan"), ("2", " ")])


def test_csv_and_tsv_are_read_by_the_names_of_their_columns(tmp_path: Path) -> None:
    """Columns may be called otherwise, and others may stand between them."""
    (tmp_path / "a.csv").write_text("\ufeffKey,note,Name\n1,x,Kapan\n", "utf-8")
    (tmp_path / "b.tsv").write_text("name\taliases\nKapan\tGhapan|Kafan\n", "utf-8")

    assert ["1"] == ids(Lookup.from_csv(tmp_path / "a.csv", {"id": "key"}), "kapan")
    assert ["Kapan"] == ids(Lookup.from_csv(tmp_path / "b.tsv"), "Kafan")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"id,label\n1,Kapan\n", "a.csv:1: there is no column 'name'"),
        (b"id,name\n1,Kapan\n2,\n", "a.csv:3: there is no name"),
        (b'id,name\n1,"Kap\n', "a.csv:2: unexpected end of data"),
        (b"name\n\xff\n", "a.csv: not valid UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_its_line(
    tmp_path: Path, data: bytes, told: str
) -> None:
    """The message begins with file and line."""
    path = tmp_path / "a.csv"
    path.write_bytes(data)

    with pytest.raises(InputError) as error:
        Lookup.from_csv(path)
    assert told in str(error.value)


def test_a_saved_table_answers_the_same(table: Lookup, tmp_path: Path) -> None:
    """After a file, in another process, and from another thread."""
    table.save(tmp_path / "names.lookup")
    others = [Lookup.open(tmp_path / "names.lookup"), pickle.loads(pickle.dumps(table))]  # noqa: S301 - its own
    names = ["Baku", "Bakuu", "Santa Maria", "Gandza", "nobody"] * 20
    expected = [table.lookup(name) for name in names]

    for other in others:
        with ThreadPoolExecutor(4) as threads:
            assert expected == list(threads.map(other.lookup, names))


def test_a_damaged_file_is_refused(table: Lookup, tmp_path: Path) -> None:
    """One sentence instead of wrong answers."""
    path = tmp_path / "names.lookup"
    table.save(path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    for content in (bytes(data), b"", b"id,name\n"):
        path.write_bytes(content)
        with pytest.raises(InputError, match=r"names\.lookup"):
            Lookup.open(path)


def test_numbers_of_the_other_byte_order_are_read(table: Lookup) -> None:
    """A file may come from a machine of another kind."""
    parts = load(dump(table._parts))
    for name, part in list(parts.items()):
        if isinstance(part, memoryview) and part.format == "I":
            swapped = [int.from_bytes(n.to_bytes(4, "little"), "big") for n in part]
            parts[name] = memoryview(
                b"".join(n.to_bytes(4, "little") for n in swapped)
            ).cast("I")
    data = dump(parts).split(b"\n", 1)[1].replace(b'"little"', b'"big"   ', 1)
    assert load(_first_line(data) + data)["owners"].tolist() == list(table._parts["owners"])


@settings(deadline=None)
@given(st.lists(WORD, min_size=1, max_size=30), WORD)
def test_the_nearest_keys_are_those_that_comparing_all_finds(
    names: list[str], query: str
) -> None:
    """The index leaves out nothing within one edit, or two of a long name."""
    table = Lookup.from_records(f"x{name}" for name in names)
    keys, key = table._names.keys, key_of(f"x{query}")
    near = nearest(key, keys, table._search._hot, table._search._cold)
    far = {n: OSA.distance(key, keys[n]) for n in range(len(keys))}
    most = (len(key) >= ONE_EDIT_FROM) + (len(key) >= TWO_EDITS_FROM)
    least = min((d for d in far.values() if 0 < d <= most), default=None)
    expected = sorted(n for n, d in far.items() if d == least)

    assert expected == sorted(near.keys)


@given(st.lists(WORD.filter(str.strip), min_size=1, max_size=30))
def test_keys_stand_in_the_order_of_their_length(names: list[str]) -> None:
    """Which lets those of some lengths be taken at once."""
    table = Lookup.from_records(names)
    keys, by_length = table._names.keys, list(table._parts["by_length"])
    assert sorted(by_length) == list(range(len(keys)))
    assert [len(keys[n]) for n in by_length] == sorted(len(keys[n]) for n in by_length)


def test_names_that_sound_like_nothing_are_not_counted() -> None:
    """An entity with a code has no further name; one written in two ways has one."""
    records = [("", "Karabanad", ["KBN", "Karabánad"]), ("", "Tibrona", ["Sulemar"])]
    assert list(Lookup.from_records(records)._names.counts) == [1, 2]


def test_names_that_are_far_longer_do_not_sound_alike() -> None:
    """However many runs of sounds they share."""
    names = ["Karabanad", "Karabanadistanupor", "Karabanadistanuporimegul"]
    table = Lookup.from_records(names)
    keys = table._names.keys
    found = alike(b"karabanadist", keys, table._search._sounds)
    assert [keys[one.number] for one in found] == [b"karabanad", b"karabanadistanupor"]


def test_a_table_of_another_version_says_so(tmp_path: Path) -> None:
    """It is not damaged."""
    path = tmp_path / "old.table"
    path.write_bytes(b"naka-normalize lookup 2 00000000\n{}\n")
    with pytest.raises(InputError, match="another version; make it anew"):
        Lookup.open(path)
