"""What the checks walk over: every entry, name, and listed alias with its entity."""

from collections.abc import Iterator

from naka_normalize.gazetteer.assemble import Loaded
from naka_normalize.gazetteer.format.entries import GRAMMAR, Entry
from naka_normalize.gazetteer.format.kinds import FORMS
from naka_normalize.gazetteer.format.listed import Listed
from naka_normalize.gazetteer.format.nodes import Text
from naka_normalize.gazetteer.owned import key_of
from naka_normalize.records import Entity


def entries(loaded: Loaded) -> Iterator[tuple[Entry, Entity | None]]:
    """Give every entry in the order loaded, with its entity unless it is of a pair."""
    for sheet in loaded.sheets:
        for entry in sheet.entities:
            yield entry, loaded.gazetteer.entities.get(entry.id.value)
        for entry in sheet.pairs:
            yield entry, None


def aliases(loaded: Loaded) -> Iterator[tuple[Listed, Entity | None]]:
    """Give every listed alias in the order loaded, with its entity unless of a pair."""
    for entry, entity in entries(loaded):
        yield from ((alias, entity) for alias in entry.listed)


def names(loaded: Loaded) -> Iterator[Text]:
    """Give every name, right or damaged, and every larger name, where it is written."""
    yield from (text for sheet in loaded.sheets for text in sheet.larger_names)
    yield from (text for entry, _ in entries(loaded) for text in _names(entry))


def _names(entry: Entry) -> Iterator[Text]:
    yield from (entry.scalars[key] for key in ("name", "surname") if key in entry.scalars)
    yield from (text for key in GRAMMAR for text in entry.lists.get(key, ()))
    yield from (text for texts in entry.native.values() for text in texts)
    yield from entry.preferred.values()
    yield from (former.what for former in entry.dated.get("former", ()))
    yield from (alias.text for alias in entry.listed)


def own_keys(entity: Entity | None) -> frozenset[str]:
    """Return the keys of all forms that are written for an entity; none for a pair."""
    if entity is None:
        return frozenset()
    return frozenset(key_of(entity.written(form)) for form in FORMS)
