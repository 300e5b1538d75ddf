"""What files say about each entity, one fact at a time, each with its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from naka_normalize.errors import Place
from naka_normalize.gazetteer.editing.layout import as_data
from naka_normalize.gazetteer.editing.quoting import Data
from naka_normalize.gazetteer.format.definition import ENTITY
from naka_normalize.gazetteer.format.nodes import Listing, Node, Problems, Table, Text
from naka_normalize.gazetteer.format.parse import read_nodes
from naka_normalize.gazetteer.format.shapes import Part, Several
from naka_normalize.gazetteer.packs import PackFile

ENTRIES = ("entities", "pairs")
# Lists of tables, of which one may stand alone.
TABLES: Mapping[str, Part] = {
    key: one.shape.item
    for key, one in ENTITY.fields.items()
    if isinstance(one.shape, Several) and isinstance(one.shape.item, Part)
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that one file says.

    Attributes:
        kind: ``entities`` or ``pairs``; for what stands beside them, its key.
        owner: Id of the entity or pair; empty for what belongs to none.
        field: Its key, with that of a language behind a dot: ``name``, ``noisy.zh``.
        value: The value: a text, or a table such as a role.
        details: For an ambiguous alias its cues, reason, language and form.
        pack: Name of the pack that says it.
        place: Where it is written.
    """

    kind: str
    owner: str
    field: str
    value: Data
    details: Mapping[str, Data]
    pack: str
    place: Place


def read_facts(files: Iterable[PackFile]) -> Iterator[Fact]:
    """Give every fact of some files, in the order written; files must be without problems.

    An entry begins with a fact without a field, whose value is its id.
    """
    for file in files:
        root = read_nodes(file.shown, file.data, Problems())
        if isinstance(root, Table):
            yield from _facts_of_file(root)


def _facts_of_file(root: Table) -> Iterator[Fact]:
    values = {str(as_data(key)): value for key, value in root.pairs}
    pack = str(as_data(values["pack"]))
    for kind, node in values.items():
        if kind not in ENTRIES:
            yield from _facts(kind, "", pack, kind, node)
            continue
        for key, entry in node.pairs if isinstance(node, Table) else ():
            owner = str(as_data(key))
            yield Fact(kind, owner, "", owner, {}, pack, key.place)
            for name, value in entry.pairs if isinstance(entry, Table) else ():
                yield from _facts(kind, owner, pack, str(as_data(name)), value)


def _facts(kind: str, owner: str, pack: str, name: str, node: Node) -> Iterator[Fact]:
    """Give the facts of one field: one for a text, one for each item, key by key."""
    if isinstance(node, Text) or (name in TABLES and isinstance(node, Table)):
        yield Fact(kind, owner, name, as_data(node), {}, pack, node.place)
    elif isinstance(node, Listing):
        for item in node.items:
            yield Fact(kind, owner, name, as_data(item), {}, pack, item.place)
    elif isinstance(node, Table):
        for key, value in node.pairs:
            text, data = str(as_data(key)), as_data(value)
            if name == "ambiguous" and isinstance(data, Mapping):
                yield Fact(kind, owner, name, text, data, pack, key.place)
            else:
                yield from _facts(kind, owner, pack, f"{name}.{text}", value)


def shown(value: Data) -> str:
    """Return a value for people, on one line.

    >>> shown({"title": "President", "of": "armenia", "from": "2018"})
    'President, of armenia, from 2018'
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        first, *rest = value
        parts = (shown(value[first]), *(f"{key} {shown(value[key])}" for key in rest))
        return ", ".join(parts)
    return ", ".join(map(shown, value))
