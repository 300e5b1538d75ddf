"""The one path: clean, find, resolve, rewrite, for one document after another."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from naka_normalize.clean import clean
from naka_normalize.cleaners import cleaners_for
from naka_normalize.errors import UsageError
from naka_normalize.find import find
from naka_normalize.gazetteer.index import Index
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.gazetteer.lookup import Match, lookup
from naka_normalize.records import (
    Cleaned,
    Evidence,
    Gazetteer,
    LinkedMention,
    Resolution,
    Result,
    Versions,
)
from naka_normalize.resolve import REWRITE_FROM, Policy, resolve
from naka_normalize.rewrite import proposal, rewrite
from naka_normalize.spans import Edit, OffsetMap, Span, apply_edits, compose_edits


def code_version() -> str:
    """Return the version of the installed library, or of a bare checkout."""
    try:
        return version("naka-normalize")
    except PackageNotFoundError:
        return "0+unknown"


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
            GazetteerError: If a built-in pack cannot be used.
        """
        if policy not in REWRITE_FROM:
            known = ", ".join(REWRITE_FROM)
            raise UsageError(f"unknown policy {policy!r}; choose one of {known}")
        self.gazetteer = load_gazetteer() if gazetteer is None else gazetteer
        self.policy: Policy = policy
        self._index = Index(self.gazetteer)
        self._cleaners = cleaners_for(self.gazetteer.wrappers)
        self._versions = Versions(
            code_version(), self.gazetteer.data_version, self.gazetteer.fingerprint
        )

    def normalize(self, text: str) -> Result:
        """Clean a document and map the names in it to the right entities.

        Args:
            text: The document, decoded; any string is accepted.
        """
        cleaned = clean(text, self._cleaners)
        resolutions = resolve(
            cleaned, find(cleaned.text, self._index), self._index, self.policy
        )
        edits = rewrite(cleaned.text, resolutions)
        output = apply_edits(cleaned.text, edits)
        whole = _effective(text, compose_edits(cleaned.edits, edits, output))
        mentions = _mentions(cleaned, resolutions, edits)
        return Result(text, output, whole, mentions, self._versions)

    def lookup(self, name: str, limit: int = 5) -> list[Match]:
        """Return what a single name may stand for, best first.

        Args:
            name: The name, in any script.
            limit: The most matches to return.
        """
        return lookup(name, self._index, limit)


def _effective(source: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Leave out edits that put back what was there."""
    return tuple(edit for edit in edits if edit.after != edit.span.of(source))


def _mentions(
    cleaned: Cleaned, resolutions: Sequence[Resolution], edits: Sequence[Edit]
) -> tuple[LinkedMention, ...]:
    """Carry the resolutions that name something to the source and to the output."""
    offsets = OffsetMap.of(edits)
    return tuple(
        _linked(cleaned, resolution, offsets)
        for resolution in resolutions
        if resolution.candidate.entities
    )


def _linked(cleaned: Cleaned, resolution: Resolution, offsets: OffsetMap) -> LinkedMention:
    mention = resolution.mention
    span = cleaned.offsets.to_source(mention.span)
    return LinkedMention(
        span=span,
        surface=span.of(cleaned.source),
        entities=resolution.candidate.entities,
        decision=resolution.decision,
        changed=resolution.decision == "rewrite",
        score=resolution.score,
        output_span=_output_span(mention.span, offsets),
        evidence=tuple(_in_source(e, cleaned.offsets) for e in resolution.evidence),
        proposal=""
        if resolution.decision == "keep"
        else proposal(cleaned.text, resolution),
    )


def _output_span(span: Span, offsets: OffsetMap) -> Span:
    """Return where the reader finds a mention: its own edit, without its neighbours."""
    start = offsets.position_to_text(span.start, "right")
    return Span(start, max(start, offsets.position_to_text(span.end, "left")))


def _in_source(evidence: Evidence, offsets: OffsetMap) -> Evidence:
    span = evidence.span
    return evidence if span is None else replace(evidence, span=offsets.to_source(span))
