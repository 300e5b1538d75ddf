"""The rounds of resolving: what is certain by now speaks for what is not.

A decision to rewrite is never taken back, so the rounds end.
"""

from collections.abc import Sequence

from naka_normalize.evidence.ceiling import ceiling, is_hopeless
from naka_normalize.evidence.context import Context, SourceSign
from naka_normalize.evidence.document import Document
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.namesakes import choose_namesakes, is_somebody_else
from naka_normalize.records import Candidate, Cleaned, Mention
from naka_normalize.signs import (
    removed_signs,
    resolved_signs,
    respelled_signs,
    text_signs,
)
from naka_normalize.weighing import Weighed, decide, weigh

# The reading of a surface that names nothing that is known.
NOBODY = Candidate((), "listed", literal=True)


class Rounds:
    """The state of resolving one document: which mentions are settled, and how.

    Args:
        cleaned: The cleaned document; its edits may hold signs of the source language.
        mentions: What was found in it, sorted and disjoint.
        index: The gazetteer prepared for finding.
    """

    def __init__(self, cleaned: Cleaned, mentions: Sequence[Mention], index: Index) -> None:
        self._mentions = mentions
        self._document = Document(cleaned.text, mentions, index)
        self._fixed_signs = [
            *text_signs(cleaned.text, index.gazetteer.signs),
            *removed_signs(cleaned, index.gazetteer.wrappers),
        ]
        self._literal: dict[int, Candidate] = {}
        self._choose_right_readings()
        groups = self._document.groups
        self._paired = {n for n, group in groups.items() if self._may_be_pair(group)}
        self._rewritten: dict[int, Weighed] = {}
        self._weighed: dict[int, list[Weighed]] = {}
        self._settled = self._literal
        self._last = self._snapshot(self._literal, self._fixed_signs)
        self._fixed_signs += respelled_signs(mentions, self._last)
        self._settle_right(self._last)

    def _settle_right(self, context: Context) -> None:
        """Keep as settled the right readings that nothing here puts in doubt."""
        self._settled = {
            n: candidate
            for n, candidate in self._settled.items()
            if n not in self._paired and not _is_open(self._mentions[n], context)
        }

    def _choose_right_readings(self) -> None:
        """Choose for each mention what it names if it is right, of namesakes one."""
        listed: dict[int, Sequence[Candidate]] = {
            n: [
                c
                for c in mention.candidates
                if c.literal and c.entities
                if not is_somebody_else(mention, c, self._document)
            ]
            for n, mention in enumerate(self._mentions)
        }
        self._literal = {n: found[0] for n, found in listed.items() if len(found) == 1}
        several = {n: found for n, found in listed.items() if len(found) > 1}
        chosen = choose_namesakes(several, self._snapshot(self._literal, ()))
        self._literal = dict(sorted((self._literal | chosen).items()))

    def _may_be_pair(self, group: Sequence[int]) -> bool:
        """Tell whether coordinated names may stand for two countries listed as a pair."""
        readings = self._countries(group)
        return any(readings & self._partners(key) for key in readings)

    def _is_of_pair(self, number: int, candidate: Candidate) -> bool:
        """Tell whether a reading is one of a pair whose other one may stand beside it."""
        if candidate.how != "confusion":
            return False
        readings = self._countries(self._document.groups[number])
        return bool(readings & self._partners(candidate.entities[0].id))

    def _countries(self, group: Sequence[int]) -> set[str]:
        """Return the countries that coordinated names may stand for without saying so."""
        return {
            c.entities[0].id
            for n in group
            for c in self._mentions[n].candidates
            if c.how in ("confusion", "short-name")
        }

    def _partners(self, key: str) -> set[str]:
        return set(self._document.index.relations.partners(key))

    def right_reading(self, number: int) -> Candidate:
        """Return what a mention names if its surface is right."""
        return self._literal.get(number, NOBODY)

    def context(self) -> Context:
        """Take a snapshot of what is certain by now."""
        rewritten = {n: weighed.candidate for n, weighed in self._rewritten.items()}
        signs = [*self._fixed_signs, *resolved_signs(self._mentions, rewritten)]
        return self._snapshot(self._settled | rewritten, signs)

    def _snapshot(
        self, certain: dict[int, Candidate], signs: Sequence[SourceSign]
    ) -> Context:
        """Keep apart the names of countries whose mention is open: most are right."""
        open_countries = {
            n: c
            for n, c in self._literal.items()
            if n not in certain and c.entities and c.entities[0].type == "country"
        }
        return Context(self._document, certain, open_countries, signs)

    def settle(self, threshold: float) -> bool:
        """Settle what is sure enough by now; tell whether anything was."""
        context = self.context()
        self._settle_right(context)
        self._weighed = {}
        sure: dict[int, Weighed] = {}
        for number in range(len(self._mentions)):
            if number in self._settled or number in self._rewritten:
                continue
            if weighed := self._weigh(number, context):
                self._weighed[number] = weighed
                if decide(weighed, threshold) == "rewrite":
                    sure[number] = weighed[0]
        self._rewritten.update(sure)
        self._last = context
        return bool(sure)

    def weighed(self, number: int) -> list[Weighed]:
        """Return what was weighed for a mention at last, best first."""
        if number in self._rewritten:
            return [self._rewritten[number]]
        if number in self._settled:
            # Nothing else leans on whether an adjective stands for its country.
            may_be_noun = any(c.how == "demonym" for c in self._mentions[number].candidates)
            return self._weigh(number, self._last) if may_be_noun else []
        return self._weighed.get(number, [])

    def _weigh(self, number: int, context: Context) -> list[Weighed]:
        """Weigh the readings of a mention that would change it, best first."""
        mention = self._mentions[number]
        if number not in self._literal and is_hopeless(mention, context):
            return []
        readings = [c for c in mention.candidates if _is_possible(c, context)]
        if number in self._settled:
            readings = [c for c in readings if c.how == "demonym"]
        if number in self._paired:
            readings += [c for c in mention.candidates if self._is_of_pair(number, c)]
            readings = list(dict.fromkeys(readings))
        weighed = [
            weigh(mention, candidate, context)
            for candidate in readings
            if ceiling(mention, candidate, context) >= 0
        ]
        return sorted(weighed, key=lambda w: -w.total)


def _is_open(mention: Mention, context: Context) -> bool:
    """Tell whether a reading other than the literal one is possible at all here."""
    return any(
        candidate.how != "demonym" and _is_possible(candidate, context)
        for candidate in mention.candidates
    )


def _is_possible(candidate: Candidate, context: Context) -> bool:
    """Tell whether a reading has to be weighed: not if nothing speaks of the country."""
    if candidate.literal:
        return False
    return candidate.how != "confusion" or context.is_supported(candidate.entities[0].id)
