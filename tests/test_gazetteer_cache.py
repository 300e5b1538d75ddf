import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from operator import ne
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from naka_normalize.errors import GazetteerError, Place
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.gazetteer.tables import cache
from naka_normalize.gazetteer.tables.arranged import Phrase, Tables, build_tables
from naka_normalize.gazetteer.tables.codec import decoder, to_json
from naka_normalize.gazetteer.tables.compiled import (
    CompiledGazetteer,
    compile_gazetteer,
    compile_tables,
    open_gazetteer,
    open_tables,
)
from naka_normalize.gazetteer.tables.kept import tables_of
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Alias, Entity, Gazetteer, Role

PACK = """format: 1
pack: mine
entities:
  lachin:
    name: Lachin
    type: town
    native: {zh: 拉钦}
    noisy: {ru: [Lachyn]}
    examples:
      - Snow fell in <Lachyn -> Lachin>.
larger_names: [Lachin Corridor]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    path = tmp_path / "cache" / "naka"
    monkeypatch.setenv(cache.VARIABLE, str(path))
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small alias file."""
    path = tmp_path / "mine.yaml"
    path.write_text(PACK, "utf-8")
    return path


@pytest.fixture(scope="module")
def from_yaml() -> Gazetteer:
    """The built-in packs without a cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(cache.VARIABLE, "")
        return load_gazetteer()


def whole(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with tuples in its values."""
    return {key: _plain(value) for key, value in table.items()}


def _plain(value: object) -> object:
    if isinstance(value, Phrase):
        return value._replace(aliases=tuple(value.aliases))
    return tuple(map(_plain, value)) if type(value) is tuple else value


def kept(folder: Path) -> list[Path]:
    """Return the files of a cache."""
    return sorted(folder.iterdir())


def assert_same(expected: Gazetteer, actual: Gazetteer) -> None:
    """Compare two gazetteers, whatever they are made of."""
    for name in ("pairs", "larger_names", "short_names", "signs", "wrappers"):
        assert getattr(expected, name) == getattr(actual, name)
    for name in ("packs", "data_version", "fingerprint"):
        assert getattr(expected, name) == getattr(actual, name)
    assert dict(expected.entities) == dict(actual.entities)
    assert list(expected.aliases) == list(actual.aliases)
    assert list(expected.examples) == list(actual.examples)


def test_a_compiled_gazetteer_says_the_same(from_yaml: Gazetteer) -> None:
    """Everything that YAML gives is there after writing and reading."""
    assert_same(from_yaml, open_gazetteer(bytes(compile_gazetteer(from_yaml))))


def test_compiled_tables_say_the_same(from_yaml: Gazetteer) -> None:
    """The tables that come from bytes are those that would be built."""
    built = build_tables(from_yaml)
    read = open_tables(bytes(compile_tables(built, from_yaml)), from_yaml)

    assert built.longest == read.longest
    for name in set(Tables._fields) - {"longest"}:
        expected, actual = getattr(built, name), getattr(read, name)
        assert list(expected) == list(actual)
        assert whole(expected) == whole(actual)
        assert "no such name" not in actual
        assert actual.get("no such name", "none") == "none"


@given(
    st.builds(
        Entity,
        st.text(),
        st.text(),
        st.text(),
        native=st.dictionaries(st.text(), st.lists(st.text()).map(tuple)),
        roles=st.lists(st.builds(Role, st.text())).map(tuple),
        place=st.builds(Place, st.text(), st.integers(), st.integers()),
    )
    | st.builds(Alias, st.text(), st.lists(st.text()).map(tuple), st.just("noisy"))
)
def test_any_record_comes_back(record: Entity | Alias) -> None:
    """Encoding loses nothing of a record."""
    kind: Any = type(record)

    assert record == decoder(kind)(json.loads(to_json(record)))


@settings(max_examples=30)
@given(st.data())
def test_damaged_bytes_are_refused(data: st.DataObject) -> None:
    """Whatever byte is changed or missing, the whole is nothing any more."""
    small = Gazetteer({"a": Entity("a", "A", "city")}, ())
    tables = bytes(compile_tables(build_tables(small), small))
    for good, read in (
        (bytes(compile_gazetteer(small)), open_gazetteer),
        (tables, partial(open_tables, gazetteer=small)),
    ):
        at = data.draw(st.integers(0, len(good) - 1))
        byte = data.draw(st.integers(0, 255).filter(partial(ne, good[at])))
        for bad in (good[:at] + bytes((byte,)) + good[at + 1 :], good[:at], good + b"\n"):
            with pytest.raises(ValueError, match="damaged"):
                read(bad)


