"""Given names: what may be one, and whether one is another than that of who is listed."""

from functools import partial

from naka_normalize.evidence.document import Document
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.english import is_english, is_known_name
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.gazetteer.tables.sounds import similarity
from naka_normalize.records import Entity
from naka_normalize.spans import Span

PERSONAL_TITLES = frozenset(
    {"Dr", "Mr", "Mrs", "Ms", "Miss", "Prof", "Professor", "Sir", "Master", "Judge"}
)
# Capitalised words that stand before a name without being part of it.
CALENDAR = frozenset(
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December",
    }
)  # fmt: skip
# What translations leave of titles.
_FOREIGN_TITLES = frozenset(
    {
        "Bay", "Bey", "Frau", "Gospodin", "Hanim", "Herr", "Monsieur", "Paron", "Pan",
        "Presidente", "Prezident", "Senor", "Shri", "Signor", "Tovarisch",
    }
)  # fmt: skip
_OFFICE = expression(r"minist|president|prezident|premier|kanzler|general|bakan|vardapet")
_WORDS_BEFORE = expression(r"((?:\b[A-Z][a-z]+\s){1,3})$")
_PATRONYMIC = expression(r"(?:[aeiou]v|ny)(?:[iy]ch|na)$|ogl[iu]$")
# The army, the side, the state, the government: "Ya Jun" is nobody.
_OF_STATES = frozenset(("bang", "bian", "fang", "guo", "jun", "zheng"))
# Below this similarity a given name is another one.
_FAR = 0.65


def other_given(span: Span, person: Entity, document: Document) -> str:
    """Return the given name before a surname, if it is another one than a person's.

    Empty if no given name stands there. A patronymic may stand between.
    """
    words = document.once("given", span, partial(names_before, span, document))
    own = fold(person.name.removesuffix(person.surname)).split() if words else []
    if not own:
        return ""
    near = (similarity(fold(word), name) for word in words for name in own)
    return words[-1] if max(near) < _FAR else ""


def other_holder(surname: str, person: Entity, document: Document) -> str:
    """Return the given name of somebody else in a document who has a person's surname.

    Empty if nobody has it, or the person is in the document under his own given name.
    """
    key = f"{surname} of {person.id}"
    find = partial(_find_holder, surname, person, document)
    return document.once("other holder", key, find)


def _find_holder(surname: str, person: Entity, document: Document) -> str:
    spans = [s for s in document.phrase(surname) if names_before(s, document)]
    others = [other_given(span, person, document) for span in spans]
    return others[0] if others and all(others) else ""


def names_before(span: Span, document: Document) -> tuple[str, ...]:
    """Return the names right before a surname; none if the last is no given name."""
    found = _WORDS_BEFORE.search(document.before(span))
    words = [w for w in found[1].split() if not _PATRONYMIC.search(w)] if found else []
    return tuple(words) if words and is_given(words[-1], document.index) else ()


def is_given(word: str, index: Index) -> bool:
    """Tell whether a capitalised word is a given name, known or not."""
    if word in PERSONAL_TITLES or word in CALENDAR or word in _FOREIGN_TITLES:
        return False
    folded = fold(word)
    if folded in _OF_STATES or _OFFICE.search(folded):
        return False
    if is_english(folded) or index.named_by(folded):
        return False
    return is_known_name(folded) or not index.is_listed(folded)
