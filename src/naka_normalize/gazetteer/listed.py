"""The three lists of aliases of an entry: plain, noisy and ambiguous."""

from dataclasses import dataclass
from typing import cast

from naka_normalize.gazetteer import fields
from naka_normalize.gazetteer.nodes import Node, Problems, Table, Text
from naka_normalize.records import Form, Tier

_AMBIGUOUS_KEYS = ("for", "against", "because", "from", "as")


@dataclass(frozen=True, slots=True)
class Listed:
    """One alias as written.

    Attributes:
        text: The surface form.
        tier: Which of the three lists it stands in.
        form: Its grammatical form; ``None`` if the file does not say.
        language: Code of the source language; empty if any.
        supports: Cues for.
        against: Cues against.
        because: Why it is ambiguous.
    """

    text: Text
    tier: Tier
    form: Form | None = None
    language: str = ""
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    because: str = ""


def read_listed(table: fields.Fields, problems: Problems) -> tuple[Listed, ...]:
    """Read the aliases of all three tiers from the fields of an entry."""
    return (
        *_plain(table, problems),
        *_noisy(table, problems),
        *_ambiguous(table, problems),
    )


def _plain(table: fields.Fields, problems: Problems) -> list[Listed]:
    if "aliases" not in table:
        return []
    texts = fields.read_names(table["aliases"][1], problems, "'aliases'")
    return [Listed(text, "plain") for text in texts]


def _noisy(table: fields.Fields, problems: Problems) -> list[Listed]:
    """Read ``noisy``: a list, or a table of lists by source language."""
    if "noisy" not in table:
        return []
    node = table["noisy"][1]
    if not isinstance(node, Table):
        return [
            Listed(text, "noisy") for text in fields.read_names(node, problems, "'noisy'")
        ]
    found = []
    for code, (key, value) in fields.read_table(node, problems, "'noisy'").items():
        fields.check_language(key, problems)
        texts = fields.read_names(value, problems, f"'{code}'")
        found += [Listed(text, "noisy", language=code) for text in texts]
    return found


def _ambiguous(table: fields.Fields, problems: Problems) -> list[Listed]:
    if "ambiguous" not in table:
        return []
    rows = fields.read_table(table["ambiguous"][1], problems, "'ambiguous'")
    return [_ambiguous_alias(key, node, problems) for key, node in rows.values()]


def _ambiguous_alias(key: Text, node: Node, problems: Problems) -> Listed:
    fields.check_name(key, problems)
    table = fields.read_table(node, problems, f"'{key.value}'", _AMBIGUOUS_KEYS)
    cues = {
        side: fields.read_names(table[side][1], problems, f"'{side}'")
        for side in ("for", "against")
        if side in table
    }
    texts = {
        k: text.value
        for k in ("because", "from", "as")
        if k in table and (text := fields.read_text(table[k][1], problems, f"'{k}'"))
    }
    if "from" in texts:
        fields.check_language(cast("Text", table["from"][1]), problems)
    form = texts.get("as")
    if form is not None:
        fields.choice("N120", fields.FORMS)(cast("Text", table["as"][1]), problems)
    return Listed(
        text=key,
        tier="ambiguous",
        form=next((known for known in fields.FORMS if known == form), None),
        language=texts.get("from", ""),
        supports=tuple(text.value for text in cues.get("for", ())),
        against=tuple(text.value for text in cues.get("against", ())),
        because=texts.get("because", ""),
    )
