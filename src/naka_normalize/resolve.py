"""Stage 3: decide for every mention what it names, with the reasons.

Readings compete on a score that is the logistic of the sum of their evidence. Deciding
goes in rounds, because what is certain by now speaks for what is not; a decision to
rewrite is never taken back, so the rounds end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Literal

from naka_normalize.evidence import EVIDENCE
from naka_normalize.evidence.context import Context, SourceSign, build
from naka_normalize.evidence.document import read_document
from naka_normalize.gazetteer.index import Index
from naka_normalize.halves import without_halves
from naka_normalize.namesakes import choose_namesakes
from naka_normalize.records import (
    Candidate,
    Cleaned,
    Decision,
    Evidence,
    Mention,
    Resolution,
)
from naka_normalize.signs import removed_signs, resolved_signs, text_signs

Policy = Literal["strict", "balanced", "eager"]

# The probability from which a reading is written; below ``_ASK`` the surface is kept.
REWRITE_FROM: Mapping[Policy, float] = {"strict": 0.97, "balanced": 0.9, "eager": 0.75}
_ASK_FROM = 0.5
# Two readings that are both good enough need this much between them, in log-odds.
_MARGIN = 0.7
# A name that may well be damage is not linked to a namesake that nothing speaks for.
_LINK_FROM = 0.8
# Each round settles something, and nearly all texts need two or three.
_MOST_ROUNDS = 8


# The reading of a surface that names nothing that is known.
NOBODY = Candidate((), "listed", literal=True)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate with its evidence and the sum of it in log-odds."""

    candidate: Candidate
    evidence: tuple[Evidence, ...]
    total: float


def resolve(
    cleaned: Cleaned, mentions: Sequence[Mention], index: Index, policy: Policy = "balanced"
) -> tuple[Resolution, ...]:
    """Resolve all mentions of a document.

    Args:
        cleaned: The cleaned document; its edits may hold signs of the source language.
        mentions: What was found in it, sorted and disjoint.
        index: The gazetteer prepared for finding.
        policy: How sure a rewrite has to be.

    Returns:
        One resolution for each mention, in the same order.
    """
    threshold = REWRITE_FROM[policy]
    rounds = _Rounds(cleaned, mentions, index)
    for _ in range(_MOST_ROUNDS):
        if not rounds.settle(threshold):
            break
    resolutions = [
        _resolution(
            mention, rounds.right_reading(number), rounds.weighed(number), threshold
        )
        for number, mention in enumerate(mentions)
    ]
    return tuple(without_halves(resolutions))


class _Rounds:
    """The state of resolving one document: which mentions are settled, and how."""

    def __init__(self, cleaned: Cleaned, mentions: Sequence[Mention], index: Index) -> None:
        self._mentions = mentions
        self._document = read_document(cleaned.text, mentions, index)
        self._fixed_signs = [
            *text_signs(cleaned.text, index.gazetteer.signs),
            *removed_signs(cleaned, index.gazetteer.wrappers),
        ]
        self._literal: dict[int, Candidate] = {}
        self._choose_right_readings()
        groups = self._document.groups
        self._paired = {n for n, group in groups.items() if self._may_be_pair(group)}
        self._rewritten: dict[int, _Weighed] = {}
        self._weighed: dict[int, list[_Weighed]] = {}
        self._settled = self._literal
        self._last = self._snapshot(self._literal, self._fixed_signs)
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
            n: [c for c in mention.candidates if c.literal and c.entities]
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
        return build(self._document, certain, open_countries, signs)

    def settle(self, threshold: float) -> bool:
        """Settle what is sure enough by now; tell whether anything was."""
        context = self.context()
        self._settle_right(context)
        self._weighed = {}
        sure: dict[int, _Weighed] = {}
        for number in range(len(self._mentions)):
            if number in self._settled or number in self._rewritten:
                continue
            if weighed := self._weigh(number, context):
                self._weighed[number] = weighed
                if _decision(weighed, threshold) == "rewrite":
                    sure[number] = weighed[0]
        self._rewritten.update(sure)
        self._last = context
        return bool(sure)

    def weighed(self, number: int) -> list[_Weighed]:
        """Return what was weighed for a mention at last, best first."""
        if number in self._rewritten:
            return [self._rewritten[number]]
        if number in self._settled:
            # Nothing else leans on whether an adjective stands for its country.
            return self._weigh(number, self._last)
        return self._weighed.get(number, [])

    def _weigh(self, number: int, context: Context) -> list[_Weighed]:
        """Weigh the readings of a mention that would change it, best first."""
        mention = self._mentions[number]
        readings = [c for c in mention.candidates if _is_possible(c, context)]
        if number in self._settled:
            readings = [c for c in readings if c.how == "demonym"]
        if number in self._paired:
            readings += [c for c in mention.candidates if self._is_of_pair(number, c)]
            readings = list(dict.fromkeys(readings))
        weighed = [_weigh(mention, candidate, context) for candidate in readings]
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


def _weigh(mention: Mention, candidate: Candidate, context: Context) -> _Weighed:
    evidence = tuple(_evidence(mention, candidate, context))
    return _Weighed(candidate, evidence, sum(e.weight for e in evidence))


def _evidence(
    mention: Mention, candidate: Candidate, context: Context
) -> Iterator[Evidence]:
    for kind in EVIDENCE:
        yield from kind(mention, candidate, context)


def probability(total: float) -> float:
    """Return the logistic of a sum of log-odds, 0.0 to 1.0."""
    if total < 0:
        return exp(total) / (1 + exp(total))
    return 1 / (1 + exp(-total))


def _decision(weighed: Sequence[_Weighed], threshold: float) -> Decision:
    best = probability(weighed[0].total)
    if best < _ASK_FROM:
        return "keep"
    rivals = [w for w in weighed[1:] if not _same_text(w.candidate, weighed[0].candidate)]
    close = bool(rivals) and weighed[0].total - rivals[0].total < _MARGIN
    return "rewrite" if best >= threshold and not close else "ask"


def _same_text(one: Candidate, two: Candidate) -> bool:
    """Tell whether two readings write the same, as a town and its district do."""
    return {e.id for e in one.entities} == {e.id for e in two.entities} or (
        len(one.entities) == len(two.entities) == 1
        and one.name.split()[0] == two.name.split()[0]
    )


def _resolution(
    mention: Mention, literal: Candidate, weighed: Sequence[_Weighed], threshold: float
) -> Resolution:
    """State the decision about a mention and everything that was weighed for it."""
    if not weighed:
        return Resolution(mention, literal, "keep", 1.0, ())
    decision = _decision(weighed, threshold)
    best, rest = weighed[0], weighed[1:]
    rejected = tuple((w.candidate, w.evidence) for w in rest)
    score = probability(best.total)
    if decision == "keep":
        if (
            1 - score < _LINK_FROM
            and literal.alias is not None
            and literal.alias.tier == "plain"
        ):
            literal = NOBODY
        rejected = ((best.candidate, best.evidence), *rejected)
        return Resolution(mention, literal, decision, 1 - score, best.evidence, rejected)
    return Resolution(mention, best.candidate, decision, score, best.evidence, rejected)
