"""Small grammar of English that a changed name needs: articles, capitals, pairs."""

import re

from naka_normalize.expressions import expression

# What a country's adjective stands before in news of states and conflicts.
STATE_NOUN = (
    r"(?:sides?|part(?:y|ies)|army|armies|armed\s+forces|forces|troops|soldiers?|militar(?:y|ies)|"
    r"servicem[ae]n|units?|government|president|presidential|prime\s+ministers?|premier|"
    r"(?:foreign|defen[cs]e|interior|deputy|culture|health|finance)\s+(?:ministers?|ministr(?:y|ies))|"
    r"foreign\s+and\s+defen[cs]e|ministers?|ministr(?:y|ies)|parliament|authorit(?:y|ies)|leaders?|"
    r"ambassadors?|embassy|airspace|territor(?:y|ies)|border|drones?|artillery|aircraft|"
    r"helicopters?|fighters?|fighter\s+jets?|tanks?|missiles?|shelling|positions?|prisoners?|"
    r"captives|heads?\s+of\s+state|war(?:planes|ships)?|general\s+staff|capital|citizens|officials?|spokes\w+|"
    r"saboteurs?|attacks?|offensive|fire|mortars?|rockets?|gunners?|commanders?|jets?|guards?|"
    r"border\s+guards?|police|prosecutors?|lawmakers?|deput(?:y|ies)|journalists?|civilians?|"
    r"diplomats?|negotiators?|delegations?|media|news\s+agency|air\s+(?:force|defen[cs]e))\b"
)
# What two countries share, for which their adjectives are joined by a hyphen.
SHARED_NOUN = (
    r"(?:border|conflict|issue|dispute|relations|war|talks|clash(?:es)?|frontier|question|"
    r"truce)\b"
)
# What may stand between two countries and what they share, such as what they quarrel about;
# a closed list, because any verb may stand there as well ("ended the war").
BEFORE_SHARED = (
    r"(?:(?:two|joint|armed|air|border|military|peace|bilateral|ongoing|trade|territorial|"
    r"diplomatic|political|common|state|land|maritime|water|fishing|gas|energy|customs|visa|"
    r"name|licen[cs]e\s+plate)\s+){0,2}"
)
# What can only begin a new part of the sentence, and so shows that a noun has ended.
AFTER_NOUN = expression(
    r"\s+(?:to|have|has|had|would|will|were|was|are|is|did|do|does|can|could|should|must|may|might|"
    r"said|says|went|took|fought|began|begin|agreed|agree|reached|signed|broke|"
    r"exchanged|declared|announced|decided|continued|continue|started|start|"
    r"silencing|accepted|blamed?|resumed|clashed|stopped|stop|met|want|wants|wanted|"
    r"again|both|each|who|which|when|while|where|because|but|suddenly|fired|denied|deny|"
    r"asked|attacked|counterattacked|demanded|expressed|hoped|insisted|invaded|promised|received|"
    r"refused|rejected|responded|retaliated|retreated|suffered|tried|violated|"
    r"the|an?|its|their|this|these|those|any|all|also|never|already|itself|together|"
    r"instead|soon|finally|"
    # Nouns, participles and adjectives but for what follows them.
    r"(?:first|then|now|still)\s+(?:[a-z]+ed|began|fought|said|went|took|held|ha[sd])|"
    r"(?:held|hold)\s+(?:talks|consultations|negotiations|an?|the|its|their|each|on|out|fire)|"
    r"(?:occupied|controlled|claims?)\s+(?:an?|the|its|part|parts|that|it|victory|\d+)|"
    r"claims?\s+to\s+(?:be|have)|"
    r"accused?\s+(?:each|the|its|one|[A-Z]\w+\s+(?:of|and))|fire\s+(?:on|at|back|shells|rockets)|"
    r"(?:exchange|trade)\s+(?:fire|gunfire|shots|blows|accusations|blame|prisoners|captives|detainees|bodies|hostages|maps|words)|"
    r"clash\s+(?:again|in|on|over|at))\b(?!-)"
)
_LONGEST_SYLLABLE = 3
_VOWEL = expression(r"[aeiou]", re.IGNORECASE)
# Written with a vowel but spoken with a consonant, and the other way round.
_CONSONANT_SOUND = expression(
    r"(?:eu|uni(?!nt)|us[ae]|uk(?:r|$)|uga|unesco|unicef|one|once|ur[au]g)", re.IGNORECASE
)
# Longer abbreviations are mostly spoken as words.
_SPELLED_OUT = 4
_LETTER = expression(r"[A-Z]-?\d")
_SAID_AS_WORD = expression(r"[B-DF-HJ-NP-TV-Z][AEIOU]")
_LONGEST_ABBREVIATION = 3
_SPOKEN_VOWELS = frozenset("AEFHILMNORSX")
_ARTICLE_BEFORE = expression(r"\b([Aa]n?)(\s+[\"“‘'(]?)$")
_FURTHEST_ARTICLE = 8  # Code points before the name.


def holds_side(surface: str) -> bool:
    """Tell whether a spelled-out short name carries its word for side or army with it.

    >>> holds_side("Alfang"), holds_side("Ya"), holds_side("Jun")
    (True, False, False)
    """
    return len(surface) > _LONGEST_SYLLABLE and surface.lower().endswith(("fang", "jun"))


def article_before(text: str, start: int) -> re.Match[str] | None:
    """Find "a" or "an" right before a position of a text."""
    return _ARTICLE_BEFORE.search(text, max(0, start - _FURTHEST_ARTICLE), start)


def indefinite(word: str) -> str:
    """Return the indefinite article that a word takes.

    >>> indefinite("Armenian"), indefinite("Ukrainian"), indefinite("NKR"), indefinite("UN")
    ('an', 'a', 'an', 'a')
    >>> indefinite("S-300"), indefinite("T-72")
    ('an', 'a')
    """
    first = word.partition(" ")[0]
    spelled_out = first.isupper() and not _SAID_AS_WORD.match(first)
    if (spelled_out and 1 < len(first) <= _SPELLED_OUT) or _LETTER.match(first):
        return "an" if first[0] in _SPOKEN_VOWELS else "a"
    if _CONSONANT_SOUND.match(first):
        return "a"
    return "an" if _VOWEL.match(first) else "a"


def like_case(model: str, written: str) -> str:
    """Return a name in the capitals of the surface it replaces.

    Only text in capitals counts; a name keeps its own capitals otherwise, because the
    surface may have lost them. Short all-capital surfaces are abbreviations.

    >>> like_case("NAKA", "Nagorno-Karabakh"), like_case("pashiniyan", "Pashinyan")
    ('NAGORNO-KARABAKH', 'Pashinyan')
    """
    letters = [c for c in model if c.isalpha()]
    shouting = len(letters) > _LONGEST_ABBREVIATION and all(c.isupper() for c in letters)
    return written.upper() if shouting else written


def sentence_start(text: str, start: int) -> bool:
    """Tell whether a position stands at the start of a sentence."""
    before = text[max(0, start - 4) : start].rstrip(" \t\"“”‘'(")
    return not before or before[-1] in ".!?\n:"
