"""Names of a table that are spelled otherwise, and how likely each is meant.

Only this module and those it imports need RapidFuzz, which takes as long to import as a
table to open.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from heapq import nlargest

from naka_normalize.gazetteer.tables.sounds import similarity
from naka_normalize.lookups.hashed import Hashed
from naka_normalize.lookups.names import NOBODY, Found, Names
from naka_normalize.lookups.near import nearest
from naka_normalize.lookups.rough import alike
from naka_normalize.lookups.scores import (
    NEAR,
    ROMANISED_FROM,
    ROUGH,
    SOUNDS_FROM,
    Likeness,
    near_features,
    probability,
    rough_features,
)
from naka_normalize.lookups.sharing import Sharing
from naka_normalize.lookups.words import Core, native_key

# "Aliyeva" may be of Aliyev, and as well a woman of another name.
_FEMININE = re.compile(rb"(?:ov|ev|in|yan)a$")
_FEMININE_MOST = 0.86
_ALONE: Mapping[int, float] = {}


class Misspelt:
    """Finds names some edits away, and names that sound alike."""

    def __init__(self, names: Names, hot: Hashed, cold: Hashed, sounds: Sharing) -> None:
        self._names = names
        self._hot = hot
        self._cold = cold
        self._sounds = sounds
        self._size = len(names.keys)

    def search(self, text: str, key: bytes, core: Core) -> list[Found]:
        """Return names one or two edits away; if there are none, names that sound alike."""
        return (
            self._near(key, core.dropped)
            or (self._near(core.key, core.dropped) if core.dropped else ())
            or self._rough(text, core)
        )

    def _near(self, key: bytes, dropped: frozenset[str]) -> list[Found]:
        distance, near = nearest(key, self._names.keys, self._hot, self._cold)
        margins = self._margins(key, near) if len(near) > 1 else _ALONE
        found: list[Found] = []
        for number, other in near.items():
            score = _near_score(
                distance,
                len(key),
                self._size,
                margins.get(number, 1.0),
                first=other[0] != key[0],
            )
            if other == key[:-1] and _FEMININE.search(key):
                score = min(score, _FEMININE_MOST)
            found += [
                Found(form, "spelling", score, dropped=dropped)
                for form in self._names.forms(number)
            ]
        return found

    def _margins(self, key: bytes, near: Mapping[int, bytes]) -> Mapping[int, float]:
        """Return how much more alike each key is than those of other entities.

        Nothing is returned for keys that all are of one entity.
        """
        names = self._names
        owners = {n: {names.owners[form] for form in names.forms(n)} for n in near}
        everybody = set().union(*owners.values())
        if len(everybody) == 1:
            return _ALONE
        asked = key.decode("ascii")
        scores = {n: similarity(asked, other.decode("ascii")) for n, other in near.items()}
        if len(everybody) == len(near) == sum(map(len, owners.values())):
            return _ahead(scores)
        return {
            n: scores[n]
            - max((scores[o] for o in near if owners[o] != owners[n]), default=0.0)
            for n in near
        }

    def _rough(self, text: str, core: Core) -> list[Found]:
        how = "spelling" if text.isascii() or native_key(text).isascii() else "romanised"
        letters, foreign = len(core.key), how == "romanised"
        least = ROMANISED_FROM if foreign else SOUNDS_FROM
        found = []
        for form, likeness in self._alike(core.key):
            features = rough_features(likeness, letters, self._size, foreign=foreign)
            score = probability(ROUGH, features)
            found.append(Found(form, how, score, dropped=core.dropped, least=least))
        return found

    def _alike(self, key: bytes) -> Iterator[tuple[int, Likeness]]:
        """Give the form of each entity that sounds most like a key, and how much."""
        names = self._names
        best: dict[int, tuple[float, int]] = {}
        counts: Counter[int] = Counter()
        for one in alike(key, names.keys, self._sounds):
            forms = {names.owners[form]: form for form in reversed(names.forms(one.number))}
            counts.update(forms.keys())
            for owner, form in forms.items():
                best.setdefault(owner, (one.similarity, form))
        first, second = nlargest(
            2, (0.0, 0.0, *(likeness for likeness, _ in best.values()))
        )
        for owner, (likeness, form) in best.items():
            margin = likeness - (first if likeness < first else second)
            count = counts[owner]
            known = count if owner == NOBODY else names.counts[owner]
            yield form, Likeness(likeness, margin, count, known)


def _ahead(scores: Mapping[int, float]) -> Mapping[int, float]:
    """Return how far each score is ahead of the best other one."""
    first, second = nlargest(2, scores.values())
    return {n: s - (second if s == first else first) for n, s in scores.items()}


@lru_cache(maxsize=4096)
def _near_score(
    distance: int, letters: int, names: int, margin: float, *, first: bool
) -> float:
    """Return the probability of ``near_features``; most names share a few of them."""
    features = near_features(distance, letters, names, margin, first=first)
    return probability(NEAR, features)
