"""What a crawl wrapped round an article: site lines, markers, notices at the end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from naka_normalize.cleaners.blanks import removal, run_after, run_before
from naka_normalize.cleaners.patterns import HEAD, Pattern, compile_wrapper
from naka_normalize.folding import fold
from naka_normalize.records import Cleaner, Wrapper
from naka_normalize.spans import Edit, Span

_LINE = re.compile(r"([^\n]*)(\n|\Z)")
_LONGEST_LINE = 1500
_TAIL = 600
_HEAD_LINES = 5
_STACK = 40
# After these a sentence is over, so that what follows may be a wrapper.
_SENTENCE_ENDS = frozenset(".!?。！？…”’\"')]）】")


@dataclass(slots=True)
class _Line:
    """A line while it is being stripped: what is left of it, and what took the rest."""

    start: int
    stop: int
    left: int
    right: int
    wrapper: str = ""
    cuts: list[Edit] = field(default_factory=list)

    @property
    def live(self) -> bool:
        """Whether something of it is left."""
        return self.left < self.right

    def cut(self, left: int, right: int, wrapper: str) -> None:
        """Keep only ``left..right``."""
        if self.left < left:
            self.cuts.append(_edit(self.left, left, wrapper))
        if right < self.right:
            self.cuts.append(_edit(right, self.right, wrapper))
        self.left, self.right = left, right
        if left >= right:
            self.wrapper = wrapper


def _edit(start: int, end: int, wrapper: str) -> Edit:
    return Edit(Span(start, end), "", "boilerplate", wrapper)


def remover(wrappers: Sequence[Wrapper]) -> Cleaner:
    """Build the cleaner that removes these wrappers, with their line breaks.

    Wrappers at the start and at the end are peeled off one after the other. A text that
    would be nothing but wrappers is left alone.

    Raises:
        ValueError: If a pattern cannot be read.
    """
    patterns = tuple(compile_wrapper(wrapper) for wrapper in wrappers)

    def boilerplate(text: str) -> list[Edit]:
        active = _active(text, patterns)
        return _propose(text, active) if active else []

    return boilerplate


def _active(text: str, patterns: Sequence[Pattern]) -> list[Pattern]:
    """Return the patterns that can occur, by cheap tests; most texts have none."""
    heads = {line.lstrip()[:HEAD].lower() for line in text.split("\n")}
    first = text.lstrip()[:_LONGEST_LINE].lower()
    last = text.rstrip()[-_LONGEST_LINE:].lower()
    return [p for p in patterns if _may_occur(p, text, heads, first, last)]


def _may_occur(p: Pattern, text: str, heads: set[str], first: str, last: str) -> bool:
    if not p.heads.isdisjoint(heads):
        return True
    if p.where == "anywhere":
        return any(needle in text for needle in p.needles)
    if p.where == "line" and p.heads:
        return False
    near = first if p.where == "start" else last
    return (p.where == "end" or not p.heads) and any(needle in near for needle in p.needles)


def _propose(text: str, patterns: list[Pattern]) -> list[Edit]:
    by_place = {
        where: [p for p in patterns if p.where == where]
        for where in ("anywhere", "line", "start", "end")
    }
    lines = _lines(text)
    edits = _cut_anywhere(text, lines, by_place["anywhere"])
    _cut_lines(text, lines, by_place["line"])
    _peel_start(text, lines, by_place["start"])
    _peel_end(text, lines, by_place["end"] + by_place["line"])
    if not any(line.live for line in lines):
        return edits
    return edits + [cut for line in lines if line.live for cut in line.cuts] + list(_drop(text, lines))


def _lines(text: str) -> list[_Line]:
    lines = []
    for match in _LINE.finditer(text):
        start, end = match.span(1)
        left = min(run_after(text, start), end)
        right = end - 1 if text[end - 1 : end] == "\r" and end > left else end
        lines.append(_Line(start, match.end(), left, max(left, run_before(text, right))))
    return lines


def _cut_anywhere(text: str, lines: list[_Line], patterns: list[Pattern]) -> list[Edit]:
    """Remove markers in the middle of lines; lines of nothing else are emptied."""
    edits: list[Edit] = []
    for line in lines if patterns else ():
        found = [m for p in patterns for m in _found(p, text, line)]
        if not found:
            continue
        left = line.left
        for start, end, _ in sorted(found):
            if run_after(text, left) >= start:
                left = max(left, end)
        if run_after(text, left) >= line.right:
            line.cut(line.right, line.right, found[0][2])
            continue
        edits += [removal(text, s, e, "boilerplate", name) for s, e, name in found]
    return edits


def _found(pattern: Pattern, text: str, line: _Line) -> Iterator[tuple[int, int, str]]:
    for match in pattern.whole.finditer(text, line.left, line.right):
        yield match.start(), match.end(), pattern.name


def _cut_lines(text: str, lines: list[_Line], patterns: list[Pattern]) -> None:
    for number, line in enumerate(lines if patterns else ()):
        if line.live and line.right - line.left <= _LONGEST_LINE:
            _cut_whole(text, lines, number, patterns)


def _cut_whole(text: str, lines: list[_Line], number: int, patterns: list[Pattern]) -> bool:
    """Cut a line that a pattern matches as a whole, but for the part that stays."""
    line = lines[number]
    for pattern in patterns:
        match = pattern.whole.fullmatch(text, line.left, line.right)
        if match is None or not _says_headline(text, lines, number, match):
            continue
        if "keep" not in match.re.groupindex:
            line.cut(line.right, line.right, pattern.name)
            return True
        if not pattern.keeps_head or _is_title_tail(text, lines, number, match):
            line.cut(*match.span("keep"), pattern.name)
            return True
    return False


def _says_headline(text: str, lines: list[_Line], number: int, match: re.Match[str]) -> bool:
    """Tell whether what stands for the headline repeats it; true if nothing does."""
    if "headline" not in match.re.groupindex:
        return True
    first = next(n for n, line in enumerate(lines) if line.live)
    headline = fold(text[lines[first].left : lines[first].right])
    said = fold(match["headline"].strip())
    return first != number and (headline == said or headline.startswith(f"{said}_"))


def _is_title_tail(text: str, lines: list[_Line], number: int, match: re.Match[str]) -> bool:
    """Tell a site's tail of a headline from a name that has an underscore in it."""
    if any(line.live for line in lines[:number]):
        return False
    if not any(line.live for line in lines[number + 1 :]):
        return False
    token = match[0].rsplit(None, 1)[-1]
    return text.count(token) == 1 and not token.isupper()


