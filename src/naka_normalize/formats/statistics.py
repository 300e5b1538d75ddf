"""Counts for people: what was edited and what was decided, for one document or many."""

from collections import Counter
from collections.abc import Mapping

from naka_normalize.records import Result


class Statistics:
    """Counts that grow document by document.

    Attributes:
        documents: How many were normalized.
        changed: How many of them came out different.
        edits: How many edits, by kind.
        decisions: How many mentions, by decision.
    """

    def __init__(
        self,
        documents: int = 0,
        changed: int = 0,
        edits: Mapping[str, int] | None = None,
        decisions: Mapping[str, int] | None = None,
    ) -> None:
        self.documents = documents
        self.changed = changed
        self.edits = Counter(edits or {})
        self.decisions = Counter(decisions or {})

    def add(self, result: Result) -> None:
        """Count one more document."""
        self.documents += 1
        self.changed += bool(result.edits)
        self.edits.update(edit.kind for edit in result.edits)
        self.decisions.update(mention.decision for mention in result.mentions)

    def merge(self, other: "Statistics") -> None:
        """Count what others counted."""
        self.documents += other.documents
        self.changed += other.changed
        self.edits.update(other.edits)
        self.decisions.update(other.decisions)

    def __str__(self) -> str:
        edits, mentions = self.edits.total(), self.decisions.total()
        return (
            f"{counted(edits, 'edit')}{_parts(self.edits)}, "
            f"{counted(mentions, 'mention')}{_parts(self.decisions)}"
        )


def of(result: Result) -> Statistics:
    """Return the counts of one document."""
    statistics = Statistics()
    statistics.add(result)
    return statistics


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "edit"), counted(2000, "edit")
    ('1 edit', '2,000 edits')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _parts(counts: Counter[str]) -> str:
    """Write counts in brackets, the largest first."""
    listed = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return (
        f" ({', '.join(f'{number:,} {what}' for what, number in listed)})" if listed else ""
    )
