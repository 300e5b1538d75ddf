"""What all stand-off formats are read into and written from."""

from dataclasses import dataclass

from naka_normalize.records import Entity, Evidence, Result
from naka_normalize.spans import Span


@dataclass(frozen=True, slots=True)
class Annotation:
    """A span of a text and what is said about it.

    Attributes:
        span: Where it stands in the text.
        label: What sort of thing stands there, such as ``"region"``.
        entities: What it names; several for a pair. Of each only ``id``, ``name``,
            ``type``, ``wikidata`` and ``iso`` travel.
        score: Probability that this is right, 0.0 to 1.0; ``None`` if nobody says.
        decision: ``rewrite``, ``keep`` or ``ask``; empty if nobody decided.
        proposal: What should stand there instead; empty if no change was thought of.
        evidence: The reasons; their spans are in the text.
    """

    span: Span
    label: str
    entities: tuple[Entity, ...] = ()
    score: float | None = None
    decision: str = ""
    proposal: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class StandoffDocument:
    """A text, unchanged, and the annotations that stand beside it.

    Attributes:
        name: What it is called, such as its path.
        text: The text, every character as it stands.
        annotations: In the order of the text; spans count code points.
    """

    name: str
    text: str
    annotations: tuple[Annotation, ...] = ()

    def __post_init__(self) -> None:
        inside = len(self.text)
        for annotation in self.annotations:
            if annotation.span.end > inside:
                where = f"{annotation.span.start}..{annotation.span.end}"
                raise ValueError(f"span {where} leaves the text of {inside} characters")
        ordered = sorted(self.annotations, key=lambda annotation: annotation.span)
        object.__setattr__(self, "annotations", tuple(ordered))


def document_of(result: Result, name: str) -> StandoffDocument:
    """Return the mentions of an answer beside the text that was normalized.

    The label of a mention is the type of what it names: ``mixed`` for a pair of several
    types, ``name`` if it is open what it names.

    Args:
        result: The answer for the document.
        name: Name of the document, such as its path.
    """
    annotations = (
        Annotation(
            mention.span,
            _label(mention.entities),
            tuple(map(_identity, mention.entities)),
            round(mention.score, 4),
            mention.decision,
            mention.proposal,
            tuple(map(_rounded, mention.evidence)),
        )
        for mention in result.mentions
    )
    return StandoffDocument(name, result.source, tuple(annotations))


def _label(entities: tuple[Entity, ...]) -> str:
    types = {entity.type for entity in entities}
    return (types.pop() if len(types) == 1 else "mixed") if types else "name"


def _identity(entity: Entity) -> Entity:
    """Return of an entity what travels."""
    return Entity(
        entity.id, entity.name, entity.type, wikidata=entity.wikidata, iso=entity.iso
    )


def _rounded(evidence: Evidence) -> Evidence:
    """Return a reason with its weight as the JSON record has it."""
    return Evidence(evidence.kind, round(evidence.weight, 2), evidence.says, evidence.span)
