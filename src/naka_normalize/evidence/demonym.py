"""Demonym for country: "Azerbaijani and Armenian agreed" needs two countries.

There is no tagger: what follows the adjective tells. A word that can only begin a new
part of the sentence shows that a noun has ended; anything that may be a noun keeps the
adjective.
"""

import re
from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.bystander import speaks_of_conflict
from naka_normalize.evidence.context import Context
from naka_normalize.expressions import expression
from naka_normalize.grammar import AFTER_NOUN
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span
from naka_normalize.verbs import finite_verb

# A preposition ends a noun, but also an adjective that stands for one.
_AFTER_PREPOSITION = expression(
    r"\s+(?:over|in|on|at|during|since|after|before|from|about|under|by|with|for|as|that|within|"
    r"among|near|against|until|towards?|around|outside|inside|without|across|through)\b"
)
_AFTER_WEAK = expression(r"\s*(?:[.,;:?!)]|$)|\s+and\s+(?:to|then|that|not)\b")
_PERSON = expression(
    r"(?:\b(?:an?|the|every|each|another|ethnic|fellow|young|local|resident|many|some|"
    r"several|few|more|other|most|no|any|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"(?:dozens|hundreds|thousands)\s+of|(?:an?|the|one|this|that)\s+(?:\w+-year-old|old|elderly|"
    r"middle-aged|first|last|only|dead|captured|wounded|injured|killed|arrested|detained|missing|"
    r"imprisoned|freed|drunk|retired|naturalized|unarmed|tall|famous|rich|poor|lone|same|"
    r"bearded|former|unknown|great|second|third))|\d)\s+$",
    re.IGNORECASE,
)
# "The gentle Ukrainian let everyone eat": one who begins a clause, with words about them.
_SOMEBODY = expression(
    r"(?:^|[.,;:“]\s*|\b(?:and|but|that|when|while|as|because|where|said)\s+)"
    r"(?:an?|the|this|his|her|their|our|my|one|every|each|another)\s+"
    r"(?:(?!(?:of|between|which|that|with|by|in|into|to|for|from|on|at|and|or|as|than|against|"
    r"when|while|where|who|whom|over|under|near)\b)[a-z-]+,?\s+){1,2}$",
    re.IGNORECASE,
)
_LANGUAGE = expression(
    r"\b(?:translat\w*\s+from|speak|speaks|spoke|spoken|speaking|understood|understands?|knows?|knew|"
    r"read|reads|write|writes|written|learn\w*|translat\w*|"
    r"(?<!merged\s)(?<!incorporated\s)(?<!integrated\s)(?<!infiltrated\s)(?<!crossed\s)into|"
    r"language|languages|mostly|largely|mainly|predominantly|ethnically|entirely|part|is|are|was|"
    r"were|been|be|being|became|become|remained?|remains|not|as|in|how|so|more|less|half|very|too|"
    r"quite|proudly|purely|typically|broken|fluent|perfect|"
    r"(?:Arabic|English|Farsi|Hebrew|Hindi|Latin|Persian|Urdu|Yiddish)(?:,|\s+and))\s+(?:in\s+)?$",
    re.IGNORECASE,
)
# What is said of languages, anywhere in the sentence.
_OF_LANGUAGES = expression(
    r"\b(?:languages?|tongues?|alphabets?|scripts?|spelling|grammar|dialects?|vowels?|consonants?|letters|"
    r"loanwords|linguist\w*|speakers|translators?|vocabulary)\b"
)
# "Armenian is taught in eleven schools", "Ukrainian and Russian are both spoken".
_AS_LANGUAGE = expression(
    r"(?:,?\s+(?:and|or)\s+[A-Z]\w+)*\s+(?:(?:is|are|was|were|be|being)\s+(?:\w+\s+){0,2}?"
    r"(?:taught|spoken|used|heard|written|understood|learn(?:ed|t)|studied|translated|read|sung|"
    r"difficult|easy|older|related)|ha(?:s|ve|d)\s+\w+\s+(?:cases|tenses|words|sounds|genders))\b"
)
# "A dictionary of Azerbaijani", "the town of Kazakh".
_NAMED_SO = expression(
    r"\b(?:(?:dictionar(?:y|ies)|textbooks?|lessons?|teachers?|courses?|knowledge|pronunciation|"
    r"towns?|city|cities|villages?|districts?)\s+(?:of|in))\s+(?:[A-Z]\w+\s+and\s+)?$"
)
# "For Azerbaijani it is a road": but "the Armenian they met" is a person.
_BEFORE_PRONOUN = expression(r"(?:^|[,;]\s+|\b[Ff]or\s+)$")
_PRONOUN = expression(r"\s+(?:it|they|he|she|we)\b")
# "Mirzoyan of Armenian and Bayramov of Azerbaijani": both are of a country.
_AND_ONE_OF = expression(r"\s+and\s+(?:[A-Z]\w+\s+){1,2}of\s+[A-Z]")
_NOUN_SLOT = expression(
    r"\b(?:of|between|by|join|joined|with|against|into|from|to|for|that|when|as|while|and|"
    r"in|inside|within|outside|towards?|through|around|near|under|across|beyond|than|urged|told|"
    r"asked|"
    r"(?:leav|attack|invad|defeat|accus|blam|support|threaten|warn|enter)(?:e|ed|es|s|ing)?|left)\s+$"
)


def demonym(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh whether an adjective stands where only a noun can stand."""
    if candidate.how != "demonym":
        return
    before = context.document.before(mention.span)
    people = [
        m for m, _ in context.coordinated(mention) if m.candidates[0].form == "plural"
    ]
    if people:
        says = f"“{people[0].surface}” beside it are people"
        yield Evidence("demonym", weights.PERSON_OR_LANGUAGE, says, people[0].span)
        return
    first = context.document.before(_first_of(mention, context).span)
    behind = context.document.after(mention.span)
    if found := _other_use(before, first, behind):
        says = f"“{found[0].strip()}” beside it speaks of a person, a language or a quality"
        yield Evidence("demonym", weights.PERSON_OR_LANGUAGE, says)
        return
    end, after = _past_coordination(mention, context)
    if _begins_headline(mention, context):
        # "Armenian wins gold medal": one who needs no article there.
        return
    if _PRONOUN.match(behind) and _BEFORE_PRONOUN.search(before):
        yield Evidence("demonym", weights.NOUN_PLACE, "a pronoun follows")
    elif _AND_ONE_OF.match(behind) and _is_of_person(mention, context):
        yield Evidence("demonym", weights.NOUN_PLACE, "somebody of another country follows")
    elif length := _shows_noun(after, context):
        says = f"“{after[:length].strip()}” follows"
        yield Evidence("demonym", weights.NOUN_PLACE, says, Span(end, end + length))
    elif _ends_noun(after) and (_NOUN_SLOT.search(before) or _NOUN_SLOT.search(first)):
        yield Evidence(
            "demonym", weights.NOUN_PLACE, "nothing follows that it could describe"
        )
    elif _ends_noun(after):
        yield Evidence(
            "demonym", weights.NOUN_PLACE_WEAK, "nothing follows that it could describe"
        )
    else:
        yield Evidence(
            "demonym", weights.ADJECTIVE_PLACE, "it describes the word that follows"
        )


def _begins_headline(mention: Mention, context: Context) -> bool:
    """Tell whether a mention alone begins a line that ends without a full stop."""
    text, start = context.document.text, mention.span.start
    if start and text[start - 1] != "\n":
        return False
    stop = text.find("\n", start)
    line = text[start : stop if stop >= 0 else len(text)]
    coordinated = context.document.number(mention) in context.document.groups
    return not coordinated and not line.rstrip().endswith((".", "!", "?", "”", '"'))


def _other_use(before: str, first: str, behind: str) -> re.Match[str] | None:
    """Find what makes an adjective a person, a language or a quality.

    Args:
        before: What stands before the adjective.
        first: What stands before the first that it is coordinated with.
        behind: What follows the adjective.
    """
    return (
        _PERSON.search(before)
        or _SOMEBODY.search(before)
        or _LANGUAGE.search(before)
        or _LANGUAGE.search(first)
        or _NAMED_SO.search(before)
        or _AS_LANGUAGE.match(behind)
        or _OF_LANGUAGES.search(before)
        or _OF_LANGUAGES.search(behind)
    )


def _is_of_person(mention: Mention, context: Context) -> bool:
    """Tell whether a person stands before "of" and a mention."""
    document = context.document
    number = document.number(mention)
    if not number:
        return False
    one = document.mentions[number - 1]
    between = document.text[one.span.end : mention.span.start]
    named = one.candidates[0].entities
    return between == " of " and bool(named) and named[0].type == "person"


def _shows_noun(after: str, context: Context) -> int:
    """Return where the words end that can only follow a noun; 0 if there are none."""
    if found := AFTER_NOUN.match(after):
        return found.end()
    # Of other texts too little is known; there "Armenian made the list" is a person.
    return finite_verb(after) if speaks_of_conflict(context) else 0


def _ends_noun(after: str) -> bool:
    return bool(_AFTER_WEAK.match(after) or _AFTER_PREPOSITION.match(after))


def _first_of(mention: Mention, context: Context) -> Mention:
    """Return the first of the names that a mention is coordinated with, or itself."""
    document = context.document
    number = document.number(mention)
    return document.mentions[min(document.groups.get(number, (number,)))]


def _past_coordination(mention: Mention, context: Context) -> tuple[int, str]:
    """Return what follows after "X and Y", because both share what they describe."""
    number = context.document.number(mention)
    last = max(
        (n for n in context.document.groups.get(number, ()) if n >= number), default=number
    )
    span = context.document.mentions[last].span
    return span.end, context.document.after(span)
