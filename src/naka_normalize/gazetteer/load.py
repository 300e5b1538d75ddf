"""A gazetteer of the built-in packs and of one's own, from the cache or from YAML."""

import os
from collections.abc import Iterable
from contextlib import suppress

from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.packs import PackFile, read_files
from naka_normalize.gazetteer.tables.cache import (
    cache_folder,
    cache_key,
    read_cache,
    write_cache,
)
from naka_normalize.gazetteer.tables.compiled import (
    CompiledGazetteer,
    compile_gazetteer,
    open_gazetteer,
)
from naka_normalize.gazetteer.uncollected import uncollected
from naka_normalize.records import Gazetteer


def load_gazetteer(
    *paths: str | os.PathLike[str],
    builtin: bool = True,
    packs: Iterable[str] = (),
    names: str = "en",
    keep_going: bool = False,
) -> Gazetteer:
    """Load the built-in packs, then installed ones, then alias files of one's own.

    What was made of the same files before is read from the cache; see ``cache_folder``.

    Args:
        paths: Alias files, in the order in which they add to what is there.
        builtin: Whether to start with the packs that come with this library.
        packs: Names of installed packs: entry points of ``naka_normalize.packs``.
        names: Which canonical forms to write: a preference set such as ``"az"``, or
            ``"en"`` for the names of the data.
        keep_going: Whether to leave out packs that cannot be used, unless built in; the
            gazetteer tells which in ``left_out``.

    Raises:
        GazetteerError: If a file cannot be used; it lists every problem of all files.
        UsageError: If no pack has names of this set.

    >>> load_gazetteer().entities["armenia"].name
    'Armenia'
    """
    problems = Problems()
    files = read_files(paths, problems, builtin=builtin, packs=packs)
    is_kept = not problems.found and cache_folder() is not None
    key = cache_key(files, names) if is_kept else ""
    if key and (data := read_cache(key)):
        # What is damaged is made anew.
        with suppress(ValueError):
            return open_gazetteer(data, _tables_key(key))
    with uncollected():
        gazetteer = _from_yaml(files, problems, names, keep_going=keep_going)
        is_whole = bool(key) and not gazetteer.left_out
        return _keep(key, gazetteer) if is_whole else gazetteer


def _keep(key: str, gazetteer: Gazetteer) -> CompiledGazetteer:
    """Write a gazetteer to the cache; its tables follow when somebody needs them."""
    write_cache(key, compile_gazetteer(gazetteer))
    kept = CompiledGazetteer(*gazetteer)
    kept.data, kept.key = None, _tables_key(key)
    kept.tables = kept.packed = None
    return kept


def _tables_key(key: str) -> str:
    return f"{key}-tables"


def _from_yaml(
    files: tuple[PackFile, ...], problems: Problems, names: str, *, keep_going: bool
) -> Gazetteer:
    # Reading YAML takes much longer to import than the cache takes to read.
    from naka_normalize.gazetteer.assemble import assemble
    from naka_normalize.gazetteer.preferences import with_names

    loaded = assemble(files, problems, keep_going=keep_going)
    if loaded.problems:
        raise GazetteerError(loaded.problems)
    return with_names(loaded.gazetteer, names)
