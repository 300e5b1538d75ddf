"""Surface forms with their owners: derived from the fields, listed, and native names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from naka_normalize.folding import fold
from naka_normalize.gazetteer.format.entries import GRAMMAR, Entry
from naka_normalize.gazetteer.format.listed import Listed
from naka_normalize.gazetteer.format.nodes import Problems, Text
from naka_normalize.gazetteer.format.sheets import Sheet
from naka_normalize.gazetteer.join import Group
from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.records import Alias, Entity, Form, Tier

Origin = Literal["derived", "listed", "native"]


class Owned(NamedTuple):
    """An alias on its way into the gazetteer.

    Attributes:
        alias: The alias.
        key: Its folded text; aliases of equal key cannot be told apart in a text.
        origin: Whether a field implies it, a list has it, or it is a native name.
        sheet: Number of the file that gives it, in the order loaded.
    """

    alias: Alias
    key: str
    origin: Origin
    sheet: int


# As the classes themselves, but without their Python code, which takes longer.
_new = tuple.__new__


def key_of(text: str) -> str:
    """Return what two aliases must share to be the same: separators count as one space.

    >>> key_of("Nagorno–Karabakh") == key_of("nagorno karabakh")
    True
    """
    folded = fold(text)
    return folded if folded.isalnum() else " ".join(folded.replace("-", " ").split())


def own_entity(group: Group, entity: Entity) -> list[Owned]:
    """Return every alias of an entity: derived ones first, then listed, then native."""
    person = entity.type == "person"
    ids = (group.id,)
    listed = [
        _listed(alias, ids, number, person=person)
        for number, entry in group.entries
        for alias in (*entry.listed, *_former(entry))
    ]
    # A file may list a form that it gives as ambiguous; then that form is not certain.
    doubted = {(own.key, own.sheet) for own in listed if own.alias.tier == "ambiguous"}
    derived: dict[str, Owned] = {}
    for own in _derived(group, entity):
        derived.setdefault(own.key, own)
    if any(entry.preferred for _, entry in group.entries):
        right = {*derived, *(own.key for own in listed if own.alias.tier != "noisy")}
        listed += _preferred(group, right, person=person)
    native = [
        _own(_implied(text, text.value, ids, "plain", "name"), "native", number)
        for number, entry in group.entries
        for texts in entry.native.values()
        for text in texts
    ]
    # A native name such as Trend would be found in any heading; it is for people then.
    native = [o for o in native if not _is_word(o.key)]
    certain = (own for own in derived.values() if (own.key, own.sheet) not in doubted)
    return [*certain, *listed, *native]


def _is_word(key: str) -> bool:
    return key.isascii() and key.isalpha() and is_english(key)


def _former(entry: Entry) -> list[Listed]:
    """Return the names that were given up: as right as any other."""
    return [Listed(former.what, "plain") for former in entry.dated.get("former", ())]


def _preferred(group: Group, right: Collection[str], *, person: bool) -> list[Owned]:
    """Return the preferred names that are not among the right ones anyway, each once."""
    found: dict[str, Owned] = {}
    for number, entry in group.entries:
        for text in entry.preferred.values():
            own = _listed(Listed(text, "plain"), (group.id,), number, person=person)
            if own.key not in right:
                found.setdefault(own.key, own)
    return [*found.values()]


def own_pair(group: Group) -> list[Owned]:
    """Return every alias of a pair."""
    ids = group.texts("names")
    rows = ((number, alias) for number, entry in group.entries for alias in entry.listed)
    return [_listed(alias, ids, number, person=False) for number, alias in rows]


def _derived(group: Group, entity: Entity) -> Iterator[Owned]:
    number, name = group.scalars["name"]
    ids = (group.id,)
    yield _own(_implied(name, name.value, ids, "name", "name"), "derived", number)
    for form in GRAMMAR:
        tier: Tier = "name"
        for sheet, text in _grammar(form, group.entries):
            yield _own(_implied(text, text.value, ids, tier, form), "derived", sheet)
            tier = "plain"
    if entity.type == "person":
        number, text = group.scalars.get("surname", (number, name))
        alias = _implied(text, entity.surname, ids, "name", "surname")
        yield _own(alias, "derived", number)


def _grammar(
    form: Form, entries: Iterable[tuple[int, Entry]]
) -> Iterator[tuple[int, Text]]:
    for number, entry in entries:
        for text in entry.lists.get(form, ()):
            yield number, text


def _implied(at: Text, text: str, ids: tuple[str, ...], tier: Tier, form: Form) -> Alias:
    return _new(Alias, (text, ids, tier, form, "", (), (), "", at.place))


def _own(alias: Alias, origin: Origin, sheet: int) -> Owned:
    return _new(Owned, (alias, key_of(alias.text), origin, sheet))


def _listed(listed: Listed, ids: tuple[str, ...], sheet: int, *, person: bool) -> Owned:
    """Make a listed alias; one word for a person stands for the surname."""
    (place, text), tier, form, language, supports, against, because = listed
    form = form or ("surname" if person and len(text.split()) == 1 else "name")
    fields = (text, ids, tier, form, language, supports, against, because, place)
    alias = _new(Alias, fields)
    return _own(alias, "listed", sheet)


def take_over(
    owned: Sequence[Owned], sheets: Sequence[Sheet], problems: Problems
) -> list[Owned]:
    """Let files take aliases from the files before them, as their ``overrides`` say."""
    by_key: dict[str, list[Owned]] = defaultdict(list)
    wanted = [
        (n, text, key_of(text.value)) for n, s in enumerate(sheets) for text in s.overrides
    ]
    keys = {key for _, _, key in wanted}
    for own in owned:
        if own.key in keys:
            by_key[own.key].append(own)
    lost: set[int] = set()
    for number, text, key in wanted:
        if not any(own.sheet == number for own in by_key[key]):
            says = f"'{text.value}' is taken over but no entry of this file has it"
            problems.add(text, "N209", says, "List it under an entity, or delete it here.")
        lost.update(id(own) for own in by_key[key] if own.sheet < number)
    return [own for own in owned if id(own) not in lost]
