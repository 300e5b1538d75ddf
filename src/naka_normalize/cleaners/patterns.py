"""The little language of wrapper patterns, read as regular expressions of linear time.

``data/wrappers.yaml`` documents it for those who write patterns.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from naka_normalize.errors import GazetteerError, Problem
from naka_normalize.expressions import expression
from naka_normalize.records import Wrapper

_TOKEN = expression(r"\{([^{}]*)\}|([^{}]+|[{}])")
_WORD = r"[\w.&’'-]{1,40}"
_PERSON = r"[A-Z][\w.’'-]{0,30}"
_NAME = f"{_PERSON}(?: {_PERSON}){{0,3}}"
_FIELDS = {
    "n": r"[0-9]{1,6}",
    "word": _WORD,
    "site": r"(?-i:[A-Z][\w.]{1,30}(?: [A-Z][\w.]{1,30}){0,2})",
    "name": f"(?-i:{_NAME})",
    "names": rf"(?-i:{_NAME}(?:(?:, ?| and | ?/ ?| ?、 ?|; ?){_NAME}){{0,7}})",
    "dash": "[ \u00a0]{0,3}[-–—|][ \u00a0]{0,3}",
    "headline": r"(?P<headline>[^\n]{1,600})",
    "keep": r"(?P<keep>[^\s]{1,60}(?:[ \u00a0]{1,3}[^\s]{1,60}){3,120})(?<!\))",
}
_ANY = "\0"
_VARYING = {
    " ": "[ \u00a0]{1,3}", ":": "[ \u00a0]?[:：]", "(": "[(（]", ")": "[)）]",
    "'": "['’]", "’": "['’]", ".": r"[.。]",
}  # fmt: skip
# Signs that rule most texts out, and how they vary.
_TELLING = {"(": ("(", "（"), ":": (":", "：")}
_BLANKS = str.maketrans(dict.fromkeys(_VARYING, " "))
HEAD = 3
_PLACES = ("start", "end", "line", "anywhere")


class _Signs(dict[int, str]):
    """The expression for each sign, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        escaped = self[code] = re.escape(chr(code))
        return escaped


_SIGNS = _Signs(str.maketrans(_VARYING))


class Pattern(NamedTuple):
    """A wrapper, ready to be looked for; few texts make more than a few of them work.

    Attributes:
        name: Name of the wrapper.
        where: Where it may stand.
        source: The regular expression that matches it.
        flags: How that is read.
        heads: What a line that starts with it starts with: three characters, lower case;
            empty if that can be anything.
        needles: Lower-case texts; every occurrence holds one of each group, and the first
            group is the most telling one.
        keeps_head: Whether it starts with the part that stays.
        doubtful: Whether it may be part of a text, so that it goes only in company.
    """

    name: str
    where: str
    source: str
    flags: re.RegexFlag
    heads: frozenset[str]
    needles: tuple[tuple[str, ...], ...]
    keeps_head: bool
    doubtful: bool

    def may_match(self, lowered: str) -> bool:
        """Tell whether a text in lower case holds the words of the wrapper."""
        # Asked of each line of a long text; generators would take three times as long.
        for words in self.needles:
            for word in words:
                if word in lowered:
                    break
            else:
                return False
        return True

    @property
    def whole(self) -> re.Pattern[str]:
        """Matches the wrapper; used to match all of a line, or where it starts."""
        return _compiled(self.source, self.flags)

    @property
    def tail(self) -> re.Pattern[str]:
        """Finds the wrapper at the end of a string."""
        return _compiled(rf"(?:{self.source})\Z", self.flags)


# The expressions are safe by construction, so compiling them can wait for their first use.
_compiled = cache(re.compile)


def read_wrappers(wrappers: Iterable[Wrapper]) -> tuple[Pattern, ...]:
    """Read the patterns of all wrappers.

    Raises:
        GazetteerError: If patterns cannot be read; it lists all of them.
    """
    patterns: list[Pattern] = []
    problems: list[Problem] = []
    for wrapper in wrappers:
        try:
            patterns.append(read_wrapper(wrapper))
        except ValueError as error:
            hint = "The first lines of data/wrappers.yaml explain patterns."
            problems.append(Problem(wrapper.place, "N128", str(error), hint))
    if problems:
        raise GazetteerError(problems)
    return tuple(patterns)


