"""The tables of a gazetteer, made when somebody first needs them, and kept on disk."""

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
        gazetteer.tables = _read(gazetteer) or _make(gazetteer)
    return gazetteer.tables


def _read(gazetteer: CompiledGazetteer) -> Tables | None:
    """Return the tables as they were kept; nothing if they were not, or are damaged."""
    data = read_cache(gazetteer.key) if gazetteer.key else None
    if data is None:
        return None
    try:
        tables = open_tables(data, gazetteer)
    except ValueError:
        return None
    gazetteer.packed = data
    return tables


def _make(gazetteer: CompiledGazetteer) -> Tables:
    with uncollected():
        tables = build_tables(gazetteer)
        if gazetteer.key:
            write_cache(gazetteer.key, compile_tables(tables, gazetteer))
    return tables
