"""Settings that travel: the same normalizer elsewhere, made once."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from integration_texts import MINE
from naka_normalize.errors import GazetteerError, UsageError
from naka_normalize.integrations.settings import Settings


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """An alias file with one airport."""
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, "utf-8")
    return path


def test_one_normalizer_for_equal_settings() -> None:
    """A process makes one normalizer and keeps it."""
    assert Settings().normalizer() is pickle.loads(pickle.dumps(Settings())).normalizer()  # noqa: S301


def test_a_changed_alias_file_is_read_again(mine: Path) -> None:
    """Whoever edits a file in another window sees the effect."""
    settings = Settings((str(mine),))
    before = settings.normalizer().normalize("At Hugh Nick Airport.").text
    mine.write_text(MINE.replace("name: Qo", "name: Quu").replace("-> Qo", "-> Quu"))

    assert "At Qo Airport." == before
    assert (
        "At Quu Airport." == settings.normalizer().normalize("At Hugh Nick Airport.").text
    )


def test_carried_files_need_no_path(mine: Path) -> None:
    """What is carried answers the same where the file is not, by the same fingerprint."""
    settings = Settings((str(mine),), policy="strict")
    here = settings.normalizer()
    carried = pickle.loads(pickle.dumps(settings.carried()))  # noqa: S301
    mine.unlink()
    there = carried.normalizer()

    assert here.gazetteer.fingerprint == there.gazetteer.fingerprint
    assert "At Qo Airport." == there.normalize("At Hugh Nick Airport.").text
    assert carried == carried.carried()


def test_broken_packs_are_not_carried(mine: Path, tmp_path: Path) -> None:
    """What is left out here is left out there, and a broken file tells where."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\npack: broken\nentities: 7\n")
    settings = Settings((str(mine), str(broken)), keep_going=True)
    carried = settings.carried()

    assert [("mine.yaml", MINE.encode())] == list(carried.files)
    assert carried.fingerprint == carried.normalizer().gazetteer.fingerprint
    with pytest.raises(GazetteerError, match=r"broken\.yaml:3"):
        replace(settings, keep_going=False).carried()


def test_other_data_elsewhere_are_noticed() -> None:
    """A machine with other built-in packs refuses, instead of answering differently."""
    with pytest.raises(UsageError, match="install the same version"):
        Settings(fingerprint="0" * 16).normalizer()
