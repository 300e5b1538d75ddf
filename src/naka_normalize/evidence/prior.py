"""Prior: how likely a reading is before the text is asked, by how it was proposed."""

from collections.abc import Iterator

from naka_normalize.evidence import weights
from naka_normalize.evidence.company import needs_company
from naka_normalize.evidence.context import Context
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.english import is_known_name
from naka_normalize.records import Candidate, Evidence, Mention

_BY_HOW = {
    "confusion": (
        weights.CONFUSION,
        "names of countries and continents are nearly always right",
    ),
    "demonym": (weights.DEMONYM, "an adjective is nearly always an adjective"),
    "case": (weights.LOWER_CASE, "a listed name, written in lower case"),
    "accents": (weights.ACCENTS, "a right name, but not in English"),
    "skeleton": (weights.SKELETON, "resembles a listed short name"),
    "glued": (weights.GLUED, "a short name with another syllable on it"),
    "spelling": (weights.SPELLING, "most unknown names are simply other names"),
}


def prior(mention: Mention, candidate: Candidate, context: Context) -> Iterator[Evidence]:
    """Give the odds that a reading starts with."""
    if candidate.how == "short-name":
        pair = len(candidate.entities) > 1
        says = "two short names run together" if pair else "may be a short name spelled out"
        yield Evidence("prior", weights.PAIR if pair else weights.SHORT_NAME, says)
    elif candidate.how == "listed" and candidate.alias is not None:
        if candidate.alias.tier == "noisy":
            if needs_company(candidate):
                says = "listed as damage, but right elsewhere"
                yield Evidence("prior", weights.NOISY_NAME, says)
            else:
                yield Evidence("prior", weights.NOISY, "listed as a damaged spelling")
        else:
            says = candidate.alias.because or "listed as ambiguous"
            yield Evidence("prior", weights.AMBIGUOUS, says)
    elif candidate.how == "case" and context.document.is_lower:
        yield Evidence("prior", weights.ALL_LOWER, "nothing in this text has capitals")
    elif _is_lowered(mention, candidate) and not context.document.is_lower:
        yield Evidence(
            "prior", weights.SPELLING_LOWER, "lower case, and no word of English"
        )
    elif candidate.how == "case" and is_known_name(fold(mention.surface)):
        yield Evidence("prior", weights.LOWER_CASE_WORD, "dictionaries list it as a word")
    else:
        weight, says = _BY_HOW[candidate.how]
        yield Evidence("prior", weight, says)


def _is_lowered(mention: Mention, candidate: Candidate) -> bool:
    return candidate.how == "spelling" and mention.surface.islower()
