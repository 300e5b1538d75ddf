"""Colours of a terminal, and characters that would upset one."""

RED, GREEN, YELLOW, CYAN = 31, 32, 33, 36
BOLD = 1


def paint(text: str, code: int, *, colour: bool) -> str:
    """Return the text in a colour, or as it is if there shall be none."""
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def invert(text: str) -> str:
    """Return a part of a painted text with letters and ground exchanged."""
    return f"\x1b[7m{text}\x1b[27m"


def visible(text: str) -> str:
    r"""Return a text on one line: controls and invisible signs as escapes such as ``\n``.

    >>> visible("a\nb\u202ec")
    'a\\nb\\u202ec'
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c == "\u00a0" else c.encode("unicode_escape").decode()
        for c in text
    )
