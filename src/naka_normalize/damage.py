"""Damage: names in a raw text that nothing but a translation leaves there.

What a crawl wrapped round an article is told by its company, before any name is resolved.
"""

from naka_normalize.evidence.company import needs_company
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.arranged import Phrase
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.gazetteer.tables.tokens import WORD


def holds_damage(text: str, index: Index) -> bool:
    """Tell whether a text holds a name that is listed as damage and right nowhere else.

    Args:
        text: The text, cleaned or not.
        index: The gazetteer prepared for finding.
    """
    words = WORD.findall(fold(text))
    standing = f" {' '.join(words)} "
    return any(
        f" {' '.join(phrase.tokens)} " in standing and _is_damage(phrase, index)
        for phrases in index.wanted(frozenset(words)).values()
        for phrase in phrases
    )


def _is_damage(phrase: Phrase, index: Index) -> bool:
    return all(
        alias.tier == "noisy" and not needs_company(index.candidates(alias)[0])
        for alias in phrase.aliases
    )
