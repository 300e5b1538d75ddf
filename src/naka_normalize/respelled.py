"""Words that nobody lists, and the listed names that they may be damaged forms of.

A damaged name may be lower-cased, cut in two words, or carry a damaged given name before
it. Everything here only proposes; ``resolve`` decides with the role and the context.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from naka_normalize.expressions import expression
from naka_normalize.folding import fold, skeleton
from naka_normalize.gazetteer.tables.english import is_english, is_known_name
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.gazetteer.tables.sounds import similarity
from naka_normalize.gazetteer.tables.spelling import Near
from naka_normalize.grammar import holds_side
from naka_normalize.records import Candidate, Mention
from naka_normalize.spans import Span

# How well the word before a surname has to spell the given name to belong to it.
_GIVEN = 0.64
# Joined words have to fit better than one word, because there are more ways to join.
_JOINED = 0.72
_LOWER = 0.72
# A syllable that may be glued to a short name has so many letters.
_SYLLABLE = 3
_GOES_ON = expression(r" [^\W\d_a-z]")
_SYLLABLE_BEHIND = expression(r" ([A-Z][a-z]{1,3})\b")
_WITH_NEIGHBOUR = 0.88
# What stands before Arabic names.
_ARTICLE = expression(r"\b[AaEe][dlnrstz]-")
_ARTICLE_LENGTH = 3
_MOST = 6


class Token(NamedTuple):
    """A word of the text that is no listed name.

    Attributes:
        span: Where it stands in the cleaned text.
        word: The folded word.
        surface: As it stands.
    """

    span: Span
    word: str
    surface: str


def respelled_mentions(
    text: str, tokens: Iterable[Token], exact: Sequence[Mention], index: Index
) -> list[Mention]:
    """Propose readings for words that nobody lists."""
    found: list[Mention] = []
    for run in _runs(text, tokens):
        found += _of_run(text, run, index)
    found += _given_names(text, exact)
    return found


def _runs(text: str, tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Group words that stand side by side."""
    run: list[Token] = []
    for token in tokens:
        if run and text[run[-1].span.end : token.span.start] not in (" ", "-"):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _of_run(text: str, run: list[Token], index: Index) -> Iterator[Mention]:
    """Read a run of unknown words from the left: two words as one name, or each alone."""
    position = 0
    while position < len(run):
        token, following = run[position], run[position + 1 : position + 2]
        if whole := _with_syllable(text, token, index):
            yield whole
            position += 1
            continue
        joined = _joined(token, following[0], index) if following else ()
        if joined:
            yield _of_joined(text, token, following[0], joined, index)
            position += 2
            continue
        wider = _with_neighbour(text, token, index)
        alone = _alone(token, index) if wider is None else ()
        start = token.span.start
        if article := _ARTICLE.fullmatch(text, max(0, start - _ARTICLE_LENGTH), start):
            # "al-Golani" is of the Golan, and a person.
            part = article[0].lower()
            alone = tuple(c for c in alone if part in fold(c.entities[0].name))
        if wider is not None:
            yield wider
        elif alone:
            yield _mention(text, token.span, alone)
        position += 1


def _joined(one: Token, two: Token, index: Index) -> tuple[Candidate, ...]:
    """Read two words as one name, if that fits better than either alone."""
    word = one.word + two.word
    found = (*_readings(word, index, words=2), *_readings(word, index))
    # A native name may be that of a city and of its region; the short one is written.
    readings = sorted(found, key=lambda c: (-c.similarity, len(c.name)))[:_MOST]
    if not readings or readings[0].similarity < _JOINED:
        return ()
    if readings[0].entities[0].type != "person" and _names_people(two.word, index):
        # "Gul Ali", "Che Chen".
        return ()
    alone = (*_readings(one.word, index), *_readings(two.word, index))
    fits = all(c.similarity <= readings[0].similarity for c in alone)
    return tuple(readings) if fits else ()


def _names_people(word: str, index: Index) -> bool:
    return is_known_name(word) or index.begins_person(word)


def _with_syllable(text: str, token: Token, index: Index) -> Mention | None:
    """Read a word with a syllable cut off before it ("Sha Hramanyan" is one name)."""
    before = _word_before(text, token.span)
    syllable = before.of(text) if before is not None else ""
    if before is None or not 1 < len(syllable) <= _SYLLABLE or not syllable.istitle():
        return None
    if (
        is_english(fold(syllable))
        or is_known_name(token.word)
        or _GOES_ON.match(text, token.span.end)
    ):
        # "Wu Han", "As Karan told", "Had Ruth Levi known".
        return None
    readings = _readings(fold(syllable) + token.word, index)
    exact = tuple(c for c in readings if c.how == "spelling" and c.similarity == 1)
    return _mention(text, Span(before.start, token.span.end), exact) if exact else None


def _of_joined(
    text: str, one: Token, two: Token, joined: tuple[Candidate, ...], index: Index
) -> Mention:
    """Take in a last syllable of its own that lets both fit better ("Elham Ali Ev")."""
    span = Span(one.span.start, two.span.end)
    if tail := _SYLLABLE_BEHIND.match(text, span.end):
        word = one.word + two.word + tail[1].lower()
        longer = _readings(word, index, words=2)
        if longer and longer[0].similarity > joined[0].similarity:
            whole = Span(span.start, tail.end())
            return Mention(whole, whole.of(text), longer)
    return _mention(text, span, joined)


