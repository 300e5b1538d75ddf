"""Entries of all files to entities: fields joined, ids looked up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from naka_normalize.gazetteer.format.checks import near
from naka_normalize.gazetteer.format.entries import GRAMMAR, Entry
from naka_normalize.gazetteer.format.nodes import Problems, Text
from naka_normalize.gazetteer.format.sheets import Sheet
from naka_normalize.records import Entity, FormerName, Parent, Role, ShortName

T = TypeVar("T")

_MANY = 100
_PREFERRED = "preferred."


class Group(NamedTuple):
    """All entries of one id.

    Attributes:
        id: The id.
        entries: What each file says, with the number of the file, in the order loaded.
        whole: What they say together.
        scalars: Fields that hold one text, joined, with the number of their file.
    """

    id: str
    entries: tuple[tuple[int, Entry], ...]
    whole: Entry
    scalars: Mapping[str, tuple[int, Text]]

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list field, each value once."""
        return _values(self.whole.lists.get(key, ()))


def _values(texts: tuple[Text, ...]) -> tuple[str, ...]:
    if len(texts) == 1:
        return (texts[0].value,)
    return tuple(dict.fromkeys([text.value for text in texts])) if texts else ()


def join_groups(tables: Iterable[Iterable[Entry]], problems: Problems) -> tuple[Group, ...]:
    """Collect the entries of each id; a scalar given twice must agree."""
    found: dict[str, list[tuple[int, Entry]]] = {}
    for number, entries in enumerate(tables):
        for entry in entries:
            found.setdefault(entry.id.value, []).append((number, entry))
    return tuple(
        Group(key, tuple(entries), _whole(entries), _scalars(key, entries, problems))
        for key, entries in found.items()
    )


def _whole(entries: Sequence[tuple[int, Entry]]) -> Entry:
    """Join entries of one id; nearly always there is only one."""
    whole = entries[0][1]
    for _, entry in entries[1:]:
        whole = Entry(
            id=whole.id,
            scalars={**entry.scalars, **whole.scalars},
            lists=_joined(whole.lists, entry.lists),
            unchecked=whole.unchecked + entry.unchecked,
            native=_joined(whole.native, entry.native),
            preferred={**entry.preferred, **whole.preferred},
            dated=_joined(whole.dated, entry.dated),
            listed=whole.listed + entry.listed,
            examples=whole.examples + entry.examples,
        )
    return whole


def _joined(
    first: Mapping[str, tuple[T, ...]], second: Mapping[str, tuple[T, ...]]
) -> dict[str, tuple[T, ...]]:
    """Join two tables of lists; the lists of a key follow each other."""
    return {**first, **{key: first.get(key, ()) + values for key, values in second.items()}}


def _scalars(
    key: str, entries: Sequence[tuple[int, Entry]], problems: Problems
) -> dict[str, tuple[int, Text]]:
    scalars: dict[str, tuple[int, Text]] = {}
    for number, entry in entries:
        preferred = ((f"{_PREFERRED}{code}", t) for code, t in entry.preferred.items())
        for field, text in chain(entry.scalars.items(), preferred):
            first = scalars.setdefault(field, (number, text))[1]
            if first.value != text.value:
                says = (
                    f"'{field}' of '{key}' is '{text.value}' here"
                    f" and '{first.value}' at {first.place}"
                )
                problems.add(text, "N204", says, "Keep one of the two.")
    return scalars


def make_entities(
    groups: Iterable[Group], sheets: Sequence[Sheet], problems: Problems
) -> dict[str, Entity]:
    """Make the entities; an id that no file introduces is a problem and is left out."""
    entities: dict[str, Entity] = {}
    nameless: list[Text] = []
    for group in groups:
        first = group.entries[0][1].id
        if "name" not in group.scalars:
            nameless.append(first)
        elif "type" not in group.scalars:
            problems.add(first, "N113", f"'{group.id}' has no 'type'", "Add 'type: …'.")
        else:
            entities[group.id] = _entity(group, sheets)
    for text in nameless:
        hint = _near(text, entities, problems) or "Add 'name: …' to introduce it."
        problems.add(text, "N113", f"no pack gives '{text.value}' a name", hint)
    return entities


