"""RapidFuzz as it is mostly used: the best of all names by one of its scorers."""

from collections.abc import Callable, Iterable, Mapping

from countries import Answer
from rapidfuzz import process

from naka_normalize.folding import romanise


def plain(names: Mapping[str, Iterable[str]], scorer: Callable[..., float]) -> Answer:
    """Prepare to ask for the best of all romanised names.

    Args:
        names: Names by id.
        scorer: One of RapidFuzz.
    """
    keys = {romanise(name): key for key, group in names.items() for name in group}
    listed = list(keys)

    def answer(query: str) -> tuple[str, bool]:
        found = process.extractOne(romanise(query), listed, scorer=scorer)
        return keys[found[0]], False

    return answer
