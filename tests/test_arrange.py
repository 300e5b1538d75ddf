from pathlib import Path

import pytest
from hypothesis import given, settings

from layouts import packs, read
from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.editing.arrange import arrange
from naka_normalize.gazetteer.editing.layout import read_layout
from naka_normalize.gazetteer.format.nodes import Table

DATA = sorted((Path(__file__).parents[1] / "data").glob("*.yaml"))
some = settings(max_examples=60, deadline=None)


def sections(data: bytes) -> list[list[str]]:
    """The ids of each section of the entities."""
    layout = read_layout("any.yaml", data)
    entities = next(b for b in layout.blocks(layout.root) if b.key.value == "entities")
    assert isinstance(entities.value, Table)
    found = layout.sections(layout.blocks(entities.value, entities.stop))
    return [[block.key.value for block in section] for section in found]


@some
@given(packs(tidy=False))
def test_arranging_changes_no_meaning_and_loses_no_line(data: bytes) -> None:
    """Another reader sees the same; every line is still there, comments among them."""
    new = arrange("any.yaml", data)
    lines, left = (
        sorted(filter(None, map(bytes.rstrip, text.splitlines()))) for text in (data, new)
    )

    assert read(data) == read(new)
    assert lines == left
    assert (b"\r\n" in data) == (b"\r\n" in new)
    assert data.startswith(b"\xef\xbb\xbf") == new.startswith(b"\xef\xbb\xbf")


@some
@given(packs(tidy=False))
def test_arranging_sorts_and_is_done_once(data: bytes) -> None:
    """The ids of each section are sorted, and arranging again changes nothing."""
    new = arrange("any.yaml", data)

    assert all(ids == sorted(ids) for ids in sections(new))
    assert new == arrange("any.yaml", new)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_the_built_in_packs_are_in_the_layout_of_the_house(path: Path) -> None:
    """What we ask of others we keep ourselves."""
    assert path.read_bytes() == arrange(path.name, path.read_bytes())


def test_comments_stay_with_what_they_are_about() -> None:
    """Above or beside a key they move with it; above an entry they head a section."""
    old = """\
# About the file.
format: 1
pack: mine

entities:

  # Places
  shusha:
    # why noisy
    noisy: [Susa]  # seen in a letter
    name: Shusha{blanks}
    ambiguous:
      Shush:
        # a guess
        because: a city
        for: [Lachin]

    type: city
  lachin:
    name: Lachin
    # more to come

  # People
  aliyev: {name: Aliyev}


"""
    new = """\
# About the file.
format: 1
pack: mine

entities:

  # Places
  lachin:
    name: Lachin
    # more to come
  shusha:
    name: Shusha
    type: city
    # why noisy
    noisy: [Susa]  # seen in a letter

    ambiguous:
      Shush:
        for: [Lachin]
        # a guess
        because: a city

  # People
  aliyev: {name: Aliyev}
"""
    old = old.replace("{blanks}", "  ")

    assert new.encode() == arrange("mine.yaml", old.encode())


@pytest.mark.parametrize("data", [b"- a", b"a: [", b"\xff", b""])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    """With a problem that has a place."""
    with pytest.raises(GazetteerError) as caught:
        arrange("any.yaml", data)
    assert "any.yaml" == caught.value.problems[0].place.file
