"""Where names are looked up: exact phrases, rough keys of short names, relations.

Everything is derived from a ``Gazetteer`` once and never changes, so an index may be
shared by threads and pickled.
"""

from collections.abc import Iterator

from naka_normalize.gazetteer.tables.arranged import Phrase
from naka_normalize.gazetteer.tables.derive import Core
from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.gazetteer.tables.kept import tables_of
from naka_normalize.gazetteer.tables.memo import MOST, Memo
from naka_normalize.gazetteer.tables.relations import Relations
from naka_normalize.gazetteer.tables.spelled import SPELLED_TYPES
from naka_normalize.gazetteer.tables.spelling import SpellingIndex
from naka_normalize.gazetteer.tables.tokens import tokenise
from naka_normalize.records import Alias, Candidate, Gazetteer

_SHORTEST_UNKNOWN = 3
# Kinds of places that English borrowed and dictionaries lack.
_KINDS = frozenset(
    {"oblast", "oblasts", "raion", "raions", "rayon", "krai", "marz", "okrug"}
)


# A phrase as tokens, gaps and core.
Form = tuple[tuple[str, ...], tuple[str, ...], Core]
# The same with the surface that it has in a text.
Found = tuple[tuple[str, ...], tuple[str, ...], Core, str]


class _Beginning:
    """The phrases that begin with a word.

    Attributes:
        phrases: They, longest first.
        unknown: Whether the word may be a damaged name.
        needed: Of these words one at least has to be there as well; none if the word
            matters wherever it stands.
    """

    __slots__ = ("needed", "phrases", "unknown")

    def __init__(self, phrases: tuple[Phrase, ...], *, unknown: bool) -> None:
        self.phrases = phrases
        self.unknown = unknown
        alone = unknown or not all(len(phrase.tokens) > 1 for phrase in phrases)
        self.needed = frozenset(() if alone else [p.tokens[1] for p in phrases])

    def possible(self, words: frozenset[str]) -> tuple[Phrase, ...]:
        """Return those of which every word is among some words."""
        return tuple([p for p in self.phrases if words.issuperset(p.tokens)])


_PLAIN = _Beginning((), unknown=False)


class Index:
    """A gazetteer prepared for finding and resolving.

    Attributes:
        gazetteer: The gazetteer.
        relations: How its entities relate.
        heads: Phrases by their first word, longest first.
        longest: Words of the longest phrase.
        skeletons: Short names that are damage, by rough key.
        spelling: Names of people and places by spelling.
        listed: Readings of listed surface forms as they stand in texts, by phrase and
            surface; filled by those who find them.
        dotted: Whether a phrase is listed with a full stop at its end; likewise.
        respelled: Readings of words that nobody lists, by word and number of words; filled
            by those who read them.
        alone: Readings of such words by themselves, with a capital; likewise.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.relations = Relations(gazetteer)
        tables = tables_of(gazetteer)
        self.heads = tables.heads
        self.longest = tables.longest
        self.skeletons = tables.skeletons
        self.spelling = SpellingIndex(tables)
        self._plain: set[str] = set()
        self._beginnings: Memo[str, _Beginning] = Memo()
        self._candidates: Memo[Alias, tuple[Candidate, ...]] = Memo()
        self._named_by: Memo[str, tuple[str, ...]] = Memo()
        self.listed: Memo[Found, tuple[Candidate, ...]] = Memo()
        self.dotted: Memo[Form, bool] = Memo()
        self.respelled: Memo[tuple[str, int], tuple[Candidate, ...]] = Memo()
        self.alone: Memo[str, tuple[Candidate, ...]] = Memo()

    def is_listed(self, word: str) -> bool:
        """Tell whether a folded word begins a listed surface form."""
        return word in self.heads

    def begins_person(self, word: str) -> bool:
        """Tell whether a folded word begins a listed person's name, as given names do."""
        return any(
            self.gazetteer.entities[key].type == "person"
            for phrase in self.heads.get(word, ())
            if len(phrase.tokens) > 1
            for alias in phrase.aliases
            for key in alias.entities
        )

    def wanted(self, words: frozenset[str]) -> dict[str, tuple[Phrase, ...]]:
        """Return the words of a passage that matter, with the phrases that may begin there.

        Args:
            words: All words of the passage, folded.

        Returns:
            Words that begin a listed surface form of which every word is in the passage,
            and unknown words.
        """
        found: dict[str, tuple[Phrase, ...]] = {}
        for word in words - self._plain:
            beginning = self._beginnings.get(word) or self._begin(word)
            if (needed := beginning.needed) and needed.isdisjoint(words):
                continue
            possible = beginning.possible(words)
            if possible or beginning.unknown:
                found[word] = possible
        return found

    def is_unknown(self, word: str) -> bool:
        """Tell whether a folded word is neither listed nor an English word.

        Only such words can be damaged names. Words of a listed name of several words
        count as unknown, because the other words may be damaged.
        """
        if word in self._plain:
            return False
        return (self._beginnings.get(word) or self._begin(word)).unknown

    def _begin(self, word: str) -> _Beginning:
        """Work out what is asked of each word of a text, and keep it."""
        phrases = self.heads.get(word, ())
        unknown = (
            len(word) >= _SHORTEST_UNKNOWN
            and word.isalpha()
            # Of phrases that begin with a word the word alone is the last.
            and not (phrases and len(phrases[-1].tokens) == 1)
            and word not in _KINDS
            and not is_english(word)
        )
        if not (phrases or unknown):
            # Nearly all words of a text.
            if len(self._plain) >= MOST:
                self._plain = set()
            self._plain.add(word)
            return _PLAIN
        beginning = self._beginnings[word] = _Beginning(phrases, unknown=unknown)
        return beginning

    def named_by(self, name: str) -> tuple[str, ...]:
        """Return the ids of what a name, listed as right, names."""
        keys = self._named_by.get(name)
        if keys is None:
            keys = self._named_by[name] = self._find_named_by(name)
        return keys

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
        candidates = self._candidates.get(alias)
        if candidates is None:
            candidates = self._candidates[alias] = tuple(self._readings(alias))
        return candidates

    def _readings(self, alias: Alias) -> Iterator[Candidate]:
        entities = tuple(self.gazetteer.entities[key] for key in alias.entities)
        right = alias.tier in ("name", "plain")
        how = "short-name" if alias.because == "short name" else "listed"
        damaged = alias.tier in ("noisy", "ambiguous") and len(entities) == 1
        written = self.spelling.abbreviation(entities[0], alias.text) if damaged else ""
        yield Candidate(entities, how, alias.form, alias, literal=right, written=written)
        if not right or len(entities) != 1 or alias.form == "surname":
            return
        for country in self.relations.confusable(entities[0].id):
            yield Candidate((self.gazetteer.entities[country],), "confusion", alias.form)
        if entities[0].type == "country" and alias.form in ("adjective", "demonym"):
            yield Candidate(entities, "demonym", "name", alias)
