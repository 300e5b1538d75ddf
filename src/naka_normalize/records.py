"""Every noun that travels between the stages, frozen: one page to learn the library.

The order is the order of the path: what the gazetteer holds, what cleaning leaves, what
finding proposes, what resolving decides, and the answer for one document. All are named
tuples: importing ``dataclasses`` takes as long as normalizing an article.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from naka_normalize.errors import Place, Problem
from naka_normalize.spans import Edit, OffsetMap, Span

Tier = Literal["name", "plain", "noisy", "ambiguous"]
Form = Literal["name", "adjective", "demonym", "plural", "surname"]
Decision = Literal["rewrite", "keep", "ask"]
# So many code points of a text are shown in a ``repr``.
_SHOWN = 60
# Names of these may carry ", Region" to tell namesakes apart.
_PLACES = frozenset({"city", "town", "village", "district"})
Cleaner = Callable[[str], Sequence[Edit]]
# What no entity may write to, because all share it.
_NOTHING: Mapping[str, Any] = {}

# ---------------------------------------------------------------- what the gazetteer holds


class Role(NamedTuple):
    """An office that a person held.

    Attributes:
        title: The office as English news writes it, such as ``"Foreign Minister"``.
        of: Id of the country, organisation or region; empty if it has none.
        since: First day as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty if unknown.
        until: Last day, likewise; empty if unknown or still in office.
    """

    title: str
    of: str = ""
    since: str = ""
    until: str = ""


class Parent(NamedTuple):
    """What an entity lies in or belongs to, by somebody's account.

    Attributes:
        id: Id of the entity above.
        since: First day as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty if unknown.
        until: Last day, likewise; empty if unknown or still so.
        by: Who says so, for people; empty if nobody in particular.
    """

    id: str
    since: str = ""
    until: str = ""
    by: str = ""


class FormerName(NamedTuple):
    """An official name that was given up.

    Attributes:
        name: The name.
        until: Last day as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty if unknown.
    """

    name: str
    until: str = ""


class Entity(NamedTuple):
    """A thing in the world.

    Attributes:
        id: Own slug, such as ``"nagorno-karabakh"``; stable.
        name: Canonical form: the one name that is written.
        type: Kind of thing, such as ``"country"`` or ``"person"``.
        adjective: ``"Armenian"``; empty if there is none.
        demonym: One inhabitant or member; empty if there is none.
        plural: Several of them; empty if there is none.
        article: ``"the"`` if prose puts it before the name, else empty.
        surname: The name a person goes by after the first mention; empty for others.
        wikidata: QID; empty if not known for sure.
        iso: ISO 3166-1 alpha-2 code of a country, ISO 3166-2 code of a subdivision; empty
            if it has none.
        geonames: GeoNames id; empty if not known for sure.
        parents: What it lies in or belongs to, nearest first.
        native: Names in other languages, by language code.
        preferred: Right names that readers of a set of preferences want written, by the
            code of the set.
        former: Official names that were given up.
        roles: Offices held, for persons.
        unchecked: Names of the fields that were written from memory: good enough to find
            a candidate, not to quote.
        pack: Name of the pack that introduces it.
        place: Where the entity is written.
    """

    id: str
    name: str
    type: str
    adjective: str = ""
    demonym: str = ""
    plural: str = ""
    article: str = ""
    surname: str = ""
    wikidata: str = ""
    iso: str = ""
    geonames: str = ""
    parents: tuple[Parent, ...] = ()
    native: Mapping[str, tuple[str, ...]] = _NOTHING
    preferred: Mapping[str, str] = _NOTHING
    former: tuple[FormerName, ...] = ()
    roles: tuple[Role, ...] = ()
    unchecked: tuple[str, ...] = ()
    pack: str = ""
    place: Place = Place("", 0, 0)

    def __hash__(self) -> int:
        # Mappings have no hash, and ids differ.
        return hash(self.id)

    @property
    def within(self) -> tuple[str, ...]:
        """Ids of what it lies in or belongs to, each once, nearest first."""
        return tuple(dict.fromkeys(parent.id for parent in self.parents))

    @property
    def in_sentence(self) -> str:
        """The name as prose writes it.

        >>> Entity("united-states", "United States", "country", article="the").in_sentence
        'the United States'
        """
        return f"{self.article} {self.name}".lstrip()

    def written(self, form: Form) -> str:
        """Return the canonical form in one grammatical form; the name if it lacks it."""
        forms = {
            "name": self.name,
            "adjective": self.adjective,
            "demonym": self.demonym,
            "plural": self.plural,
            "surname": self.surname,
        }
        return forms[form] or self.name


class Alias(NamedTuple):
    """A listed surface form.

    Attributes:
        text: The surface form as listed.
        entities: Ids of what it names: one, or several for a pair, in the order written.
        tier: ``name`` and ``plain`` are right as they stand; ``noisy`` is rewritten unless
            something speaks against it, in company if it is right elsewhere;
            ``ambiguous`` only when enough speaks for it.
        form: Which grammatical form of the entity it stands for.
        language: Code of the language whose translation makes this noise; empty if many.
        supports: Names or cue phrases near which it means this entity (``for`` in YAML).
        against: Names or cue phrases near which it means something else.
        because: Why it is ambiguous, for people.
        place: Where the alias is written.
    """

    text: str
    entities: tuple[str, ...]
    tier: Tier
    form: Form = "name"
    language: str = ""
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    because: str = ""
    place: Place = Place("", 0, 0)


class ShortName(NamedTuple):
    """A one-character short name that several countries share in a source language.

    Attributes:
        text: The character, such as ``"阿"``.
        language: Code of the language that uses it.
        romanised: How translation engines spell it out, such as ``("A", "Al", "Ah")``.
        countries: Ids of the countries it can stand for.
        readings: Ids of other entities it is mistaken for, such as ``asia`` for 亚.
    """

    text: str
    language: str
    romanised: tuple[str, ...]
    countries: tuple[str, ...]
    readings: tuple[str, ...] = ()


class Sign(NamedTuple):
    """A phrase that shows which language a text was translated from.

    Attributes:
        text: The phrase.
        language: Code of the language.
        place: Where it is written.
    """

    text: str
    language: str
    place: Place = Place("", 0, 0)


class Wrapper(NamedTuple):
    """A pattern of text that a crawl wrapped round an article.

    Attributes:
        name: Slug, used as the rule of its edits.
        pattern: Literal text with ``{…}`` for what varies; see ``data/wrappers.yaml``.
        where: Where it may stand: ``start``, ``end``, ``line`` or ``anywhere``.
        language: Language of the sites that use it; empty if many.
        because: Why it may be part of a text; if so it goes only where something else
            shows a crawled or translated page.
        place: Where it is written.
    """

    name: str
    pattern: str
    where: str
    language: str = ""
    because: str = ""
    place: Place = Place("", 0, 0)


class Example(NamedTuple):
    """A sentence beside an entry that proves it.

    Attributes:
        source: The sentence as a translated text would have it.
        expected: The sentence as it must come out; equal to ``source`` for a negative.
        marks: What is rewritten: span in ``source`` and what must stand there.
        owner: Name of the entry that it stands beside.
        place: Where it is written.
    """

    source: str
    expected: str
    marks: tuple[tuple[Span, str], ...]
    owner: str
    place: Place


class LeftOut(NamedTuple):
    """A pack of the user's that could not be used, where the others were wanted anyway.

    Attributes:
        file: Path of its file, or ``"pack NAME"`` for an entry point without one.
        problems: What is wrong with it; never empty.
    """

    file: str
    problems: tuple[Problem, ...]


class Gazetteer(NamedTuple):
    """All entities of all loaded packs; made by ``load_gazetteer``.

    Attributes:
        entities: By id.
        aliases: Every surface form: names, listed aliases and grammatical forms, of
            entities and of pairs.
        pairs: Ids of entities that news names together, such as the parties of a conflict.
        larger_names: Names inside which nothing may be changed, such as "Central Asia".
        short_names: One-character short names that several countries share.
        signs: Phrases that show the source language.
        wrappers: Patterns of what crawls leave round an article.
        examples: Every example of every entry.
        packs: Names of the packs, in the order loaded.
        left_out: Packs that could not be used; none unless ``keep_going`` was asked for.
        names: Preference set of the canonical forms; ``"en"`` for those of the data.
        data_version: Version of the built-in packs, a calendar date.
        fingerprint: Hash over every file loaded and over ``names``, 16 hexadecimal digits.
    """

    entities: Mapping[str, Entity]
    aliases: Sequence[Alias]
    pairs: tuple[tuple[str, ...], ...] = ()
    larger_names: tuple[str, ...] = ()
    short_names: tuple[ShortName, ...] = ()
    signs: tuple[Sign, ...] = ()
    wrappers: tuple[Wrapper, ...] = ()
    examples: Sequence[Example] = ()
    packs: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    names: str = "en"
    data_version: str = ""
    fingerprint: str = ""

    def __hash__(self) -> int:
        return hash(self.fingerprint)


# ---------------------------------------------------------------- what the stages pass on


class Cleaned(NamedTuple):
    """Stage 1: a text without debris, and where every character of it came from.

    Attributes:
        source: The document as decoded.
        text: The cleaned text.
        edits: From ``source`` to ``text``, sorted and disjoint.
        offsets: The map of these edits.
    """

    source: str
    text: str
    edits: tuple[Edit, ...] = ()
    offsets: OffsetMap = OffsetMap()


class Candidate(NamedTuple):
    """One reading of a mention.

    Attributes:
        entities: What it would name: one entity, or several for a pair.
        how: How the surface form led here: ``listed``; ``confusion`` (a country that
            shares a short name); ``short-name`` (one spelled out); ``demonym`` (an
            adjective where the country is meant); ``case`` (a listed name in lower
            case); ``accents`` (a right name of another language, with its letters or
            without them); ``skeleton``, ``glued`` (a short name with a syllable on it)
            or ``spelling``.
        form: Grammatical form that the surface stands in.
        alias: The listed alias that matched; ``None`` if it was derived.
        literal: True if this reading says that the surface is right as it stands.
        similarity: How well the spelling fits, 0.0 to 1.0; 1.0 unless ``how`` is
            ``accents``, ``skeleton`` or ``spelling``.
        written: What to write instead of the canonical form: another right name of the
            entity that the surface is nearer to; empty if it is the canonical form.
    """

    entities: tuple[Entity, ...]
    how: str
    form: Form = "name"
    alias: Alias | None = None
    literal: bool = False
    similarity: float = 1.0
    written: str = ""

    @property
    def name(self) -> str:
        """What would be written for one entity: for "Naka, Ibaraki" only "Naka"."""
        entity = self.entities[0]
        name = self.written or entity.written(self.form)
        return name.partition(", ")[0] if entity.type in _PLACES else name


class Mention(NamedTuple):
    """Stage 2: a surface form at a span of the cleaned text that may name something.

    Attributes:
        span: Where it stands, in the cleaned text.
        surface: The characters as they stand.
        candidates: Its readings; never empty.
    """

    span: Span
    surface: str
    candidates: tuple[Candidate, ...]


class Evidence(NamedTuple):
    """One reason for or against a candidate.

    Attributes:
        kind: Name of the evidence file that spoke, such as ``"frame"``.
        weight: Log-odds (natural logarithm); above zero speaks for the candidate.
        says: One plain sentence for the reader, without the number.
        span: Where the reason stands in the cleaned text; ``None`` if nowhere.
    """

    kind: str
    weight: float
    says: str
    span: Span | None = None


class Resolution(NamedTuple):
    """Stage 3: a mention, the chosen reading, the decision and the evidence for it.

    Attributes:
        mention: What was weighed.
        candidate: The reading that the decision is about: the best one that would change
            the text, or the one that says the surface is right.
        decision: ``rewrite``, ``keep`` or ``ask``.
        score: Logistic of the sum of the evidence, 0.0 to 1.0.
        evidence: What was added up for ``candidate``.
        rejected: Other readings with the evidence that was added up for each.
    """

    mention: Mention
    candidate: Candidate
    decision: Decision
    score: float
    evidence: tuple[Evidence, ...]
    rejected: tuple[tuple[Candidate, tuple[Evidence, ...]], ...] = ()


class Rejected(NamedTuple):
    """A further change that was weighed for a mention, and lost to a better one.

    Attributes:
        text: What would have been written.
        entities: What the mention would have named.
        evidence: What was added up for it; the spans are in the source.
    """

    text: str
    entities: tuple[Entity, ...]
    evidence: tuple[Evidence, ...]


class LinkedMention(NamedTuple):
    """A mention of the answer, with spans for the reader of the record.

    Attributes:
        span: Where it stands in the source.
        surface: The characters of the source there.
        entities: What it names; none for a mention left to ``ask`` with doubt.
        decision: ``rewrite``, ``keep`` or ``ask``.
        changed: True if the reader sees something else there now.
        score: Probability that the decision's reading is right, 0.0 to 1.0.
        output_span: Where it stands in the normalized text.
        evidence: The reasons; their spans are in the source.
        proposal: What was written for ``rewrite``, would be for ``ask``, and was turned
            down for ``keep``; empty if no change was thought of.
        rejected: Further changes that were weighed, best first; for explanations only, the
            JSON record leaves them out.
    """

    span: Span
    surface: str
    entities: tuple[Entity, ...]
    decision: Decision
    changed: bool
    score: float
    output_span: Span
    evidence: tuple[Evidence, ...]
    proposal: str = ""
    rejected: tuple[Rejected, ...] = ()


class Versions(NamedTuple):
    """What made a result: needed to repeat it.

    Attributes:
        code: Version of this library.
        data: Version of the built-in alias files.
        fingerprint: Hash of every alias file that was loaded and of the preference set of
            names, 16 hexadecimal digits.
    """

    code: str
    data: str
    fingerprint: str


class Result(NamedTuple):
    """The whole answer for one document.

    Attributes:
        source: The document as decoded.
        text: The normalized text.
        edits: From ``source`` to ``text``, sorted and disjoint.
        mentions: Everything found, linked, in the order of the source.
        versions: What made this answer.
    """

    source: str
    text: str
    edits: tuple[Edit, ...]
    mentions: tuple[LinkedMention, ...]
    versions: Versions

    @property
    def offsets(self) -> OffsetMap:
        """Map between positions of ``source`` and of ``text``."""
        return OffsetMap.of(self.edits)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON record (without ``source``, the name of the document)."""
        return {
            "text": self.text,
            "edits": [_edit_record(edit, self.source) for edit in self.edits],
            "mentions": [_mention_record(mention) for mention in self.mentions],
            "versions": {
                "code": self.versions.code,
                "data": self.versions.data,
                "fingerprint": self.versions.fingerprint,
            },
        }

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the source with every change marked."""
        from naka_normalize.notebook import marked

        return marked(self.source, self.edits, self._counts)

    @property
    def _counts(self) -> str:
        return f"{len(self.edits)} edits, {len(self.mentions)} mentions"

    def __repr__(self) -> str:
        shown = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}..."
        return f"<Result {self._counts}: {shown!r}>"


def _edit_record(edit: Edit, source: str) -> dict[str, Any]:
    return {
        "span": [edit.span.start, edit.span.end],
        "before": edit.span.of(source),
        "after": edit.after,
        "kind": edit.kind,
        "rule": edit.rule,
    }


def _mention_record(mention: LinkedMention) -> dict[str, Any]:
    return {
        "span": [mention.span.start, mention.span.end],
        "surface": mention.surface,
        "entities": [entity_record(entity) for entity in mention.entities],
        "decision": mention.decision,
        "changed": mention.changed,
        "score": round(mention.score, 4),
        "output_span": [mention.output_span.start, mention.output_span.end],
        "proposal": mention.proposal,
        "evidence": [evidence_record(evidence) for evidence in mention.evidence],
    }


def evidence_record(evidence: Evidence) -> dict[str, Any]:
    """Return a piece of evidence as the JSON record has it."""
    span = evidence.span
    return {
        "kind": evidence.kind,
        "weight": round(evidence.weight, 2),
        "says": evidence.says,
        "span": None if span is None else [span.start, span.end],
    }


def entity_record(entity: Entity) -> dict[str, Any]:
    """Return an entity as other programs read it: ids that are not known are ``None``."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "wikidata": entity.wikidata or None,
        "iso": entity.iso or None,
    }