def _peel_start(text: str, lines: list[_Line], patterns: list[Pattern]) -> None:
    seen = 0
    for number, line in enumerate(lines if patterns else ()):
        if not line.live:
            continue
        if line.right - line.left <= _LONGEST_LINE:
            _cut_whole(text, lines, number, patterns)
        seen += line.live
        if seen == _HEAD_LINES:
            return


def _peel_end(text: str, lines: list[_Line], patterns: list[Pattern]) -> None:
    number = len(lines) - 1
    for _ in range(_STACK if patterns else 0):
        while number >= 0 and not lines[number].live:
            number -= 1
        if number < 0:
            return
        short = lines[number].right - lines[number].left <= _LONGEST_LINE
        if short and _cut_whole(text, lines, number, patterns):
            continue
        if not _cut_tail(text, lines[number], patterns):
            return


def _cut_tail(text: str, line: _Line, patterns: list[Pattern]) -> bool:
    """Cut a wrapper that stands behind the last sentence of a line."""
    first = max(line.left, line.right - _TAIL)
    for pattern in patterns:
        if pattern.where != "end":
            continue
        match = pattern.tail.search(text[first : line.right])
        if match is None:
            continue
        start = first + match.start()
        before = run_before(text, start)
        if before > line.left and text[before - 1] in _SENTENCE_ENDS:
            line.cut(line.left, before, pattern.name)
            return True
    return False


def _drop(text: str, lines: list[_Line]) -> Iterator[Edit]:
    """Drop emptied lines; of the blank lines around them at most one stays."""
    number = 0
    while number < len(lines):
        end = number
        while end < len(lines) and not lines[end].live:
            end += 1
        group = lines[number:end]
        if any(line.wrapper for line in group):
            at_end = end == len(lines)
            yield from _drop_group(text, group, at_start=number == 0, at_end=at_end)
        number = max(end, number + 1)


def _drop_group(text: str, group: list[_Line], *, at_start: bool, at_end: bool) -> Iterator[Edit]:
    """Drop a run of emptied and blank lines, each under the name of its wrapper."""
    name = next(line.wrapper for line in group if line.wrapper)
    kept = None
    if not at_start and not at_end:
        kept = next((line for line in group if not line.wrapper), None)
    start = group[0].start
    if at_end and start and not text.endswith("\n"):
        # Keep the final line break if the text had one, and make none.
        start -= 2 if text[start - 2 : start] == "\r\n" else 1
    pending = False
    for line, following in zip(group, [*group[1:], None], strict=True):
        if line is kept:
            start = line.stop
            continue
        name = line.wrapper or name
        pending = pending or bool(line.wrapper)
        if following is None or following is kept or (pending and following.wrapper):
            yield _edit(start, line.stop, name)
            start, pending = line.stop, False
