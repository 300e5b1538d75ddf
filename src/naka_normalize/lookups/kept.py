"""The table of a gazetteer, from the cache if nothing changed that it follows from."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from naka_normalize import folding
from naka_normalize.gazetteer.tables import sounds
from naka_normalize.gazetteer.tables.cache import read_cache, write_cache
from naka_normalize.lookups.sources import from_gazetteer
from naka_normalize.lookups.store import dump, load
from naka_normalize.records import Gazetteer
from naka_normalize.version import __version__


def parts_of(gazetteer: Gazetteer) -> dict[str, Any]:
    """Return the parts of the table of a gazetteer."""
    if not gazetteer.fingerprint:
        return from_gazetteer(gazetteer)
    key = _key(gazetteer)
    if data := read_cache(key):
        # What is damaged is made anew.
        with suppress(ValueError):
            return load(data)
    parts = from_gazetteer(gazetteer)
    write_cache(key, dump(parts))
    return parts


def _key(gazetteer: Gazetteer) -> str:
    """Return the name of what is made of a gazetteer by this very code."""
    files = [Path(folding.__file__), Path(sounds.__file__)]
    files += sorted(Path(__file__).parent.glob("*.py"))
    stamps = [f"{f.name} {f.stat().st_size} {f.stat().st_mtime_ns}" for f in files]
    text = " ".join((__version__, gazetteer.fingerprint, *stamps))
    return f"lookup-{hashlib.sha256(text.encode()).hexdigest()[:32]}"
