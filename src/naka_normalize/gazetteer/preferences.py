"""Preference sets: which of several right names of a thing is the one that is written."""

import hashlib
from collections.abc import Iterator

from naka_normalize.errors import UsageError
from naka_normalize.gazetteer.owned import key_of
from naka_normalize.records import Alias, Entity, Gazetteer

AS_WRITTEN = "en"
_FORMS = ("name", "surname")


def name_sets(gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the preference sets that the loaded packs have, that of the data first."""
    found = {code for entity in gazetteer.entities.values() for code in entity.preferred}
    return (AS_WRITTEN, *sorted(found - {AS_WRITTEN}))


def with_names(gazetteer: Gazetteer, names: str) -> Gazetteer:
    """Return a gazetteer that writes the names of a preference set.

    Where an entity has a name in the set, that is its canonical form, and the one of the
    data becomes a plain alias: still right, still linked, no longer written. Ids and
    everything else stay.

    Args:
        gazetteer: With the canonical forms of the data.
        names: A language code, such as ``"az"``; ``"en"`` for the names of the data.

    Raises:
        UsageError: If no loaded pack has names of this set.
    """
    if names == AS_WRITTEN:
        return gazetteer
    sets = name_sets(gazetteer)
    if names not in sets:
        raise UsageError(f"no pack has {names!r} names; choose one of {', '.join(sets)}")
    renamed = {
        key: _rename(entity, names)
        for key, entity in gazetteer.entities.items()
        if entity.preferred.get(names, entity.name) != entity.name
    }
    mixed = hashlib.sha256(f"{gazetteer.fingerprint} {names}".encode()).hexdigest()
    # A plain one: the tables that a compiled gazetteer brings are those of its old names.
    return Gazetteer(*gazetteer)._replace(
        entities={**gazetteer.entities, **renamed},
        aliases=tuple(_rename_aliases(gazetteer, renamed)),
        names=names,
        fingerprint=mixed[:16],
    )


def _rename(entity: Entity, names: str) -> Entity:
    """Give an entity its preferred name; a person goes by the last word of it."""
    name = entity.preferred[names]
    surname = entity.surname
    if surname and f" {surname} " not in f" {name} ":
        surname = name.split()[-1]
    return entity._replace(name=name, surname=surname)


def _rename_aliases(gazetteer: Gazetteer, renamed: dict[str, Entity]) -> Iterator[Alias]:
    """Give all aliases; what is written now is in the tier ``name``, and nothing else."""
    written = {
        (alias.entities, key_of(alias.text)): alias
        for entity in renamed.values()
        for alias in _written(entity)
    }
    for alias in gazetteer.aliases:
        # An entity may list a form of its own as ambiguous; then that form is not certain.
        if alias.tier == "ambiguous" and alias.entities[0] in renamed:
            written.pop((alias.entities, key_of(alias.text)), None)
    for alias in gazetteer.aliases:
        if alias.form not in _FORMS or alias.entities[0] not in renamed:
            yield alias
        elif (alias.entities, key_of(alias.text)) not in written:
            yield alias._replace(tier="plain") if alias.tier == "name" else alias
    yield from written.values()


def _written(entity: Entity) -> Iterator[Alias]:
    """Give the forms that are written for an entity and depend on its name."""
    if entity.surname:
        yield Alias(entity.surname, (entity.id,), "name", "surname", place=entity.place)
    yield Alias(entity.name, (entity.id,), "name", place=entity.place)
