"""Nodes of one file to entries: what this file says, checked by itself, not yet joined."""

from collections.abc import Mapping
from dataclasses import dataclass

from naka_normalize.gazetteer import fields
from naka_normalize.gazetteer.listed import Listed, read_listed
from naka_normalize.gazetteer.nodes import Node, Problems, Table, Text
from naka_normalize.records import Form

SCALARS: Mapping[str, fields.Check] = {
    "name": fields.check_name,
    "type": fields.choice("N120", fields.TYPES),
    "article": fields.choice("N120", ("the",)),
    "surname": fields.check_name,
    "wikidata": fields.pattern(
        "N115",
        r"Q[1-9][0-9]*",
        "Wikidata id",
        "Write the letter Q and digits, as in 'Q399'.",
    ),
    "iso": fields.pattern(
        "N116", r"[A-Z]{2}", "ISO 3166-1 code", "Write two capital letters, as in 'AM'."
    ),
    "geonames": fields.pattern("N125", r"[1-9][0-9]*", "GeoNames id", "Write digits only."),
}
GRAMMAR: tuple[Form, ...] = ("adjective", "demonym", "plural")
_ENTITY_KEYS = (
    *SCALARS, *GRAMMAR, "within", "native", "roles", "unchecked", "aliases", "noisy",
    "ambiguous", "examples",
)  # fmt: skip
_PAIR_KEYS = ("names", "aliases", "noisy", "ambiguous", "examples")
_ROLE_KEYS = ("title", "of", "from", "until")


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """An office as written; absent dates and countries are ``None``."""

    title: Text
    of: Text | None
    since: Text | None
    until: Text | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one file says about one entity or pair.

    Attributes:
        id: Its id, where the entry starts.
        scalars: Fields that hold one text.
        lists: Fields that hold texts: grammar, ``within``, ``unchecked``, ``names``.
        native: Names by language code.
        roles: Offices.
        listed: Aliases of all three tiers.
        examples: Example sentences with their marks.
    """

    id: Text
    scalars: Mapping[str, Text]
    lists: Mapping[str, tuple[Text, ...]]
    native: Mapping[str, tuple[Text, ...]]
    roles: tuple[RoleEntry, ...]
    listed: tuple[Listed, ...]
    examples: tuple[Text, ...]


def read_entries(
    node: Node, problems: Problems, *, pairs: bool = False
) -> tuple[Entry, ...]:
    """Read the table of entities, or of pairs, of one file."""
    what = "'pairs'" if pairs else "'entities'"
    table = fields.read_table(node, problems, what)
    return tuple(_entry(key, value, problems, pairs=pairs) for key, value in table.values())


def _entry(key: Text, node: Node, problems: Problems, *, pairs: bool) -> Entry:
    fields.check_slug(key, problems)
    known = _PAIR_KEYS if pairs else _ENTITY_KEYS
    table = fields.read_table(node, problems, f"'{key.value}'", known)
    return Entry(
        id=key,
        scalars=_scalars(table, problems),
        lists=_lists(table, problems),
        native=_native(table, problems),
        roles=_roles(table, problems),
        listed=read_listed(table, problems),
        examples=_texts(table, "examples", problems),
    )


def _texts(table: fields.Fields, key: str, problems: Problems) -> tuple[Text, ...]:
    return fields.read_texts(table[key][1], problems, f"'{key}'") if key in table else ()


def _scalars(table: fields.Fields, problems: Problems) -> dict[str, Text]:
    scalars = {}
    for key, check in SCALARS.items():
        if key in table and (text := fields.read_text(table[key][1], problems, f"'{key}'")):
            check(text, problems)
            scalars[key] = text
    return scalars


def _lists(table: fields.Fields, problems: Problems) -> dict[str, tuple[Text, ...]]:
    lists = {}
    for key in (*GRAMMAR, "within", "unchecked", "names"):
        if key in table:
            node, what = table[key][1], f"'{key}'"
            lists[key] = fields.read_texts(node, problems, what, single=key != "names")
    for key in GRAMMAR:
        for text in lists.get(key, ()):
            fields.check_name(text, problems)
    for text in lists.get("unchecked", ()):
        if text.value.partition(".")[0] not in _ENTITY_KEYS:
            hint = fields.near(text.value, _ENTITY_KEYS) or fields.listed(_ENTITY_KEYS)
            problems.add(text, "N120", f"'unchecked' names no field: '{text.value}'", hint)
    return lists


def _native(table: fields.Fields, problems: Problems) -> dict[str, tuple[Text, ...]]:
    if "native" not in table:
        return {}
    languages = fields.read_table(table["native"][1], problems, "'native'")
    native = {}
    for code, (key, node) in languages.items():
        fields.check_language(key, problems)
        native[code] = fields.read_names(
            node, problems, f"'{code}'", single=True, joiners=True
        )
    return native


def _roles(table: fields.Fields, problems: Problems) -> tuple[RoleEntry, ...]:
    if "roles" not in table:
        return ()
    roles = []
    for item in fields.read_items(table["roles"][1], problems, "'roles'"):
        keys = fields.read_table(item, problems, "a role", _ROLE_KEYS)
        texts = {k: fields.read_text(v[1], problems, f"'{k}'") for k, v in keys.items()}
        if isinstance(item, Table):
            fields.require(keys, ("title",), item, problems, "this role")
        since, until = texts.get("from"), texts.get("until")
        for day in filter(None, (since, until)):
            fields.check_date(day, problems)
        if since and until:
            fields.check_order(since, until, problems)
        if title := texts.get("title"):
            roles.append(RoleEntry(title, texts.get("of"), since, until))
    return tuple(roles)