def test_the_second_time_no_yaml_is_read(
    folder: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same files are read from the cache; the answers are equal."""
    first = load_gazetteer(pack, builtin=False)
    monkeypatch.setattr("naka_normalize.gazetteer.load._from_yaml", None)
    second = load_gazetteer(pack, builtin=False)

    assert 1 == len(kept(folder))
    assert_same(first, second)


def test_tables_are_made_when_needed_and_then_kept(
    folder: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who only reads a gazetteer does not wait for them; nobody waits twice."""
    first = load_gazetteer(pack, builtin=False)
    assert 1 == len(kept(folder))
    assert "Lachin" == Normalizer(first).normalize("Lachyn").text
    assert 2 == len(kept(folder))

    monkeypatch.setattr("naka_normalize.gazetteer.tables.kept.build_tables", None)
    assert "Lachin" == Normalizer(first).normalize("Lachyn").text
    second = load_gazetteer(pack, builtin=False)
    assert "Lachin" == Normalizer(second).normalize("Lachyn").text


@pytest.mark.parametrize("bad", [b"", b"no tables", PACK.encode()])
def test_damaged_tables_are_made_anew(folder: Path, pack: Path, bad: bytes) -> None:
    """As a damaged gazetteer is."""
    tables_of(load_gazetteer(pack, builtin=False))
    path = next(path for path in kept(folder) if "tables" in path.name)
    good = path.read_bytes()
    path.write_bytes(bad)

    found = load_gazetteer(pack, builtin=False)
    assert "Lachin" == Normalizer(found).normalize("Lachyn").text
    assert good == path.read_bytes()


def test_a_changed_file_is_read_anew(folder: Path, pack: Path) -> None:
    """A cache is never out of date."""
    load_gazetteer(pack, builtin=False)
    pack.write_text(PACK.replace("name: Lachin\n", "name: Berdzor\n"), "utf-8")

    assert "Berdzor" == load_gazetteer(pack, builtin=False).entities["lachin"].name
    assert 2 == len(kept(folder))


def test_places_are_those_of_the_path_as_written(
    folder: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same file under another path tells its places by that path."""
    monkeypatch.chdir(pack.parent)

    for path in (str(pack), pack.name):
        found = load_gazetteer(path, builtin=False)
        assert {path} == {alias.place.file for alias in found.aliases}
    assert 2 == len(kept(folder))


@pytest.mark.parametrize("bad", [b"", b"no gazetteer", PACK.encode()])
def test_a_damaged_file_is_made_anew(folder: Path, pack: Path, bad: bytes) -> None:
    """What cannot be read is no reason to stop."""
    expected = load_gazetteer(pack, builtin=False)
    (path,) = kept(folder)
    good = path.read_bytes()
    path.write_bytes(bad)

    assert_same(expected, load_gazetteer(pack, builtin=False))
    assert good == path.read_bytes()


def test_nothing_is_kept_of_a_broken_pack(folder: Path, pack: Path) -> None:
    """Problems are told each time."""
    pack.write_text(PACK.replace("town", "twon"), "utf-8")

    for _ in range(2):
        with pytest.raises(GazetteerError):
            load_gazetteer(pack, builtin=False)
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_does_no_harm(
    folder: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a cache loading is slower, and that is all."""
    folder.parent.write_text("a file where the folder should be")

    assert "Lachin" == load_gazetteer(pack, builtin=False).entities["lachin"].name

    monkeypatch.setenv(cache.VARIABLE, "")
    found = load_gazetteer(pack, builtin=False)
    assert not isinstance(found, CompiledGazetteer)


def test_a_failed_write_leaves_nothing(
    folder: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A half-written file is never seen."""

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    load_gazetteer(pack, builtin=False)

    assert [] == kept(folder)


def test_code_in_an_archive_has_a_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in a zip is not on the disk, but the zip is."""
    archive = tmp_path / "all.zip"
    archive.write_bytes(b"one")
    origin = str(archive / "unidecode" / "__init__.py")
    monkeypatch.setattr(cache, "find_spec", lambda _: SimpleNamespace(origin=origin))
    before = cache.cache_key((), "en")
    assert before == cache.cache_key((), "en")

    archive.write_bytes(b"another")

    assert before != cache.cache_key((), "en")


def test_only_the_newest_are_kept(folder: Path) -> None:
    """The cache does not grow for ever."""
    for number in range(cache._KEPT + 3):
        cache.write_cache(str(number), b"")
        os.utime(folder / f"{number}.gazetteer", (number, number))

    names = {path.stem for path in kept(folder)}
    assert cache._KEPT == len(names)
    assert str(cache._KEPT + 2) in names


def test_the_folder_is_the_one_for_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each system has its place; without a home there is none."""
    monkeypatch.delenv(cache.VARIABLE)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    expected = {
        "linux": "/home/me/.cache",
        "darwin": "/home/me/Library/Caches",
        "win32": "/home/me/AppData/Local",
    }
    monkeypatch.setattr(os.path, "expanduser", lambda _: "/home/me")
    for platform, above in expected.items():
        monkeypatch.setattr("sys.platform", platform)
        assert Path(above, "naka-normalize") == cache.cache_folder()

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert Path("/caches/naka-normalize") == cache.cache_folder()

    monkeypatch.setattr(os.path, "expanduser", lambda _: "~")
    assert None is cache.cache_folder()


def test_a_compiled_gazetteer_can_be_pickled(
    folder: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other processes get the bytes, and build nothing anew, cache or not."""
    found = load_gazetteer(pack, builtin=False)
    tables_of(found)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes

    assert isinstance(again, CompiledGazetteer)
    assert_same(found, again)
    shutil.rmtree(folder)
    monkeypatch.setattr("naka_normalize.gazetteer.tables.kept.build_tables", None)
    assert "Lachin" == Normalizer(again).normalize("Lachyn").text


def test_a_changed_copy_brings_no_tables(folder: Path, pack: Path) -> None:
    """What was compiled from other aliases is of no use, here and in other processes."""
    found = load_gazetteer(pack, builtin=False)
    kept = tuple(alias for alias in found.aliases if alias.tier != "noisy")
    changed = found._replace(aliases=kept)
    again = pickle.loads(pickle.dumps(changed))  # noqa: S301 - our own bytes

    assert folder.exists()
    assert "Lachin" == Normalizer(found).normalize("Lachyn").text
    assert "Lachyn" == Normalizer(changed).normalize("Lachyn").text
    assert_same(changed, again)


def test_what_is_in_use_stays(folder: Path) -> None:
    """Reading counts as use; a file that only grew old without any goes first."""
    for number in range(cache._KEPT):
        cache.write_cache(str(number), b"")
        os.utime(folder / f"{number}.gazetteer", (number, number))

    assert b"" == cache.read_cache("0")
    cache.write_cache("new", b"")

    names = {path.stem for path in kept(folder)}
    assert {"0", "new"} <= names
    assert "1" not in names


def test_a_file_that_cannot_be_touched_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache that somebody else owns is as good."""
    cache.write_cache("a", b"data")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "utime", refuse)

    assert folder.exists()
    assert b"data" == cache.read_cache("a")


def test_what_a_stopped_process_left_is_removed(folder: Path) -> None:
    """After an hour; until then somebody may still be writing it."""
    cache.write_cache("a", b"")
    left, begun = (folder / f"{name}{cache._UNFINISHED}" for name in ("left", "begun"))
    other = folder / "notes.txt"
    for path in (left, begun, other):
        path.touch()
    for path in (left, other):
        os.utime(path, (0, 0))
    cache.write_cache("b", b"")

    assert ["a.gazetteer", "b.gazetteer", begun.name, other.name] == [
        path.name for path in kept(folder)
    ]


def test_the_folder_may_lie_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in settings that no shell expands."""
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setenv("USERPROFILE", "/home/me")
    monkeypatch.setenv(cache.VARIABLE, "~/x")

    assert Path("/home/me/x") == cache.cache_folder()


def test_the_same_files_give_the_same_bytes(pack: Path) -> None:
    """Whatever order the hashes of a process give to sets."""
    code = (
        "import sys\n"
        "from naka_normalize.gazetteer.tables.arranged import build_tables\n"
        "from naka_normalize.gazetteer.tables.compiled import *\n"
        "from naka_normalize.gazetteer.load import load_gazetteer\n"
        "gazetteer = load_gazetteer(sys.argv[1], builtin=False)\n"
        "tables = compile_tables(build_tables(gazetteer), gazetteer)\n"
        "sys.stdout.buffer.write(compile_gazetteer(gazetteer) + tables)\n"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code, str(pack)],
            env={**os.environ, cache.VARIABLE: "", "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert made[0] == made[1]
