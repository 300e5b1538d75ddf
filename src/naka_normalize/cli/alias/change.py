"""What ``naka alias add`` adds, and to which file, before anything is written."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from naka_normalize.cli.alias.entries import kind_of, proposal
from naka_normalize.cli.alias.target import choose_file
from naka_normalize.errors import UsageError
from naka_normalize.gazetteer.assemble import Loaded
from naka_normalize.gazetteer.editing.additions import Addition, add, check_addition
from naka_normalize.gazetteer.owned import key_of
from naka_normalize.gazetteer.packs import PackFile


@dataclass(frozen=True, slots=True)
class Change:
    """A change to one file.

    Attributes:
        path: Where the file is.
        old: The file as it is; with a head only if there is none.
        new: The file as it will be.
    """

    path: Path
    old: PackFile
    new: PackFile


def plan(options: argparse.Namespace, loaded: Loaded) -> Change:
    """Return what the options ask for.

    Raises:
        UsageError: If the alias cannot be added to this entity or to this file.
        GazetteerError: If the layout of the file does not allow it.
    """
    addition = _addition(options, loaded)
    check_addition(addition)
    _check_new(addition, loaded)
    path, old = choose_file(options.file, addition, loaded)
    return Change(path, old, old._replace(data=add(old.shown, old.data, addition)))


def _addition(options: argparse.Namespace, loaded: Loaded) -> Addition:
    """Return what is to be added.

    Raises:
        UsageError: If there is no such entity.
    """
    kind = kind_of(options.entity, loaded.gazetteer, loaded.sheets)
    if not kind:
        hint = proposal(options.entity, loaded.gazetteer)
        raise UsageError(f"there is no entity {options.entity!r}; {hint}")
    return Addition(
        kind=kind,
        owner=options.entity,
        alias=options.alias,
        tier=options.tier,
        language=options.from_ or "",
        supports=tuple(getattr(options, "for")),
        against=tuple(options.against),
        because=options.because or "",
        form=getattr(options, "as") or "",
        examples=tuple(options.example),
    )


def _check_new(addition: Addition, loaded: Loaded) -> None:
    """See that the entry does not have the alias.

    Raises:
        UsageError: If it has; the message says where.
    """
    entries = [
        entry
        for sheet in loaded.sheets
        for entry in (sheet.entities if addition.kind == "entities" else sheet.pairs)
        if entry.id.value == addition.owner
    ]
    key = key_of(addition.alias)
    for listed in (alias for entry in entries for alias in entry.listed):
        if key_of(listed.text.value) == key:
            raise UsageError(
                f"{addition.owner} lists '{listed.text.value}' already, as"
                f" {listed.tier}, at {listed.text.place}"
            )
