"""Damage: names in a raw text that nothing but a translation from Chinese leaves there.

What a crawl wrapped round an article is told by its company, before any name is resolved.
"""

from naka_normalize.evidence.company import needs_company
from naka_normalize.find import find
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.records import Mention

# People misspell names as well, but hardly two of them as Chinese would. Phrases are left
# out: some, such as "Osh Prefecture", are only another way to say it.
_ENOUGH = 2


def holds_damage(text: str, index: Index) -> bool:
    """Tell whether a text holds names that are listed as damage and right nowhere else.

    Args:
        text: The text, cleaned or not.
        index: The gazetteer prepared for finding.
    """
    words = (m for m in find(text, index) if m.surface.isalpha())
    damaged = {fold(mention.surface) for mention in words if _is_damage(mention)}
    return len(damaged) >= _ENOUGH


def _is_damage(mention: Mention) -> bool:
    return all(
        c.how == "listed"
        and c.alias is not None
        and (c.alias.tier, c.alias.language) == ("noisy", "zh")
        and not needs_company(c)
        for c in mention.candidates
    )
