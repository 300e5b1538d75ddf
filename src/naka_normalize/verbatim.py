"""Text for machines: addresses, names of files and identifiers, which nobody translates.

A name inside them stays as it is, because a changed address leads nowhere.
"""

from naka_normalize.expressions import expression
from naka_normalize.spans import Span

# A part of such a text has one of these on a side; most names have none.
_JOINTS = frozenset("/\\_.@:~?=&%+-")
# Longer ones are cut; the pieces still begin or end like an address.
_REACH = 300
_BEFORE = expression(r"\S*$")
_BEHIND = expression(r"\S*")
_FILES = "txt|html?|php|aspx?|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp[34]|zip|json|csv|xml"
_VERBATIM = expression(
    r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+"  # an address of the web
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # of a mailbox
    r"|(?:(?<!\S)(?:~|\.{1,2})?/|\b[A-Za-z]:\\)[\w.-]+[/\\][\w.-]+\S*"  # of a file
    rf"|[\w.-]+\.(?:{_FILES})\b"
    r"|\b[A-Z0-9]+(?:_[A-Z0-9]+)+\b|\b[a-z0-9]+(?:_[a-z0-9]+)+\b"  # an identifier
)


def is_verbatim(text: str, span: Span) -> bool:
    """Tell whether a span lies in text for machines.

    >>> text = "See https://example.org/Naka/ about Naka."
    >>> [is_verbatim(text, Span(at, at + 4)) for at in (24, 36)]
    [True, False]
    """
    start, end = span.start, span.end
    if text[start - 1 : start] not in _JOINTS and text[end : end + 1] not in _JOINTS:
        return False
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    behind = _BEHIND.match(text[end : end + _REACH])
    head, tail = (match[0] if match else "" for match in (before, behind))
    word = f"{head}{span.of(text)}{tail}"
    inside = Span(len(head), len(word) - len(tail))
    found = (Span(*match.span()) for match in _VERBATIM.finditer(word))
    return any(one.contains(inside) for one in found)
