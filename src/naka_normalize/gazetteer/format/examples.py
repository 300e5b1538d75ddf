"""Example sentences with marks, such as ``In <Naqqa -> Nagorno-Karabakh> it is calm``.

A mark says what stands in the translated text and what must stand there instead; a
sentence without one must stay as it is. There is no escape: a sentence that needs
`` -> `` for itself cannot be an example.
"""

import re
from collections.abc import Sequence

from naka_normalize.errors import Place
from naka_normalize.expressions import expression
from naka_normalize.records import Example
from naka_normalize.spans import Span

_MARK = expression(r"<([^<]+?) -> ([^<>]*)>")
_ARROW = expression(r"->|=>|→")
_BROKEN = expression(r"<?[^<>]{0,30}->[^<>]{0,30}|<[^<>]*(?:- >|=>|→)[^<>]*>")


def parse_example(text: str, owner: str, place: Place) -> Example:
    """Read a sentence with its marks.

    Args:
        text: The sentence as written in a pack.
        owner: Name of the entry that it stands beside.
        place: Where it is written.

    Raises:
        ValueError: If a mark is malformed or changes nothing; the message says which.

    >>> example = parse_example("In <Naqqa -> Karabakh> today.", "", Place("", 1, 1))
    >>> example.source, example.expected
    ('In Naqqa today.', 'In Karabakh today.')
    """
    if "<" not in text and "->" not in text:
        return Example(text, text, (), owner, place)
    source: list[str] = []
    expected: list[str] = []
    marks: list[tuple[Span, str]] = []
    length = end = 0
    matches = [*_MARK.finditer(text)]
    _check(text, matches)
    for match in matches:
        between, (surface, after) = text[end : match.start()], match.groups()
        if surface == after:
            raise ValueError(f"the mark {match[0]} changes nothing")
        start = length + len(between)
        length, end = start + len(surface), match.end()
        source += (between, surface)
        expected += (between, after)
        marks.append((Span(start, length), after))
    rest = text[end:]
    return Example(
        "".join((*source, rest)), "".join((*expected, rest)), tuple(marks), owner, place
    )


def print_example(example: Example) -> str:
    """Return the sentence with its marks, as a pack writes it.

    Raises:
        ValueError: If the sentence holds what would read as another mark.

    >>> print_example(parse_example("In <Naqqa -> Karabakh> today.", "", Place("", 1, 1)))
    'In <Naqqa -> Karabakh> today.'
    """
    parts: list[str] = []
    end = 0
    for span, after in example.marks:
        parts += (
            example.source[end : span.start],
            f"<{span.of(example.source)} -> {after}>",
        )
        end = span.end
    text = "".join([*parts, example.source[end:]])
    if parse_example(text, example.owner, example.place) != example:
        raise ValueError(f"this sentence cannot be written with marks: {example.source!r}")
    return text


def _check(text: str, marks: Sequence[re.Match[str]]) -> None:
    """Refuse arrows that belong to no mark, or to one that has another."""
    if _is_plain(text, len(marks)):
        return
    end = 0
    for mark in marks:
        _check_between(text[end : mark.start()])
        surface, after = mark.groups()
        if _ARROW.search(surface) or _ARROW.search(f"{after}>"):
            raise ValueError(f"the mark {mark[0]} has a second arrow")
        end = mark.end()
    _check_between(text[end:])


def _is_plain(text: str, marks: int) -> bool:
    """Tell whether nothing in a text but its marks looks like one, as in nearly all."""
    if text.count("->") != marks or text.count("<") != marks:
        return False
    return "=>" not in text and "→" not in text


def _check_between(text: str) -> None:
    """Refuse what looks like a mark but is none."""
    if ("->" in text or "<" in text) and (match := _BROKEN.search(text)):
        raise ValueError(f"'{match[0]}' is no mark of the shape <surface -> replacement>")
