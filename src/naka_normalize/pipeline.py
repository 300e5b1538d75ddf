"""The one path: clean, find, resolve, rewrite, for one document after another."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from naka_normalize.clean import clean
from naka_normalize.cleaners import cleaners_for
from naka_normalize.errors import UsageError, not_text
from naka_normalize.find import find
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.linking import in_source, link, merge
from naka_normalize.records import (
    Cleaned,
    Gazetteer,
    LinkedMention,
    Resolution,
    Result,
    Versions,
)
from naka_normalize.resolve import REWRITE_FROM, Policy, resolve
from naka_normalize.rewrite import rewrite
from naka_normalize.running import Running, running
from naka_normalize.spans import Edit, OffsetMap, Span, apply_edits, compose_edits
from naka_normalize.stories import stories
from naka_normalize.topics import joined, together, topic
from naka_normalize.version import __version__

if TYPE_CHECKING:
    from naka_normalize.lookups.answers import Match
    from naka_normalize.lookups.table import Lookup

# A text settles in one walk or two; more are for hostile text.
_MOST_WALKS = 4


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


class _Memory:
    """What one call has found out about stories, for the walks that follow.

    Attributes:
        settled: Stories, one behind the other, in which nothing is to change.
        told: Stories by their text, cleaned, and their topics.
    """

    def __init__(self) -> None:
        self.settled: set[str] = set()
        self.told: dict[str, tuple[Cleaned, str]] = {}


class _Decided(NamedTuple):
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

    def linked(self) -> "_Walked":
        """Link what was found; of a walk that changes nothing nobody asks for it."""
        if self.read.text == self.read.source and self._is_whole():
            return _Walked(self.text, self.edits, self.groups[0].mentions())
        on = OffsetMap.of(self.edits)
        mentions = [
            mention
            for group in self.groups
            for mention in in_source(group.mentions(), group.back(), self.read, on)
        ]
        mentions.sort(key=lambda m: (m.span.start, m.span.end))
        return _Walked(self.text, self.edits, tuple(mentions))

    def _is_whole(self) -> bool:
        """Tell whether the only story begins where the text begins."""
        return [[span.start for span in group.spans] for group in self.groups] == [[0]]


class _Walked(NamedTuple):
    """What walks along the path made of a text.

    Attributes:
        text: The output.
        edits: From the input to the output.
        mentions: What was found, with spans in the input.
    """

    text: str
    edits: tuple[Edit, ...]
    mentions: tuple[LinkedMention, ...]


class Normalizer:
    """A gazetteer and settings, ready for any number of documents.

    Reusable, picklable, and safe to share between threads: documents leave nothing
    behind but memos of words.
    """

    def __init__(
        self, gazetteer: Gazetteer | None = None, policy: Policy = "balanced"
    ) -> None:
        """Prepare for normalizing.

        Args:
            gazetteer: What names are known; the built-in packs if ``None``.
            policy: How sure a rewrite has to be: ``strict``, ``balanced`` or ``eager``.

        Raises:
            UsageError: If the policy is none of the three.
            GazetteerError: If a built-in pack, or the pattern of a wrapper, cannot be used.
        """
        if policy not in REWRITE_FROM:
            known = ", ".join(REWRITE_FROM)
            raise UsageError(f"unknown policy {policy!r}; choose one of {known}")
        self.gazetteer = load_gazetteer() if gazetteer is None else gazetteer
        self.policy: Policy = policy
        self._index = Index(self.gazetteer)
        self._cleaners = cleaners_for(self.gazetteer.wrappers, self.gazetteer.signs)
        self._versions = Versions(
            __version__, self.gazetteer.data_version, self.gazetteer.fingerprint
        )

    def __reduce__(self) -> tuple[type["Normalizer"], tuple[Gazetteer, Policy]]:
        return Normalizer, (self.gazetteer, self.policy)

    def normalize(self, text: str) -> Result:
        """Clean a document and map the names in it to the right entities.

        The path is walked again over what it wrote until it changes nothing more, so
        that normalizing an answer gives the same answer.

        Args:
            text: The document, decoded; any string is accepted.

        Raises:
            TypeError: If it is no string.
        """
        if not isinstance(text, str):
            raise TypeError(not_text("text", text))
        memory = _Memory()
        walked = self._walk(text, memory).linked()
        if not walked.edits:
            return self._result(text, walked)
        for _ in range(_MOST_WALKS):
            again = self._walk(walked.text, memory)
            if not again.edits:
                return self._result(text, walked)
            walked = _further(text, walked, again.linked())
        # A text that never settles is left alone: a miss is better than a moving answer.
        return self._result(text, _Walked(text, (), ()))

    def _walk(self, text: str, memory: _Memory) -> _Decided:
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
        return _Decided(apply_edits(text, carried), carried, read, tuple(groups))

    def _stories(
        self, text: str, memory: _Memory
    ) -> Iterator[tuple[tuple[Span, ...], Cleaned]]:
        """Yield the stories of a running text, cleaned, those of one topic together."""
        spans = stories(text)
        if len(spans) == 1:
            yield (spans[0],), clean(text, self._cleaners)
            return
        told = [self._told(span.of(text), memory) for span in spans]
        for group in together([t for _, t in told], [span.length for span in spans]):
            yield tuple(spans[n] for n in group), joined([told[n][0] for n in group])

    def _told(self, story: str, memory: _Memory) -> tuple[Cleaned, str]:
        """Clean a story and tell what it is about."""
        if story not in memory.told:
            cleaned = clean(story, self._cleaners)
            about = topic(find(cleaned.text, self._index), self._index.relations)
            memory.told[story] = cleaned, about
        return memory.told[story]

    def _decide(self, spans: tuple[Span, ...], cleaned: Cleaned) -> _Group:
        """Walk the rest of the path with stories of one topic."""
        mentions = find(cleaned.text, self._index)
        resolutions = resolve(cleaned, mentions, self._index, self.policy)
        return _Group(spans, cleaned, resolutions, rewrite(cleaned.text, resolutions))

    def _result(self, source: str, walked: _Walked) -> Result:
        return Result(source, walked.text, walked.edits, walked.mentions, self._versions)

    def lookup(
        self,
        name: str,
        *,
        context: str | None = None,
        type: str | None = None,  # noqa: A002 - the word of the gazetteer
        country: str | None = None,
        limit: int = 5,
    ) -> "list[Match]":
        """Return what a single name may stand for; see ``Lookup.lookup``."""
        return self._table.lookup(
            name, context=context, type=type, country=country, limit=limit
        )

    @cached_property
    def _table(self) -> "Lookup":
        # Most documents are normalized without looking a single name up.
        from naka_normalize.lookups.table import Lookup

        return Lookup.from_gazetteer(self.gazetteer)


def _effective(source: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Leave out edits that put back what was there."""
    return tuple(edit for edit in edits if edit.after != edit.span.of(source))


def _further(source: str, first: _Walked, second: _Walked) -> _Walked:
    """Join two walks, the second over what the first wrote."""
    edits = _effective(source, compose_edits(first.edits, second.edits, second.text))
    mentions = merge(first.mentions, second.mentions, first.edits, second.edits, source)
    return _Walked(second.text, edits, mentions)
