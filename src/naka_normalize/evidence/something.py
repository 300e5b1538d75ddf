"""Something: what a text says that a name is instead, as in "the tug Naka".

Kin, animals, ships, works and brands stand right before a name; behind it people, too, say
what it is: "Naka, her dog". What is said once holds for the whole text.
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
_THINGS = (
    "band", "film", "movie", "song", "album", "novel", "book", "poem", "play", "opera",
    "musical", "comic", "game", "ship", "yacht", "boat", "ferry", "horse", "mare",
    "stallion", "dog", "cat", "restaurant", "hotel", "pub", "cafe", "café", "inn", "bakery",
    "brand", "perfume", "magazine", "thesis", "essay", "painting", "sculpture", "statue",
    "choir", "orchestra", "newsletter", "podcast", "brewery", "fridge", "tractor", "label",
    "tower", "toy", "club", "liner", "steamer", "grill", "ranch", "tug", "tugboat",
    "tanker", "trawler", "freighter", "schooner", "barge", "frigate", "submarine",
    "lifeboat", "sailboat", "locomotive", "pony", "foal", "filly", "colt", "gelding",
    "racehorse", "puppy", "kitten", "parrot", "camel", "elephant",
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
    r"[”\"’']?(?:\s[A-Z]\w+)?(?:,|\s+(?:is|was|are|were|became|remains))\s+(?:an?|the|my|our|her|his|their)\s+"
    r"(?:(?:name|title|nickname|kind|brand)\s+(?:of|for)\s+(?:an?\s+|the\s+)?)?(?:[\w’'-]+\s+){0,2}?"
    rf"({'|'.join((*_KIN, *TRADES, *_THINGS, *_OTHERS))})\b"
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
    """Return what a text says somewhere that a name is; empty if it does not."""
    find = partial(_find_called, surface, document)
    return document.once("called something", surface, find)


def _find_called(surface: str, document: Document) -> str:
    found = (said_to_be(span, document) for span in document.phrase(surface))
    return next(filter(None, found), "")


def _names_something(text: str) -> bool:
    """Tell of most texts at once that nothing in them says what a name is."""
    return not _SOMETHING.isdisjoint(_WORDS.findall(text.casefold()))
