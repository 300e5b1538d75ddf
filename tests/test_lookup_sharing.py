"""Keys that share runs of sounds, counted all at once and one by one."""

from collections import Counter
from itertools import accumulate

from hypothesis import given, strategies as st

from naka_normalize.lookups.hashed import SOUNDS, Builder, Hashed
from naka_normalize.lookups.names import Texts
from naka_normalize.lookups.sharing import Sharing

_SIZE = 300
_RUNS = [b"^kal", b"kala", b"alap", b"lapa", b"apa$"]
_TABLES = st.lists(st.sets(st.sampled_from(_RUNS)), min_size=1, max_size=_SIZE)
_ANY = range(2)


def _sharing(table: list[set[bytes]], lengths: list[int] | None = None) -> Sharing:
    """Make keys with these runs, as long as is said, each one byte if nothing is."""
    builder = Builder()
    sizes = lengths or [1] * len(table)
    by_length = sorted(range(len(table)), key=sizes.__getitem__)
    for rank, number in enumerate(by_length):
        builder.add(SOUNDS, sorted(table[number]), rank)
    keys = Texts(bytes(sum(sizes)), [0, *accumulate(sizes)])
    return Sharing(Hashed(*builder.finish()), by_length, keys)


@given(_TABLES, st.integers(1, len(_RUNS)))
def test_every_key_with_enough_runs_is_found(table: list[set[bytes]], least: int) -> None:
    """Against counting the runs of each key."""
    found = _sharing(table).most(_RUNS, _ANY, least, len(table) + 1)
    assert found == [n for n, runs in enumerate(table) if len(runs) >= least]


@given(_TABLES, st.integers(1, len(_RUNS)), st.integers(1, 40))
def test_of_many_keys_those_with_the_most_runs_are_left(
    table: list[set[bytes]], least: int, fewest: int
) -> None:
    """Against counting the runs of each key, of enough keys."""
    counts = Counter(len(runs) for runs in table)
    having = {n: sum(c for k, c in counts.items() if k >= n) for n in range(1, 7)}
    level = max([least, *(n for n in range(least, 6) if having[n] >= fewest)])
    found = _sharing(table).most(_RUNS, _ANY, least, fewest)
    assert found == [n for n, runs in enumerate(table) if len(runs) >= level]


@given(st.data(), st.integers(0, 12), st.integers(0, 12))
def test_keys_of_other_lengths_are_left_out(
    data: st.DataObject, shortest: int, more: int
) -> None:
    """Against looking at the length of each key with enough runs."""
    table = data.draw(_TABLES)
    sizes = st.lists(st.integers(0, 12), min_size=len(table), max_size=len(table))
    lengths = data.draw(sizes)
    wanted = range(shortest, shortest + more)
    found = _sharing(table, lengths).most(_RUNS, wanted, 2, len(table) + 1)
    enough = [n for n, runs in enumerate(table) if len(runs) >= 2 and lengths[n] in wanted]
    assert found == sorted(enough, key=lengths.__getitem__)


def test_keys_beyond_the_first_words_of_bits_are_found() -> None:
    """A word has 64 bits."""
    table = [{b"kala"} if n in (0, 63, 64, 299) else set() for n in range(_SIZE)]
    assert _sharing(table).most([b"kala"], _ANY, 1, 1) == [0, 63, 64, 299]
