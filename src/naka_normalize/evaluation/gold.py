"""What a careful editor would do with a document: the records of stand-off gold.

``seeds/README.md`` describes every field.
"""

from dataclasses import dataclass

from naka_normalize.spans import Span


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A name in a document and what it means.

    Attributes:
        span: Where it stands.
        surface: The characters there.
        names: Canonical names meant; several for a pair.
        artifact: True if it is damaged and must be repaired; false if it is right.
        kind: Class of damage, such as ``"confused-country"``; ``"exact"`` if it is right.
        rewrites: Everything that may stand there afterwards; the best first. For a right
            name, other forms to which it may be harmonised.
        names_any: Other names of the same entity, for linking.
        wikidata: Wikidata ids, where sure.
        optional: Leaving the surface is right too.
        uncertain: Nobody can tell; not scored.
        demonym: The bare name of a country cannot stand here.
    """

    span: Span
    surface: str
    names: tuple[str, ...]
    artifact: bool
    kind: str
    rewrites: tuple[str, ...] = ()
    names_any: tuple[str, ...] = ()
    wikidata: tuple[str, ...] = ()
    optional: bool = False
    uncertain: bool = False
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class GoldDebris:
    """Something that is no text of the article, and what must be left of it.

    Attributes:
        span: Where it stands.
        surface: The characters there.
        expected: Everything that may stand there afterwards; the best first.
        optional: Leaving it is right too; not scored.
    """

    span: Span
    surface: str
    expected: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The gold of one document.

    Attributes:
        name: Name of its file without ``.txt``.
        kind: What sort of text it is, such as ``"mt-zh"`` or ``"trap"``.
        mentions: Names to repair and names to leave alone.
        debris: What is no text of the article.
        attested: False if the story is invented.
        place: ``file:line`` of the gold.
    """

    name: str
    kind: str
    mentions: tuple[GoldMention, ...] = ()
    debris: tuple[GoldDebris, ...] = ()
    attested: bool = True
    place: str = ""
