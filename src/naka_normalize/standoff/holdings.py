"""What a format can hold of a document; everything else is left out and counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from naka_normalize.records import Entity
from naka_normalize.standoff.records import Annotation, StandoffDocument

# What was lost, and how often.
Losses = Counter[str]

TEXTS = "texts"
BARE = "documents without spans"
OVERLAPS = "overlapping spans"
EMPTY = "empty spans"
IDS = "entity ids"
NAMES = "entity names"
TYPES = "entity types"
WIKIDATA = "Wikidata ids"
ISO = "ISO codes"
PAIRS = "further entities of a span"
SCORES = "scores"
DECISIONS = "decisions"
PROPOSALS = "proposals"
EVIDENCE = "evidence"

_ENTITY_FIELDS = {IDS: "id", NAMES: "name", TYPES: "type", WIKIDATA: "wikidata", ISO: "iso"}
_FIELDS = {
    SCORES: "score",
    DECISIONS: "decision",
    PROPOSALS: "proposal",
    EVIDENCE: "evidence",
}
_NOTHING: Mapping[str, dict[str, Any]] = {
    "score": {"score": None},
    "decision": {"decision": ""},
    "proposal": {"proposal": ""},
    "evidence": {"evidence": ()},
}
# Everything, in the order of the table in docs/standoff.md.
KINDS = (TEXTS, BARE, EMPTY, OVERLAPS, *_ENTITY_FIELDS, PAIRS, *_FIELDS)
ALL = frozenset(KINDS)
# What only some formats are particular about; no format lists these.
DOCUMENT_NAMES = "document names"
LABELS = "labels as they were"
BORDERS = "spans off token borders"
ASKS = "decisions to ask"
UNSAID = "spans without a decision"
# These are places in the text and not details about them.
OF_PLACE = (BARE, OVERLAPS, EMPTY, LABELS, BORDERS, DOCUMENT_NAMES)


def fitted(
    document: StandoffDocument, holds: frozenset[str], losses: Losses
) -> StandoffDocument:
    """Return of a document what a format holds.

    Args:
        document: Any document.
        holds: What the format holds, of ``ALL``.
        losses: Counts what is left out, by kind.
    """
    kept = [
        _without(annotation, holds, losses)
        for annotation in document.annotations
        if EMPTY in holds or annotation.span.length or _lost(losses, EMPTY)
    ]
    if OVERLAPS not in holds:
        kept = _disjoint(kept, losses)
    if TEXTS not in holds:
        losses[TEXTS] += 1
    if BARE not in holds and not kept:
        losses[BARE] += 1
    return replace(document, annotations=tuple(kept))


def _lost(losses: Losses, kind: str) -> bool:
    losses[kind] += 1
    return False


def _without(annotation: Annotation, holds: frozenset[str], losses: Losses) -> Annotation:
    """Leave out the details that a format does not hold."""
    for kind, field in _FIELDS.items():
        if kind not in holds and getattr(annotation, field) not in (None, "", ()):
            losses[kind] += 1
            annotation = replace(annotation, **_NOTHING[field])
    if not annotation.entities:
        return annotation
    entities = annotation.entities if PAIRS in holds else annotation.entities[:1]
    losses[PAIRS] += len(annotation.entities) - len(entities)
    fitting = (_bare(entity, holds, losses) for entity in entities)
    empty_one = Entity("", "", "")
    return replace(annotation, entities=tuple(e for e in fitting if e != empty_one))


def _bare(entity: Entity, holds: frozenset[str], losses: Losses) -> Entity:
    """Leave out the fields of an entity that a format does not hold."""
    for kind, field in _ENTITY_FIELDS.items():
        if kind not in holds and getattr(entity, field):
            losses[kind] += 1
            entity = emptied(entity, field)
    return entity


def emptied(entity: Entity, field: str) -> Entity:
    """Return an entity without one of its texts."""
    nothing: dict[str, Any] = {field: ""}
    return entity._replace(**nothing)


def _disjoint(annotations: Sequence[Annotation], losses: Losses) -> list[Annotation]:
    """Keep of spans that overlap the one that starts first, of these the longest."""
    kept: list[Annotation] = []
    ordered = sorted(annotations, key=lambda one: (one.span.start, -one.span.end))
    for annotation in ordered:
        if kept and annotation.span.start < kept[-1].span.end:
            losses[OVERLAPS] += 1
        else:
            kept.append(annotation)
    return kept


def listed(losses: Losses) -> str:
    """Write losses for people, in the order of their kinds.

    >>> listed(Counter({"scores": 3, "evidence": 1, "texts": 0}))
    'evidence (1), scores (3)'
    """
    return ", ".join(f"{kind} ({losses[kind]:,})" for kind in sorted(+losses))
