"""Frame: what stands around a mention, and what can stand there.

A continent has no army and no defence ministry; a spelled-out short name must stand
where a country's adjective stands, or it is something else.
"""

import re
from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.document import Document, literal_of
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.grammar import (
    AFTER_NOUN,
    BEFORE_SHARED,
    SHARED_NOUN,
    STATE_NOUN,
    holds_side,
)
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span, closest

# Words that may stand between: "Asian military personnel", "Asian and Arab sides".
_AFTER = expression(
    rf"(?:[’']s)?(?:\s+(?:and|n?or|-)\s+(?:the\s+)?[A-Z]\w+)?\s+(?:\w+\s+)?{STATE_NOUN}",
    re.IGNORECASE,
)
# What a state does and a continent does not.
_ACTS = expression(
    r"\s+(?:sent|said|says|stated|claims?|claimed|accuse[sd]?|announced|declared|opened|attacked|"
    r"shelled|fired|refused|agreed|signed|demand(?:s|ed)|den(?:ies|ied)|reported|withdrew|withdraws|retreats|lost|"
    r"captured|occupied|occupies|invaded|seized|mobili[sz]ed|violated|confirmed|rejected|"
    r"requested|appealed|responded|retaliated|surrendered|insists?|insisted|declares?|launched|"
    r"released|returned|handed|gave|mined|closed|counted|accepted|joined|proposed|wants|is\s+ready\s+to|"
    r"(?:has|had)\s+(?:\w+ly\s+)?(?:asked|agreed|accepted|rejected|handed|returned|released|accused|"
    r"sent|signed|withdrawn|attacked|fired|shelled|violated|refused|mobili[sz]ed|denied|declared|"
    r"announced|captured|occupied|surrendered|demanded|promised)|"
    r"will\s+(?:release|return|hand|withdraw|exchange|send)|(?:could|would|must)\s+recogni[sz]e|"
    r"is\s+an?\s+(?:\w+\s+)?country)\b"
)
# What every state has, and no continent.
_RELATIONS = expression(
    r"\s+(?:ha(?:s|ve|d)\s+(?:no\s+)?|(?:established|restored|broke\s+off|severed)\s+)"
    r"diplomatic\s+relations\b"
)
# "Traders in Asia said": somebody there, and not the state.
_SOMEBODY_THERE = expression(
    r"\b(?:in|from|to|across|around|throughout|within|near|at|through|for|with|by|on)\s+"
    r"(?:the\s+)?$"
)
# What only a state has, before its name.
_BEFORE = expression(
    r"\b(?:(?:ministr(?:y|ies)\s+of\s+(?:\w+\s+)?(?:defen[cs]e|foreign\s+affairs|interior|\w+)|"
    r"(?:foreign|defen[cs]e)\s+minist(?:ers?|ry|ries)|presidents?|prime\s+ministers?|governments?|"
    r"leaders?|arm(?:y|ies)|armed\s+forces|troops|soldiers|side|sides|territor(?:y|ies)|"
    r"parliaments?|ambassadors?|embassy|capital|officials|soil|citizens|behalf|prosecutors?|"
    r"authorities|generals?|attorney\s+general|"
    r"general\s+staff|military|military\s+alliance|talks|consultations|"
    r"(?:trilateral|tripartite|joint|bilateral)\s+(?:statement|declaration|agreement)|"
    r"border|frontier|friction|ceasefire|truce|"
    r"(?:conflict|war|peace|fighting|hostilities|clashes)(?:\s+\w+)?)\s+"
    r"(?:of|between|in|into|with|to|from)|western|eastern|northern|southern|"
    r"(?:accus|advis|blam|urg|warn|condemn|threaten|attack|invad)\w+|call(?:s|ed|ing)\s+on|city\s+of)\s+"
    r"(?:the\s+)?(?:(?-i:[A-Z])\w+,?\s+(?:and\s+)?)*$",
    re.IGNORECASE,
)
_WHOLE_BEFORE = expression(
    r"\b(?:(?:flights?|exports?|imports?|trade|trip|tour|tourists?|goods|cargo|investors?)\s+"
    r"(?:to|from|in|with)|across|throughout|elsewhere\s+in|all\s+over|parts?\s+of|most\s+of|rest\s+of|around|"
    r"within|heart\s+of|countries\s+(?:of|in)|peoples?\s+(?:of|in)|nations\s+(?:of|in)|"
    r"(?:central|west(?:ern)?|east(?:ern)?|south(?:ern)?|north(?:ern)?|inner|mainland|"
    r"south-?\s?east(?:ern)?|south-?\s?west(?:ern)?|north-?\s?east(?:ern)?))\s+$",
    re.IGNORECASE,
)
_WHOLE_AFTER = expression(
    r"(?:[’']s\s+(?:econom\w+|markets?|largest|biggest|growth|exports)|\s+(?:markets?|exchanges?|"
    r"stocks?|shares|traders?|econom\w+|continent|countries|nations|peoples|states|buyers|"
    r"exports|importers|champion\w*|games|cup|cuisine|descent|origin|languages?|studies|"
    r"elephants?|constituency|currencies|tigers?|neighbou?rs?|partners?)\b)",
    re.IGNORECASE,
)
# A continent has several of these, a country one.
_SEVERAL_BEFORE = expression(
    r"\b(?:armies|presidents|prime\s+ministers|governments|leaders|parliaments|capitals|"
    r"ministries|generals|embassies)\s+(?:of|in|from)\s+$",
    re.IGNORECASE,
)
# Several offices of one kind are of several states, unless two states share them.
_SEVERAL_AFTER = expression(
    r"\s+(?:foreign\s+|defen[cs]e\s+|finance\s+|prime\s+|health\s+)?"
    r"(?:ministers|leaders|presidents|governments|parliaments|ambassadors|embassies|armies|navies|"
    r"militaries|contingents|capitals|airlines)\b",
    re.IGNORECASE,
)
# "A ferry from the European to the Asian side", "on the Asian side, in Uskudar".
_SHORE_BEFORE = expression(r"\b(?:on|to|from|across)\s+the\s+$", re.IGNORECASE)
_SHORES = expression(
    r"\b(?:European|Anatolian)\s+(?:side|shore)s?\b|\bBosph?orus\b|\bIstanbul\b"
)
_EUROPEAN_SIDE = expression(r"\bEuropean\s+(?:side|shore)\b")
_SHORE_REACH = 300  # Code points.
_SIDE_OF = expression(
    r"\s+(?:side|shore|coast|part|half|bank)s?\s+of\b(?!\s+the\s+(?:border|front|line|state))",
    re.IGNORECASE,
)
# What two countries have with each other, behind a pair of short names: with an article,
# and, if it is no verb ("Li Yi talks to farmers"), without one.
_SHARED_AFTER = expression(rf"\s+{BEFORE_SHARED}{SHARED_NOUN}", re.IGNORECASE)
_COUNTRIES_AFTER = expression(r"\s+(?:two\s+)?(?:countries|nations|peoples)\b")
_SHARED_ALONE = expression(
    rf"\s+{BEFORE_SHARED}(?:border|conflict|dispute|relations|frontier|truce)\b"
)
# "Ba and Yi", "Ayas", "Ya-A"; "Li Yi" may be a person.
_SAYS_TWO = expression(r" and |s$|-")
# "Chen Wu": a short name behind another syllable is the second half of a name.
_SYLLABLE_BEFORE = expression(r"(?:^|[^\w.])([A-Z][a-z]{1,4})\s$")
# "accused the Asian side of firing first" speaks of a party.
_ACCUSED = expression(r"\b(?:accus|suspect)\w+\s+(?:the\s+)?$")
# Records, parties to contracts and teams are A and B.
_MUSIC = r"vinyl|gramophone|turntables?|jukebox|LPs?|albums?|songs?|tunes?|record\s+labels?"
_ON_RECORDS = rf"\b(?:{_MUSIC})\b"
_B_SIDE = expression(
    rf"\bB[ -]sides?\b|\bA[ -]sides?\b(?=.{{0,200}}{_ON_RECORDS})"
    rf"|{_ON_RECORDS}(?=.{{0,200}}\bA[ -]sides?\b)"
)
_ARTICLE = expression(
    r"\b(?:the|both|that|by|of|and)\s+(?:\w+\s+)?$|^\s*$|[,;:\"“”]\s*$", re.IGNORECASE
)


