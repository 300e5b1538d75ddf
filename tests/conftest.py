"""Fixtures that many tests share: the built-in gazetteer once, and small ones by hand."""

from collections.abc import Callable, Iterator
from tempfile import TemporaryDirectory

import pytest

from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.gazetteer.tables.cache import VARIABLE
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.pipeline import Normalizer
from naka_normalize.records import Gazetteer

# Packages for the pages that talk about them; they are no part of the tests.
collect_ignore = ["samples"]

Small = Callable[[str], Gazetteer]


@pytest.fixture(scope="session", autouse=True)
def _own_cache() -> Iterator[None]:
    """Leave the user's cache alone; the programs that tests start share this one."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, folder)
        yield


@pytest.fixture(scope="session")
def normalizer() -> Normalizer:
    """The built-in packs under the default policy; no test may change it."""
    return Normalizer()


@pytest.fixture(scope="session")
def index(normalizer: Normalizer) -> Index:
    """The built-in packs prepared for finding."""
    return normalizer._index


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """Load a gazetteer that holds nothing but a few lines of YAML."""

    def load(body: str) -> Gazetteer:
        path = tmp_path_factory.mktemp("pack") / "small.yaml"
        path.write_text(f"format: 1\npack: small\n{body}", "utf-8")
        return load_gazetteer(path, builtin=False)

    return load
