"""Something: what a text says that a name is instead, as in "the tug Naka".

Kin, animals, ships, works and brands stand right before a name; behind it people, too, say
what it is: "Naka, her dog". What is said of a ship or an animal holds for the whole text.
"""

import re
from functools import partial

from naka_normalize.evidence.document import Document
from naka_normalize.evidence.trade import TRADES
from naka_normalize.expressions import expression
from naka_normalize.spans import Span

_KIN = (
    "daughter", "son", "child", "girl", "boy", "baby", "wife", "husband", "sister",
    "brother", "mother", "father", "aunt", "uncle", "cousin", "niece", "nephew", "friend",
    "neighbour", "neighbor", "nanny", "maid", "chef", "widow",
)  # fmt: skip
# One of these has a name of its own; a film or a song may be called after a place that the
# text is about.
_NAMED_BEINGS = (
    "ship", "yacht", "boat", "ferry", "liner", "steamer", "tug", "tugboat", "tanker",
    "trawler", "freighter", "schooner", "barge", "frigate", "submarine", "lifeboat",
    "sailboat", "locomotive", "horse", "mare", "stallion", "pony", "foal", "filly", "colt",
    "gelding", "racehorse", "dog", "puppy", "cat", "kitten", "parrot", "camel", "elephant",
)  # fmt: skip
_THINGS = (
    *_NAMED_BEINGS, "band", "film", "movie", "song", "album", "novel", "book", "poem",
    "play", "opera", "musical", "comic", "game", "restaurant", "hotel", "pub", "cafe",
    "café", "inn", "bakery", "brand", "perfume", "magazine", "thesis", "essay", "painting",
    "sculpture", "statue", "choir", "orchestra", "newsletter", "podcast", "brewery",
    "fridge", "tractor", "label", "tower", "toy", "club", "grill", "ranch",
)  # fmt: skip
# What is said to be something only behind its name.
_OTHERS = (
    "surname", "nickname", "woman", "sport", "dance", "dish", "drink", "sauce", "wine",
    "beer", "cheese",
)  # fmt: skip
# Where none of these stands, nothing says what somebody or something is instead.
_SOMETHING = frozenset(
    {
        *_KIN, *_THINGS, *(f"{word}s" for word in (*_KIN, *_THINGS)), *TRADES, *_OTHERS,
        "man", "person",
    }
)  # fmt: skip
_WORDS = expression(r"\w+")
# Between what something is and its name.
_NAMED = r",?\s+(?:(?:is\s+)?(?:named|called|titled|entitled)\s+)?(?:the\s+)?[“\"‘']?"
_BEFORE = expression(
    rf"\b((?:{'|'.join((*_KIN, *_THINGS))})s?){_NAMED}$|"
    r"\b((?:wo)?man|person)\s+(?:named|called)\s+$",
    re.IGNORECASE,
)
_BEHIND = expression(
    r"[”\"’']?(?:\s[A-Z]\w+)?(?:,|\s+(?:is|was|are|were|became|remains))\s+(?:an?|the|my|her|his)\s+"
    r"(?:(?:name|title|nickname|kind|brand)\s+(?:of|for)\s+(?:an?\s+|the\s+)?)?(?:[\w’'-]+\s+){0,2}?"
    rf"({'|'.join((*_KIN, *TRADES, *_THINGS, *_OTHERS))})\b"
)
# "the grey stallion Afang", "a mare called Naka"; "Karabash, her dog,".
_BEING = rf"({'|'.join(_NAMED_BEINGS)})"
_BEING_BEFORE = expression(
    rf"\b(?:an?|the|her|his|my|our|their|its)\s+(?:[\w’'-]+\s+){{0,2}}{_BEING}"
    r"(?:,?\s+(?:called|named))?\s+[“\"‘']?$",
    re.IGNORECASE,
)
# What follows the name then, and not "the tanker Azerbaijan bought".
_BEING_ENDS = expression(r"[”\"’']?(?:[,.;:!?)]|\s+(?:is|was|will|has|had)\b|[’']s\b|$)")
_BEING_BEHIND = expression(
    rf"[”\"’']?,\s+(?:her|his|my|our|their)\s+(?:[\w’'-]+\s+)?{_BEING}[,.;:)]"
)
_PREPOSITION = expression(
    r"\b(?:in|at|near|from|to|of|towards?|around|outside)\s+$", re.IGNORECASE
)


def said_to_be(span: Span, document: Document) -> str:
    """Return what the words beside a name say that it is; empty if they do not."""
    before, after = document.around(span)
    if _names_something(before) and (found := _BEFORE.search(before)):
        return found[found.lastindex or 0]
    if _names_something(after) and (found := _BEHIND.match(after)):
        return found[1]
    return ""


def called_something(surface: str, document: Document) -> str:
    """Return the ship or animal that a text says somewhere to have a name, if any."""
    find = partial(_find_being, surface, document)
    return document.once("called something", surface, find)


def _find_being(surface: str, document: Document) -> str:
    for span in document.phrase(surface):
        before, after = document.around(span)
        found = _BEING_BEFORE.search(before) if _names_something(before) else None
        if found and _BEING_ENDS.match(after):
            return found[1]
        found = _BEING_BEHIND.match(after) if _names_something(after) else None
        if found and not _PREPOSITION.search(before):
            return found[1]
    return ""


def _names_something(text: str) -> bool:
    """Tell of most texts at once that nothing in them says what a name is."""
    return not _SOMETHING.isdisjoint(_WORDS.findall(text.casefold()))
