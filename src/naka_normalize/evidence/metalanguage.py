"""Metalanguage: a text that speaks of a name has to keep it.

"The word “Naka” means …", "known in German as Bergkarabach": words about words stand right
beside the name, or in its sentence together with another sign that the name is mentioned
and not used – quotation marks round it alone, its own language, or the right name.
"""

import re
from collections.abc import Iterator
from functools import partial

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import Document
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.records import Candidate, Evidence, Mention

_QUOTE = r"[“\"‘'«„`]?"
_UNQUOTE = r"[”\"’'»“`]?"
# Names of languages, and what their speakers are called.
_TONGUES = (
    "Arabic", "Armenian", "Azerbaijani", "Azeri", "Chinese", "Czech", "Dutch", "English",
    "French", "Georgian", "German", "Greek", "Hebrew", "Italian", "Japanese", "Kazakh",
    "Kurdish", "Latin", "Lithuanian", "Persian", "Polish", "Portuguese", "Romanian",
    "Russian", "Serbian", "Spanish", "Swedish", "Tatar", "Turkish", "Ukrainian", "Uzbek",
)  # fmt: skip
_TONGUE = f"(?:{'|'.join(_TONGUES)})"
_SPEAKERS = (
    r"(?:we|they|you|one|people|speakers|Arabs|Chinese|French|Germans|Greeks|Italians|Poles|"
    r"Russians|Spaniards|Turks|Ukrainians|papers|newspapers)"
)
_NOUNS = (
    "word", "term", "name", "spelling", "misspelling", "form", "variant", "label", "string",
    "phrase", "exonym", "endonym", "toponym", "surname", "abbreviation", "acronym",
    "translation", "mistranslation", "transliteration", "transcription", "typo", "nickname",
    "keyword", "hashtag", "identifier", "variable", "heading",
)  # fmt: skip
_WORD_NOUN = rf"(?:(?:{'|'.join(_NOUNS)}|mis-spelling)s?|(?:pre|suf)fix(?:es)?)"
_VERBS = (
    "titled", "entitled", "labelled", "labeled", "captioned", "spelt", "spelled", "spell",
    "spells", "misspelt", "misspelled", "misspell", "misspells", "written", "write",
    "writes", "pronounce", "pronounced", "translate", "translated", "mistranslate",
    "mistranslated", "transliterate", "transliterated", "transcribe", "transcribed",
    "render", "rendered", "renders", "abbreviated", "misread", "renamed",
)  # fmt: skip
_WORD_VERB = rf"(?:{'|'.join(_VERBS)}|(?:known|called)(?=\s+in\s+[A-Z]))"
# The last word before a name that speaks of it, but for names, links and languages; and
# the first words behind it. Few texts have any, and the expressions are large.
_SPEAKING = frozenset(
    {*_NOUNS, *(f"{noun}s" for noun in _NOUNS), "mis-spelling", "mis-spellings", "prefix",
     "prefixes", "suffix", "suffixes", *_VERBS, "known", "called"}
)  # fmt: skip
_LINKS = frozenset(("and", "as", "in", "In", "it", "or", "the", "them"))
_OPENING = frozenset(
    {"abbreviated", "abbreviation", "acronym", "hereinafter", "meaning", "means",
     "redirects", "referred", "short", "spelled", "spelling", "spelt", "stands", "that",
     "transliterated", "which"}
)  # fmt: skip
_OPENING_PAIRS = frozenset((("for", "short"), ("in", "full")))
_OPENING_LONG = frozenset(("a", "an", "are", "as", "being", "is", "the", "was", "were"))
_WORDS = expression(r"\w+")
_HYPHENATED = expression(r"\w[\w-]*")
# How a text calls something may be damaged, too. Presidents call each other.
_CALLED = expression(
    rf"\b(?:known\s+as|(?:is|are|was|were|be|been|also|often|now)\s+called)\s+{_QUOTE}$"
)
_CALLED_THING = expression(rf"(?<!so-)\bcalled\s+{_QUOTE}$")
# One or more names before the one in question: "the forms Lawrow, Lavlov and …".
_LISTED = rf"(?:{_QUOTE}[A-Z][\w-]*{_UNQUOTE}(?:,\s+|,?\s+(?:and|or)\s+)){{0,4}}"
_BEFORE = expression(
    rf"(?:\b(?:[Tt]he|[Aa]n?|alternative|old|usual|{_TONGUE})\s+(?:\w+\s+)?{_WORD_NOUN},?\s+"
    rf"|\b{_WORD_VERB}\s+(?:it\s+|them\s+|(?:the\s+)?(?:{_WORD_NOUN})\s+)?"
    rf"(?:in\s+{_TONGUE}\s+)?(?:as\s+)?(?:in\s+{_TONGUE}\s+)?"
    rf"|\b{_TONGUE}(?:\s+{_WORD_NOUN})?\s?:\s+"
    rf"|\b[Ii]n\s+{_TONGUE},?\s+(?:as\s+)?){_LISTED}{_QUOTE}$"
)
_BEHIND = expression(
    rf"{_UNQUOTE}[\s,()–—-]*(?:(?:that|which)\s+)?(?:means\b|meaning\b|stands\s+for\b|short\s+for\b|"
    r"in\s+full,?\s+[“\"]?[A-Z]|"
    r"for\s+short\b|hereinafter\b|referred\s+to\s+as\b|redirects\b|"
    rf"(?:is|was|are|were|as|being)\s+(?:{_TONGUE}\s+for\b|(?:\w+\s+){{0,5}}?(?:{_WORD_NOUN}|{_WORD_VERB})\b)|"
    rf"(?:an?|the)\s+(?:[\w’'-]+\s+){{0,3}}?{_WORD_NOUN}\b|"
    rf"(?:spelt|spelled|abbreviated|transliterated)\b|abbreviation\b|acronym\b|spelling\s+of\b)"
)
# The beginnings of what texts about words speak of.
_OF_TRANSLATION = (
    "translat", "transliterat", "transcri", "spell", "linguist", "dictionar", "etymolog",
    "character", "syllabl", "pronunciation", "romanis", "romaniz", "toponym",
)  # fmt: skip
_EXPLAINS = expression(
    r"\b(?:short|abbreviat\w*|acronym|hereinafter|referred|full|renamed|translat\w*|called|known)\b|\b[Ii]n\s+[A-Z]"
)
# In the sentence of a name that another sign shows to be mentioned.
_IN_SENTENCE = expression(
    rf"\b(?:{_WORD_NOUN}|{_WORD_VERB}|letters?|syllables?|vowels?|means|meaning|dictionar(?:y|ies)|"
    r"entry|entries|search(?:es|ed)?|redirects?|tags?|tagged|etymolog\w+|linguists?|engines?|"
    rf"Wikipedia|translators?|instead\s+of|{_SPEAKERS}\s+(?:say|write|call|spell|speak\s+of)|"
    rf"[Ii]n\s+{_TONGUE}\b|{_TONGUE}\s+for|called|replaced|corrected|"
    r"to\s+the\s+(?:Germans|Greeks|Poles|Russians|Turks))\b"
)
_QUOTED = expression(r"[“\"‘'«„`]$"), expression(r"[”\"’'»“`](?!\w)")
_LANGUAGES = {
    "az": "Azerbaijani", "de": "German", "es": "Spanish", "fr": "French",
    "lt": "Lithuanian", "pl": "Polish", "ru": "Russian", "sr": "Serbian",
    "tr": "Turk", "zh": "Chinese",
}  # fmt: skip


