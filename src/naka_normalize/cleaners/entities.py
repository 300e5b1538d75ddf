"""HTML entities left in prose: whole, spaced, or without their ampersand or semicolon."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from naka_normalize.cleaners.blanks import (
    closed,
    gap,
    is_address,
    is_markup_source,
    is_subject,
    run_after,
    run_before,
)
from naka_normalize.cleaners.hints import lines_with
from naka_normalize.expressions import expression
from naka_normalize.spans import Edit, Span

_HINT = expression(r"nbsp|dash|[lrbt]a?quo|quot|hellip|#\d")
# Every reference has one of these.
_SIGN = expression(r"[&;]")
_PUNCTUATION = (
    "nbsp", "ndash", "mdash", "laquo", "raquo", "ldquo", "rdquo", "lsquo", "rsquo", "bdquo",
    "hellip", "quot",
)  # fmt: skip
_REFERENCE = expression(
    r"&(?P<amps>(?: ?(?:amp|#0?38|#[xX]26) ?;)*)(?P<body> ?(?:"
    r"(?P<number># ?(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6}))"
    r"|(?P<name>[A-Za-z][A-Za-z0-9]{1,9}))"
    r"(?![A-Za-z0-9])(?: ?;)?)?"
    rf"|(?P<bare>(?<![&\w#-])(?:{'|'.join(_PUNCTUATION)})|(?<![&#])[lr][ad]quo|nbsp) ?;"
    r"|(?<![&#])(?:(?<=[A-Za-z])#0?39;(?=[a-z])"
    r"|(?:(?<=\w)#(?:{0});|#(?:{0});(?=\w)))".replace(
        "{0}", "8211|8212|8216|8217|8220|8221|8230|160|171|187"
    )
)
# Names that mean nothing else, so that they may be spaced or in the wrong case.
_SURE = frozenset(_PUNCTUATION) | frozenset({
    "amp", "lt", "gt", "apos", "ensp", "emsp", "thinsp", "shy", "zwj", "zwnj", "lrm",
    "rlm", "sbquo", "lsaquo", "rsaquo", "bull", "middot", "euro", "deg", "plusmn",
    "szlig", "aelig", "oelig", "larr", "rarr", "frac12", "frac14", "frac34",
})  # fmt: skip
_ACCENTED = expression(r"[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash)")
_BLANK = frozenset("\u00a0\u2002\u2003\u2009\u202f \t\r\n")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_OPENING = frozenset("“‘„‚«‹")
_CLOSING = frozenset("”»›")
_CODE_BEFORE = frozenset("=(,*&|[{")
_SUFFIX = expression(r"(?:s|t|d|m|ll|re|ve)\b")
_DELETE = 0x7F


class _Reference(NamedTuple):
    """One entity found: where it stands, what it means, whether it was torn apart."""

    start: int
    end: int
    means: str
    spaced: bool


def html_entities(text: str) -> list[Edit]:
    """Propose what each entity stands for; a no-break space becomes a plain one."""
    if "&" not in text and (";" not in text or _HINT.search(text) is None):
        return []
    if is_markup_source(text):
        return []
    references = list(_join_blanks(text, _references(text)))
    return [_edit(text, reference) for reference in _open_and_close(text, references)]


def _references(text: str) -> Iterator[_Reference]:
    for match in _found(text):
        start, end = match.span()
        means = _meaning(text, match)
        if not means and match["amps"]:
            end, means = match.end("amps"), "&"
        if means and not is_subject(text, start, end) and not is_address(text, start):
            yield _Reference(start, end, means, " " in text[start:end])


def _found(text: str) -> Iterator[re.Match[str]]:
    """Find what may be a reference; none reaches past its line, and few lines have any."""
    for line in lines_with(text, _SIGN):
        yield from _REFERENCE.finditer(text, line.start, line.end)


def _meaning(text: str, match: re.Match[str]) -> str:
    """Return what a match stands for; empty if it is no entity after all."""
    found = match[0]
    whole = found.endswith(";")
    if match["bare"]:
        return _decoded(f"&{match['bare']};")
    if not found.startswith("&"):
        return _decoded(f"&{found}")
    if match["number"]:
        return _character(match["number"].replace(" ", "")) if whole else ""
    usable = whole or match["name"] in _PUNCTUATION or found == "&amp"
    if not match["name"] or not usable or text[match.end() : match.end() + 1] == "=":
        return ""
    return _named(text, match)


def _decoded(reference: str) -> str:
    """Decode a whole entity; its table is read when the first text has one."""
    import html

    return html.unescape(reference)


def _named(text: str, match: re.Match[str]) -> str:
    from html.entities import name2codepoint

    name = match["name"]
    if name not in name2codepoint and name.lower() in _SURE:
        name = name.lower()
    sure = name in _SURE or (name in name2codepoint and _ACCENTED.fullmatch(name))
    if not sure and (" " in match[0] or _in_code(text, match.start())):
        return ""
    return _decoded(f"&{name};") if sure or name in name2codepoint else ""


def _character(number: str) -> str:
    """Decode a numeric reference; empty for controls and what is no character."""
    means = _decoded(f"&{number};")
    if means in _BLANK or means in _INVISIBLE:
        return means
    usable = len(means) == 1 and means > " " and ord(means) != _DELETE and means != "\ufffd"
    return means if usable else ""


def _in_code(text: str, start: int) -> bool:
    """Tell whether ``&name;`` at ``start`` takes an address, as in ``p = &part;``."""
    before = text[max(0, start - 2) : start].rstrip()
    return bool(before) and before[-1] in _CODE_BEFORE


def _join_blanks(text: str, references: Iterator[_Reference]) -> Iterator[_Reference]:
    """Make one of several blank references with nothing but blanks between them."""
    last: _Reference | None = None
    for reference in references:
        if last is not None:
            blank = last.means in _BLANK and reference.means in _BLANK
            if blank and run_after(text, last.end) == reference.start:
                last = _Reference(last.start, reference.end, " ", spaced=True)
                continue
            yield last
        last = reference
    if last is not None:
        yield last


def _open_and_close(text: str, references: list[_Reference]) -> Iterator[_Reference]:
    """Close the blanks inside two torn ``&quot;`` of one line, the first of which opens."""
    opening: _Reference | None = None
    for reference in references:
        if reference.means != '"' or not reference.spaced:
            yield reference
        elif opening is None:
            opening = reference
        elif "\n" in text[opening.end : reference.start]:
            yield opening
            opening = reference
        else:
            yield opening._replace(end=run_after(text, opening.end))
            yield reference._replace(start=run_before(text, reference.start))
            opening = None
    if opening is not None:
        yield opening


def _edit(text: str, reference: _Reference) -> Edit:
    start, end, means = reference.start, reference.end, reference.means
    rule = "spaced-entity" if reference.spaced else "entity"
    if means in _BLANK:
        span = closed(text, start, end)
        return Edit(span, gap(text, span), "markup", rule)
    if means in _INVISIBLE:
        return Edit(closed(text, start, end), "", "markup", rule)
    if reference.spaced and (means in _OPENING):
        end = run_after(text, end)
    elif reference.spaced and means in _CLOSING:
        start = run_before(text, start)
    elif reference.spaced and means in "'’" and _SUFFIX.match(text, run_after(text, end)):
        start, end = run_before(text, start), run_after(text, end)
    return Edit(Span(start, end), means, "markup", rule)
