"""Language: a name that stands in words of another language is right there.

English texts quote titles, verses and mottoes; some texts are not English at all. The
small words that every sentence needs tell which language a stretch of text is in.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.english import is_english, is_known_name
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span

# Small words by language, but for those that English has, too, or that names are made of.
_SMALL_WORDS = {
    "German": (
        "der das dem den des und ist nicht von vom im zum zur mit ein eine einen einem "
        "einer eines auf für sich auch als bei nach aus wie über oder aber wird wurde "
        "sind durch zwischen gegen unter ich wir sie ihr seine wieder haben hat nur "
        "noch ohne bis"
    ),
    "French": (
        "le les des du et est une un aux dans pour par sur avec qui que pas plus ce "
        "cette ses leur ont sont entre chez vers sous il elle nous vous mais où d l qu"
    ),
    "Spanish": (
        "el los las del y en que con por para una un se su sus es fue son como más pero "
        "entre hacia desde sobre ha han al lo me mi muy sin"
    ),
    "Italian": (
        "il gli della delle dei degli nel nella di che con per una un e è sono anche "
        "tra dal dalla sul sulla ma si come"
    ),
    "Portuguese": (
        "o os as dos das do da em no na um uma e é com por para que se mais não ao"
    ),
    "Turkish": ("ve bir bu için ile da olan olarak gibi daha çok ama arasında sonra kadar"),
    "Polish": ("w z i na do się nie jest o po przez oraz od za"),
}
_LANGUAGE_OF = {
    word: name for name, words in _SMALL_WORDS.items() for word in words.split()
}
# Of these it takes two: they are short, or stand in names and in English as well.
_WEAK_WORDS = (
    "a al als also as da das de des di do du e el en es ha han hat i il l d la las le lo los "
    "man me mi na no o per que se si son sur un una w y z"
)
_ENGLISH_WORDS = (
    "the of and to is was are were with for by from that which has had have its it this "
    "these their his her they he she who at on be been not or but said after before into "
    "when where while than there will would"
)
_WEAK = frozenset(_WEAK_WORDS.split())
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_QUOTES = {"“": "”", "„": "“", "«": "»", "‘": "’", '"': '"', "'": "'"}
_WORD = expression(r"[^\W\d_]+")
_WORD_OR_STOP = expression(r"[^\W\d_]+|[.!?;:\"“”„«»()\[\]\n]")
_STOP = expression(r"[.!?;:\"“”„«»()\[\]\n]")
# So far from a name a quotation may begin or end, in code points.
_REACH = 90
# So many words to each side of a name are of one language with it.
_BESIDE = 6
# So many code points show which language a text is in.
_SAMPLE = 10_000
_ENOUGH = 2


def language(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh that the words round a mention are of another language than English."""
    if candidate.literal or candidate.how == "demonym":
        return
    find = partial(_language_at, mention.span, context)
    if found := context.document.once("language", mention.span, find):
        says = f"stands in words of another language: {found}"
        yield Evidence("language", weights.FOREIGN, says)


def _language_at(span: Span, context: Context) -> str:
    """Return the language of the words round a span; empty for English and for none."""
    text = context.document.text
    if found := context.document.once("language", "", partial(_language_of, text)):
        return found
    if quoted := _quotation(text, span):
        words = [
            *_words(text, quoted.start, span.start),
            *_words(text, span.end, quoted.end),
        ]
        if found := _of_quotation(words, context):
            return found
    before = _words(text, max(0, span.start - _REACH), span.start)[::-1]
    after = _words(text, span.end, span.end + _REACH)
    return _of_words([*_run(before), *_run(after)])


def _language_of(text: str) -> str:
    """Return the language of a whole text; empty for English."""
    words = _WORD.findall(text[:_SAMPLE])
    foreign = [word for word in words if word.lower() in _LANGUAGE_OF]
    english = sum(map(_is_plain, words)) - sum(map(_is_plain, foreign))
    return _of_words(foreign) if len(foreign) > max(_ENOUGH - 1, english) else ""


def _words(text: str, start: int, end: int) -> list[str]:
    """Return the words of a stretch, and the signs that part sentences and quotations."""
    return [m[0] for m in _WORD_OR_STOP.finditer(text, start, end)]


def _run(words: list[str]) -> Iterator[str]:
    """Yield the words up to the first that is English, or to the end of a clause."""
    for word in words[:_BESIDE]:
        small = word in _LANGUAGE_OF
        if not small and (_STOP.match(word) or word in _ENGLISH or _is_plain(word)):
            return
        yield word


def _is_plain(word: str) -> bool:
    """Tell whether a word in small letters is English; "in" is German as well."""
    return word != "in" and word.islower() and is_english(fold(word))


def _of_words(words: list[str]) -> str:
    """Return the language that the small words among these belong to."""
    small = [word for word in map(fold, words) if word in _LANGUAGE_OF]
    if len(small) < _ENOUGH and all(word in _WEAK for word in small):
        return ""
    return (
        Counter(_LANGUAGE_OF[word] for word in small).most_common(1)[0][0] if small else ""
    )


def _of_quotation(words: list[str], context: Context) -> str:
    """Return the language of what is quoted with a name; "unknown" if that is none."""
    folded = [fold(word) for word in words]
    if any(word in _ENGLISH for word in folded):
        return ""
    if found := next((word for word in folded if word in _LANGUAGE_OF), ""):
        return _LANGUAGE_OF[found]
    telling = [word for word in folded if word != "in"]
    strange = [word for word in telling if not _is_known(word, context)]
    return "not English" if strange and 2 * len(strange) >= len(telling) else ""


def _is_known(word: str, context: Context) -> bool:
    return is_english(word) or is_known_name(word) or context.document.index.is_listed(word)


def _quotation(text: str, span: Span) -> Span | None:
    """Return what is quoted with a span and more than it; nothing if it is not quoted."""
    low, high = max(0, span.start - _REACH), span.end + _REACH
    before, after = text[low : span.start], text[span.end : high]
    for opening, closing in _QUOTES.items():
        start, end = before.rfind(opening), after.find(closing)
        inside = before[start + 1 :] + after[:end]
        if start < 0 or end < 0 or "\n" in inside or closing in inside:
            continue
        if opening != closing or before.count(opening) % 2:
            return Span(low + start + 1, span.end + end)
    return None
