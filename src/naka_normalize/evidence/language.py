"""Language: a name that stands in words of another language is right there.

English texts quote titles, verses and mottoes; some texts are not English at all. The
small words that every sentence needs tell which stretches of a text are not English.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import islice

from naka_normalize.evidence import weights
from naka_normalize.evidence.context import Context
from naka_normalize.expressions import expression
from naka_normalize.folding import fold
from naka_normalize.gazetteer.tables.english import is_english, is_known_name
from naka_normalize.records import Candidate, Evidence, Mention
from naka_normalize.spans import Span

# Small words of German, French, Spanish, Italian, Portuguese, Turkish and Polish.
_SMALL_WORDS = (
    "der das dem den des die und ist nicht von vom im zum zur mit ein eine einen "
    "einem einer eines auf für sich auch als bei nach aus wie über oder aber wird "
    "wurde sind durch zwischen gegen unter ich wir sie ihr du seine wieder haben hat "
    "nur noch ohne bis sehr l le la les du et est une un aux à dans pour par sur avec "
    "qui que pas plus ce cette ses leur ont sont entre chez vers sous il elle nous "
    "vous mais où été de en el los las del y con por para una se su sus es fue son "
    "como más pero hacia desde sobre ha han al lo me mi muy sin gli della delle dei "
    "degli nel nella di che per è sono anche tra dal dalla sul sulla ma si come os as "
    "dos das do da em no na um uma não ao ve bir bu için ile olan olarak gibi daha "
    "çok ama arasında sonra kadar się nie jest przez oraz od za dla"
)
# Names have these, so that they show nothing alone; of a few others it takes two.
_IN_NAMES = "al bin da das de del den der des di do dos du el la las le los van von"
_HALF = frozenset({"en", "y"})
_ALSO_ENGLISH = (
    "as come con die em ha hat jest lo ma me mi no par pas per plus pour sin son"
)
_ENGLISH = frozenset(_ALSO_ENGLISH.split())
_SMALL = frozenset(_SMALL_WORDS.split())
_NOT_TELLING = frozenset((*_IN_NAMES.split(), *_ALSO_ENGLISH.split()))
_TELLING = _SMALL - _NOT_TELLING
# "in" is German as well.
_NEITHER = _SMALL | {"in"}
_ALWAYS_ENGLISH = {"the", "and"}
_QUOTES = {"“": "”", "„": "“", "«": "»", "‘": "’", '"': '"'}
_WORD = expression(r"[^\W\d_]+")
_WORD_OR_STOP = expression(r"[^\W\d_]+|[.!?;:\"“”„«»()\[\]\n]")
# So far from a name a quotation may begin or end, in code points.
_REACH = 90
# Behind these a straight quotation mark closes.
_ENDS = frozenset(",.;:!?…)]}%’”»")
# So many words to each side of a name are of one language with it.
_BESIDE = 6
# So many code points show which language a text is in.
_SAMPLE = 10_000
_ENOUGH = 2
# A text of so many words of so many letters is not English if so large a share is unknown.
_SHORTEST, _FEWEST, _MOST = 3, 4, 0.6


def language(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    """Weigh that the words round a mention are of another language than English."""
    if candidate.literal or candidate.how == "demonym":
        return
    find = partial(_strange_beside, mention.span, context)
    if strange := context.document.once("language", mention.span, find):
        words = ", ".join(f"“{word}”" for word in dict.fromkeys(strange[:3]))
        yield Evidence("language", weights.FOREIGN, f"beside it is no English: {words}")


def _strange_beside(span: Span, context: Context) -> Sequence[str]:
    """Return what shows that the words round a span are not English, if anything does."""
    text = context.document.text
    if found := context.document.once("language", "", partial(_strange_text, context)):
        return found
    if found := _strange([*_run_before(text, span.start), *_run_behind(text, span.end)]):
        return found
    quoted = _quotation(text, span)
    if quoted is None:
        return ()
    before, after = (
        _words(text, quoted.start, span.start),
        _words(text, span.end, quoted.end),
    )
    return _strange_quotation([*before, *after], context)


def _strange_text(context: Context) -> Sequence[str]:
    """Return words that show that a text is not English; nothing for English."""
    words = _WORD.findall(context.document.text[:_SAMPLE])
    # Nearly all texts are English, which their different words show.
    different = set(words)
    if _TELLING.isdisjoint(map(str.lower, different)):
        return () if different & _ALWAYS_ENGLISH else _unknown(different, context)
    known = set(filter(_is_small, different))
    small = [word for word in words if word in known]
    # More English words than these need not be counted.
    english = list(islice(filter(_is_plain, words), len(small)))
    return _strange(small) if len(small) > len(english) else ()


def _unknown(words: Collection[str], context: Context) -> Sequence[str]:
    """Return the words in small letters that English lacks, if they are most of a text."""
    plain = sorted(word for word in words if word.islower() and len(word) >= _SHORTEST)
    unknown = [word for word in plain if not _is_known(word, context)]
    return unknown if len(plain) >= _FEWEST and len(unknown) > _MOST * len(plain) else ()


def _strange_quotation(words: Sequence[str], context: Context) -> Sequence[str]:
    """Return what shows that quoted words are not English, small words or others."""
    small = [w for w in words if _is_small(w) and w.lower() not in _ENGLISH]
    english = [w for w in words if _is_plain(w)]
    strange = small or [word for word in words if not _is_known(word, context)]
    return strange if len(strange) > len(english) else ()


def _strange(words: Sequence[str]) -> Sequence[str]:
    """Return the small words of another language, if they are enough to tell."""
    small = [word for word in words if _is_small(word)]
    telling = [word for word in small if word.lower() in _TELLING]
    sure = any(word.islower() and word not in _HALF for word in telling)
    return small if sure or (telling and len(small) >= _ENOUGH) else ()


def _words(text: str, start: int, end: int) -> list[str]:
    """Return the words of a stretch, and the signs that part sentences and quotations."""
    found: list[str] = _WORD_OR_STOP.findall(text, start, end)
    return found


def _run_before(text: str, end: int) -> Iterator[str]:
    """Yield the words before a place, the nearest first, up to the first English one."""
    start = max(0, end - _REACH)
    # Nearly always the nearest word is English.
    last = text[start:end].rsplit(None, 1)[-1:]
    if not (last and last[0].isalpha() and _is_plain(last[0])):
        yield from _run(_words(text, start, end)[::-1])


def _run_behind(text: str, start: int) -> Iterator[str]:
    """Yield the words behind a place up to the first English one."""
    end = start + _REACH
    first = text[start:end].split(None, 1)[:1]
    if not (first and first[0].isalpha() and _is_plain(first[0])):
        yield from _run(_words(text, start, end))


def _run(words: Sequence[str]) -> Iterator[str]:
    """Yield the words up to the first that is English, or to the end of a clause."""
    for word in words[:_BESIDE]:
        if _is_plain(word) or _WORD.match(word) is None:
            return
        yield word


def _is_small(word: str) -> bool:
    """Tell whether a word is a small one of another language; "UN" is none."""
    return word.lower() in _SMALL and not word.isupper()


def _is_plain(word: str) -> bool:
    """Tell whether a word in small letters is English and no small one of others."""
    return word.islower() and word not in _NEITHER and is_english(fold(word))


def _is_known(word: str, context: Context) -> bool:
    """Tell whether a word is English, or a name that anybody lists."""
    key = fold(word)
    return is_english(key) or is_known_name(key) or context.document.index.is_listed(key)


def _quotation(text: str, span: Span) -> Span | None:
    """Return what is quoted with a span; nothing if it is not quoted in its line."""
    low, high = max(0, span.start - _REACH), span.end + _REACH
    before, after = text[low : span.start], text[span.end : high]
    for opening, closing in _QUOTES.items():
        start, end = before.rfind(opening), after.find(closing)
        if start < 0 or end < 0:
            continue
        inside = before[start + 1 :] + after[:end]
        if "\n" in inside or closing in inside:
            continue
        if opening != closing or _opens(text, low + start):
            return Span(low + start + 1, span.end + end)
    return None


def _opens(text: str, at: int) -> bool:
    """Tell whether a straight quotation mark opens, by what stands at its two sides."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return not (before.isalnum() or before in _ENDS or after.isspace())
