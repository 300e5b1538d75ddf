"""Which entity or pair the user means by an id or a name."""

from collections.abc import Iterable
from difflib import get_close_matches

from naka_normalize.gazetteer.format.sheets import Sheet
from naka_normalize.gazetteer.owned import key_of
from naka_normalize.records import Gazetteer

_LONGEST = 80


def kind_of(word: str, gazetteer: Gazetteer, sheets: Iterable[Sheet]) -> str:
    """Return ``entities`` or ``pairs``, whichever has this id; empty if none has."""
    if word in gazetteer.entities:
        return "entities"
    has_pair = any(pair.id.value == word for sheet in sheets for pair in sheet.pairs)
    return "pairs" if has_pair else ""


def named(word: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the ids of what a name is listed for; where it is right, of that alone."""
    key = key_of(word)
    listed = [
        a for a in gazetteer.aliases if len(a.entities) == 1 and key_of(a.text) == key
    ]
    right = [alias for alias in listed if alias.tier in {"name", "plain"}]
    return tuple(dict.fromkeys(alias.entities[0] for alias in right or listed))


def proposal(word: str, gazetteer: Gazetteer) -> str:
    """Return a clause that proposes the ids that may have been meant."""
    near = list(named(word, gazetteer))
    if not near and len(word) <= _LONGEST:
        near = get_close_matches(word.lower(), gazetteer.entities, n=3, cutoff=0.7)
    return f"did you mean {' or '.join(near)}?" if near else "naka alias list shows all ids"
