"""The document as evidence sees it: who is surely named, who stands beside whom.

A context is a snapshot between two rounds of resolving: what is certain by now counts.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from naka_normalize.folding import fold
from naka_normalize.gazetteer.index import Index, tokenise
from naka_normalize.records import Candidate, Entity, Mention
from naka_normalize.spans import Span

# What makes a name part of a longer one ("Djibouti City").
CITY_AFTER = re.compile(r"\s+(?:City|State|University|Airlines?|Airport|River|Street|Games|Cup)\b")
# What may stand between two names that are coordinated.
_BETWEEN = re.compile(
    r"\s*(?:,|[-\N{EN DASH}/]|,?\s*\b(?:and|or|versus|vs\.?|with|against)\b|&)\s*(?:the\s+)?"
    r"(?:(?:between|of|from|by)\s+)?",
    re.IGNORECASE,
)
_SENTENCE_BREAK = re.compile(r"[.!?]['\"\N{RIGHT DOUBLE QUOTATION MARK}]?\s|\n")
_WINDOW = 90
# So many namings of one entity count; more are repetition.
_MOST_NAMINGS = 6


@dataclass(frozen=True, slots=True)
class SourceSign:
    """A sign of the language that a text was translated from.

    Attributes:
        text: What shows it.
        language: Code of the language.
        span: Where it stands in the cleaned text; ``None`` if cleaning removed it.
    """

    text: str
    language: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Context:
    """A document between two rounds of resolving.

    Attributes:
        text: The cleaned text.
        index: The gazetteer prepared for finding.
        mentions: Everything found, sorted.
        certain: The reading of each mention that is certain by now, by its number.
        signs: Signs of source languages.
        named: Spans at which an entity is named without doubt, by id.
        doubted: Spans at which a country's name stands that may be another's, by id.
        groups: For each coordinated mention the numbers of its group.
        numbers: Number of each mention, by start of its span.
    """

    text: str
    index: Index
    mentions: Sequence[Mention]
    certain: dict[int, Candidate]
    signs: Sequence[SourceSign]
    named: Mapping[str, Sequence[Span]]
    doubted: Mapping[str, Sequence[Span]]
    groups: Mapping[int, Sequence[int]]
    numbers: Mapping[int, int] = field(repr=False)

    def number(self, mention: Mention) -> int:
        """Return the number of a mention of this document."""
        return self.numbers[mention.span.start]

    def before(self, span: Span) -> str:
        """Return what stands before a span in its sentence, at most 90 code points."""
        text = self.text[max(0, span.start - _WINDOW) : span.start]
        breaks = list(_SENTENCE_BREAK.finditer(text))
        return text[breaks[-1].end() :] if breaks else text

    def after(self, span: Span) -> str:
        """Return what stands after a span in its sentence, at most 90 code points."""
        text = self.text[span.end : span.end + _WINDOW]
        found = _SENTENCE_BREAK.search(text)
        return text[: found.start() + 1] if found else text

    def namings(self, key: str) -> int:
        """Return how often an entity is certainly named, repetition capped."""
        return min(len(self.named.get(key, ())), _MOST_NAMINGS)

    def belonging(self, key: str) -> dict[str, Sequence[Span]]:
        """Return the certainly named entities that lie in or belong to an entity."""
        ancestors = self.index.relations.ancestors
        return {other: at for other, at in self.named.items() if key in ancestors(other)}

    def mass(self, key: str) -> float:
        """Return how much of the document speaks of a country, in namings.

        A naming that is doubted counts half, and two thirds each of at most two namings
        of what belongs to it.
        """
        others = sum(min(len(at), 2) for at in self.belonging(key).values())
        doubted = min(len(self.doubted.get(key, ())), _MOST_NAMINGS)
        return self.namings(key) + 0.5 * doubted + 0.66 * min(others, 9)

    def is_supported(self, key: str) -> bool:
        """Tell whether anything but its own name speaks of a country: what belongs to it
        is named, or the country that it is listed as a pair with."""
        return bool(self.belonging(key) or self.partner_of(key))

    def partner_of(self, key: str) -> str:
        """Return a named country that an entity is listed as a pair with, if there is one."""
        partners = self.index.relations.partners(key)
        return next((p for p in partners if self.named.get(p) or self.belonging(p)), "")

    def larger_names_of(self, entity: Entity) -> dict[str, Sequence[Span]]:
        """Return longer listed names that hold the name or adjective of an entity."""
        parts = {fold(part) for part in (entity.name, entity.adjective) if part}
        found: dict[str, list[Span]] = defaultdict(list)
        for mention in self.mentions:
            words = tokenise(mention.surface)[0]
            if not parts.intersection(words):
                continue
            behind = CITY_AFTER.match(self.after(mention.span))
            if len(words) > 1 or behind:
                found[mention.surface + (behind[0] if behind else "")].append(mention.span)
        return dict(found)

    def companions(self, mention: Mention) -> list[tuple[Mention, Candidate | None]]:
        """Return the mentions coordinated with a mention, with what they surely name."""
        own = self.number(mention)
        others = [n for n in self.groups.get(own, ()) if n != own]
        return [(self.mentions[n], self.certain.get(n)) for n in others]


def build(
    text: str,
    index: Index,
    mentions: Sequence[Mention],
    certain: dict[int, Candidate],
    open_countries: dict[int, Candidate],
    signs: Sequence[SourceSign],
    groups: Mapping[int, Sequence[int]],
) -> Context:
    """Take a snapshot of a document from what is certain by now."""
    numbers = {mention.span.start: n for n, mention in enumerate(mentions)}
    named = _namings(mentions, certain)
    doubted = _namings(mentions, open_countries)
    return Context(text, index, mentions, certain, signs, named, doubted, groups, numbers)


def _namings(
    mentions: Sequence[Mention], readings: Mapping[int, Candidate]
) -> Mapping[str, Sequence[Span]]:
    """Return where each entity is named by these readings, in the order of the text."""
    named: dict[str, list[Span]] = defaultdict(list)
    for number, candidate in sorted(readings.items()):
        for entity in candidate.entities:
            named[entity.id].append(mentions[number].span)
    return named


def coordinated(text: str, mentions: Sequence[Mention]) -> dict[int, Sequence[int]]:
    """Group the mentions that "and", a comma or a hyphen joins."""
    groups: dict[int, Sequence[int]] = {}
    group: list[int] = []
    for number, mention in enumerate(mentions):
        if group:
            between = text[mentions[group[-1]].span.end : mention.span.start]
            if len(between) > 20 or not _BETWEEN.fullmatch(between):
                group = []
        group = [*group, number]
        if len(group) > 1:
            groups.update(dict.fromkeys(group, group))
    return groups


def single(candidate: Candidate) -> Entity | None:
    """Return the entity of a candidate that names exactly one."""
    return candidate.entities[0] if len(candidate.entities) == 1 else None


def literal_of(mention: Mention) -> Candidate | None:
    """Return the reading that takes a mention as it stands, if one is listed."""
    return next((c for c in mention.candidates if c.literal and c.entities), None)


