"""What the words beside a name say about who is meant."""

from collections.abc import Callable, Iterable, Sequence

from naka_normalize.lookups.words import key_of
from naka_normalize.records import Entity

_LONGEST_NAME = 4
# Words of a context that are read.
_MOST_WORDS = 400
# Log-odds of a phrase that is listed beside the name, and of a relative.
_CUE, _RELATIVE = 2.5, 2.2

Named = Callable[[bytes], Iterable[Entity]]


def family(entity: Entity) -> frozenset[str]:
    """Return the ids of an entity, of what it lies in, and whose offices it held."""
    return frozenset((entity.id, *entity.within, *(r.of for r in entity.roles))) - {""}


class Surroundings:
    """The words beside a name."""

    def __init__(self, text: str, asked: str, named: Named) -> None:
        """Read the context.

        Args:
            text: The context, in any script; it may hold the name itself.
            asked: The name that is looked up, which says nothing about itself.
            named: Returns the entities that a key names.
        """
        words = key_of(text).split()[:_MOST_WORDS]
        self._words = b" " + b" ".join(words) + b" "
        own = key_of(asked)
        keys = {
            b" ".join(words[start : start + length])
            for length in range(1, _LONGEST_NAME + 1)
            for start in range(len(words) - length + 1)
        }
        self._families: set[str] = set()
        for key in keys - {own}:
            for entity in named(key):
                self._families |= family(entity)

    def weigh(
        self, entity: Entity, supports: Sequence[str], against: Sequence[str]
    ) -> float:
        """Return the log-odds that the words beside it give an entity."""
        cues = self._stands(supports) - self._stands(against)
        relative = not family(entity).isdisjoint(self._families)
        return _CUE * max(-2, min(2, cues)) + _RELATIVE * relative

    def _stands(self, phrases: Sequence[str]) -> int:
        return sum(b" " + key_of(phrase) + b" " in self._words for phrase in phrases)