def metalanguage(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh words that speak of the name itself."""
    if candidate.how == "demonym":
        return
    document, span = context.document, mention.span
    if words := document.once("spoken of", "", partial(_spoken_of, document)):
        says = f"the text speaks of words: {words}"
        yield Evidence("metalanguage", weights.METALANGUAGE, says)
        return
    before, after = document.before(span), document.after(span)
    found = _beside(before, after)
    if not found and _is_mentioned(mention, candidate, context):
        found = _IN_SENTENCE.search(before) or _IN_SENTENCE.search(after)
    if found:
        says = f"“{found[0].strip()}” speaks of the word itself"
        yield Evidence("metalanguage", weights.METALANGUAGE, says)
        return
    if "called" not in before and "known" not in before:
        return
    thing = candidate.entities and candidate.entities[0].type != "person"
    if _CALLED.search(before) or (thing and _CALLED_THING.search(before)):
        yield Evidence("metalanguage", weights.CALLED, "it says how something is called")


def _spoken_of(document: Document) -> str:
    """Return the doubtful names that a text speaks of as words; empty if it is only one.

    Who writes about several words and about translation writes about words. Translators
    explain names, too, but otherwise: "referred to as", "short for", "renamed".
    """
    if sum(word in document.lowered for word in _OF_TRANSLATION) <= 1:
        return ""
    found: dict[str, str] = {}
    for mention in document.mentions:
        doubtful = any(not c.literal and c.how != "demonym" for c in mention.candidates)
        said = _beside(*document.around(mention.span)) if doubtful else None
        if said and not _EXPLAINS.search(said[0]):
            found.setdefault(fold(mention.surface), f"“{mention.surface}”")
    return ", ".join(found.values()) if len(found) > 1 else ""


def _beside(before: str, after: str) -> re.Match[str] | None:
    """Find words right beside a name that speak of it."""
    found = _BEFORE.search(before) if _may_speak_before(before) else None
    return found or (_BEHIND.match(after) if _may_speak_behind(after) else None)


def _may_speak_before(before: str) -> bool:
    """Tell of most texts at once that ``_BEFORE`` finds nothing in them."""
    behind = ""
    for joined in reversed(_HYPHENATED.findall(before)):
        word = joined.rpartition("-")[2]
        if word in _SPEAKING or (behind in _TONGUES and word in ("in", "In")):
            return True
        if word in _TONGUES and ":" in before:
            return True
        if word not in _LINKS and not joined[0].isupper():
            return False
        behind = word
    return False


def _may_speak_behind(after: str) -> bool:
    """Tell of most texts at once that ``_BEHIND`` finds nothing in them."""
    first, *words = _WORDS.findall(after) or [""]
    if first in _OPENING or (first, *words[:1]) in _OPENING_PAIRS:
        return True
    if first not in _OPENING_LONG:
        return False
    return words[1:2] == ["for"] or not _SPEAKING.isdisjoint(words)


def _is_mentioned(mention: Mention, candidate: Candidate, context: Context) -> bool:
    """Tell whether another sign shows that a name may be mentioned and not used."""
    document, span = context.document, mention.span
    before, after = document.before(span), document.after(span)
    opening, closing = _QUOTED
    if opening.search(before) and closing.match(after):
        return True
    sentence = document.sentence(span)
    own = {entity.id for entity in candidate.entities}
    if any(key in own for key, at in context.named_in(sentence) if at != span):
        return True
    alias = candidate.alias
    tongue = _LANGUAGES.get(alias.language, "") if alias else ""
    return bool(tongue) and tongue in sentence.of(document.text)
