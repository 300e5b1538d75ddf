"""How right the changes are that a contender makes to texts whose answer is known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus import Document, Planted
from planting import DAMAGED
from ready import Change


@dataclass(slots=True)
class Score:
    """What became of the planted names.

    Attributes:
        damaged: Damaged names, by kind.
        repaired: Those of them that read right in the end, by kind.
        wrong: Places where something was written that must not stand there.
    """

    damaged: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)
    wrong: int = 0

    @property
    def precision(self) -> float:
        """Of all repairs and wrong changes the share of repairs; 1.0 if there are none."""
        made = self.repaired.total() + self.wrong
        return self.repaired.total() / made if made else 1.0

    def recall(self, kinds: Iterable[str] = DAMAGED) -> float:
        """Of the damaged names the share that is repaired; 1.0 if there are none."""
        kinds = tuple(kinds)
        damaged = sum(self.damaged[kind] for kind in kinds)
        return sum(self.repaired[kind] for kind in kinds) / damaged if damaged else 1.0


def judge(document: Document, changes: Sequence[Change], score: Score) -> None:
    """Add one document to a score.

    Writing another right name for a name that is right counts neither way.

    Args:
        document: The text with what was planted.
        changes: What a contender changes in it, sorted and disjoint.
        score: Where it is added.
    """
    for change in changes:
        hit = any(p.start < change.end and change.start < p.end for p in document.planted)
        score.wrong += (
            not hit and change.written != document.text[change.start : change.end]
        )
    for planted in document.planted:
        if planted.kind in DAMAGED:
            score.damaged[planted.kind] += 1
        here = [c for c in changes if planted.start < c.end and c.start < planted.end]
        if _reads_right(document.text, planted, here):
            score.repaired[planted.kind] += planted.kind in DAMAGED
        else:
            score.wrong += bool(here)


def _reads_right(text: str, planted: Planted, changes: Sequence[Change]) -> bool:
    """Tell whether a right name stands where one was planted, with all that is around."""
    low = min([planted.start, *(c.start for c in changes)])
    high = max([planted.end, *(c.end for c in changes)])
    pieces: list[str] = []
    at = low
    for change in changes:
        pieces += (text[at : change.start], change.written)
        at = change.end
    got = "".join([*pieces, text[at:high]]).removeprefix("the ")
    before, after = text[low : planted.start], text[planted.end : high]
    return any(
        got == f"{before}{name}{after}".removeprefix("the ") for name in planted.accepted
    )
