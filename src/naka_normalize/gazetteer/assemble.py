"""Alias files to one gazetteer, or to every problem that keeps them from being one."""

import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from naka_normalize.builtin import data_version
from naka_normalize.errors import Problem
from naka_normalize.gazetteer.collide import settle_aliases
from naka_normalize.gazetteer.format.examples import parse_example
from naka_normalize.gazetteer.format.nodes import Problems, Text
from naka_normalize.gazetteer.format.sheets import Sheet, read_sheet
from naka_normalize.gazetteer.join import (
    Group,
    check_circles,
    check_references,
    join_groups,
    join_short_names,
    make_entities,
)
from naka_normalize.gazetteer.owned import Owned, key_of, own_entity, own_pair, take_over
from naka_normalize.gazetteer.packs import PackFile, fingerprint, first_broken, read_files
from naka_normalize.records import Entity, Example, Gazetteer, LeftOut

_PAIR = 2


class Loaded(NamedTuple):
    """A gazetteer and what was said about the files on the way.

    Attributes:
        gazetteer: All entities of all packs; not to be used if there are problems.
        problems: What makes the files unusable.
        remarks: What only a careful author wants to know.
        files: The files, in the order loaded.
        sheets: What each readable file says.
    """

    gazetteer: Gazetteer
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    files: tuple[PackFile, ...]
    sheets: tuple[Sheet, ...]


def load_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    builtin: bool = True,
    packs: Iterable[str] = (),
    keep_going: bool = False,
) -> Loaded:
    """Load like ``load_gazetteer`` but return the problems instead of raising them."""
    problems = Problems()
    files = read_files(paths, problems, builtin=builtin, packs=packs)
    return assemble(files, problems, keep_going=keep_going)


def assemble(
    files: tuple[PackFile, ...], problems: Problems, *, keep_going: bool = False
) -> Loaded:
    """Make one gazetteer of alias files.

    Args:
        files: The files, in the order in which they add to each other.
        problems: What kept other files from being read.
        keep_going: Whether to leave out files that cannot be used, unless built in.
    """
    left_out: list[LeftOut] = []
    loaded = _assemble(files, problems.found)
    while keep_going and (broken := first_broken(loaded.files, loaded.problems)):
        left_out.append(_left_out(broken, loaded.problems))
        gone = {one.file for one in left_out}
        unread = [one for one in problems.found if one.place.file not in gone]
        loaded = _assemble(tuple(f for f in files if f.shown not in gone), unread)
    gazetteer = loaded.gazetteer._replace(left_out=tuple(left_out))
    return loaded._replace(gazetteer=gazetteer)


def _left_out(file: str, problems: tuple[Problem, ...]) -> LeftOut:
    own = tuple(problem for problem in problems if problem.place.file == file)
    return LeftOut(file, own or problems)


def _assemble(files: tuple[PackFile, ...], unread: Iterable[Problem]) -> Loaded:
    problems, remarks = Problems(), Problems()
    problems.found += unread
    read = [read_sheet(file, problems) for file in files]
    sheets = tuple(sheet for sheet in read if sheet is not None)
    _check_pack_names(sheets, problems)
    groups = join_groups((sheet.entities for sheet in sheets), problems)
    pairs = join_groups((sheet.pairs for sheet in sheets), problems)
    entities = make_entities(groups, sheets, problems)
    if len(sheets) == len(files):
        # A file that cannot be read would make every mention of its entities an error.
        check_references(sheets, {group.id: group for group in groups}, problems)
    check_circles(entities, problems)
    owned = take_over(_owned(groups, pairs, entities, problems), sheets, problems)
    owned = settle_aliases(owned, problems, remarks)
    gazetteer = Gazetteer(
        entities=entities,
        aliases=tuple(own.alias for own in owned),
        pairs=tuple(tuple(group.texts("names")) for group in pairs),
        larger_names=_larger_names(sheets, problems),
        short_names=join_short_names(sheets),
        signs=tuple(sign for sheet in sheets for sign in sheet.signs),
        wrappers=tuple(entry.wrapper for sheet in sheets for entry in sheet.wrappers),
        examples=_examples(sheets, problems),
        packs=tuple(sheet.pack.value for sheet in sheets),
        data_version=data_version() if any(f.builtin for f in files) else "",
        fingerprint=fingerprint(files),
    )
    found = tuple(sorted(set(problems.found)))
    return Loaded(gazetteer, found, tuple(sorted(set(remarks.found))), files, sheets)


def _check_pack_names(sheets: Iterable[Sheet], problems: Problems) -> None:
    first: dict[str, Text] = {}
    for sheet in sheets:
        if (other := first.setdefault(sheet.pack.value, sheet.pack)) is not sheet.pack:
            says = f"the pack at {other.place} is called '{sheet.pack.value}' already"
            problems.add(sheet.pack, "N203", says, "Give every pack its own name.")


def _owned(
    groups: Iterable[Group],
    pairs: Iterable[Group],
    entities: Mapping[str, Entity],
    problems: Problems,
) -> list[Owned]:
    owned = [
        own
        for group in groups
        if group.id in entities
        for own in own_entity(group, entities[group.id])
    ]
    for group in pairs:
        if len(group.texts("names")) < _PAIR:
            first = group.entries[0][1].id
            says = f"the pair '{group.id}' names fewer than two entities"
            problems.add(first, "N113", says, "Add 'names: [one, two]'.")
        owned += own_pair(group)
    return owned


def _larger_names(sheets: Iterable[Sheet], problems: Problems) -> tuple[str, ...]:
    names: dict[str, Text] = {}
    for sheet in sheets:
        for text in sheet.larger_names:
            first = names.setdefault(key_of(text.value), text)
            if first is not text and first.place.file == text.place.file:
                says = f"'{text.value}' is listed already, at {first.place}"
                problems.add(text, "N207", says, "Delete one of the two.")
    return tuple(text.value for text in names.values())


def _examples(sheets: Iterable[Sheet], problems: Problems) -> tuple[Example, ...]:
    rows = [
        (name, text)
        for sheet in sheets
        for name, texts in (
            *((e.id.value, e.examples) for e in (*sheet.entities, *sheet.pairs)),
            *((w.wrapper.name, w.examples) for w in sheet.wrappers),
        )
        for text in texts
    ]
    examples = []
    for owner, text in rows:
        try:
            examples.append(parse_example(text.value, owner, text.place))
        except ValueError as error:
            problems.add(text, "N303", str(error), "Write <surface -> replacement>.")
    return tuple(examples)
