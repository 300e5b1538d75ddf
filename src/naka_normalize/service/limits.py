"""How much a client may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read, done and held open.

    Attributes:
        body: Longest body of a request, in bytes.
        batch: Most queries, or entities to extend, in one request.
        seconds: Longest time to send a request, and again to work on it, in seconds.
        idle: Longest time between two requests of a connection, in seconds.
        connections: Most connections at a time; more are told to come back.
    """

    body: int = 1 << 20
    batch: int = 500
    seconds: float = 10.0
    idle: float = 30.0
    connections: int = 128


# Nobody's name is longer; such a cell has no candidates.
LONGEST_NAME = 300
# As much of the text beside a name is read, in code points.
LONGEST_CONTEXT = 4_000
# Most candidates of a query, and suggestions of a request.
MOST_ANSWERS = 100