def _near(text: Text, known: Mapping[str, object], problems: Problems) -> str:
    """Propose an id; after many problems no more, because each takes milliseconds."""
    return near(text.value, known) if len(problems.found) < _MANY else ""


def _entity(group: Group, sheets: Sequence[Sheet]) -> Entity:
    number, name = group.scalars["name"]
    given = {key: text.value for key, (_, text) in group.scalars.items()}
    last_word = name.value.split()[-1:] if given["type"] == "person" else []
    whole, dated = group.whole, group.whole.dated
    grammar = {key: texts[0].value for key in GRAMMAR if (texts := whole.lists.get(key))}
    return Entity(
        id=group.id,
        name=name.value,
        type=given["type"],
        **grammar,
        article=given.get("article", ""),
        surname=given.get("surname") or "".join(last_word),
        wikidata=given.get("wikidata", ""),
        iso=given.get("iso", ""),
        geonames=given.get("geonames", ""),
        parents=tuple(
            [Parent(d.what.value, d.since, d.until, d.by) for d in dated.get("within", ())]
        ),
        native={code: _values(texts) for code, texts in whole.native.items()},
        preferred={code: given[f"{_PREFERRED}{code}"] for code in whole.preferred},
        former=tuple([FormerName(d.what.value, d.until) for d in dated.get("former", ())]),
        roles=tuple(
            [
                Role(d.what.value, d.of.value if d.of else "", d.since, d.until)
                for d in dated.get("roles", ())
            ]
        ),
        unchecked=tuple(dict.fromkeys(whole.unchecked)),
        pack=sheets[number].pack.value,
        place=dict(group.entries)[number].id.place,
    )


def join_short_names(sheets: Iterable[Sheet]) -> tuple[ShortName, ...]:
    """Join the short names of all files; one of the same language is one."""
    found: dict[tuple[str, str], ShortName] = {}
    for entry in (entry for sheet in sheets for entry in sheet.short_names):
        key = (entry.text.value, entry.language)
        old = found.get(key, ShortName(*key, (), ()))
        found[key] = ShortName(
            *key,
            tuple(dict.fromkeys((*old.romanised, *entry.romanised))),
            tuple(dict.fromkeys((*old.countries, *(c.value for c in entry.countries)))),
            tuple(dict.fromkeys((*old.readings, *(r.value for r in entry.readings)))),
        )
    return tuple(found.values())


def check_references(
    sheets: Iterable[Sheet], known: Mapping[str, object], problems: Problems
) -> None:
    """Report ids that no file introduces."""
    for sheet in sheets:
        for text in _references(sheet):
            if text.value not in known:
                hint = _near(text, known, problems) or "Add this entity, or delete the id."
                problems.add(text, "N201", f"there is no entity '{text.value}'", hint)


def _references(sheet: Sheet) -> Iterator[Text]:
    for entry in (*sheet.entities, *sheet.pairs):
        yield from (parent.what for parent in entry.dated.get("within", ()))
        yield from entry.lists.get("names", ())
        yield from (role.of for role in entry.dated.get("roles", ()) if role.of)
    for short in sheet.short_names:
        yield from short.countries
        yield from short.readings


def check_circles(entities: Mapping[str, Entity], problems: Problems) -> None:
    """Report entities that lie within themselves."""
    above = {key: entity.within for key, entity in entities.items() if entity.parents}
    size = 0
    # What lies within nothing that lies within something cannot close a circle.
    while len(above) != size:
        size = len(above)
        above = {key: up for key, up in above.items() if not above.keys().isdisjoint(up)}
    if above:
        _report_circles(above, entities, problems)


def _report_circles(
    above: dict[str, tuple[str, ...]], entities: Mapping[str, Entity], problems: Problems
) -> None:
    # Hardly ever does any file come here.
    from graphlib import CycleError, TopologicalSorter

    while above:
        try:
            TopologicalSorter(above).prepare()
        except CycleError as error:
            circle = sorted(set(error.args[1]))
            says = f"these lie within each other in a circle: {', '.join(circle)}"
            problems.add(entities[circle[0]].place, "N202", says, "Delete one 'within'.")
            above = {key: up for key, up in above.items() if key not in circle}
        else:
            break
