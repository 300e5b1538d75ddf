"""A stand-in for the pipeline: tests of the command line do not hang on its rules."""

import re
from dataclasses import dataclass

from naka_normalize.errors import Place
from naka_normalize.records import (
    Entity,
    Evidence,
    Example,
    Gazetteer,
    LinkedMention,
    Result,
    Versions,
)
from naka_normalize.spans import Edit, OffsetMap, Span, apply_edits

KARABAKH = Entity("nagorno-karabakh", "Nagorno-Karabakh", "region", wikidata="Q1")
EVIDENCE = (
    Evidence("listed", 2.0, "listed as noise"),
    Evidence("literal", -0.5, "a city too"),
)


@dataclass(frozen=True)
class Match:
    """What a lookup finds."""

    entity: Entity
    score: float
    how: str
    name: str = "Naka"
    certain: bool = True


class FakeNormalizer:
    """Rewrites ``Naka``, asks about ``Asia``, removes ``&nbsp;`` and knows nothing else."""

    policy = "balanced"

    def __init__(self, examples: tuple[Example, ...] = ()) -> None:
        self.gazetteer = Gazetteer({KARABAKH.id: KARABAKH}, (), examples=examples)

    def normalize(self, text: str) -> Result:
        """Answer for one document."""
        edits = tuple(
            Edit(Span(*m.span()), KARABAKH.name, "entity", "noisy")
            if m[0] == "Naka"
            else Edit(Span(*m.span()), " ", "markup", "html-entity")
            for m in re.finditer("Naka|&nbsp;", text)
        )
        offsets = OffsetMap.of(edits)
        mentions = tuple(
            LinkedMention(
                span := Span(*m.span()),
                m[0],
                (KARABAKH,) if m[0] == "Naka" else (),
                "rewrite" if m[0] == "Naka" else "ask",
                m[0] == "Naka",
                0.82,
                offsets.to_text(span),
                EVIDENCE,
                KARABAKH.name if m[0] == "Naka" else "Armenia",
            )
            for m in re.finditer("Naka|Asia", text)
        )
        versions = Versions("0", "0", "0")
        return Result(text, apply_edits(text, edits), edits, mentions, versions)

    def lookup(self, name: str, *, limit: int, **_: str | None) -> list[Match]:
        """Find the one entity by its alias."""
        return [Match(KARABAKH, 1.0, "listed")][:limit] if name == "Naka" else []


def example(source: str, expected: str, line: int) -> Example:
    """An example as a pack has it."""
    return Example(source, expected, (), "nagorno-karabakh", Place("pack.yaml", line, 9))
