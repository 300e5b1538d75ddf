"""One walk along the path, for all stories of a text."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from naka_normalize.clean import clean
from naka_normalize.cleaners import cleaners_for
from naka_normalize.damage import holds_damage
from naka_normalize.find import find
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.linking import in_source, link, merge
from naka_normalize.records import Cleaned, LinkedMention, Resolution
from naka_normalize.resolve import Policy, resolve
from naka_normalize.rewrite import rewrite
from naka_normalize.running import Running, running
from naka_normalize.spans import Edit, OffsetMap, Span, apply_edits, compose_edits
from naka_normalize.stories import stories
from naka_normalize.topics import joined, together, topic


class _Group(NamedTuple):
    """What was decided about stories of one topic; mostly there is one story.

    Attributes:
        spans: Where the stories stand in the running text.
        cleaned: The stories one behind the other, cleaned.
        resolutions: The decisions about their mentions.
        rewrites: From the cleaned stories to their output.
    """

    spans: tuple[Span, ...]
    cleaned: Cleaned
    resolutions: tuple[Resolution, ...]
    rewrites: tuple[Edit, ...]

    def edits(self) -> Iterator[Edit]:
        """Yield the edits of the running text that were decided on."""
        output = apply_edits(self.cleaned.text, self.rewrites)
        edits = compose_edits(self.cleaned.edits, self.rewrites, output)
        back = self.back()
        for edit in _effective(self.cleaned.source, edits):
            after = edit.after
            for part in self._parts(edit.span):
                yield edit._replace(span=back(part), after=after)
                after = ""

    def _parts(self, span: Span) -> Iterator[Span]:
        """Cut a span where another story begins: debris may end one and begin the next."""
        ends = accumulate(story.length for story in self.spans)
        cuts = [end for end in ends if span.start < end < span.end]
        yield from map(Span, (span.start, *cuts), (*cuts, span.end))

    def mentions(self) -> tuple[LinkedMention, ...]:
        """Link what was found, with spans in the stories one behind the other."""
        return link(self.cleaned, self.resolutions, self.rewrites)

    def back(self) -> Callable[[Span], Span]:
        """Return what carries a span to the running text."""
        ends = [*accumulate(span.length for span in self.spans)]
        shifts = [
            span.start - (end - span.length)
            for span, end in zip(self.spans, ends, strict=True)
        ]
        last = len(shifts) - 1
        return lambda span: span.shifted(shifts[min(last, bisect_right(ends, span.start))])


class Memory:
    """What one call has found out about stories, for the walks that follow.

    Attributes:
        settled: Stories, one behind the other, in which nothing is to change.
        told: Stories by their text, cleaned, and their topics.
    """

    def __init__(self) -> None:
        self.settled: set[str] = set()
        self.told: dict[str, tuple[Cleaned, str]] = {}


class Decided(NamedTuple):
    """What one walk along the path decided about a text.

    Attributes:
        text: The output.
        edits: From the input to the output.
        read: The input, read as running text.
        groups: What was decided about its stories.
    """

    text: str
    edits: tuple[Edit, ...]
    read: Running
    groups: tuple[_Group, ...]

    def linked(self) -> "Walked":
        """Link what was found; of a walk that changes nothing nobody asks for it."""
        if self.read.text == self.read.source and self._is_whole():
            return Walked(self.text, self.edits, self.groups[0].mentions())
        on = OffsetMap.of(self.edits)
        mentions = [
            mention
            for group in self.groups
            for mention in in_source(group.mentions(), group.back(), self.read, on)
        ]
        mentions.sort(key=lambda m: (m.span.start, m.span.end))
        return Walked(self.text, self.edits, tuple(mentions))

    def _is_whole(self) -> bool:
        """Tell whether the only story begins where the text begins."""
        return [[span.start for span in group.spans] for group in self.groups] == [[0]]


class Walked(NamedTuple):
    """What walks along the path made of a text.

    Attributes:
        text: The output.
        edits: From the input to the output.
        mentions: What was found, with spans in the input.
    """

    text: str
    edits: tuple[Edit, ...]
    mentions: tuple[LinkedMention, ...]


class Walker:
    """Walks the path over texts, with one gazetteer and one policy.

    Args:
        index: The gazetteer prepared for finding.
        policy: How sure a rewrite has to be.
    """

    def __init__(self, index: Index, policy: Policy) -> None:
        gazetteer = index.gazetteer
        self._index = index
        self._policy: Policy = policy
        self._cleaners = cleaners_for(
            gazetteer.wrappers, gazetteer.signs, partial(holds_damage, index=index)
        )

    def walk(self, text: str, memory: Memory) -> Decided:
        """Walk the path once."""
        read = running(text)
        groups: list[_Group] = []
        edits: list[Edit] = []
        for spans, cleaned in self._stories(read.text, memory):
            if cleaned.source in memory.settled:
                continue
            group = self._decide(spans, cleaned)
            found = [*group.edits()]
            if not found:
                memory.settled.add(cleaned.source)
            groups.append(group)
            edits += found
        carried = read.in_source(sorted(edits, key=lambda edit: edit.span))
        return Decided(apply_edits(text, carried), carried, read, tuple(groups))

    def _stories(
        self, text: str, memory: Memory
    ) -> Iterator[tuple[tuple[Span, ...], Cleaned]]:
        """Yield the stories of a running text, cleaned, those of one topic together."""
        spans = stories(text)
        if len(spans) == 1:
            yield (spans[0],), clean(text, self._cleaners)
            return
        told = [self._told(span.of(text), memory) for span in spans]
        for group in together([t for _, t in told], [span.length for span in spans]):
            yield tuple(spans[n] for n in group), joined([told[n][0] for n in group])

    def _told(self, story: str, memory: Memory) -> tuple[Cleaned, str]:
        """Clean a story and tell what it is about."""
        if story not in memory.told:
            cleaned = clean(story, self._cleaners)
            about = topic(find(cleaned.text, self._index), self._index.relations)
            memory.told[story] = cleaned, about
        return memory.told[story]

    def _decide(self, spans: tuple[Span, ...], cleaned: Cleaned) -> _Group:
        """Walk the rest of the path with stories of one topic."""
        mentions = find(cleaned.text, self._index)
        resolutions = resolve(cleaned, mentions, self._index, self._policy)
        return _Group(spans, cleaned, resolutions, rewrite(cleaned.text, resolutions))


def _effective(source: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Leave out edits that put back what was there."""
    return tuple(edit for edit in edits if edit.after != edit.span.of(source))


def further(source: str, first: Walked, second: Walked) -> Walked:
    """Join two walks, the second over what the first wrote."""
    edits = _effective(source, compose_edits(first.edits, second.edits, second.text))
    mentions = merge(first.mentions, second.mentions, first.edits, second.edits, source)
    return Walked(second.text, edits, mentions)
