"""Put a value into the text of an alias file; every byte that was there stays."""

from collections.abc import Mapping, Sequence
from typing import NoReturn

from naka_normalize.errors import GazetteerError, Place, Problem
from naka_normalize.gazetteer.editing.insert import append, fill, insert_pair, is_blank
from naka_normalize.gazetteer.editing.layout import BOM, Layout, as_data, read_layout
from naka_normalize.gazetteer.editing.quoting import Data
from naka_normalize.gazetteer.format.nodes import Listing, Node, Table
from naka_normalize.spans import Edit, apply_edits


def put(file: str, data: bytes, path: Sequence[str], value: Data) -> bytes:
    """Return a file with a value put into it; tables on the way are made as needed.

    Args:
        file: Name of the file, for messages.
        data: Its bytes.
        path: The keys that lead to the value: ``("entities", "armenia", "aliases")``.
        value: Added to the list that stands there already, or put where nothing stands,
            be it below a key.

    Returns:
        The new bytes: the old ones, with something inserted in one place.

    Raises:
        GazetteerError: If the file is no table in YAML, holds another kind of value there,
            or cannot be changed without changing what else it means.
    """
    layout = read_layout(file, data)
    edit = _edit(layout, path, value)
    text = apply_edits(layout.text, [edit])
    bom = BOM.encode() if data.startswith(BOM.encode()) else b""
    changed = bom + text.encode("utf-8")
    wanted = _expected(as_data(layout.root), path, value)
    try:
        same = as_data(read_layout(file, changed).root) == wanted
    except GazetteerError:
        same = False
    if not same:
        at = Place(file, *layout.place(edit.span.start))
        _refuse(at, "the layout here does not allow to insert this without changing more")
    return changed


def _refuse(place: Place, says: str) -> NoReturn:
    hint = "Write it there by hand, then run 'naka alias lint'."
    raise GazetteerError([Problem(place, "N112", says, hint)])


def _expected(old: Data, path: Sequence[str], value: Data) -> Data:
    """Return what the file must mean afterwards."""
    if not path:
        return [*old, *value] if isinstance(old, list) else value
    if not isinstance(old, Mapping):
        raise TypeError(old)
    below = old.get(path[0])
    new = _expected(below, path[1:], value) if below else _nested(path[1:], value)
    return {**old, path[0]: new}


def _nested(path: Sequence[str], value: Data) -> Data:
    for key in reversed(path):
        value = {key: value}
    return value


def _edit(layout: Layout, path: Sequence[str], value: Data) -> Edit:
    """Walk down the path as far as there is something, and insert the rest there."""
    node: Node = layout.root
    stop = len(layout.lines)
    for depth, key in enumerate(path):
        if not isinstance(node, Table):
            _refuse(node.place, f"a table was expected here, to put '{key}' into it")
        below = next((v for k, v in node.pairs if as_data(k) == key), None)
        rest = _nested(path[depth + 1 :], value)
        if below is None:
            return insert_pair(layout, node, stop, path[: depth + 1], rest)
        if not layout.is_flow(node):
            blocks = layout.blocks(node, stop)
            stop = next(block.stop for block in blocks if block.key.value == key)
        if is_blank(layout, below):
            return fill(layout, node, stop, path[: depth + 1], rest)
        node = below
    if not isinstance(node, Listing) or isinstance(value, str):
        _refuse(node.place, "a list was expected here, to add to it")
    return append(layout, node, stop, list(value))


def value_at(file: str, data: bytes, path: Sequence[str]) -> Data | None:
    """Return what stands at a path of a file; ``None`` if nothing does.

    Raises:
        GazetteerError: If the file is no table in YAML.
    """
    value: Data | None = as_data(read_layout(file, data).root)
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
