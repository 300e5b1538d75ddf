"""HTML from values: a plain string is always escaped, only ``Html`` is not.

Whatever a document, a file name or an alias file holds comes out as characters, never as
markup.
"""

import re
from functools import cache

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
# Controls but for tab, newline and return; and lone surrogates, which no encoding can hold.
_ODD = re.compile("[&<>\"'\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_PICTURES, _DELETE, _REPLACEMENT = 0x2400, 0x2421, "\ufffd"
_VOID = frozenset({"input", "meta"})


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def escaped(text: str) -> Html:
    r"""Return text as HTML shows it, safe between tags and in quoted attributes.

    Controls become pictures of themselves, and what no encoding can hold a mark.

    >>> escaped('<b title="x">\x00')
    '&lt;b title=&quot;x&quot;&gt;␀'
    """
    return Html(_ODD.sub(lambda match: _shown(match[0]), text))


def _shown(character: str) -> str:
    if entity := _ENTITIES.get(character):
        return entity
    code = ord(character)
    if code < ord(" "):
        return chr(_PICTURES + code)
    return chr(_DELETE) if character == "\x7f" else _REPLACEMENT


def joined(*parts: str) -> Html:
    """Return several parts as one, each escaped unless it is HTML."""
    return Html("".join([p if isinstance(p, Html) else escaped(p) for p in parts]))


def element(name: str, /, *children: str, **attributes: str | float | bool | None) -> Html:
    """Return an element with its children and attributes, escaped.

    Args:
        name: Name of the element.
        children: What it holds, in order.
        attributes: By name; ``_`` stands for ``-``, one at the end is left out, and
            what is ``None`` or ``False`` as well.

    >>> element("a", "1 < 2", href="#x", class_="m", hidden=False)
    '<a href="#x" class="m">1 &lt; 2</a>'
    """
    start = f"<{name}"
    for key, value in attributes.items():
        if value is True:
            start += f" {_attribute(key)}"
        elif value is not None and value is not False:
            start += f' {_attribute(key)}="{escaped(str(value))}"'
    if name in _VOID:
        return Html(f"{start}>")
    return Html(f"{start}>{joined(*children)}</{name}>")


@cache
def _attribute(key: str) -> str:
    """Return the name of an attribute that Python cannot write."""
    return key.rstrip("_").replace("_", "-")
