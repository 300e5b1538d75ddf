"""Surface forms as words and what stands between them."""

from functools import lru_cache
from itertools import pairwise

from naka_normalize.expressions import expression
from naka_normalize.folding import fold

WORD = expression(r"[^\W_]+")
_SPACE_LIKE = expression(r"[\s-]+")


@lru_cache(maxsize=4096)
def tokenise(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the folded words of a surface form and the gaps between them.

    >>> tokenise("Nagorno-Karabakh’s")
    (('nagorno', 'karabakh', 's'), (' ', "'"))
    """
    folded = fold(text)
    words = list(WORD.finditer(folded))
    gaps = (folded[a.end() : b.start()] for a, b in pairwise(words))
    return tuple(w[0] for w in words), tuple(map(fold_gap, gaps))


def fold_gap(gap: str) -> str:
    """Return one key for gaps that count as equal: spaces, hyphens and dashes."""
    return " " if _SPACE_LIKE.fullmatch(gap) else "".join(gap.split())
