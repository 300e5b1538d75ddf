"""Where names are looked up: exact phrases, rough keys of short names, relations.

Everything is derived from a ``Gazetteer`` once and never changes, so an index may be
shared by threads and pickled.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from naka_normalize.folding import fold, skeleton
from naka_normalize.gazetteer.derive import short_name_aliases
from naka_normalize.gazetteer.english import is_english
from naka_normalize.gazetteer.relations import Relations
from naka_normalize.gazetteer.spelling import SPELLED_TYPES, SpellingIndex
from naka_normalize.records import Alias, Candidate, Gazetteer

WORD = re.compile(r"[^\W_]+")
_SPACE_LIKE = re.compile(r"[\s-]+")
# Short names are grouped by skeleton; longer ones have enough letters for spelling.
_SKELETON_LENGTHS = range(4, 7)
_SHORTEST_UNKNOWN = 3
# Kinds of places that English borrowed and dictionaries lack.
_KINDS = frozenset(
    {"oblast", "oblasts", "raion", "raions", "rayon", "krai", "marz", "okrug"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A surface form as tokens, and every reading it has.

    Attributes:
        tokens: Folded words.
        gaps: What stands between them: ``" "`` for space or hyphen, else the signs.
        aliases: The aliases that are written so.
        core: First and last-but-one token that a mention covers; all of them unless the
            phrase holds a frame word, as in "A side".
    """

    tokens: tuple[str, ...]
    gaps: tuple[str, ...]
    aliases: tuple[Alias, ...]
    core: tuple[int, int]


class Index:
    """A gazetteer prepared for finding and resolving."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.relations = Relations(gazetteer)
        listed = [*gazetteer.aliases, *_protectors(gazetteer.larger_names)]
        derived = list(short_name_aliases(gazetteer))
        self.heads = _heads(listed, derived)
        self.skeletons = _skeletons(gazetteer.aliases)
        self.spelling = SpellingIndex(gazetteer)
        self._listed = frozenset(
            word for word, phrases in self.heads.items() if len(phrases[-1].tokens) == 1
        )
        self._candidates: dict[Alias, tuple[Candidate, ...]] = {}
        self._named_by: dict[str, tuple[str, ...]] = {}
        self._unknown: dict[str, bool] = {}

    def is_listed(self, word: str) -> bool:
        """Tell whether a folded word begins a listed surface form."""
        return word in self.heads

    def is_unknown(self, word: str) -> bool:
        """Tell whether a folded word is neither listed nor an English word.

        Only such words can be damaged names. Words of a listed name of several words
        count as unknown, because the other words may be damaged.
        """
        if word not in self._unknown:
            self._unknown[word] = (
                len(word) >= _SHORTEST_UNKNOWN
                and word.isalpha()
                and word not in self._listed
                and word not in _KINDS
                and not is_english(word)
            )
        return self._unknown[word]

    def named_by(self, name: str) -> tuple[str, ...]:
        """Return the ids of what a name, listed as right, names."""
        if name not in self._named_by:
            self._named_by[name] = self._find_named_by(name)
        return self._named_by[name]

    def _find_named_by(self, name: str) -> tuple[str, ...]:
        tokens, gaps = tokenise(name)
        phrases = self.heads.get(tokens[0], ()) if tokens else ()
        return tuple(
            key
            for phrase in phrases
            if phrase.tokens == tokens and phrase.gaps == gaps
            for alias in phrase.aliases
            if alias.tier in ("name", "plain")
            for key in alias.entities
        )

    def is_name(self, alias: Alias) -> bool:
        """Tell whether an alias names a person or a place, and so has a capital."""
        types = {self.gazetteer.entities[key].type for key in alias.entities}
        return bool(types & SPELLED_TYPES)

    def candidates(self, alias: Alias) -> tuple[Candidate, ...]:
        """Return the readings of a listed or derived alias; the first is the listed one."""
        if alias not in self._candidates:
            self._candidates[alias] = tuple(self._readings(alias))
        return self._candidates[alias]

    def _readings(self, alias: Alias) -> Iterator[Candidate]:
        entities = tuple(self.gazetteer.entities[key] for key in alias.entities)
        right = alias.tier in ("name", "plain")
        how = "short-name" if alias.because == "short name" else "listed"
        yield Candidate(entities, how, alias.form, alias, literal=right)
        if not right or len(entities) != 1 or alias.form == "surname":
            return
        for country in self.relations.confusable(entities[0].id):
            yield Candidate((self.gazetteer.entities[country],), "confusion", alias.form)
        if entities[0].type == "country" and alias.form in ("adjective", "demonym"):
            yield Candidate(entities, "demonym", "name", alias)


def tokenise(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the folded words of a surface form and the gaps between them.

    >>> tokenise("Nagorno-Karabakh’s")
    (('nagorno', 'karabakh', 's'), (' ', "'"))
    """
    folded = fold(text)
    words = list(WORD.finditer(folded))
    gaps = (folded[a.end() : b.start()] for a, b in pairwise(words))
    return tuple(w[0] for w in words), tuple(map(fold_gap, gaps))


def fold_gap(gap: str) -> str:
    """Return one key for gaps that count as equal: spaces, hyphens and dashes."""
    return " " if _SPACE_LIKE.fullmatch(gap) else "".join(gap.split())


def _protectors(larger_names: Iterable[str]) -> Iterator[Alias]:
    """Larger names name no entity: they only keep what is inside them."""
    return (Alias(name, (), "plain") for name in larger_names)


def _heads(
    listed: Iterable[Alias], derived: Iterable[tuple[Alias, tuple[int, int]]]
) -> dict[str, tuple[Phrase, ...]]:
    """Group surface forms by their first word, longest first."""
    forms: dict[tuple[tuple[str, ...], tuple[str, ...], tuple[int, int]], list[Alias]] = (
        defaultdict(list)
    )
    for alias in listed:
        tokens, gaps = tokenise(alias.text)
        forms[tokens, gaps, (0, len(tokens))].append(alias)
    for alias, core in derived:
        tokens, gaps = tokenise(alias.text)
        forms[tokens, gaps, core].append(alias)
    heads: dict[str, list[Phrase]] = defaultdict(list)
    for (tokens, gaps, core), aliases in forms.items():
        if tokens:
            heads[tokens[0]].append(Phrase(tokens, gaps, tuple(aliases), core))
    return {
        word: tuple(sorted(phrases, key=lambda p: (-len(p.tokens), p.tokens)))
        for word, phrases in heads.items()
    }


def _skeletons(aliases: Iterable[Alias]) -> dict[str, tuple[Alias, ...]]:
    """Group short names that are damage by their rough key."""
    groups: dict[str, list[Alias]] = defaultdict(list)
    for alias in aliases:
        tokens, _ = tokenise(alias.text)
        if alias.tier in ("noisy", "ambiguous") and alias.language and len(tokens) == 1:
            key = skeleton(tokens[0])
            if len(tokens[0]) in _SKELETON_LENGTHS and not alias.text.isupper():
                groups[key].append(alias)
    return {key: tuple(group) for key, group in groups.items()}
