"""What a table holds: entities by id, and names by how a word begins."""

from hypothesis import given, strategies as st

from naka_normalize.lookups.table import Lookup
from naka_normalize.lookups.words import key_of

NAMES = st.text("abc- ", min_size=1, max_size=8).filter(key_of)
TABLES = st.lists(st.tuples(st.sampled_from("123456"), NAMES), min_size=1, max_size=12)


@given(records=TABLES)
def test_every_entity_is_found_by_its_id_with_its_names(
    records: list[tuple[str, str]],
) -> None:
    """No name is lost, and none goes to somebody else."""
    listing = Lookup.from_records(records).listing
    expected: dict[str, set[str]] = {}
    for key, name in records:
        expected.setdefault(key, set()).add(name.strip())
    found = {
        entity.id: {listed.text for listed in listing.names_of(number)}
        for number, entity in enumerate(listing.entities(len(records)))
    }

    assert expected == found
    assert all(listing.number(key) is not None for key in expected)
    assert listing.number("7") is None
    assert listing.types == {"": len(expected)}


@given(records=TABLES, prefix=st.text("abc ", min_size=1, max_size=3).filter(key_of))
def test_names_are_found_by_the_beginning_of_any_word(
    records: list[tuple[str, str]], prefix: str
) -> None:
    """All that begin so and no other, and whether it is the first word."""
    key = key_of(prefix).decode()
    found = sorted(Lookup.from_records(records).listing.begun(key_of(prefix), 1_000))
    later = {one.text: one.later for one in reversed(found)}
    folded = {name.strip(): key_of(name).decode() for _, name in records}

    assert later == {
        name: 0 if own.startswith(key) else 1
        for name, own in folded.items()
        if f" {key}" in f" {own}"
    }