def read_wrapper(wrapper: Wrapper) -> Pattern:
    """Read the pattern of one wrapper.

    Raises:
        ValueError: If the pattern or its place cannot be read.
    """
    if wrapper.where not in _PLACES:
        raise ValueError(f"'{wrapper.where}' is no place; use one of {', '.join(_PLACES)}")
    tokens = _TOKEN.findall(wrapper.pattern)
    needles = _needles(tokens)
    if not needles or any(literal in {"{", "}"} for _, literal in tokens):
        raise ValueError(f"'{wrapper.pattern}' needs literal text and paired braces")
    source = _join([_part(name, literal) for name, literal in tokens])
    flags = re.IGNORECASE if wrapper.where in {"line", "end"} else re.NOFLAG
    return Pattern(
        wrapper.name,
        wrapper.where,
        source,
        flags,
        _heads(tokens),
        needles,
        wrapper.pattern.startswith("{keep}"),
        bool(wrapper.because),
    )


def _part(field: str, literal: str) -> str:
    if literal:
        return _literal(literal)
    if field in _FIELDS:
        return _FIELDS[field]
    if field == "…":
        return _ANY
    if field.startswith("not "):
        return rf"(?!(?:{_choices(field[4:])})(?!\w))"
    if field.startswith("several "):
        return _several(field[8:].split("|"))
    if "|" in field:
        return f"(?:{_choices(field)})"
    raise ValueError(f"'{{{field}}}' is no placeholder")


def _choices(field: str) -> str:
    return "|".join(map(_literal, field.split("|")))


def _several(words: list[str]) -> str:
    """Match three or more of these words, with signs and numbers between them."""
    # The longest first, so that none has to be taken back.
    choices = "|".join(map(_literal, sorted(words, key=len, reverse=True)))
    between = r"(?>[ \u00a0|/·•()]{0,4}(?:[0-9][0-9.,]{0,9}[kKwW]?)?){0,2}"
    return rf"(?>(?:{choices})(?!\w){between}){{3,20}}"


def _literal(text: str) -> str:
    return text.translate(_SIGNS)


def _join(parts: list[str]) -> str:
    """Join parts; any text reaches to the first place where the next part fits, for good.

    That is why matching stays linear: a choice once made is never tried again.
    """
    first, *others = "".join(parts).split(_ANY)
    return first + "".join(
        rf"(?>[^\r\n]*?{piece})" if piece else r"[^\r\n]*" for piece in others
    )


def _heads(tokens: list[tuple[str, str]]) -> frozenset[str]:
    """Return what can stand in the first three places; empty if that is anything."""
    heads = {""}
    for name, literal in tokens:
        choices = [literal] if literal else _words(name)
        if not choices:
            break
        heads = {head + choice for head in heads for choice in choices}
        if all(len(head) >= HEAD for head in heads):
            return frozenset(head[:HEAD].lower() for head in heads)
    return frozenset()


def _needles(tokens: list[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the words to look for before matching: of the text and of each choice."""
    options: list[tuple[str, ...]] = [
        (word,) for _, literal in tokens if (word := _longest_word(literal))
    ]
    for name, _ in tokens:
        if choices := _words(name):
            words = tuple(map(_longest_word, choices))
            options += [tuple(dict.fromkeys(words))] if all(words) else []
    if options:
        literals = "".join(literal for _, literal in tokens)
        options += [signs for sign, signs in _TELLING.items() if sign in literals]
    return tuple(sorted(options, key=lambda words: -min(map(len, words))))


def _words(field: str) -> list[str]:
    """Return what a field chooses from; nothing if it is no choice."""
    is_choice = "|" in field and not field.startswith("not ")
    return field.removeprefix("several ").split("|") if is_choice else []


def _longest_word(literal: str) -> str:
    """Return the longest run of ASCII without the signs that may vary."""
    runs = literal.translate(_BLANKS).split(" ")
    words = (run.lower() for run in runs if run.isascii() and run.isprintable())
    return max(words, key=len, default="")
