"""The one path: clean, find, resolve, rewrite, for one document after another."""

from collections.abc import Iterator, Sequence
from functools import cached_property
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
from naka_normalize.version import __version__

if TYPE_CHECKING:
    from naka_normalize.lookups.answers import Match
    from naka_normalize.lookups.table import Lookup

# A text settles in one walk or two; more are for hostile text.
_MOST_WALKS = 4


class _Story(NamedTuple):
    """What was decided about one story of a text.

    Attributes:
        start: Where it starts in the running text.
        cleaned: The story, cleaned.
        resolutions: The decisions about its mentions.
        rewrites: From the cleaned story to its output.
    """

    start: int
    cleaned: Cleaned
    resolutions: tuple[Resolution, ...]
    rewrites: tuple[Edit, ...]

    def edits(self) -> Iterator[Edit]:
        """Yield the edits of the running text that were decided on."""
        output = apply_edits(self.cleaned.text, self.rewrites)
        edits = compose_edits(self.cleaned.edits, self.rewrites, output)
        for edit in _effective(self.cleaned.source, edits):
            yield edit._replace(span=edit.span.shifted(self.start)) if self.start else edit

    def mentions(self) -> tuple[LinkedMention, ...]:
        """Link what was found, with spans in the story."""
        return link(self.cleaned, self.resolutions, self.rewrites)


class _Decided(NamedTuple):
    """What one walk along the path decided about a text.

    Attributes:
        text: The output.
        edits: From the input to the output.
        read: The input, read as running text.
        stories: What was decided about each story of it.
    """

    text: str
    edits: tuple[Edit, ...]
    read: Running
    stories: tuple[_Story, ...]

    def linked(self) -> "_Walked":
        """Link what was found; of a walk that changes nothing nobody asks for it."""
        on = OffsetMap.of(self.edits)
        mentions = tuple(
            mention
            for story in self.stories
            for mention in in_source(story.mentions(), story.start, self.read, on)
        )
        return _Walked(self.text, self.edits, mentions)


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
        settled: set[str] = set()
        walked = self._walk(text, settled).linked()
        if not walked.edits:
            return self._result(text, walked)
        for _ in range(_MOST_WALKS):
            again = self._walk(walked.text, settled)
            if not again.edits:
                return self._result(text, walked)
            walked = _further(text, walked, again.linked())
        # A text that never settles is left alone: a miss is better than a moving answer.
        return self._result(text, _Walked(text, (), ()))

    def _walk(self, text: str, settled: set[str]) -> _Decided:
        """Walk the path once.

        Args:
            text: What to read.
            settled: Stories in which nothing is to change; they are passed by, and what
                this walk finds to be one is added.
        """
        read = running(text)
        spans = (span for span in stories(read.text) if span.of(read.text) not in settled)
        decided = tuple(self._decide(read.text, span) for span in spans)
        proposed = [(story, tuple(story.edits())) for story in decided]
        settled.update(story.cleaned.source for story, edits in proposed if not edits)
        edits = read.in_source([edit for _, found in proposed for edit in found])
        return _Decided(apply_edits(text, edits), edits, read, decided)

    def _decide(self, text: str, span: Span) -> _Story:
        """Walk the path with one story of a running text."""
        cleaned = clean(span.of(text), self._cleaners)
        mentions = find(cleaned.text, self._index)
        resolutions = resolve(cleaned, mentions, self._index, self.policy)
        return _Story(span.start, cleaned, resolutions, rewrite(cleaned.text, resolutions))

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
