"""Signs of the language that a text was translated from.

A sign is a listed phrase that stands in the text, a report "on the 27th" of no month, a
wrapper of foreign sites that cleaning removed, a name whose damage that language makes, a
name spelled as that language sounds, or one of several that are nearly spelled right.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from naka_normalize.evidence.context import Context, SourceSign
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.sounds import similarities
from naka_normalize.gazetteer.tables.spelled import NATIVE, native_names
from naka_normalize.records import Candidate, Cleaned, Mention, Sign, Wrapper
from naka_normalize.spans import Span

# The language of a sign that shows a translation and not from what.
ANY_LANGUAGE = "any"
# Markup that only comes apart when a machine translates it.
_TRANSLATED_MARKUP = frozenset({"spaced-entity", "split-quotes", "spaced-tag"})
# "said on the 27th", "a report on the 9th": reports in Chinese give the day alone, reports
# in English hardly ever. What follows must not be what is counted: "on the 5th floor".
# It begins with letters that are found fast, and then looks back.
_DAY_ALONE = expression(
    r"the (?<=\b(?i:on|of|by) the )"
    r"(?:1st|2nd|3rd|[4-9]th|1\dth|20th|21st|22nd|23rd|2[4-9]th|30th|31st)\b"
    r"(?!-| (?!(?:that|when|after|at|in|local time)\b)[^\W\d_])"
)
_REPORTED = expression(
    r"\b(?i:said|says|told|stat(?:ed|ement)|announce(?:d|ment)|report(?:ed)?|confirmed|"
    r"declared|issued|according)\b[^.!?;\n]*\Z"
)
_FURTHEST_REPORT = 70  # Code points between the two.
# Words that nearly spell listed names are a sign when there are so many of them.
_SEVERAL_RESPELLED = 4
# How well they spell them, and by how much better than any other name.
_NEARLY_RIGHT = 0.86
_BETTER = 0.1
# One word may be like the Chinese sound of a name by chance.
_SEVERAL_HEARD = 2
_OTHERS = tuple(code for code in NATIVE if code != "zh")


def text_signs(text: str, signs: Sequence[Sign]) -> Iterator[SourceSign]:
    """Find listed phrases, one in lower case in any case, and days without their month."""
    if day := _reported_day(text):
        yield SourceSign(day.of(text), "zh", day, weak=True)
    folded = fold(text)
    for sign in signs:
        if _folded(sign.text) in folded and (found := _pattern(sign.text).search(text)):
            yield SourceSign(sign.text, sign.language, Span(found.start(), found.end()))


def _reported_day(text: str) -> Span | None:
    """Find the first day without its month on which something was said or reported."""
    for day in _DAY_ALONE.finditer(text):
        start, end = day.start() - len("on "), day.end()
        if _REPORTED.search(text[max(0, start - _FURTHEST_REPORT) : start]):
            return Span(start, end)
    return None


@lru_cache(maxsize=4096)
def _folded(phrase: str) -> str:
    return fold(phrase)


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if phrase.islower() else 0
    return re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", flags)


def removed_signs(cleaned: Cleaned, wrappers: Sequence[Wrapper]) -> Iterator[SourceSign]:
    """Name the debris of translating and crawling that cleaning removed."""
    languages = {wrapper.name: wrapper.language for wrapper in wrappers}
    for edit in cleaned.edits:
        text = " ".join(edit.span.of(cleaned.source).split())[:40]
        if edit.kind == "boilerplate":
            yield SourceSign(text, languages.get(edit.rule) or ANY_LANGUAGE, None)
        elif edit.rule in _TRANSLATED_MARKUP:
            yield SourceSign(text, ANY_LANGUAGE, None)


def resolved_signs(
    mentions: Sequence[Mention], rewritten: Mapping[int, Candidate]
) -> Iterator[SourceSign]:
    """Name the resolved mentions whose damage a translation makes."""
    for number, candidate in rewritten.items():
        mention = mentions[number]
        if candidate.alias is not None and candidate.alias.language:
            yield SourceSign(mention.surface, candidate.alias.language, mention.span)
        elif candidate.how == "spelling":
            yield SourceSign(mention.surface, ANY_LANGUAGE, mention.span)


def respelled_signs(mentions: Sequence[Mention], context: Context) -> Iterator[SourceSign]:
    """Name the words that nearly spell names of the matter, if there are several.

    One may be another name; several are the spelling of another language.
    """
    near: dict[str, Mention] = {}
    for mention in mentions:
        if mention.surface not in near and _is_nearly_right(mention, context):
            near[mention.surface] = mention
    heard = [m for m in near.values() if _is_heard_in_chinese(m)]
    if len(heard) >= _SEVERAL_HEARD:
        for mention in heard:
            yield SourceSign(mention.surface, "zh", mention.span)
    elif len(near) >= _SEVERAL_RESPELLED:
        for surface, mention in near.items():
            yield SourceSign(surface, ANY_LANGUAGE, mention.span, weak=True)


def _is_nearly_right(mention: Mention, context: Context) -> bool:
    """Tell whether a word spells one name that the text has to do with, and no other."""
    best, *rest = mention.candidates
    if best.how != "spelling" or best.similarity < _NEARLY_RIGHT:
        return False
    entity = best.entities[0]
    rivals = [c.similarity for c in rest if c.entities != best.entities]
    return (
        not context.relations.family(entity.id).isdisjoint(context.places)
        and max(rivals, default=0.0) <= best.similarity - _BETTER
    )


def _is_heard_in_chinese(mention: Mention) -> bool:
    """Tell whether Chinese writes a name more like a word than others do."""
    best = mention.candidates[0]
    word, entity = fold(mention.surface), best.entities[0]
    sounds = [*native_names(entity, "zh", best.form)]
    near = max(similarities(word, sounds), default=0.0)
    if near < _NEARLY_RIGHT:
        return False
    others = [n for code in _OTHERS for n in native_names(entity, code, best.form)]
    return near >= max(similarities(word, [fold(best.name), *others])) + _BETTER
