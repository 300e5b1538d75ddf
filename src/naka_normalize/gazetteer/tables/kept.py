"""The tables of a gazetteer, made when somebody first needs them, and kept on disk."""

from contextlib import suppress

from naka_normalize.gazetteer.tables.arranged import Tables, build_tables
from naka_normalize.gazetteer.tables.cache import read_cache, write_cache
from naka_normalize.gazetteer.tables.compiled import (
    CompiledGazetteer,
    compile_tables,
    open_tables,
)
from naka_normalize.gazetteer.uncollected import uncollected
from naka_normalize.records import Gazetteer


def tables_of(gazetteer: Gazetteer) -> Tables:
    """Return the tables of a gazetteer: what an index of it looks up."""
    if not isinstance(gazetteer, CompiledGazetteer) or not hasattr(gazetteer, "data"):
        return build_tables(gazetteer)
    if gazetteer.tables is None:
        gazetteer.tables = read_cache(gazetteer.key) if gazetteer.key else None
    if gazetteer.tables is not None:
        # What is damaged is made anew.
        with suppress(ValueError):
            return open_tables(gazetteer.tables, gazetteer)
    with uncollected():
        gazetteer.tables = compile_tables(build_tables(gazetteer), gazetteer)
    if gazetteer.key:
        write_cache(gazetteer.key, gazetteer.tables)
    return open_tables(gazetteer.tables, gazetteer)
