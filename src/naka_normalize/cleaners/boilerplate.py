"""What a crawl wrapped round an article: site lines, markers, notices at the end."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from naka_normalize.cleaners.blanks import closed, run_after, run_before
from naka_normalize.cleaners.lines import Line, dropped, split_lines
from naka_normalize.cleaners.patterns import HEAD, Pattern, read_wrappers
from naka_normalize.folding import fold
from naka_normalize.records import Cleaner, Sign, Wrapper
from naka_normalize.spans import Edit, apply_edits, compose_edits, settle

_LONGEST_LINE = 1500
_TAIL = 600
_HEAD_LINES = 5
_STACK = 40
# How many short lines at the end may be unknown with notices still before them.
_PASSED = 3
_SHORT_LINE = 60
_INDENT = 4
# So often what is removed may bring more to light.
_ROUNDS = 4
# So many doubtful wrappers of different kinds are those of a page.
_SEVERAL = 3
# After these a sentence is over, so that what follows may be a wrapper.
_SENTENCE_ENDS = frozenset(".!?。！？…”’\"')]）】")


def remover(
    wrappers: Sequence[Wrapper],
    signs: Sequence[Sign] = (),
    is_damaged: Callable[[str], bool] | None = None,
) -> Cleaner:
    """Build the cleaner that removes these wrappers, with their line breaks.

    Wrappers at the start and at the end are peeled off one after the other. A text that
    would be nothing but wrappers is left alone. What may be part of a text goes only where
    something else shows a crawled or translated page.

    Args:
        wrappers: What crawls leave round an article.
        signs: Phrases that show a translation.
        is_damaged: Tells whether a text holds what only a translation leaves.

    Raises:
        GazetteerError: If a pattern cannot be read; it lists all that cannot.
    """
    patterns = _Patterns(read_wrappers(wrappers))

    def boilerplate(text: str) -> Sequence[Edit]:
        active = patterns.active(text)
        edits = settle(_propose(text, active)) if active else ()
        doubtful = {p.name for p in active if p.doubtful}
        removed = {edit.rule for edit in edits}
        if removed.isdisjoint(doubtful):
            return edits
        # What is certain may be hidden by what is doubtful and matches the same line.
        certain = _propose(text, [p for p in active if not p.doubtful])
        if (
            certain
            or len(removed) >= _SEVERAL
            or _holds_sign(text, signs)
            or (is_damaged and is_damaged(text))
        ):
            return _to_the_end(text, edits, patterns)
        return ()

    return boilerplate


def _to_the_end(
    text: str, edits: tuple[Edit, ...], patterns: "_Patterns"
) -> tuple[Edit, ...]:
    """Remove what comes to light as well, while it is known what kind of page it was."""
    left = apply_edits(text, edits)
    for _ in range(_ROUNDS):
        more = settle(_propose(left, patterns.active(left)))
        if not more:
            break
        left = apply_edits(left, more)
        edits = compose_edits(edits, more, left)
    return edits


def _holds_sign(text: str, signs: Sequence[Sign]) -> bool:
    """Tell whether a listed phrase shows that a text was translated."""
    lowered = text.lower()
    return any(s.text in (lowered if s.text.islower() else text) for s in signs)


class _Patterns:
    """Patterns, arranged so that the few that can occur in a text are told at once."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        self._by_head: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            for head in pattern.heads:
                self._by_head[head].append(number)
        self._by_needle: dict[str, dict[str, list[int]]] = {
            where: defaultdict(list) for where in ("anywhere", "start", "end")
        }
        for number, p in enumerate(patterns):
            if p.where == "end" or _needs_no_head(p):
                for needle in _shortest(p.needles[0]):
                    self._by_needle[_looked_for(p)][needle].append(number)

    def active(self, text: str) -> list[Pattern]:
        """Return the patterns that can occur, by cheap tests; most texts have none."""
        heads = {line.lstrip()[:HEAD].lower() for line in text.split("\n")}
        found = {n for head in heads & self._by_head.keys() for n in self._by_head[head]}
        parts = {
            "anywhere": text,
            "start": text.lstrip()[:_LONGEST_LINE].lower(),
            "end": text.rstrip()[-_LONGEST_LINE:].lower(),
        }
        for where, part in parts.items():
            for needle, numbers in self._by_needle[where].items():
                if needle in part:
                    found.update(numbers)
        lowered = text.lower() if found else ""
        possible = (self._patterns[number] for number in sorted(found))
        return [p for p in possible if _is_likely(p, text, lowered)]


def _shortest(words: Sequence[str]) -> Iterator[str]:
    """Yield the words that hold no other one: a text with "editor" has "edit"."""
    for word in words:
        if not any(other in word for other in words if other != word):
            yield word


def _needs_no_head(p: Pattern) -> bool:
    """Tell whether a pattern may occur where no line starts like it."""
    return p.where == "anywhere" or not p.heads


def _looked_for(p: Pattern) -> str:
    """Return the part of a text that the words of a pattern are looked for in."""
    return p.where if p.where in {"anywhere", "start"} else "end"


