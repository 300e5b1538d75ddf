"""Normalize documents, judge every answer, and sum up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from naka_normalize.evaluation.counts import Counts, Measure, measures, total
from naka_normalize.evaluation.gold import GoldDocument
from naka_normalize.evaluation.judge import Failure, Judged, judge
from naka_normalize.records import Result, Versions


class Normalizing(Protocol):
    """Anything that normalizes a document as ``Normalizer`` does."""

    def normalize(self, text: str) -> Result:
        """Return the answer for one document."""
        ...


@dataclass(frozen=True, slots=True)
class Group:
    """Documents, or the damaged names of one class, taken together.

    Attributes:
        name: Kind of document, class of damage, ``attested`` or ``modelled``, or ``all``.
        counts: What was counted.
        measures: Every measure that is defined here, by name.
    """

    name: str
    counts: Counts
    measures: Mapping[str, Measure]

    def value(self, measure: str) -> float | None:
        """Return one measure; ``None`` if there was nothing to measure."""
        found = self.measures.get(measure)
        return None if found is None else found.value


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good the answers for some documents are.

    Attributes:
        overall: All documents.
        kinds: Documents by kind.
        classes: Damaged names by class; a false change belongs to none of them.
        origins: Damaged names of attested and of modelled documents.
        failures: Everything that did not come out as the gold says, in its order.
        versions: What made the answers.
    """

    overall: Group
    kinds: tuple[Group, ...]
    classes: tuple[Group, ...]
    origins: tuple[Group, ...]
    failures: tuple[Failure, ...]
    versions: Versions


def evaluate(
    gold: Sequence[GoldDocument],
    documents: Mapping[str, str],
    normalizer: Normalizing,
    seed: int = 0,
) -> Evaluation:
    """Normalize documents and measure the answers by their gold.

    Args:
        gold: What is right, at least one document; see ``read_gold``.
        documents: Text of each document by name; see ``read_documents``.
        normalizer: What is measured.
        seed: Start of the random numbers for the intervals.

    Raises:
        KeyError: If the text of a document is not given.
        ValueError: If there is no gold.
    """
    if not gold:
        raise ValueError("evaluate needs the gold of at least one document")
    results = [normalizer.normalize(documents[document.name]) for document in gold]
    pairs = zip(gold, results, strict=True)
    judged = [(document, judge(document, result)) for document, result in pairs]
    every = [("all", j.counts) for _, j in judged]
    kinds = [(document.kind, j.counts) for document, j in judged]
    classes = [pair for _, j in judged for pair in j.classes.items()]
    origins = [
        ("attested" if document.attested else "modelled", _names_only(j))
        for document, j in judged
        if j.counts.damaged
    ]
    return Evaluation(
        _groups(every, seed)[0],
        _groups(kinds, seed),
        _groups(classes, seed),
        _groups(origins, seed),
        tuple(failure for _, j in judged for failure in j.failures),
        results[0].versions,
    )


def _names_only(judged: Judged) -> Counts:
    """Return what was counted of damaged names, without other changes."""
    return replace(total(list(judged.classes.values())), documents=1)


def _groups(counted: Iterable[tuple[str, Counts]], seed: int) -> tuple[Group, ...]:
    """Gather counts by name, in the order of names."""
    by_name: dict[str, list[Counts]] = {}
    for name, counts in counted:
        by_name.setdefault(name, []).append(counts)
    return tuple(
        Group(name, total(found), measures(found, seed))
        for name, found in sorted(by_name.items())
    )