def _alone(token: Token, index: Index) -> tuple[Candidate, ...]:
    """Read one word, but no name that dictionaries list and no rare word of English."""
    if token.surface.islower():
        readings = _readings(token.word, index)
        return tuple(c for c in readings if c.similarity >= _LOWER)
    found = index.alone.get(token.word)
    if found is None:
        # "Lifang" is a person, or the side of a country, and no place that sounds alike.
        known = is_known_name(token.word) or holds_side(token.word)
        found = () if known else _of_word(token.word, index)
        index.alone[token.word] = found
    return found


def _of_word(word: str, index: Index) -> tuple[Candidate, ...]:
    """Read a word, but not as another form of a name in which it stands ("Ossetia")."""
    readings = (*_readings(word, index), *_glued(word, index))
    return tuple(c for c in readings if word not in fold(c.entities[0].name).split())


def _glued(word: str, index: Index) -> Iterator[Candidate]:
    """Read a short name that a neighbouring syllable is glued to ("Nakano", "Tunaka")."""
    key = skeleton(word)
    for size in range(1, _SYLLABLE + 1):
        for rest in (key[:-size], key[size:]):
            for alias in index.skeletons.get(rest, ()):
                for candidate in index.candidates(alias)[:1]:
                    yield candidate._replace(how="glued")


def _with_neighbour(text: str, token: Token, index: Index) -> Mention | None:
    """Read a damaged word together with the listed word before it ("Nagorny Karabakha")."""
    before = _word_before(text, token.span)
    if before is None or not before.of(text)[0].isupper():
        return None
    near = [
        n
        for n in index.spelling.nearest(before.of(text) + token.word, words=2)
        if not n.alias.text.isalpha()
    ]
    if not near or near[0].similarity < _WITH_NEIGHBOUR:
        return None
    span = Span(before.start, token.span.end)
    if tail := _SYLLABLE_BEHIND.match(text, span.end):
        word = before.of(text) + token.word + tail[1].lower()
        longer = index.spelling.nearest(word, words=2)
        if longer and longer[0].similarity > near[0].similarity:
            # "Nagorni Qarah Bagh".
            span, near = Span(span.start, tail.end()), [*longer]
    return Mention(
        span, span.of(text), tuple(_near(n, span.of(text), index) for n in near[:_MOST])
    )


def _readings(word: str, index: Index, words: int = 1) -> tuple[Candidate, ...]:
    """Return what a word, or several written as one, may be damage of; best first."""
    readings = index.respelled.get((word, words))
    if readings is None:
        readings = index.respelled[word, words] = _read(word, index, words)
    return readings


def _read(word: str, index: Index, words: int) -> tuple[Candidate, ...]:
    listed = index.skeletons.get(skeleton(word), ())
    rough = tuple(
        Candidate(c.entities, "skeleton", c.form, c.alias, similarity=0.9)
        for alias in listed
        for c in index.candidates(alias)[:1]
    )
    return rough or tuple(
        _near(n, word, index) for n in index.spelling.nearest(word, words)[:_MOST]
    )


def _near(near: Near, word: str, index: Index) -> Candidate:
    alias = near.alias
    entity = index.gazetteer.entities[alias.entities[0]]
    written = index.spelling.right_name(entity, alias.form, word)
    return Candidate(
        (entity,),
        "spelling",
        alias.form,
        alias,
        similarity=near.similarity,
        written=written,
    )


def _mention(text: str, span: Span, candidates: tuple[Candidate, ...]) -> Mention:
    """Take a damaged given name before a surname into the mention, if there is one."""
    before = _word_before(text, span)
    given = before.of(text) if before is not None else ""
    wider = [
        c._replace(form="name", written="")
        for c in candidates
        if given and _is_given(given, c)
    ]
    if before is not None and wider:
        whole = Span(before.start, span.end)
        return Mention(whole, whole.of(text), tuple(wider))
    return Mention(span, span.of(text), candidates)


def _given_names(text: str, exact: Sequence[Mention]) -> Iterator[Mention]:
    """Find right surnames behind a damaged given name ("Nicole Pashinyan")."""
    for mention in exact:
        first = mention.candidates[0]
        if first.form != "surname":
            continue
        before = _word_before(text, mention.span)
        if before is None or not before.of(text)[0].isupper():
            continue
        if _is_given(before.of(text), first):
            whole = Span(before.start, mention.span.end)
            score = similarity(fold(whole.of(text)), fold(first.entities[0].name))
            candidate = Candidate(
                first.entities, "spelling", "name", first.alias, similarity=score
            )
            yield Mention(whole, whole.of(text), (candidate,))


def _is_given(word: str, candidate: Candidate) -> bool:
    entity = candidate.entities[0]
    if candidate.form != "surname" or entity.type != "person":
        return False
    given = entity.name.removesuffix(entity.surname).strip()
    folded = fold(word)
    return (
        bool(given) and not is_english(folded) and similarity(folded, fold(given)) >= _GIVEN
    )


def _word_before(text: str, span: Span) -> Span | None:
    """Return the word that one space or hyphen parts from the span."""
    end = span.start - 1
    if end < 1 or text[end] not in " -" or not text[end - 1].isalpha():
        return None
    # Of words that hyphens join it is the last one.
    inside = "'’" if text[end] == "-" else "-'’"
    start = end
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] in inside):
        start -= 1
    return Span(start, end)
