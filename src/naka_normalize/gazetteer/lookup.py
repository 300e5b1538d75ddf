"""Look up one name: listed forms first, then rough keys and spelling."""

from dataclasses import dataclass

from naka_normalize.folding import skeleton
from naka_normalize.gazetteer.index import Index
from naka_normalize.gazetteer.tokens import tokenise
from naka_normalize.records import Alias, Entity

# How sure a listed form is on its own, without any context.
_LISTED = {"name": 1.0, "plain": 0.98, "noisy": 0.95, "ambiguous": 0.5}
_SKELETON = 0.85
# Spelling is answered only from here, and is never as sure as a listed form.
_SPELLING_FROM = 0.72


@dataclass(frozen=True, slots=True)
class Match:
    """One answer to a lookup.

    Attributes:
        entity: What the name may stand for.
        score: How sure, 0.0 to 1.0.
        how: ``name``, ``plain``, ``noisy``, ``ambiguous``, ``skeleton`` or ``spelling``.
    """

    entity: Entity
    score: float
    how: str


def lookup(name: str, index: Index, limit: int = 5) -> list[Match]:
    """Return candidates for a name, best first; none if none is good."""
    matches = _listed(name, index) or _rough(name, index) or _spelled(name, index)
    best: dict[str, Match] = {}
    for match in matches:
        if match.entity.id not in best or best[match.entity.id].score < match.score:
            best[match.entity.id] = match
    return sorted(best.values(), key=lambda m: (-m.score, m.entity.id))[:limit]


def _of_alias(alias: Alias, index: Index, score: float, how: str) -> list[Match]:
    return [Match(index.gazetteer.entities[key], score, how) for key in alias.entities]


def _listed(name: str, index: Index) -> list[Match]:
    tokens, gaps = tokenise(name)
    if tokens[:1] == ("the",):
        tokens, gaps = tokens[1:], gaps[1:]
    matches: list[Match] = []
    for phrase in index.heads.get(tokens[0], ()) if tokens else ():
        if phrase.tokens == tokens and phrase.gaps == gaps:
            for alias in phrase.aliases:
                matches += _of_alias(alias, index, _LISTED[alias.tier], alias.tier)
    return matches


def _rough(name: str, index: Index) -> list[Match]:
    tokens, _ = tokenise(name)
    if len(tokens) != 1:
        return []
    aliases = index.skeletons.get(skeleton(tokens[0]), ())
    return [match for a in aliases for match in _of_alias(a, index, _SKELETON, "skeleton")]


def _spelled(name: str, index: Index) -> list[Match]:
    word = "".join(tokenise(name)[0])
    return [
        match
        for near in index.spelling.nearest(word, len(tokenise(name)[0]))
        if near.similarity >= _SPELLING_FROM
        for match in _of_alias(near.alias, index, 0.95 * near.similarity, "spelling")
    ]
