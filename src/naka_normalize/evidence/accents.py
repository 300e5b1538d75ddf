"""Accents: what keeps a right name in the letters of its own language.

"Ereván" in a translation is Yerevan. In a quotation, behind what has a title and in a
longer name it is not translated, and people spell themselves as they like.
"""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.role import title_of
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.records import Candidate, Evidence, Mention

_TITLED = (
    "album", "airline", "angel", "app", "band", "bank", "bar", "book", "boy", "brand",
    "café", "channel", "cheese", "choir", "club", "company", "consulate", "daily", "ferry",
    "film", "firm", "game", "girl", "hotel", "journal", "magazine", "newspaper", "novel",
    "paper", "party", "play", "poem", "portal", "restaurant", "ship", "site", "song",
    "station", "street", "tanker", "team", "theatre", "title", "vessel", "website",
    "weekly",
)  # fmt: skip
# "The clubs Şirvan and Talış": both have a title before them.
_TITLE_BEFORE = expression(rf"\b(?:{'|'.join(_TITLED)})s?\s+(?:[^\W\d_]+\s+and\s+)?$")
_QUOTED = expression(r"[“«„\"‘][^”»\"’]*$")
_WORD = expression(r"\b[a-z]+\b")
# "The Road to Ereván" has fewer small English words than a sentence.
_SENTENCE = 3
# What somebody says ends with a comma or a full stop, and titles hardly do.
_SPEECH_ENDS = expression(r"[^”»\"]{0,400}[,.!?…][”»\"]")
_JOINED = expression(r"[-'’]$")
_WORD_BEFORE = expression(r"\b([^\W\d_]+)\.?\s$")
# Behind the name a capital, or a word with a letter that English lacks.
_GOES_ON = expression(r"\s(?:[^\W\d_a-z]|\w*[^\W\x00-\x7f])\w*")
_PARTICLES = frozenset(
    ("da", "de", "del", "der", "di", "do", "du", "la", "le", "van", "von")
)


def accents(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh what shows that a name in foreign letters must keep them."""
    if candidate.how != "accents":
        return
    person = candidate.entities[0].type == "person"
    if person and title_of(mention, context) is None:
        says = "nothing says who this is"
        yield Evidence("accents", weights.OWN_SPELLING, says)
    elif mention.surface.isascii() and (country := _elsewhere(mention, candidate, context)):
        says = f"in its sentence is {country}, and nothing of its own country"
        yield Evidence("accents", weights.OWN_SPELLING, says)
    elif beside := _part_of_name(mention, context):
        says = f"“{beside}” keeps it in its own language"
        yield Evidence("accents", weights.OWN_SPELLING, says)


def _elsewhere(mention: Mention, candidate: Candidate, context: Context) -> str:
    """Return which country alone the sentence names; there are places of one name.

    A name that has lost its letters may be one in Turkey or Iran ("Sirvan in Siirt").
    """
    relations = context.relations
    others: list[str] = []
    own = set(relations.countries(candidate.entities[0].id))
    near = own.union(*(relations.partners(key) for key in own))
    for key, span in context.named_in(context.document.sentence(mention.span)):
        countries = relations.countries(key)
        if near.intersection(countries) and not span.overlaps(mention.span):
            return ""
        others += countries
    return context.entity(others[0]).name if others else ""


def _part_of_name(mention: Mention, context: Context) -> str:
    """Return what shows that a name is quoted, a title, or a part of a longer name."""
    before, after = context.document.around(mention.span)
    quoted = _QUOTED.search(before)
    if quoted and _SPEECH_ENDS.match(context.document.text, mention.span.end):
        quoted = None if _is_sentence(quoted[0]) else quoted
    found = (
        quoted
        or _TITLE_BEFORE.search(before)
        or _JOINED.search(before)
        or _GOES_ON.match(after)
    )
    if found:
        return found[0].strip()
    word = _WORD_BEFORE.search(before)
    return word[1] if word and _begins_name(word[1]) else ""


def _is_sentence(quoted: str) -> bool:
    """Tell whether what is quoted up to a name is a sentence in English, and no title."""
    words = [word for word in _WORD.findall(quoted) if is_english(word)]
    return len(words) >= _SENTENCE


def _begins_name(word: str) -> bool:
    """Tell whether a word before a name is of another language, or begins a longer name."""
    if word.islower():
        return word in _PARTICLES or not word.isascii()
    return not is_english(fold(word)) or (word.isupper() and len(word) > 1)
