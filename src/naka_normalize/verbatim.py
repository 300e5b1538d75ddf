"""Text for machines: addresses, names of files and identifiers, which nobody translates.

A name inside them stays as it is, because a changed address leads nowhere.
"""

from string import ascii_letters, digits

from naka_normalize.expressions import expression
from naka_normalize.spans import Span

# A part of such a text has one of these on a side; most names have none.
_JOINTS = frozenset("/\\_.@:~?=&%+-${(")
# No more is looked at on a side, so that text without blanks takes no longer.
_REACH = 200
_FILES = "txt|html?|php|aspx?|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp[34]|zip|json|csv|xml"
# What stands before the name, from the last blank on.
_ADDRESS = expression(
    r"(?s).*(?:://|www\.|[\w.+-]@|\bdoi:|\b10\.\d{4,}/)"
    r"|.*\$\{?$|.*\{\{$|(?:~|\.{1,2})?/[\w.-]+/|[A-Za-z]:\\"
)
_DOMAINS = "com|org|net|info|gov|edu|mil|int|am|az|cn|de|eu|fr|ge|ir|ru|tr|tv|ua|uk"
# What stands behind it, up to the next blank: the rest of a mailbox, of the name of a file
# or of a site, or what only programs have.
_ENDING = expression(
    rf"[\w.+-]*@[\w-]+\.\w|[\w.-]*\.(?:{_FILES}|{_DOMAINS})\b|::|->\w|\(\)|\[\d+\]="
)
# Words joined by underscores, all in capitals or all in small letters.
_IDENTIFIER = expression(r"[A-Z0-9]+(?:_[A-Z0-9]+)+|[a-z0-9]+(?:_[a-z0-9]+)+")
_SIGNS = f"{ascii_letters}{digits}_"


def is_verbatim(text: str, span: Span) -> bool:
    """Tell whether a span lies in text for machines.

    >>> text = "See https://example.org/Naka/ about Naka."
    >>> [is_verbatim(text, Span(at, at + 4)) for at in (24, 36)]
    [True, False]
    """
    start, end = span.start, span.end
    if text[start - 1 : start] not in _JOINTS and text[end : end + 1] not in _JOINTS:
        return False
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    head = "" if before[-1:].isspace() else (before.split() or [""])[-1]
    tail = "" if behind[:1].isspace() else (behind.split() or [""])[0]
    if _ADDRESS.match(head) or _ENDING.match(tail):
        return True
    first = head[len(head.rstrip(_SIGNS)) :]
    last = tail[: len(tail) - len(tail.lstrip(_SIGNS))]
    joined = f"{first}{span.of(text)}{last}"
    return "_" in joined and _IDENTIFIER.fullmatch(joined) is not None
