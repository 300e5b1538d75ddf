"""Example sentences with marks, such as ``In <Naqqa -> Nagorno-Karabakh> it is calm``.

A mark says what stands in the translated text and what must stand there instead; a
sentence without one must stay as it is. There is no escape: a sentence that needs
`` -> `` for itself cannot be an example.
"""

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
    source: list[str] = []
    expected: list[str] = []
    marks: list[tuple[Span, str]] = []
    length = end = 0
    for match in _MARK.finditer(text):
        between, (surface, after) = text[end : match.start()], match.groups()
        _check_between(between)
        _check_mark(surface, after)
        start = length + len(between)
        length, end = start + len(surface), match.end()
        source += (between, surface)
        expected += (between, after)
        marks.append((Span(start, length), after))
    rest = text[end:]
    _check_between(rest)
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


def _check_between(text: str) -> None:
    """Refuse what looks like a mark but is none."""
    if ("->" in text or "<" in text) and (match := _BROKEN.search(text)):
        raise ValueError(f"'{match[0]}' is no mark of the shape <surface -> replacement>")


def _check_mark(surface: str, after: str) -> None:
    if _ARROW.search(surface) or _ARROW.search(f"{after}>"):
        raise ValueError(f"the mark <{surface} -> {after}> has a second arrow")
    if surface == after:
        raise ValueError(f"the mark <{surface} -> {after}> changes nothing")
