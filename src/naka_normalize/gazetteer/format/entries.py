"""Nodes of one file to entries: what this file says, checked by itself, not yet joined."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from naka_normalize.gazetteer.format.checks import check_order
from naka_normalize.gazetteer.format.fields import Fields
from naka_normalize.gazetteer.format.listed import Listed, read_listed
from naka_normalize.gazetteer.format.nodes import Problems, Text
from naka_normalize.records import Form

GRAMMAR: tuple[Form, ...] = ("adjective", "demonym", "plural")
_LISTS = (*GRAMMAR, "names")
_DATED = ("roles", "within", "former")


class Dated(NamedTuple):
    """An office, a parent or a former name as written; what is absent is empty.

    Attributes:
        what: The title, the id or the name.
        since: First day.
        until: Last day.
        by: Who says so.
        of: Id of the country or organisation of an office.
    """

    what: Text
    since: str = ""
    until: str = ""
    by: str = ""
    of: Text | None = None


class Entry(NamedTuple):
    """What one file says about one entity or pair.

    Attributes:
        id: Its id, where the entry starts.
        scalars: Fields that hold one text.
        lists: Fields that hold texts: grammar, ``names``.
        unchecked: Names of fields, of native names one for each language.
        native: Names by language code.
        preferred: Right names by set of preferences.
        dated: Offices (``roles``), parents (``within``) and names given up (``former``).
        listed: Aliases of all three tiers.
        examples: Example sentences with their marks.
    """

    id: Text
    scalars: Mapping[str, Text]
    lists: Mapping[str, tuple[Text, ...]]
    unchecked: tuple[str, ...]
    native: Mapping[str, tuple[Text, ...]]
    preferred: Mapping[str, Text]
    dated: Mapping[str, tuple[Dated, ...]]
    listed: tuple[Listed, ...]
    examples: tuple[Text, ...]


def read_entries(file: Fields, key: str, problems: Problems) -> tuple[Entry, ...]:
    """Make entries of the table of entities, or of pairs, of one file."""
    return tuple([_entry(*row, problems) for row in file.tables_by_key(key)])


def _entry(key: Text, fields: Fields, problems: Problems) -> Entry:
    rows = fields.rows
    native = {code.value: texts for code, texts in fields.texts_by_key("native") if code}
    return Entry(
        id=key,
        scalars={name: found for name, found in rows.items() if type(found) is Text},
        lists={name: rows[name] for name in _LISTS if name in rows},
        unchecked=_unchecked(fields.values("unchecked"), native),
        native=native,
        preferred={code.value: text for code, text in fields.by_key("preferred") if text},
        dated={name: _dated(rows[name], problems) for name in _DATED if name in rows},
        listed=read_listed(fields),
        examples=fields.texts("examples"),
    )


def _unchecked(names: tuple[str, ...], native: Iterable[str]) -> tuple[str, ...]:
    """Write out what ``native`` alone stands for: the native names of this entry."""
    if "native" not in names:
        return names
    at = names.index("native")
    return (*names[:at], *(f"native.{code}" for code in native), *names[at + 1 :])


def _dated(tables: tuple[Fields, ...], problems: Problems) -> tuple[Dated, ...]:
    """Make of tables whose first key says what each is about."""
    found = []
    for part, rows in tables:
        what, since, until = rows.get(part.first), rows.get("from"), rows.get("until")
        by, of = rows.get("by"), rows.get("of")
        if since and until:
            check_order(since, until, problems)
        if what:
            dates = since.value if since else "", until.value if until else ""
            found.append(Dated(what, *dates, by.value if by else "", of))
    return tuple(found)