def _is_likely(p: Pattern, text: str, lowered: str) -> bool:
    """Tell whether the words of a pattern stand in a text, and if anywhere, the pattern."""
    if not p.may_match(lowered):
        return False
    return p.where != "anywhere" or p.whole.search(text) is not None


def _propose(text: str, patterns: list[Pattern]) -> list[Edit]:
    by_place = {
        where: [p for p in patterns if p.where == where]
        for where in ("anywhere", "line", "start", "end")
    }
    lines = split_lines(text)
    edits = _cut_anywhere(text, lines, by_place["anywhere"])
    _cut_lines(text, lines, by_place["line"])
    _peel_start(text, lines, by_place["start"])
    if not _peel_end(text, lines, by_place["end"]):
        return _propose(text, [p for p in patterns if p.where != "end"])
    if not any(line.cuts for line in lines) or not any(line.live for line in lines):
        return edits
    edits += [cut for line in lines if line.live for cut in line.cuts]
    return [*edits, *dropped(text, lines)]


def _cut_anywhere(text: str, lines: list[Line], patterns: list[Pattern]) -> list[Edit]:
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
        edits += [Edit(closed(text, s, e), "", "boilerplate", name) for s, e, name in found]
    return edits


def _found(pattern: Pattern, text: str, line: Line) -> Iterator[tuple[int, int, str]]:
    for match in pattern.whole.finditer(text, line.left, line.right):
        yield match.start(), match.end(), pattern.name


def _cut_lines(text: str, lines: list[Line], patterns: list[Pattern]) -> None:
    for number, line in enumerate(lines if patterns else ()):
        if line.live and line.right - line.left <= _LONGEST_LINE:
            _cut_whole(text, lines, number, patterns)


def _cut_whole(text: str, lines: list[Line], number: int, patterns: list[Pattern]) -> bool:
    """Cut a line that a pattern matches as a whole, but for the part that stays."""
    line = lines[number]
    indent = text[line.start : line.left].expandtabs(_INDENT)
    if text[line.left].islower() or len(indent) >= _INDENT:
        # Wrappers begin like headings; this is a paragraph broken into lines, or code.
        return False
    lowered = text[line.left : line.right].lower()
    for pattern in patterns:
        if not pattern.may_match(lowered):
            continue
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


def _says_headline(text: str, lines: list[Line], number: int, match: re.Match[str]) -> bool:
    """Tell whether what stands for the headline repeats it; true if nothing does."""
    if "headline" not in match.re.groupindex:
        return True
    first = next(n for n, line in enumerate(lines) if line.live)
    headline = fold(text[lines[first].left : lines[first].right])
    said = fold(match["headline"].strip())
    return first != number and (headline == said or headline.startswith(f"{said}_"))


def _is_title_tail(text: str, lines: list[Line], number: int, match: re.Match[str]) -> bool:
    """Tell a site's tail of a headline from a name that has an underscore in it."""
    if any(line.live for line in lines[:number]):
        return False
    if not any(line.live for line in lines[number + 1 :]):
        return False
    token = match[0].rsplit(None, 1)[-1]
    return text.count(token) == 1 and not token.isupper()


def _peel_start(text: str, lines: list[Line], patterns: list[Pattern]) -> None:
    seen = 0
    for number, line in enumerate(lines if patterns else ()):
        if not line.live:
            continue
        if line.right - line.left <= _LONGEST_LINE:
            _cut_whole(text, lines, number, patterns)
        seen += line.live
        if seen == _HEAD_LINES:
            return


def _peel_end(text: str, lines: list[Line], patterns: list[Pattern]) -> bool:
    """Peel notices off the end; false if they never end, so that they are the text."""
    number = len(lines) - 1
    first = next((n for n, line in enumerate(lines) if line.live), 0)
    passed = 0
    for _ in range(_STACK):
        while number >= 0 and not lines[number].live:
            number -= 1
        if number < 0 or not patterns:
            return True
        length = lines[number].right - lines[number].left
        # What begins the text is no notice at its end.
        able = first < number and length <= _LONGEST_LINE
        if able and _cut_whole(text, lines, number, patterns):
            continue
        if _cut_tail(text, lines[number], patterns):
            continue
        number, passed = number - 1, passed + 1
        if passed > _PASSED or length > _SHORT_LINE:
            return True
    return False


def _cut_tail(text: str, line: Line, patterns: list[Pattern]) -> bool:
    """Cut a wrapper that stands behind the last sentence of a line."""
    first = max(line.left, line.right - _TAIL)
    tail = text[first : line.right]
    lowered = tail.lower()
    for pattern in patterns:
        if not pattern.may_match(lowered):
            continue
        match = pattern.tail.search(tail)
        if match is None:
            continue
        start = first + match.start()
        before = run_before(text, start)
        if before > line.left and text[before - 1] in _SENTENCE_ENDS:
            line.cut(line.left, before, pattern.name)
            return True
    return False
