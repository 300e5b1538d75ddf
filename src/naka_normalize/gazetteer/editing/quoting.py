"""Values to YAML text in the style of the house: plain where safe, else in quotes."""

import re
from collections.abc import Mapping, Sequence

Data = str | Sequence["Data"] | Mapping[str, "Data"]
WIDTH = 92
_STEP = 2
# What begins with one of these, or holds one of the others, is read as something else.
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=~<")
_BREAKING = re.compile(r":(?:\s|$)|\s#")
_FLOW_BREAKING = re.compile(r"[,\[\]{}:?]")
# Other readers of YAML take these for truth values, nothing, numbers and dates.
_LOOKS_TYPED = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|[-+.]?[0-9][0-9a-fxo_.:e+-]*|\.nan|\.inf)"
)


def scalar(value: str, *, flow: bool = False) -> str:
    """Return a text as a YAML scalar on one line.

    Args:
        value: Any text.
        flow: Whether it stands inside brackets, where commas and brackets need quotes.

    >>> scalar("Naqqa"), scalar("NO"), scalar("Baku: a city"), scalar("a, b", flow=True)
    ('Naqqa', '"NO"', '"Baku: a city"', '"a, b"')
    """
    return value if _is_plain(value, flow=flow) else f'"{_escaped(value)}"'


def _is_plain(value: str, *, flow: bool) -> bool:
    if not value or value != value.strip() or not value.isprintable():
        return False
    # An example may begin with a mark: nothing but a merge key begins with "<" as well.
    if value[0] in _INDICATORS and not (value[0] == "<" and value[1:2].isalnum()):
        return False
    if _BREAKING.search(value) or _LOOKS_TYPED.fullmatch(value):
        return False
    return not (flow and _FLOW_BREAKING.search(value))


def _escaped(value: str) -> str:
    return "".join(_escape(character) for character in value)


def _escape(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode()


def flow(value: Data) -> str:
    """Return a value on one line, in brackets if it is a list or a table."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, flow=True)}: {flow(below)}" for key, below in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(map(flow, value))}]"


def block(key: str, value: Data, indent: int) -> list[str]:
    """Return the lines of a key with its value.

    Tables have a line for each key, sentences one each, and names stand in brackets.

    Args:
        key: The key; ``examples`` are sentences.
        value: Its value.
        indent: Blanks before the key.
    """
    start = head(key, indent)
    deeper = indent + _STEP
    if isinstance(value, str):
        return [f"{start} {scalar(value)}"]
    if isinstance(value, Mapping):
        return [start, *(line for k, v in value.items() for line in block(k, v, deeper))]
    if key == "examples":
        return [start, *items(value, deeper)]
    return _wrapped(f"{start} [", [flow(item) for item in value], deeper)


def head(key: str, indent: int) -> str:
    """Return a key with its colon, as ``block`` begins.

    >>> head("noisy", 2)
    '  noisy:'
    """
    return f"{' ' * indent}{scalar(key)}:"


def items(values: Sequence[Data], indent: int) -> list[str]:
    """Return a line for each item of a list."""
    return [
        f"{' ' * indent}- {scalar(v) if isinstance(v, str) else flow(v)}" for v in values
    ]


def _wrapped(start: str, words: Sequence[str], indent: int) -> list[str]:
    """Return a list in brackets, over as many lines as its width needs."""
    lines = [start]
    for number, word in enumerate(words):
        end = "]" if number == len(words) - 1 else ","
        line = lines[-1]
        gap = "" if line.endswith("[") else " "
        if gap and len(line) + len(gap + word + end) > WIDTH:
            lines.append(" " * indent)
            line, gap = lines[-1], ""
        lines[-1] = f"{line}{gap}{word}{end}"
    return lines
