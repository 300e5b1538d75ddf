"""A gazetteer arranged for looking things up: what an index holds, and how it is made.

Everything follows from the gazetteer alone, so the tables can be stored and read again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from naka_normalize.folding import skeleton
from naka_normalize.gazetteer.tables.derive import Core, short_name_aliases
from naka_normalize.gazetteer.tables.spelled import (
    other_right_names,
    sharing,
    spelled_names,
)
from naka_normalize.gazetteer.tables.tokens import tokenise
from naka_normalize.records import Alias, Gazetteer

# Short names are grouped by skeleton; longer ones have enough letters for spelling.
_SKELETON_LENGTHS = range(4, 7)


class Phrase(NamedTuple):
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
    aliases: Sequence[Alias]
    core: Core


class Tables(NamedTuple):
    """What an index looks up.

    Attributes:
        heads: Phrases by their first word, longest first.
        skeletons: Short names that are damage, by rough key.
        spelled: Names of people and places by ``spelled_key``.
        sharing: Sets of keys of ``spelled``, by three neighbouring sounds; bit n is the
            n-th key.
        right: Right names beside the canonical form, by id and grammatical form.
        longest: Words of the longest phrase.
    """

    heads: Mapping[str, tuple[Phrase, ...]]
    skeletons: Mapping[str, tuple[Alias, ...]]
    spelled: Mapping[str, tuple[Alias, ...]]
    sharing: Mapping[str, int]
    right: Mapping[str, tuple[str, ...]]
    longest: int


def build_tables(gazetteer: Gazetteer) -> Tables:
    """Arrange a gazetteer for looking things up."""
    # Larger names name no entity: they only keep what is inside them.
    protectors = [Alias(name, (), "plain") for name in gazetteer.larger_names]
    heads = _heads([*gazetteer.aliases, *protectors], short_name_aliases(gazetteer))
    spelled = spelled_names(gazetteer)
    return Tables(
        heads=heads,
        skeletons=_skeletons(gazetteer.aliases),
        spelled=spelled,
        sharing=sharing(spelled),
        right=other_right_names(gazetteer),
        longest=max((len(found[0].tokens) for found in heads.values()), default=0),
    )


def _heads(
    listed: Iterable[Alias], derived: Iterable[tuple[Alias, Core]]
) -> dict[str, tuple[Phrase, ...]]:
    """Group surface forms by their first word, longest first."""
    forms: dict[tuple[tuple[str, ...], tuple[str, ...], Core], list[Alias]] = defaultdict(
        list
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
        if alias.tier not in ("noisy", "ambiguous") or not alias.language:
            continue
        tokens, _ = tokenise(alias.text)
        short = len(tokens) == 1 and len(tokens[0]) in _SKELETON_LENGTHS
        if short and not alias.text.isupper():
            groups[skeleton(tokens[0])].append(alias)
    return {key: tuple(group) for key, group in groups.items()}
