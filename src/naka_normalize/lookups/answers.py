"""What a lookup answers."""

from dataclasses import dataclass

from naka_normalize.records import Entity


@dataclass(frozen=True, slots=True)
class Match:
    """One answer to a lookup.

    Attributes:
        entity: What the name may stand for.
        score: Probability that it does, 0.0 to 1.0.
        how: ``exact``; ``romanised`` (the same or alike in another script); ``words``
            (another order, other particles or titles); ``abbreviation``; ``skeleton``
            (a short name, respelled); or ``spelling``.
        name: The name of the table that fits.
        certain: Whether it needs no second look: it is likely, and nothing else is.
    """

    entity: Entity
    score: float
    how: str
    name: str = ""
    certain: bool = False
