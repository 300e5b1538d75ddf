"""Source: signs that the text was translated from the language of the mechanism."""

from collections.abc import Iterator
from itertools import islice

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context, single
from naka_normalize.evidence.document import literal_of
from naka_normalize.evidence.saturation import saturated
from naka_normalize.records import Candidate, Evidence, Mention

# More signs than these add nothing that could be told apart.
_MOST_SIGNS = 8
_LISTED = frozenset({"listed", "skeleton", "spelling", "glued"})
# Nothing is missed where these stand without a sign: their own weights are low enough.
_UNASKED = ("short-name", "skeleton", "glued")
# What is translated from these has no Latin letters that could be left.
_OTHER_SCRIPTS = ("zh", "ru")
_NAMES = {"zh": "Chinese", "ru": "Russian"}


def source(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Weigh signs of translation, for the readings that only translation can make."""
    if candidate.how == "case" or _is_noisy(candidate):
        return
    language = "" if candidate.how == "spelling" else _language(mention, candidate, context)
    if candidate.how == "listed" and not language:
        return
    lower = mention.surface.islower()
    # A sign is no sign of itself; nothing else depends on the surface.
    own = mention.surface if mention.surface in context.sign_texts else ""
    is_pair = candidate.how == "short-name" and len(candidate.entities) > 1
    key = language, "pair" if is_pair else candidate.how, lower, own
    if key not in context.sources:
        context.sources[key] = tuple(_said(key, context))
    yield from context.sources[key]


def _said(key: tuple[str, str, bool, str], context: Context) -> Iterator[Evidence]:
    """Weigh the signs of a language, but for one text, for one kind of reading."""
    language, how, lower, own = key
    listed = how in _LISTED
    unseen = _OTHER_SCRIPTS if how == "accents" else ()
    others = (
        s for s in context.signs_of(language) if s.text != own and s.language not in unseen
    )
    signs = list(islice(others, _MOST_SIGNS))
    # Weak ones say nothing more where there are others.
    signs = [s for s in signs if not s.weak] or signs
    texts = list(dict.fromkeys(s.text for s in signs))
    if texts:
        first = weights.SIGNS_FOR_LISTED if listed else weights.SIGNS_FIRST
        most = weights.SIGNS_FOR_LISTED_MOST if listed else weights.SIGNS_MOST
        weight = saturated(len(texts), first, most)
        weight *= weights.SIGNS_WEAK if all(s.weak for s in signs) else 1.0
        name = _NAMES.get(language, "another language")
        says = f"translated from {name}: {', '.join(f'“{t}”' for t in texts[:3])}"
        yield Evidence("source", weight, says, signs[0].span)
    elif weight := _without_signs(how, lower=lower):
        yield Evidence("source", weight, "nothing shows that this is a translation")


def _without_signs(how: str, *, lower: bool) -> float:
    """Return what it weighs that no text shows a translation."""
    if how == "spelling":
        return weights.NO_SIGNS_LOWER if lower else weights.NO_SIGNS_SPELLING
    if how == "listed":
        return weights.NO_SIGNS_LISTED
    return 0.0 if how in _UNASKED else weights.NO_SIGNS


def _is_noisy(candidate: Candidate) -> bool:
    alias = candidate.alias
    return candidate.how == "listed" and alias is not None and alias.tier == "noisy"


def _language(mention: Mention, candidate: Candidate, context: Context) -> str:
    """Return the language whose short names make this reading possible."""
    if candidate.alias is not None:
        return candidate.alias.language
    literal = literal_of(mention)
    entity = single(candidate)
    if literal is None or entity is None:
        return ""
    short = context.relations.shared_short_name(literal.entities[0].id, entity.id)
    return short.language if short else ""
