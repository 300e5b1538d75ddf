"""Company: what else shows that a damaged name means what it is listed for.

Most damaged names are nothing else in any language, and need no company. Others are right
somewhere: the name of a country in another language, English words, an abbreviation, the
name of a person. Those start in doubt, and wait for another sign of their subject.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from naka_normalize.evidence import weights
from naka_normalize.evidence.companions import related
from naka_normalize.evidence.context import Context
from naka_normalize.evidence.matter import STATE_MATTER
from naka_normalize.gazetteer.tables.english import is_english, is_known_name
from naka_normalize.gazetteer.tables.tokens import tokenise
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span

# Languages whose own names English texts quote as they stand; those of other scripts are
# respelled, which mostly leaves a name of no language.
_LATIN = frozenset(
    {"az", "cs", "de", "es", "fr", "it", "lt", "lv", "nl", "pl", "pt", "ro", "sr", "tr"}
)
# Abbreviations of so many letters stand for many things.
_LONGEST_ABBREVIATION = 6
# A phrase of more English words than these is unmistakable, and of more than two names
# that English has; small words do not count.
_FEW_WORDS = 3
_FEW_NAMES = 2
_SMALL = frozenset({"a", "and", "for", "in", "of", "on", "the", "to"})


def company(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh what keeps a damaged name company that is right elsewhere."""
    if not needs_company(candidate):
        return
    if named := _named(candidate, context):
        yield named._replace(kind="company", weight=weights.COMPANY)
    if signs := [s for s in context.signs if not s.weak and s.text != mention.surface]:
        says = f"“{signs[0].text}” shows a translation"
        yield Evidence("company", weights.COMPANY, says, signs[0].span)
    if other := _other(mention, candidate, context):
        says = f"“{other.surface}” is damage of the same kind"
        yield Evidence("company", weights.COMPANY, says, other.span)
    if found := _state_matter(mention, context):
        says = f"“{found.of(context.document.text)}” speaks of states"
        words = _is_of_words(candidate)
        weight = weights.COMPANY_OF_WORDS if words else weights.COMPANY
        yield Evidence("company", weight, says, found)


def _named(candidate: Candidate, context: Context) -> Evidence | None:
    """Find who is named that the candidate has to do with; anybody if it has no country."""
    said = related(candidate.entities, context)
    if said and said[0].weight > 0:
        return said[0]
    own = {entity.id for entity in candidate.entities}
    if any(context.relations.countries(key) for key in own):
        return None
    key = min(context.places - own, default="")
    if not key:
        return None
    spans = context.named.get(key) or next(iter(context.belonging(key).values()), ())
    return Evidence("company", 0.0, f"{context.entity(key).name} is named", spans[0])


def needs_company(candidate: Candidate) -> bool:
    """Tell whether a damaged name is right somewhere else, going by what it looks like.

    That is the name of a place in a language of Latin letters, a short abbreviation, a few
    English words, a surname, or a full name of which dictionaries list a part.
    """
    alias = candidate.alias
    if candidate.how != "listed" or alias is None or alias.tier != "noisy":
        return False
    words = tokenise(alias.text)[0]
    if candidate.entities[0].type == "person":
        return len(words) == 1 or any(map(_is_known, words))
    if _is_foreign(candidate):
        return True
    if len(words) == 1 and alias.text.isupper():
        return len(alias.text) <= _LONGEST_ABBREVIATION
    telling = [word for word in words if word not in _SMALL]
    if len(telling) > _FEW_NAMES:
        return len(telling) <= _FEW_WORDS and all(map(is_english, telling))
    return all(map(_is_known, telling))


def _is_of_words(candidate: Candidate) -> bool:
    """Tell whether a damaged name is good English, or an abbreviation of many things."""
    person = candidate.entities[0].type == "person"
    return needs_company(candidate) and not person and not _is_foreign(candidate)


def _is_foreign(candidate: Candidate) -> bool:
    """Tell whether a name is right in a language of Latin letters."""
    return candidate.alias is not None and candidate.alias.language in _LATIN


def _is_known(word: str) -> bool:
    return is_english(word) or is_known_name(word)


def _other(mention: Mention, candidate: Candidate, context: Context) -> Mention | None:
    """Find another damaged name that a text of the same language has."""
    language = candidate.alias.language if candidate.alias else ""
    find = partial(_damaged, language, context)
    damaged = context.document.once("damaged", language, find)
    return next((m for m in damaged if m.surface != mention.surface), None)


def _damaged(language: str, context: Context) -> Sequence[Mention]:
    """Return two damaged names of a language that look different, or fewer.

    Phrases that are good English do not vouch for each other.
    """
    found: dict[str, Mention] = {}
    for mention in context.document.mentions:
        for reading in mention.candidates:
            alias = reading.alias
            if alias is None or reading.how != "listed" or alias.tier != "noisy":
                continue
            if alias.language == language and not _is_of_words(reading):
                found.setdefault(mention.surface, mention)
    return list(found.values())[:2]


def _state_matter(mention: Mention, context: Context) -> Span | None:
    """Find a word of states and conflicts in the sentence, outside the mention."""
    document, own = context.document, mention.span
    sentence = document.sentence(own)
    for found in STATE_MATTER.finditer(document.text, sentence.start, sentence.end):
        span = Span(found.start(), found.end())
        if not span.overlaps(own):
            return span
    return None
