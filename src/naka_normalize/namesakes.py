"""Namesakes: one right name that several entities have, and which of them is meant.

A surname stands for the person whose full name the document gives, or whose office it
names; failing that for the one who held the last office. Nothing is changed by this.
"""

from collections.abc import Sequence
from typing import NamedTuple

from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import Document
from naka_normalize.evidence.given import other_given
from naka_normalize.evidence.role import role
from naka_normalize.records import Candidate, Entity, Mention

_OPEN_ENDED = "9999"


class _Rank(NamedTuple):
    """What speaks for a namesake, most telling first."""

    office: float
    named: bool
    home: bool
    last_office: str
    reverse_id: tuple[int, ...]


def choose_namesakes(
    literal: dict[int, Sequence[Candidate]], context: Context
) -> dict[int, Candidate]:
    """Choose one right reading for each mention that has several.

    Args:
        literal: Right readings of mentions, by number.
        context: What is certain without them.
    """
    chosen: dict[int, Candidate] = {}
    for number, candidates in literal.items():
        mention = context.document.mentions[number]
        chosen[number] = max(candidates, key=lambda c: _rank(mention, c, context))
    return chosen


def is_somebody_else(mention: Mention, candidate: Candidate, document: Document) -> bool:
    """Tell whether a given name before a surname is not that of the one who is listed."""
    entity = candidate.entities[0]
    is_surname = candidate.form == "surname" and entity.type == "person"
    return is_surname and bool(other_given(mention.span, entity, document))


def _rank(mention: Mention, candidate: Candidate, context: Context) -> _Rank:
    entity = candidate.entities[0]
    relations = context.relations
    return _Rank(
        office=sum(e.weight for e in role(mention, candidate, context)),
        named=bool(context.named.get(entity.id)),
        home=any(context.named.get(c) for c in relations.countries(entity.id)),
        last_office=_last_office(entity),
        reverse_id=tuple(-ord(c) for c in entity.id),
    )


def _last_office(entity: Entity) -> str:
    """Return the last day in office, for comparison; open-ended counts as latest."""
    return max(
        (r.until or (_OPEN_ENDED if r.since else "") for r in entity.roles), default=""
    )
