"""A gazetteer of the built-in packs and of one's own, from the cache or from YAML."""

import os
from contextlib import suppress

from naka_normalize.errors import GazetteerError
from naka_normalize.gazetteer.cache import cache_folder, cache_key, read_cache, write_cache
from naka_normalize.gazetteer.compiled import compile_gazetteer, open_gazetteer
from naka_normalize.gazetteer.nodes import Problems
from naka_normalize.gazetteer.packs import PackFile, read_files
from naka_normalize.records import Gazetteer


def load_gazetteer(*paths: str | os.PathLike[str], builtin: bool = True) -> Gazetteer:
    """Load the built-in packs and then alias files of one's own.

    What was made of the same files before is read from the cache; see ``cache_folder``.

    Args:
        paths: Alias files, in the order in which they add to what is there.
        builtin: Whether to start with the packs that come with this library.

    Raises:
        GazetteerError: If a file cannot be used; it lists every problem of all files.

    >>> load_gazetteer().entities["armenia"].name
    'Armenia'
    """
    problems = Problems()
    files = read_files(paths, problems, builtin=builtin)
    if problems.found or cache_folder() is None:
        return _from_yaml(files, problems)
    key = cache_key(files)
    if data := read_cache(key):
        # What is damaged is made anew.
        with suppress(ValueError):
            return open_gazetteer(data)
    data = compile_gazetteer(_from_yaml(files, problems))
    write_cache(key, data)
    return open_gazetteer(data)


def _from_yaml(files: tuple[PackFile, ...], problems: Problems) -> Gazetteer:
    # Reading YAML takes much longer to import than the cache takes to read.
    from naka_normalize.gazetteer.assemble import assemble

    loaded = assemble(files, problems)
    if loaded.problems:
        raise GazetteerError(loaded.problems)
    return loaded.gazetteer
