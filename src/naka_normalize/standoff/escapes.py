r"""White space as CoNLL-U files write it: ``\s``, ``\t``, ``\n``, ``\r``, ``\p`` for a bar.

The convention is UDPipe's; other white space is ``\u`` and four hexadecimal digits.
"""

import re

_LETTERS = {" ": "s", "\t": "t", "\n": "n", "\r": "r", "|": "p", "\\": "\\"}
_CHARACTERS = {letter: character for character, letter in _LETTERS.items()}
_SPECIAL = re.compile(r"[\s|\\]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")


def escaped(value: str) -> str:
    r"""Return a value without white space and bars.

    >>> escaped("a | b\n")
    'a\\s\\p\\sb\\n'
    """
    return _SPECIAL.sub(lambda found: _escape(found[0]), value)


def _escape(character: str) -> str:
    return "\\" + (_LETTERS.get(character) or f"u{ord(character):04x}")


def unescaped(value: str) -> str:
    """Return what ``escaped`` was given; escapes that nobody knows stay as they are."""
    return _ESCAPE.sub(
        lambda found: (
            chr(int(found[1], 16)) if found[1] else _CHARACTERS.get(found[2], found[0])
        ),
        value,
    )
