"""Counts over all documents of a report, for its first part and for its filters."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from naka_normalize.records import Entity, LinkedMention, Result, Versions
from naka_normalize.report.marks import KINDS, Kind, Mark, counts

# So many places of a repair or a question are kept, to go there.
_PLACES = 5
Pair = tuple[str, str]


@dataclass(slots=True)
class Group:
    """The same repair or question in many places.

    Attributes:
        count: How often.
        documents: In how many documents.
        places: Number of the document and of the mark, for the first ones.
        last: Number of the last document it was seen in.
    """

    count: int = 0
    documents: int = 0
    places: list[tuple[int, int]] = field(default_factory=list)
    last: int = -1

    def add(self, document: int, mark: int) -> None:
        """Count one more."""
        self.count += 1
        if self.last != document:
            self.documents += 1
            self.last = document
        if len(self.places) < _PLACES:
            self.places.append((document, mark))


@dataclass(slots=True)
class Summary:
    """What a report counts, document by document.

    Attributes:
        documents: How many there are.
        changed: How many of them came out different.
        asking: How many of them have a question.
        marks: How many marks of each kind.
        repairs: By what stood there and what stands there now.
        questions: By what stands there and what it perhaps should be.
        debris: How many pieces, by rule.
        entities: By id, as it was seen last.
        mentions: How often an entity was named, by id.
        repaired: How often its name was repaired, by id.
        versions: What made the results; one, unless they were mixed.
    """

    documents: int = 0
    changed: int = 0
    asking: int = 0
    marks: dict[Kind, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    repairs: dict[Pair, Group] = field(default_factory=dict)
    questions: dict[Pair, Group] = field(default_factory=dict)
    debris: Counter[str] = field(default_factory=Counter)
    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)
    versions: dict[Versions, None] = field(default_factory=dict)

    def add(self, result: Result, marks: Sequence[Mark]) -> None:
        """Count one more document."""
        number = self.documents
        self.documents += 1
        self.changed += bool(result.edits)
        self.versions.setdefault(result.versions)
        found = counts(marks)
        self.asking += bool(found["ask"])
        for kind in KINDS:
            self.marks[kind] += found[kind]
        for place, mark in enumerate(marks):
            self._add_mark(mark, result, number, place)

    def _add_mark(self, mark: Mark, result: Result, number: int, place: int) -> None:
        cause = mark.cause
        if mark.kind == "changed":
            pair = (mark.before(result), mark.after(result))
            self.repairs.setdefault(pair, Group()).add(number, place)
        elif isinstance(cause, LinkedMention) and mark.kind == "ask":
            pair = (cause.surface, cause.proposal)
            self.questions.setdefault(pair, Group()).add(number, place)
        elif not isinstance(cause, LinkedMention):
            self.debris[cause.rule] += 1
        for entity in named(mark):
            self.entities[entity.id] = entity
            self.mentions[entity.id] += 1
            self.repaired[entity.id] += mark.kind == "changed"


def named(mark: Mark) -> Iterable[Entity]:
    """Return what a mark names for certain; a question names nothing yet."""
    is_certain = isinstance(mark.cause, LinkedMention) and mark.kind != "ask"
    return mark.cause.entities if is_certain else ()  # type: ignore[union-attr]
