"""Verbs that show that a noun has ended: in "Armenian sent", the first is no adjective.

There is no tagger, so only verbs count that look like nothing else, alone or with the word
behind them: no nouns ("saw"), and no participles that may stand between an adjective and
its noun ("Armenian made cognac"). They are sets of words, because an expression of so many
takes longer to compile than an article takes to read.
"""

import re

from naka_normalize.expressions import expression
from naka_normalize.grammar import STATE_NOUN

_CLEAR = frozenset(
    {
        "arose", "became", "blew", "brought", "came", "caught", "chose", "did", "drew",
        "drove", "fled", "flew", "forbade", "forgave", "forgot", "froze", "gave", "got",
        "grew", "had", "heard", "kept", "knew", "lent", "let", "meant", "met", "mistook",
        "overcame", "overtook", "ran", "sank", "sat", "sent", "shook", "shut", "sold",
        "sought", "spent", "spoke", "stole", "stood", "swore", "thought", "threw", "told",
        "took", "underwent", "understood", "undertook", "upheld", "went", "withdrew",
        "withheld", "withstood", "won", "wrote", "accuses", "admits", "agrees", "argues",
        "becomes", "begins", "believes", "belongs", "brings", "comes", "confirms",
        "considers", "continues", "declares", "denies", "describes", "expects", "explains",
        "gives", "goes", "hears", "insists", "intends", "keeps", "knows", "looks", "loses",
        "maintains", "makes", "opposes", "prefers", "prepares", "receives", "recognises",
        "recognizes", "refuses", "rejects", "seeks", "sees", "sends", "suffers", "suggests",
        "takes", "tells", "thinks", "warns", "withdraws", "writes", "accept", "accuse",
        "announce", "begin", "bring", "bury", "come", "condemn", "confirm", "decide",
        "declare", "deny", "deploy", "disagree", "discuss", "evacuate", "go", "insist",
        "keep", "lose", "mourn", "negotiate", "occupy", "prepare", "ratify", "receive",
        "recognise", "recognize", "refuse", "reject", "resume", "say", "seize", "send",
        "suspend", "violate", "withdraw", "adds", "allows", "asks", "complain", "complains",
        "concedes", "criticises", "criticizes", "emphasises", "emphasizes", "lets",
        "proposes", "reiterates", "responds", "speaks", "threatens", "understands",
    }
)  # fmt: skip
# Nouns as well, but not behind a country in news of a conflict.
_CLAIMING = frozenset(("believe", "believes", "says", "think", "thinks", "want", "wants"))
# "The Armenian need for gas", "Armenian daily papers": these end like verbs and adverbs.
_NO_VERBS = frozenset(
    {
        "accused", "ally", "assembly", "costly", "daily", "deadly", "detained", "disabled",
        "displaced", "early", "elderly", "family", "feed", "friendly", "holy", "injured",
        "likely", "monopoly", "monthly", "need", "only", "orderly", "rally", "reply",
        "seed", "shed", "speed", "supply", "weekly", "wounded", "yearly",
    }
)  # fmt: skip
_OBJECTS = frozenset(
    {
        "a", "an", "her", "him", "his", "it", "its", "that", "the", "their", "them",
        "these", "this",
    }
)  # fmt: skip
_NUMBERS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
)
# An adverb before any verb.
_ADVERB, _VERB_ENDINGS = "ly", ("ed", "s")
# A past tense, a present tense and some verbs that change their vowel: what shows that they
# are verbs is the word behind them.
_PAST, _BEHIND_PAST = "ed", _OBJECTS | _NUMBERS | frozenset(
    {
        "against", "all", "at", "away", "back", "both", "by", "down", "dozens", "each",
        "for", "half", "hundreds", "into", "many", "more", "most", "no", "not", "off", "on",
        "out", "over", "several", "some", "thousands", "to", "up", "with",
    }
)  # fmt: skip
_PRESENT, _BEHIND_PRESENT = "s", frozenset(("a", "an", "its", "the"))
_BEHIND_STRONG = frozenset(
    {
        "a", "about", "an", "forward", "her", "his", "into", "its", "more", "nearly", "no",
        "off", "on", "one", "out", "the", "their", "three", "two", "up",
    }
)  # fmt: skip
_STRONG = frozenset(
    ("built", "hit", "led", "left", "lost", "made", "paid", "put", "saw", "struck")
)
_PHRASES = {
    "call": frozenset(("it", "the")),
    "claim": frozenset(("it", "the")),
    "count": frozenset(("on", "the")),
    "cut": frozenset(("off",)),
    "fell": frozenset(("back", "into", "silent")),
    "laid": frozenset(("down", "mines", "the")),
    "set": frozenset(("up",)),
    "sets": frozenset(("up",)),
    "shot": frozenset(("dead", "down")),
    "use": frozenset(("it", "its", "the", "their")),
}
_FOUND = frozenset(("a", "an", "its", "itself", "no", "the"))
_WORDS = expression(r"\s+([a-z]+)\b(?:\s+(\w+))?")
_STATE_NOUN = expression(STATE_NOUN)


def clear_verb(after: str) -> int:
    """Return where a verb ends that a text begins with, whatever stands behind it.

    Args:
        after: What follows a name, with the blank before it.

    Returns:
        The end in code points; 0 if there is no such verb.

    >>> clear_verb(" sent troops"), clear_verb(" troops"), clear_verb(" found no trace")
    (5, 0, 9)
    """
    words = _WORDS.match(after)
    return _end_of_clear(words) if words else 0


def finite_verb(after: str) -> int:
    """Return where a verb ends that a text begins with; the word behind it may show it.

    >>> [finite_verb(t) for t in (" shelled the town", " shelled town", " forces the")]
    [12, 0, 0]
    """
    words = _WORDS.match(after)
    if not words:
        return 0
    if end := _end_of_clear(words):
        return end
    first, second = words.groups()
    if first in _CLAIMING:
        return words.end(1)
    return words.end() if second and _is_verb(first, second) else 0


def _end_of_clear(words: re.Match[str]) -> int:
    if words[1] in _CLEAR:
        return words.end(1)
    return words.end() if words[1] == "found" and words[2] in _FOUND else 0


def _is_verb(first: str, second: str) -> bool:
    """Tell whether a word is a verb, by its end and by the next word."""
    if first in _NO_VERBS:
        return False
    if second in _PHRASES.get(first, ()):
        return True
    if first in _STRONG and (second in _BEHIND_STRONG or second.isdigit()):
        return True
    if first.endswith(_ADVERB):
        return second in _CLEAR or (second.islower() and second.endswith(_VERB_ENDINGS))
    if first.endswith(_PAST):
        return second in _BEHIND_PAST or second.isdigit() or second.endswith(("teen", "ty"))
    return (
        first.endswith(_PRESENT)
        and second in _BEHIND_PRESENT
        and not _STATE_NOUN.match(first)
    )
