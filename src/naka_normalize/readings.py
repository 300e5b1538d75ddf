"""What a listed surface form may mean, as its capitals and accents have it."""

from collections.abc import Iterator, Sequence

from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.arranged import Phrase
from naka_normalize.gazetteer.tables.english import is_english
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.gazetteer.tables.sounds import similarity
from naka_normalize.gazetteer.tables.tokens import tokenise
from naka_normalize.records import Alias, Candidate

# From this similarity on, a name is a spelling of another.
_ONE_NAME = 0.72
_IN_ENGLISH = ("country", "person")
_SHORTEST_LOWERED = 5
_SHORTEST_STRIPPED = 5
# A language whose letters get lost, and the countries (ISO) whose places it calls so that
# the English names come close; elsewhere what is left may be a name of its own.
_LANGUAGE, _HOMES = "az", frozenset({"AZ", "AM"})
# Share of its capitals that a damaged name may lack.
_MAY_MISS = 0.5
_WORD = expression(r"[^\s-]+")


def readings(phrase: Phrase, surface: str, index: Index) -> tuple[Candidate, ...]:
    """Return the readings of a phrase that the capitals of a surface do not rule out."""
    candidates = [*_stripped(phrase, surface, index)]
    for listed in phrase.aliases:
        alias = _native(listed, surface, index)
        if fits(alias, surface):
            candidates += index.candidates(alias)
            if not surface.isascii() and index.is_name(alias):
                least = _ONE_NAME if alias is listed else 0.0
                candidates += _without_accents(index.candidates(alias)[0], surface, least)
        elif is_lowered(alias, surface) and index.is_name(alias):
            candidates.append(_recapitalised(index.candidates(alias)[0], surface, index))
    return tuple(dict.fromkeys(candidates))


def fits(alias: Alias, surface: str) -> bool:
    """Tell whether the capitals of a surface form suit an alias.

    An alias in lower case suits any text and an abbreviation only capitals. A name suits a
    text that capitalises at least one of its words; a damaged name of several words needs
    half of its capitals, and all of them if it is doubtful ("north Donetsk").
    """
    if alias.text.islower():
        return True
    letters = [c for c in alias.text if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return surface.isupper()
    if alias.tier in ("noisy", "ambiguous") and " " in surface:
        missing = _missing_capitals(_WORD.findall(alias.text), _WORD.findall(surface))
        return missing <= (_MAY_MISS if alias.tier == "noisy" else 0)
    return any(c.isupper() for c in surface)


def _missing_capitals(listed: Sequence[str], words: Sequence[str]) -> float:
    """Return the share of capitals that a surface lacks; all if it lacks one of "MID"."""
    pairs = zip(listed, words, strict=False)
    if any(one.isupper() and len(one) > 1 and not word.isupper() for one, word in pairs):
        return 1.0
    wanted = sum(word[0].isupper() for word in listed)
    capitals = sum(word[0].isupper() for word in words)
    return max(0.0, 1 - capitals / wanted) if wanted else 0.0


def is_lowered(alias: Alias, surface: str) -> bool:
    """Tell whether a surface form is a listed name that lost its capital.

    Short names and English words are left out: they are too often something else.
    """
    if not surface.islower() or len(surface) < _SHORTEST_LOWERED or alias.text.isupper():
        return False
    return not all(is_english(word) for word in tokenise(surface)[0])


def _native(alias: Alias, surface: str, index: Index) -> Alias:
    """Return an alias as right as it stands where the text has the letters that it lacks.

    "Gence" may be Ganja or somebody in France; "Gəncə" is the name that Azerbaijan writes.
    Countries have a name in English, and so have people who are listed.
    """
    if surface.isascii() or alias.tier in ("name", "plain"):
        return alias
    entities = [index.gazetteer.entities[key] for key in alias.entities]
    native = {name for one in entities for names in one.native.values() for name in names}
    written = surface in native or surface in {name.upper() for name in native}
    if not written or any(one.type in _IN_ENGLISH for one in entities):
        return alias
    return Alias(surface, alias.entities, "plain", alias.form, place=alias.place)


def _stripped(phrase: Phrase, surface: str, index: Index) -> Iterator[Candidate]:
    """Read a native name without its letters as the English one: "Naxcivan" of Naxçıvan.

    Short names and those that are little like the English one are left alone, and so is
    what is listed in these letters.
    """
    if not surface.isascii() or len(surface) < _SHORTEST_STRIPPED:
        return
    if any(alias.text.isascii() for alias in phrase.aliases):
        return
    for alias in phrase.aliases:
        one, *others = [index.gazetteer.entities[key] for key in alias.entities]
        if (
            others
            or alias.tier != "plain"
            or alias.text not in one.native.get(_LANGUAGE, ())
        ):
            continue
        homes = (index.gazetteer.entities[key] for key in index.relations.countries(one.id))
        if one.type == "person" or _HOMES.isdisjoint(home.iso for home in homes):
            continue
        words, own = fold(one.name).split(), fold(surface).split()
        fit = zip(words, own, strict=False)
        if len(words) == len(own) and _ONE_NAME <= min(similarity(*w) for w in fit) < 1:
            native = index.candidates(alias)[0]
            yield native._replace(how="accents", literal=False)


def _without_accents(
    candidate: Candidate, surface: str, least: float
) -> Iterator[Candidate]:
    """Read a right name in letters that English lacks as the right English one.

    "Ereván" may be Yerevan. What differs in nothing but accents is left alone, and so is
    what is less alike than a spelling of the same name, unless without its letters it is
    listed as damage, and a country: Türkiye is English, too.
    """
    if not candidate.literal or len(candidate.entities) > 1:
        return
    english = candidate._replace(how="accents", literal=False)
    words, own = fold(english.name).split(), fold(surface).split()
    if len(words) != len(own) or candidate.entities[0].type == "country":
        return
    fit = min(similarity(one, two) for one, two in zip(words, own, strict=True))
    if least <= fit < 1 and english.name.isascii():
        yield english._replace(similarity=fit)


def _recapitalised(candidate: Candidate, surface: str, index: Index) -> Candidate:
    """Read a listed name in lower case as the right name that it is nearest to."""
    entity = candidate.entities[0]
    written = index.spelling.right_name(entity, candidate.form, surface)
    return candidate._replace(how="case", literal=False, written=written)
