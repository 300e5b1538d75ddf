"""Matter: whether a text is about states at all.

Recipes, games and novels name two countries in passing as well, and call people, dishes and
the halves of a record as engines call the parties to a conflict.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.expressions import expression
from naka_normalize.records import Candidate, Evidence, Mention

# Words that news of states and conflicts has in nearly every sentence, and others rarely.
STATE_MATTER = expression(
    r"\b(?:soldiers?|troops|arm(?:y|ies)|armed\s+forces|militar(?:y|ily)|servicem[ae]n|"
    r"(?:prime\s+)?ministers?|ministr(?:y|ies)|premiers?|presidents?|presidential|"
    r"chancellors?|governments?|parliaments?|lawmakers?|ambassadors?|embass(?:y|ies)|envoys?|"
    r"diploma(?:ts?|tic|cy)|airspace|borders?|cease-?fires?|truces?|armistices?|"
    r"wars?|conflicts?|hostilities|attack(?:s|ed)?|accus(?:es?|ed|ations?)|clash(?:es|ed)?|"
    r"fighting|shell(?:s|ed|ing)|drones?|missiles?|"
    r"rockets?|artillery|air\s?strikes?|sanctions?|offensives?|"
    r"negotiat\w+|talks|peace(?:keep\w+)?|summits?|treat(?:y|ies)|accords?|"
    r"refugees?|displaced|militants?|rebels?|insurgents?|invasions?|invaded|occup\w+|annex\w+|"
    r"spokes\w+|fighters?|brigades?|regiments?|battalions?|militias?|prisoners?|captives|"
    r"hostages?|warships?|warplanes?|weapons?|sovereignty|foreign|alliance|consultations?)\b",
    re.IGNORECASE,
)
# Readings of what is a right word or name elsewhere.
_RIGHT_ELSEWHERE = frozenset({"case", "glued", "short-name", "skeleton"})
# A single sentence need not have such a word; of a text that is no longer than this (code
# points) one is enough.
_SHORT, _ENOUGH = 500, 2
_WORD = expression(r"[a-z]+")
_NEXT_SENTENCE = expression(r"[.!?][”\"’)]?\s+[“\"‘(]?[A-Z]")


def matter(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh that neither a sign of translation nor the words speak of a conflict."""
    if not _is_right_elsewhere(candidate):
        return
    if any(not s.weak and s.text != mention.surface for s in context.signs):
        return
    if not context.document.once("states", "", lambda: _speaks_of_states(context)):
        says = "nothing shows a translation, and hardly a word speaks of states"
        yield Evidence("matter", weights.NO_MATTER, says)


def _is_right_elsewhere(candidate: Candidate) -> bool:
    alias = candidate.alias
    ambiguous = alias is not None and alias.tier == "ambiguous"
    return candidate.how in _RIGHT_ELSEWHERE or (candidate.how == "listed" and ambiguous)


def _speaks_of_states(context: Context) -> bool:
    text = context.document.text
    if not _NEXT_SENTENCE.search(text):
        return True
    enough = 1 if len(text) <= _SHORT else _ENOUGH
    words = set(_WORD.findall(text.lower()))
    return len(list(islice(filter(_is_of_states, words), enough))) == enough


# Texts have few different words, and an expression of so many takes long to search one.
@lru_cache(maxsize=16384)
def _is_of_states(word: str) -> bool:
    return STATE_MATTER.fullmatch(word) is not None