def frame(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh the words before and after a mention."""
    before, after = context.document.around(mention.span)
    if span := _defined(mention, candidate, context):
        yield Evidence("frame", weights.DEFINED, "the text says what it stands for", span)
    elif candidate.how == "confusion" and (shore := _shore(mention, context)):
        says = f"“{shore.of(context.document.text)}” has an Asian side"
        yield Evidence("frame", weights.SIDE_OF, says, shore)
    elif candidate.how == "confusion":
        if span := _same_frame(mention, candidate, context):
            says = f"{span.of(context.document.text)} is another one here"
            yield Evidence("frame", weights.SAME_FRAME, says, span)
        plain = literal_of(mention)
        country = plain is not None and plain.entities[0].type == "country"
        paired = bool(context.coordinated(mention))
        yield from _of_confusion(
            mention.span, before, after, country=country, paired=paired
        )
    elif candidate.how == "short-name" and len(candidate.entities) > 1:
        yield from _of_pair(mention, candidate, context)
    elif candidate.how == "short-name":
        yield from _of_short_name(mention, before, after, context)
    elif before.endswith("(") and after.startswith(")"):
        yield from _in_brackets(mention, candidate, context)


_TWO_SIDES = expression(
    r"\btwo\s+(?:sides|countries|parties|armies)\s+of\s+(?:[A-Z]\w+\s+and\s+)?$"
)
_BRACKET = expression(r"\w\s?\($")
_SIDE = expression(r"\s+(?:side|army)\b")
_FIGHTERS = expression(
    r"\s+(?:mercenar(?:y|ies)|militants?|refugees?|migrants?|jihadists?|terrorists?|students?|"
    r"carpets?|veterans?|wrestlers?|athletes?|players?|community|diaspora|journalists?|reporters?|"
    r"photographers?|tourists?|volunteers?|diplomats?|scholars?|experts?|wom[ae]n|m[ae]n)\b"
)


def _same_frame(mention: Mention, candidate: Candidate, context: Context) -> Span | None:
    """Find the candidate under its right name in a like frame of the same sentence."""
    document, end = context.document, mention.span.end
    noun = _SIDE.match(document.after(mention.span))
    entity = candidate.entities[0]
    if not noun or not entity.adjective:
        return None
    stretch = document.sentence(mention.span)
    like = f"{entity.adjective}{noun[0]}"
    place = document.text.find(like, stretch.start, stretch.end)
    if place >= 0:
        return Span(place, place + len(like))
    beside = f"{noun[0]} and {entity.name}"
    joined = document.text.startswith(beside, end)
    return Span(end + len(beside) - len(entity.name), end + len(beside)) if joined else None


def _shore(mention: Mention, context: Context) -> Span | None:
    """Find what a side is a shore of: "on the Asian side" of the Bosporus.

    "The European side" in the same sentence is one of two continents, too.
    """
    text, span = context.document.text, mention.span
    before, after = context.document.around(span)
    plain = literal_of(mention)
    is_continent = plain is not None and plain.entities[0].type == "continent"
    if not (is_continent and _SIDE.match(after)):
        return None
    sentence = context.document.sentence(span)
    if found := _EUROPEAN_SIDE.search(text, sentence.start, sentence.end):
        return Span(*found.span())
    if not _SHORE_BEFORE.search(before):
        return None
    low, high = max(0, span.start - _SHORE_REACH), span.end + _SHORE_REACH
    found = _SHORES.search(text, low, high)
    return Span(*found.span()) if found else None


def _defined(mention: Mention, candidate: Candidate, context: Context) -> Span | None:
    """Find where an abbreviation stands in brackets behind what it is short for here."""
    alias = candidate.alias
    if alias is None or alias.tier in ("name", "plain"):
        return None
    if not (alias.text.isupper() or (mention.surface.isupper() and alias.tier != "noisy")):
        return None
    document = context.document
    for other in document.alike[mention.surface]:
        if not _BRACKET.search(document.before(other.span)):
            continue
        named = {key for key, _ in context.named_in(document.sentence(other.span))}
        if not named.intersection(e.id for e in candidate.entities):
            return other.span
    return None


def _of_confusion(
    span: Span, before: str, after: str, *, country: bool, paired: bool
) -> Iterator[Evidence]:
    if (found := _SIDE_OF.match(after)) and not _ACCUSED.search(before):
        yield Evidence("frame", weights.SIDE_OF, f"“…{found[0]}”", _span_after(span, found))
        return
    if found := _FIGHTERS.match(after):
        says = f"“{found[0].strip()}” come from abroad"
        yield Evidence("frame", weights.FIGHTERS, says, _span_after(span, found))
        return
    two = _TWO_SIDES.search(before)
    if not (country or two) and _speaks_of_all(before, after, paired=paired):
        yield Evidence(
            "frame", weights.WHOLE_CONTINENT, "the words beside it speak of all of it"
        )
        return
    weight = weights.STATE_FRAME_COUNTRY if country else weights.STATE_FRAME_CONTINENT
    if two:
        says = f"“{two[0].strip()}” is how Chinese names two parties"
        yield Evidence("frame", weights.TWO_SIDES, says)
    if country and (found := _SIDE.match(after)):
        says = f"“{found[0].strip()}” is a party"
        yield Evidence("frame", weights.SIDE_FRAME_COUNTRY, says, _span_after(span, found))
    elif found := _AFTER.match(after):
        says = f"“{found[0].strip()}” belongs to a state"
        yield Evidence("frame", weight, says, _span_after(span, found))
    elif found := _act(before, after, country=country):
        says = f"“{found[0].strip()}” is what a state does"
        yield Evidence("frame", weight, says, _span_after(span, found))
    elif found := _BEFORE.search(before):
        says = f"“{found[0].strip()}” belongs to a state"
        yield Evidence("frame", weight, says, Span(span.start - len(found[0]), span.start))
    elif country and not paired:
        yield Evidence(
            "frame", weights.UNFRAMED, "nothing here asks for a party to the conflict"
        )


def _speaks_of_all(before: str, after: str, *, paired: bool) -> bool:
    """Tell whether what stands beside a continent's name speaks of all of it."""
    several = not paired and speaks_of_several(before, after)
    return bool(several or _WHOLE_BEFORE.search(before) or _WHOLE_AFTER.match(after))


def speaks_of_several(before: str, after: str) -> bool:
    """Tell whether what stands beside a continent's name is had by each state of it."""
    return bool(_SEVERAL_BEFORE.search(before) or _SEVERAL_AFTER.match(after))


def _act(before: str, after: str, *, country: bool) -> re.Match[str] | None:
    """Find what a state does, or has if it may be a continent's name."""
    if not country and (found := _RELATIONS.match(after)):
        return found
    return None if _SOMEBODY_THERE.search(before) else _ACTS.match(after)


def _of_pair(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Two spelled-out short names stand before what two countries have, or behind it."""
    before, after = context.document.around(mention.span)
    if before.endswith("-") or after.startswith("-"):
        yield Evidence("frame", weights.NO_FRAME, "part of a compound")
    elif found := _shared(before, after):
        says = f"“{found[0].strip()}” asks for two countries"
        span = _span_after(mention.span, found)
        yield Evidence("frame", weights.ADJECTIVE_FRAME, says, span)
    elif _SAYS_TWO.search(mention.surface) and (found := _BEFORE.search(before)):
        says = f"“{found[0].strip()}” asks for two countries"
        span = Span(mention.span.start - len(found[0]), mention.span.start)
        yield Evidence("frame", weights.ADJECTIVE_FRAME, says, span)
    elif _holds_no_article(mention.surface, after):
        says = "the letter beside “and” is no article"
        yield Evidence("frame", weights.TWO_SHORT_NAMES, says)
    elif _are_known(mention, candidate, context):
        says = "both stand for their countries elsewhere"
        yield Evidence("frame", weights.TWO_SHORT_NAMES, says)
    else:
        yield Evidence("frame", weights.NO_FRAME, "no country has to stand here")


def _holds_no_article(surface: str, after: str) -> bool:
    """Tell whether the A of "Ya and A" is none, because no noun follows.

    "A and Ya" says "from A to Z" in Russian.
    """
    ends = not after or after[0] in ",.;:)" or AFTER_NOUN.match(after) is not None
    return surface.endswith(" and A") and ends


def _are_known(mention: Mention, candidate: Candidate, context: Context) -> bool:
    """Tell whether the two of "Ji and Ta" stand alone for the same countries elsewhere."""
    countries = {entity.id for entity in candidate.entities}
    known = context.short_names
    return {known.get(part, "") for part in mention.surface.split(" and ")} == countries


def _shared(before: str, after: str) -> re.Match[str] | None:
    """Find what two countries share, or what any country has, behind a pair."""
    if _ARTICLE.search(before):
        return (
            _AFTER.match(after)
            or _SHARED_AFTER.match(after)
            or _COUNTRIES_AFTER.match(after)
        )
    return _SHARED_ALONE.match(after)


def _of_short_name(
    mention: Mention, before: str, after: str, context: Context
) -> Iterator[Evidence]:
    """Spelled-out short names stand like adjectives, or alone as "the … side"."""
    syllable = _SYLLABLE_BEFORE.search(before)
    if before.endswith("-") or after.startswith("-"):
        yield Evidence("frame", weights.NO_FRAME, "part of a compound")
    elif syllable and _is_unknown(syllable[1], context):
        says = f"“{syllable[1]} {mention.surface}” may be one name"
        yield Evidence("frame", weights.NO_FRAME, says)
    elif len(mention.surface) == 1 and _has_b_side(context.document):
        says = f"“{mention.surface} side” is one of two, or of a record"
        yield Evidence("frame", weights.NO_FRAME, says)
    elif holds_side(mention.surface):
        yield Evidence(
            "frame", weights.ADJECTIVE_FRAME, "ends in the word for side or army"
        )
    elif (found := _AFTER.match(after)) and _ARTICLE.search(before):
        says = f"“{found[0].strip()}” asks for a country"
        yield Evidence(
            "frame", weights.ADJECTIVE_FRAME, says, _span_after(mention.span, found)
        )
    else:
        yield Evidence("frame", weights.NO_FRAME, "no country has to stand here")


def _is_unknown(word: str, context: Context) -> bool:
    """Tell whether a word is neither English nor the name of anything listed."""
    folded = fold(word)
    return not is_english(folded) and not context.document.index.named_by(folded)


def _has_b_side(document: Document) -> bool:
    return document.once("B side", "", lambda: bool(_B_SIDE.search(document.text)))


def _in_brackets(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh "Nagorno-Karabakh (Naka)": a name in brackets behind another of the same."""
    for entity in candidate.entities:
        for span in closest(context.named.get(entity.id, ()), mention.span):
            if 0 <= mention.span.start - 1 - span.end <= 1:
                says = f"stands in brackets behind {span.of(context.document.text)}"
                yield Evidence("frame", weights.NAMED_TWICE, says, span)
                return


def _span_after(span: Span, found: re.Match[str]) -> Span:
    return Span(span.end + found.start(), span.end + found.end())
