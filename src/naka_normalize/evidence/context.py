"""The document as evidence sees it between two rounds of resolving: who is surely named.

What became certain in one round speaks in the next.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from naka_normalize.evidence.document import Document, literal_of
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.relations import Relations
from naka_normalize.records import Candidate, Entity, Evidence, Mention
from naka_normalize.spans import Span

# So many namings of one entity count; more are repetition.
_MOST_NAMINGS = 6
_DOUBTED = 0.5
_BELONGING = 0.66
_MOST_OF_ONE = 2
_MOST_OF_ALL = 9
# Longer names in capitals are shouted, and not short for anything.
_LONGEST_ABBREVIATION = 5
# Readings of a surface that spells another name, beside listed damage.
_DAMAGED = frozenset({"spelling", "skeleton"})
# So many wrong names for one country are remembered.
_MOST_SLOTS = 12


class SourceSign(NamedTuple):
    """A sign of the language that a text was translated from.

    Attributes:
        text: What shows it.
        language: Code of the language.
        span: Where it stands in the cleaned text; ``None`` if cleaning removed it.
        weak: Whether people write so as well; it keeps no name company.
    """

    text: str
    language: str
    span: Span | None
    weak: bool = False


class Slot(NamedTuple):
    """A confusable name that is coordinated with countries.

    Attributes:
        mention: The confusable name.
        plain: Id of what it names if it is right.
        opponents: Ids of the countries that it surely stands beside.
    """

    mention: Mention
    plain: str
    opponents: frozenset[str]


class Support(NamedTuple):
    """What speaks for the plain reading of a doubtful name.

    Attributes:
        names: The names that belong to it.
        spans: Where they stand, sorted.
    """

    names: tuple[str, ...]
    spans: tuple[Span, ...]


class Context:
    """A document between two rounds of resolving.

    Attributes:
        document: What is fixed.
        certain: The reading of each mention that is certain by now, by its number.
        signs: Signs of source languages, each text once.
        named: Spans at which an entity is named without doubt, by id.
        doubted: Spans at which a country's name stands that may be another's, by id.
        within: What is named without doubt, by the id of all that it lies in.
        confused: Where a name already stands for another country, by both ids.
        slots: Confusable names beside a country, by the id of what they may stand for.
        spans: Everything named without doubt, sorted, with the id.
        places: Ids of what is named without doubt, itself or something that lies in it.
        related: What companions say of entities, by their ids; filled by those who ask.
        supports: What belongs to a plain reading, by the id of its entity; likewise.
        prospects: What a reading can hope for, by kind and id of the entity; likewise.
        sign_texts: The texts of the signs.
        damaged: How many different surfaces stand for another spelling without doubt.
        sources: What the signs say, by what that depends on; filled by who asks.
    """

    def __init__(
        self,
        document: Document,
        certain: Mapping[int, Candidate],
        open_countries: Mapping[int, Candidate],
        signs: Iterable[SourceSign],
    ) -> None:
        """Take a snapshot of a document from what is certain by now.

        What is certain names entities, but for abbreviations that stand alone.

        Args:
            document: What is fixed.
            certain: The reading of each mention that is certain by now, by its number.
            open_countries: The right readings of countries whose mention is open.
            signs: Signs of source languages.
        """
        self.document = document
        self.certain = certain
        self.named = _namings(document, _witnesses(document, certain))
        self.doubted = _namings(document, open_countries)
        self.within = _within(self.named, document.index.relations)
        self.confused = _confused(document, certain)
        self.slots = _slots(document, certain)
        self.spans = sorted((*s, key) for key, at in self.named.items() for s in at)
        self.places = frozenset((*self.named, *self.within))
        first = {(sign.text, sign.language): sign for sign in reversed(list(signs))}
        self.signs = tuple(reversed(first.values()))
        self.sign_texts = frozenset(sign.text for sign in self.signs)
        damaged = (n for n, candidate in certain.items() if _is_damage(candidate))
        self.damaged = len({document.mentions[n].surface for n in damaged})
        self.related: dict[tuple[str, ...], tuple[Evidence, ...]] = {}
        self.supports: dict[str, Support] = {}
        self.prospects: dict[tuple[str, str], float] = {}
        self.sources: dict[tuple[str, str, bool, str], tuple[Evidence, ...]] = {}
        self._cues: dict[str, Sequence[Span]] = {}
        self._standing: dict[tuple[str, ...], Sequence[str]] = {}
        self._supported: dict[str, bool] = {}
        self._masses: dict[str, float] = {}
        self._signs: dict[str, Sequence[SourceSign]] = {}
        self._short_names: dict[str, str] = {}

    @property
    def relations(self) -> Relations:
        """How the entities of the gazetteer relate."""
        return self.document.index.relations

    def entity(self, key: str) -> Entity:
        """Return an entity of the gazetteer."""
        return self.document.index.gazetteer.entities[key]

    def belonging(self, key: str) -> Mapping[str, Sequence[Span]]:
        """Return the certainly named entities that lie in or belong to an entity."""
        return self.within.get(key, {})

    @property
    def short_names(self) -> Mapping[str, str]:
        """Ids of the countries that short names stand for without doubt, by surface."""
        if not self._short_names:
            # The empty surface keeps it from being worked out again.
            self._short_names[""] = ""
            for number, candidate in self.certain.items():
                if candidate.how == "short-name" and len(candidate.entities) == 1:
                    surface = self.document.mentions[number].surface
                    self._short_names[surface] = candidate.entities[0].id
        return self._short_names

    def mass(self, key: str) -> float:
        """Return how much of the document speaks of a country, in namings.

        A naming that is doubted counts half, and only beside the other party; what
        belongs to the country counts two thirds each, twice at most.
        """
        mass = self._masses.get(key)
        if mass is None:
            mass = self._masses[key] = self._mass(key)
        return mass

    def _mass(self, key: str) -> float:
        own = min(len(self.named.get(key, ())), _MOST_NAMINGS)
        doubted = min(len(self.doubted.get(key, ())), _MOST_NAMINGS)
        if not self.partner_of(key):
            doubted = 0
        others = sum(min(len(at), _MOST_OF_ONE) for at in self.belonging(key).values())
        return own + _DOUBTED * doubted + _BELONGING * min(others, _MOST_OF_ALL)

    def signs_of(self, language: str) -> Sequence[SourceSign]:
        """Return the signs of one language; of all of them if it is empty."""
        if language not in self._signs:
            self._signs[language] = [
                sign for sign in self.signs if language in ("", sign.language)
            ]
        return self._signs[language]

    def is_supported(self, key: str) -> bool:
        """Tell whether anything but its own name speaks of a country.

        That is what belongs to it, or the country that it is listed as a pair with.
        """
        if key not in self._supported:
            self._supported[key] = bool(self.belonging(key) or self.partner_of(key))
        return self._supported[key]

    def partner_of(self, key: str) -> str:
        """Return a named country that an entity is listed as a pair with, or ``""``."""
        partners = self.relations.partners(key)
        return next((p for p in partners if self.named.get(p) or self.belonging(p)), "")

    def cue(self, cue: str) -> Sequence[Span]:
        """Return where a cue stands, sorted: an entity under any name, else a phrase."""
        if cue not in self._cues:
            keys = self.document.index.named_by(cue)
            named = (
                span
                for key in keys
                for spans in (self.named.get(key, ()), self.doubted.get(key, ()))
                for span in spans
            )
            self._cues[cue] = sorted(named) if keys else self.document.phrase(cue)
        return self._cues[cue]

    def standing(self, cues: tuple[str, ...]) -> Sequence[str]:
        """Return those of some cues that stand anywhere; mostly none does."""
        if cues not in self._standing:
            self._standing[cues] = [cue for cue in cues if self.cue(cue)]
        return self._standing[cues]

    def larger_names_of(self, entity: Entity) -> Mapping[str, Sequence[Span]]:
        """Return longer names that hold the name or adjective of an entity."""
        parts = [fold(part) for part in (entity.name, entity.adjective) if part]
        larger = self.document.larger
        return {name: at for part in parts for name, at in larger.get(part, {}).items()}

    def coordinated(self, mention: Mention) -> list[tuple[Mention, Candidate | None]]:
        """Return the mentions coordinated with a mention, with what they surely name."""
        own = self.document.number(mention)
        others = [n for n in self.document.groups.get(own, ()) if n != own]
        return [(self.document.mentions[n], self.certain.get(n)) for n in others]

    def named_in(self, stretch: Span) -> Iterable[tuple[str, Span]]:
        """Yield what is named without doubt inside a stretch of the text, in order."""
        first = bisect_left(self.spans, (stretch.start, 0, ""))
        for number in range(first, len(self.spans)):
            start, end, key = self.spans[number]
            if start >= stretch.end:
                return
            if end <= stretch.end:
                yield key, Span(start, end)


def _within(
    named: Mapping[str, Sequence[Span]], relations: Relations
) -> Mapping[str, Mapping[str, Sequence[Span]]]:
    """Return what is named, by the id of all that it lies in."""
    within: dict[str, dict[str, Sequence[Span]]] = defaultdict(dict)
    for key, spans in named.items():
        for ancestor in relations.ancestors(key):
            within[ancestor][key] = spans
    return within


def _is_damage(candidate: Candidate) -> bool:
    """Tell whether a surface with this reading is a misspelt name."""
    alias = candidate.alias
    listed = alias is not None and alias.tier == "noisy" and candidate.how == "listed"
    return listed or candidate.how in _DAMAGED


def _witnesses(
    document: Document, certain: Mapping[int, Candidate]
) -> Mapping[int, Candidate]:
    """Leave out abbreviations that nothing else in the text has to do with.

    "NKR" is the Norwegian krone where neither Karabakh nor a country near it is named.
    """
    relations = document.index.relations
    short = {n for n, c in certain.items() if _is_abbreviation(document.mentions[n], c)}
    if not short:
        return certain
    spelled_out = {e.id for n, c in certain.items() if n not in short for e in c.entities}
    about = {up for key in spelled_out for up in (key, *relations.ancestors(key))}
    return {
        n: c
        for n, c in certain.items()
        if n not in short or any(relations.reach(e.id) & about for e in c.entities)
    }


def _is_abbreviation(mention: Mention, candidate: Candidate) -> bool:
    """Tell whether a name is a few capitals for something that belongs to a country."""
    surface = mention.surface
    return (
        len(surface) <= _LONGEST_ABBREVIATION
        and surface.isupper()
        and bool(candidate.entities)
        and all(e.type != "country" and e.parents for e in candidate.entities)
    )


def _namings(
    document: Document, readings: Mapping[int, Candidate]
) -> Mapping[str, Sequence[Span]]:
    """Return where each entity is named by these readings, in the order of the text."""
    named: dict[str, list[Span]] = defaultdict(list)
    for number, candidate in sorted(readings.items()):
        for entity in candidate.entities:
            named[entity.id].append(document.mentions[number].span)
    return named


def _confused(
    document: Document, certain: Mapping[int, Candidate]
) -> Mapping[tuple[str, str], Sequence[Mention]]:
    """Return the names that were already resolved as another country."""
    confused: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for number, candidate in certain.items():
        mention = document.mentions[number]
        plain = literal_of(mention) if candidate.how == "confusion" else None
        if plain is not None:
            key = plain.entities[0].id, candidate.entities[0].id
            confused[key].append(mention)
    return confused


def _slots(
    document: Document, certain: Mapping[int, Candidate]
) -> Mapping[str, Sequence[Slot]]:
    """Return the confusable names that are coordinated with a country."""
    slots: dict[str, list[Slot]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for number, group in document.groups.items():
        mention = document.mentions[number]
        plain = literal_of(mention)
        others = [certain[n] for n in group if n != number and n in certain]
        opponents = {e.id for c in others for e in c.entities if e.type == "country"}
        if plain is None or not opponents:
            continue
        slot = Slot(mention, plain.entities[0].id, frozenset(opponents))
        for candidate in mention.candidates:
            key = candidate.entities[0].id if candidate.entities else ""
            if candidate.how == "confusion" and counts[key] < _MOST_SLOTS:
                counts[key] += 1
                slots[key].append(slot)
    return slots


def single(candidate: Candidate) -> Entity | None:
    """Return the entity of a candidate that names exactly one."""
    return candidate.entities[0] if len(candidate.entities) == 1 else None
