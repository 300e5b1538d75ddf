"""Blanks in the wrong place: before a full stop, or lost after one."""

import re
from collections.abc import Iterator

from naka_normalize.cleaners.hints import hinted_lines
from naka_normalize.expressions import expression
from naka_normalize.spans import Edit, Span

# It starts with what is rare in a text, because that is found fastest.
_HINT = expression(
    r"[.,;:!?0-9](?:(?<=[ \u00a0][.,;:!?])"
    r"|(?<=[a-z0-9”’)][.!?])[A-Z“]|(?<=[0-9])[A-Z][a-z])"
)
# A stop with a blank before it, at the end of a sentence; ". . ." is an ellipsis.
_STOP = expression(
    r"(?<=[\w”’»)\]])(?P<gap>[ \u00a0]{1,2})[.!?](?=[ \t]{0,9}(?:[\r\n]|\Z)|[”’)]| [A-Z“])"
)
_COMMA = expression(r"(?<=[\w”’»)\]])(?P<gap>[ \u00a0]{1,2}),(?= \w| [“–—])")
_STARTERS = (
    "The|This|These|That|Those|There|Then|They|Their|He|She|His|Her|It|Its|We|Our|In|On|At|As|"
    "After|Before|During|Since|According|But|However|And|If|When|While|For|From|With|By|To|"
    "Also|Both|Some|Many|Earlier|Previously|Meanwhile|Among|Although|Despite|Under|About|Above|"
    "Across|Against|Along|Already|Another|Around|Because|Behind|Besides|Between|Beyond|Each|Even|"
    "Every|Finally|Instead|Later|Moreover|Most|Near|Nearly|Neither|Nobody|None|Nothing|"
    "Once|Only|Perhaps|Several|So|Soon|Still|Such|Therefore|Through|Throughout|Thus|"
    "Together|Tomorrow|Towards?|Two|Until|What|Where|Whether|Within|Without|Yesterday|Yet"
)
_SAID = (
    "said|says|told|stated|believes|noted|emphasised|emphasized|added|announced|pointed|"
    "stressed|explained|recalled"
)
_LOST = expression(
    r"(?<= )(?!www)(?:[a-z]{2,20}|(?:19|20)[0-9]{2})(?P<stop>[.!?])(?="
    rf"(?:{_STARTERS}) [a-z0-9A-Z“]|[A-Z][a-z]{{2,20}} (?:{_SAID}) )"
)
_YEAR = expression(rf"(?<= )(?P<year>(?:19|20)[0-9]{{2}})(?=(?:{_STARTERS}) [A-Za-z0-9])")
_CODE_LINE = expression(r"`|\||^ {4}|^\t|[{};]\s*$|\w\(|::|->")
# French has a blank before "!" and "?", as it has one inside its quotation marks.
_FRENCH = expression("«[ \u00a0]|[ \u00a0]»")
_SEVERAL = 2


def misplaced_spaces(text: str) -> list[Edit]:
    """Propose to close blanks before stops and to open them after sentences and years."""
    edits: list[Edit] = []
    commas: list[Edit] = []
    for span in hinted_lines(text, _HINT, _CODE_LINE):
        line = span.of(text)
        edits += _in_line(line, span.start)
        commas += _gaps(_COMMA, line, span.start, "space-before-comma")
    quoted = [edit for edit in commas if text[edit.span.start - 1] in "”’»"]
    # One such comma is a slip of a person, several are the habit of an engine.
    return edits + (commas if len(commas) >= _SEVERAL else quoted)


def _in_line(line: str, start: int) -> Iterator[Edit]:
    french = _FRENCH.search(line) is not None
    for edit in _gaps(_STOP, line, start, "space-before-stop"):
        if not french or line[edit.span.end - start] == ".":
            yield edit
    for match in _LOST.finditer(line):
        at = start + match.end("stop")
        yield Edit(Span(at, at), " ", "spacing", "lost-space")
    for match in _YEAR.finditer(line):
        at = start + match.end("year")
        yield Edit(Span(at, at), " ", "spacing", "lost-space-after-year")


def _gaps(pattern: re.Pattern[str], line: str, start: int, rule: str) -> Iterator[Edit]:
    for match in pattern.finditer(line):
        gap = Span(*match.span("gap")).shifted(start)
        yield Edit(gap, "", "spacing", rule)
