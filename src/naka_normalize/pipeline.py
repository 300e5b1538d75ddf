"""The one path: clean, find, resolve, rewrite, for one document after another."""

from functools import cached_property
from typing import TYPE_CHECKING

from naka_normalize.errors import UsageError, not_text
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.records import Gazetteer, Result, Versions
from naka_normalize.resolve import REWRITE_FROM, Policy
from naka_normalize.version import __version__
from naka_normalize.walk import Memory, Walked, Walker, further

if TYPE_CHECKING:
    from naka_normalize.lookups.answers import Match
    from naka_normalize.lookups.table import Lookup

# A text settles in one walk or two; more are for hostile text.
_MOST_WALKS = 4


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
            TypeError: If the gazetteer is something else, such as the name of a file.
            UsageError: If the policy is none of the three.
            GazetteerError: If a built-in pack, or the pattern of a wrapper, cannot be used.
        """
        if policy not in REWRITE_FROM:
            known = ", ".join(REWRITE_FROM)
            raise UsageError(f"unknown policy {policy!r}; choose one of {known}")
        if gazetteer is not None and not isinstance(gazetteer, Gazetteer):
            raise TypeError(
                f"gazetteer must be what load_gazetteer() returns, not {gazetteer!r}"
            )
        self.gazetteer = load_gazetteer() if gazetteer is None else gazetteer
        self.policy: Policy = policy
        self._index = Index(self.gazetteer)
        self._walker = Walker(self._index, policy)
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
        memory = Memory()
        walked = self._walker.walk(text, memory).linked()
        if not walked.edits:
            return self._result(text, walked)
        for _ in range(_MOST_WALKS):
            again = self._walker.walk(walked.text, memory)
            if not again.edits:
                return self._result(text, walked)
            walked = further(text, walked, again.linked())
        # A text that never settles is left alone: a miss is better than a moving answer.
        return self._result(text, Walked(text, (), ()))

    def _result(self, source: str, walked: Walked) -> Result:
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
