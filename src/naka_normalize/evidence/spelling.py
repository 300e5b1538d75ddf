"""Spelling: how well the surface form spells the listed or romanised name."""

import re
from collections.abc import Iterator, Sequence

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.given import other_given
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.sounds import similarity
from naka_normalize.records import Candidate, Evidence, Mention

_INITIAL = expression(r"\b([A-Z])\.\s?$")
# Before a thing; "the" stands before "akdam region" as well, but not where nothing follows.
_OF_THINGS = expression(
    r"\b(?:an?|one|this|that|each|every|some|any|no|another|his|her|its|their|our|my)\s+$",
    re.IGNORECASE,
)
_THE = expression(r"\bthe\s+$", re.IGNORECASE)
_ENDS = expression(
    r"\s*(?:[.,;:!?)\"”]|$)|\s+(?:of|in|on|at|to|from|with|for|by|that|which|where|"
    r"is|was|are|were|has|had)\b"
)
_NAME_BEHIND = expression(r"\s(?:[aAeE][dlnrst]-)?([A-Z][a-z]+)\b")
# How near the given name and the surname have to be to count as two witnesses, and below
# what a given name is another one.
_GIVEN_NEAR = 0.74
_SURNAME_NEAR = 0.84
_GIVEN_FAR = 0.65
# A rival is as good when it is spelled nearly as well.
_NEARLY = 0.04
# A place that is spelled with so many letters so well is meant, if all others are spelled
# by so much less.
_WELL_SPELLED = 0.85
_MANY_LETTERS = 6
_FAR_LESS = 0.18
# A text in which so many names are misspelt misspells others.
_SEVERAL_MISSPELT = 3


def spelling(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh the similarity, and whether another name is as near."""
    if mention.surface.islower() and candidate.how in ("spelling", "case"):
        yield from _common_noun(mention, context)
    if candidate.how not in ("spelling", "skeleton"):
        return
    says = f"“{mention.surface}” spells {candidate.name} to {candidate.similarity:.0%}"
    yield Evidence("spelling", _of_letters(candidate), says, mention.span)
    if candidate.how == "skeleton":
        return
    yield from _initial(mention, candidate, context)
    yield from _given(mention, candidate, context)
    yield from _rivals(mention, candidate, context)
    if _misspelt(mention, candidate, context):
        says = f"{context.damaged} other names are misspelt here"
        yield Evidence("spelling", weights.MISSPELT, says)


def _common_noun(mention: Mention, context: Context) -> Iterator[Evidence]:
    """Weigh what stands before a thing and not before a name ("a khachkar")."""
    before, after = context.document.around(mention.span)
    found = _OF_THINGS.search(before) or (_THE.search(before) and _ENDS.match(after))
    if found:
        yield Evidence("spelling", weights.COMMON_NOUN, "it stands as a thing does")


def most_of_letters(mention: Mention, candidate: Candidate, context: Context) -> float:
    """Return the most that the letters of a surface can say for a respelling."""
    total = _of_letters(candidate)
    if _is_well_spelled(mention, candidate):
        total += weights.NO_RIVAL
        total += weights.MISSPELT if _misspelt(mention, candidate, context) else 0.0
    return total


def _of_letters(candidate: Candidate) -> float:
    return weights.SPELLING_SLOPE * (candidate.similarity - weights.SPELLING_EVEN)


def _rivals(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh how near the nearest other name is."""
    own = candidate.name.split()
    others = context.document.once("readings", mention.span, lambda: _readings(mention))
    rivals = [(alike, name) for alike, words, name in others if not _agree(own, words)]
    alike, name = max(rivals, default=(0.0, ""))
    if alike > candidate.similarity - _NEARLY:
        yield Evidence("spelling", weights.RIVAL, f"{name} is spelled nearly as well")
    elif _is_well_spelled(mention, candidate) and candidate.similarity > alike + _FAR_LESS:
        yield Evidence("spelling", weights.NO_RIVAL, "no other name is nearly so near")


def _misspelt(mention: Mention, candidate: Candidate, context: Context) -> bool:
    """Tell whether the document misspells other names, and this one is spelled well."""
    return context.damaged >= _SEVERAL_MISSPELT and _is_well_spelled(mention, candidate)


def _is_well_spelled(mention: Mention, candidate: Candidate) -> bool:
    """Tell whether many letters spell a place nearly right; other people may be kin."""
    is_person = candidate.entities[0].type == "person"
    long = len(mention.surface) >= _MANY_LETTERS
    return not is_person and long and candidate.similarity >= _WELL_SPELLED


def _readings(mention: Mention) -> list[tuple[float, list[str], str]]:
    """Return how near each reading is, the words that it writes, and its name."""
    return [(c.similarity, c.name.split(), c.entities[0].name) for c in mention.candidates]


def _agree(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether two readings write one name, or one of them the surname of the other."""
    return one[0] == two[0] or (min(len(one), len(two)) == 1 and one[-1] == two[-1])


def _initial(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh an initial before a surname."""
    initial = initial_of(mention, context)
    if not initial or candidate.form != "surname":
        return
    if candidate.entities[0].name.startswith(initial):
        says = f"{initial}. is the initial of {candidate.entities[0].name}"
        yield Evidence("spelling", weights.INITIAL, says)
    else:
        yield Evidence("spelling", weights.OTHER_INITIAL, f"{initial}. is another initial")


def initial_of(mention: Mention, context: Context) -> str:
    """Return the initial right before a mention; empty if there is none."""
    document = context.document

    def find() -> str:
        found = _INITIAL.search(document.before(mention.span))
        return found[1] if found else ""

    return document.once("initial", mention.span, find)


def _given(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh the given name, inside a mention or before it."""
    entity = candidate.entities[0]
    if entity.type != "person":
        return
    parts, names = mention.surface.split(), entity.name.split()
    if candidate.form == "name" and len(parts) == len(names) > 1:
        given = similarity(fold(parts[0]), fold(names[0]))
        surname = similarity(fold(parts[-1]), fold(names[-1]))
        if given >= _GIVEN_NEAR and surname >= _SURNAME_NEAR:
            says = "given name and surname are both near"
            yield Evidence("spelling", weights.GIVEN_NAME, says)
        elif given < _GIVEN_FAR:
            says = f"{parts[0]} is another given name than {names[0]}"
            yield Evidence("spelling", weights.OTHER_GIVEN, says)
    elif candidate.form == "surname" and (
        other := other_given(mention.span, entity, context.document)
    ):
        says = f"{other} is another given name than {names[0]}"
        yield Evidence("spelling", weights.OTHER_GIVEN, says)
    elif candidate.form == "surname" and (behind := _surname_behind(mention, context)):
        says = f"{behind} is the surname, and this a given name"
        yield Evidence("spelling", weights.OTHER_GIVEN, says)


def _surname_behind(mention: Mention, context: Context) -> str:
    """Return the unknown name right behind a mention ("Bashshar al-Asad")."""
    found = _NAME_BEHIND.match(context.document.after(mention.span))
    if found is None or not context.document.index.is_unknown(fold(found[1])):
        return ""
    return found[0].strip()
