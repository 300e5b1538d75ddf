"""Check how far the probabilities of changes can be believed, on documents with gold.

The weights in ``evidence/weights.py`` are hand-set. For every mention for which a change
was weighed this compares the probability of the best reading with what the gold says. Then
it asks whether the scale of the sums fits these documents only: a scale and a shift of all
sums are fitted to all documents, and again leaving out each document in turn.

    python scripts/calibrate.py [GOLD.jsonl …]

Without arguments all gold of the repository is taken. The texts lie beside a gold file or
in ``docs`` beside it. Exit code 1 if leaving a document out costs more than two points.

Source: J. Platt, "Probabilistic outputs for support vector machines" (1999), with the
targets given there and the safeguarded Newton steps of H.-T. Lin, C.-J. Lin and R. Weng, "A
note on Platt's probabilistic outputs", Machine Learning 68 (2007).
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log1p
from pathlib import Path

from naka_normalize.clean import clean
from naka_normalize.cleaners import cleaners_for
from naka_normalize.evaluation import GoldDocument, read_set
from naka_normalize.evaluation.counts import Counts
from naka_normalize.evaluation.judge import judge
from naka_normalize.find import find
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.gazetteer.tables.index import Index
from naka_normalize.records import Cleaned, Resolution, Result, Versions
from naka_normalize.resolve import REWRITE_FROM, resolve
from naka_normalize.rewrite import rewrite
from naka_normalize.spans import apply_edits, compose_edits
from naka_normalize.weighing import probability

ROOT = Path(__file__).resolve().parents[1]
BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
_TOLERATED = 0.02
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Weighed:
    """A change that was weighed.

    Attributes:
        document: Where.
        total: Sum of the evidence for the best reading, in log-odds.
        right: Whether making the change is what the gold asks for.
    """

    document: str
    total: float
    right: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """How sums become log-odds: ``slope * sum + shift``."""

    slope: float = 1.0
    shift: float = 0.0

    def of(self, total: float) -> float:
        """Return the log-odds that a sum stands for."""
        return self.slope * total + self.shift


def gold_files() -> list[Path]:
    """Return all gold of the repository."""
    return [ROOT / "seeds" / "gold.jsonl", *sorted(ROOT.glob("tests/gold/*/gold.jsonl"))]


def weighed_changes(paths: Sequence[Path]) -> list[Weighed]:
    """Return every change that was weighed in the documents of some gold files."""
    gazetteer = load_gazetteer()
    index, cleaners = Index(gazetteer), cleaners_for(gazetteer.wrappers)
    found: list[Weighed] = []
    for path in paths:
        gold, texts = read_set(path)
        for document in gold:
            cleaned = clean(texts[document.name], cleaners)
            resolutions = resolve(cleaned, find(cleaned.text, index), index)
            found += _weighed(document, cleaned, resolutions)
    return found


def _weighed(
    gold: GoldDocument, cleaned: Cleaned, resolutions: Sequence[Resolution]
) -> Iterator[Weighed]:
    """Give each change of a document, judged by what it alone adds to the others."""
    decided = _counts(gold, cleaned, resolutions)
    for number, resolution in enumerate(resolutions):
        change = _change(resolution)
        if change is None:
            continue
        if resolution.decision == "rewrite":
            change = resolution._replace(decision="keep")
        other = [*resolutions[:number], change, *resolutions[number + 1 :]]
        counts = _counts(gold, cleaned, other)
        pair = (counts, decided) if change.decision == "keep" else (decided, counts)
        right = _is_right(*pair)
        if right is not None:
            total = sum(evidence.weight for evidence in resolution.evidence)
            yield Weighed(gold.name, total, right)


def _change(resolution: Resolution) -> Resolution | None:
    """Return the decision to make the best change; ``None`` if none was weighed."""
    if not resolution.evidence:
        return None
    if resolution.decision != "keep":
        return resolution._replace(decision="rewrite")
    candidate, evidence = resolution.rejected[0]
    return Resolution(resolution.mention, candidate, "rewrite", 1.0, evidence)


def _counts(
    gold: GoldDocument, cleaned: Cleaned, resolutions: Sequence[Resolution]
) -> Counts:
    """Judge what the reader sees if some decisions are carried out."""
    edits = rewrite(cleaned.text, resolutions)
    text = apply_edits(cleaned.text, edits)
    whole = compose_edits(cleaned.edits, edits, text)
    result = Result(cleaned.source, text, whole, (), Versions("", "", ""))
    return judge(gold, result).counts


def _is_right(without: Counts, with_it: Counts) -> bool | None:
    """Tell whether a change is right; ``None`` if leaving it is right too, or unknown."""
    if with_it.fixed != without.fixed:
        return with_it.fixed > without.fixed
    before, after = (c.wrong + c.false_changes + c.harmed for c in (without, with_it))
    return False if after > before else None


def fit(changes: Sequence[Weighed]) -> Scale:
    """Fit a scale and a shift by logistic regression, with Platt's smoothed targets."""
    hits = sum(change.right for change in changes)
    misses = len(changes) - hits
    targets = {True: (hits + 1) / (hits + 2), False: 1 / (misses + 2)}
    points = [(change.total, targets[change.right]) for change in changes]
    scale = Scale()
    loss = _loss(points, scale)
    for _ in range(_STEPS):
        step = _newton(points, scale)
        part = 1.0
        while part > 1e-6:  # noqa: PLR2004 - smaller steps move nothing
            moved = Scale(scale.slope - part * step.slope, scale.shift - part * step.shift)
            better = _loss(points, moved)
            if better < loss:
                break
            part /= 2
        else:
            break
        scale, loss = moved, better
    return scale


def _newton(points: Sequence[tuple[float, float]], scale: Scale) -> Scale:
    """Return the Newton step of the loss: the inverse Hessian times the gradient."""
    slope, shift, aa, ab, bb = 0.0, 0.0, 1e-9, 0.0, 1e-9
    for total, target in points:
        p = probability(scale.of(total))
        slope += (p - target) * total
        shift += p - target
        curve = p * (1 - p)
        aa += curve * total * total
        ab += curve * total
        bb += curve
    determinant = aa * bb - ab * ab
    return Scale(
        (bb * slope - ab * shift) / determinant, (aa * shift - ab * slope) / determinant
    )


def _loss(points: Sequence[tuple[float, float]], scale: Scale) -> float:
    """Return the summed log-loss of targets between 0 and 1."""
    return sum(
        _softplus(odds) - target * odds
        for total, target in points
        for odds in [scale.of(total)]
    )


def _softplus(value: float) -> float:
    return max(value, 0.0) + log1p(exp(-abs(value)))


@dataclass(frozen=True, slots=True)
class Quality:
    """How good probabilities are as predictions.

    Attributes:
        log_loss: Mean, in nats.
        precision: Of the changes that the default policy would make by probability alone.
        recall: Of the right changes that were weighed, how many it would make.
    """

    log_loss: float
    precision: float
    recall: float


def quality(changes: Sequence[Weighed], odds: Sequence[float]) -> Quality:
    """Compare predictions in log-odds with what is right."""
    points = [(o, float(c.right)) for o, c in zip(odds, changes, strict=True)]
    made = [right for o, right in points if probability(o) >= REWRITE_FROM["balanced"]]
    rights = sum(right for _, right in points)
    loss = _loss(points, Scale()) / len(points)
    return Quality(loss, sum(made) / max(len(made), 1), sum(made) / max(rights, 1))


def left_out(changes: Sequence[Weighed]) -> list[float]:
    """Return the log-odds of each change by a fit that never saw its document."""
    scales = {
        name: fit([change for change in changes if change.document != name])
        for name in {change.document for change in changes}
    }
    return [scales[change.document].of(change.total) for change in changes]


def reliability(changes: Sequence[Weighed]) -> list[str]:
    """Return the table of predicted probability against what was right."""
    lines = ["predicted      changes   mean   right   share right"]
    for low, high in pairwise(BINS):
        found = [
            (p, change.right)
            for change in changes
            if low <= (p := probability(change.total)) < high or p == high == 1
        ]
        rights = sum(right for _, right in found)
        line = f"{low:.2f} to {high:.2f} {len(found):9}"
        if found:
            mean = sum(p for p, _ in found) / len(found)
            line += f"  {mean:.3f} {rights:7} {rights / len(found):13.3f}"
        lines.append(line)
    return lines


def policies(changes: Sequence[Weighed]) -> list[str]:
    """Return what each policy would rewrite by probability alone."""
    lines = ["policy      from   changes   precision   recall"]
    rights = sum(change.right for change in changes)
    for name, threshold in REWRITE_FROM.items():
        made = [c.right for c in changes if probability(c.total) >= threshold]
        precision, recall = sum(made) / max(len(made), 1), sum(made) / max(rights, 1)
        lines.append(
            f"{name:<10} {threshold:5.2f} {len(made):9} {precision:11.4f} {recall:8.4f}"
        )
    return lines


def main(arguments: Sequence[str]) -> int:
    """Print the tables; return the exit code."""
    paths = [Path(argument) for argument in arguments] or gold_files()
    changes = weighed_changes(paths)
    documents = len({change.document for change in changes})
    rights = sum(change.right for change in changes)
    print(f"{len(changes)} changes weighed in {documents} documents, {rights} right\n")
    print(*reliability(changes), "", *policies(changes), "", sep="\n")
    scale = fit(changes)
    rows = {
        "as set": quality(changes, [change.total for change in changes]),
        "fit on all": quality(changes, [scale.of(change.total) for change in changes]),
        "one left out": quality(changes, left_out(changes)),
    }
    print("scale and shift   log-loss   precision   recall")
    for name, row in rows.items():
        print(f"{name:<15} {row.log_loss:10.4f} {row.precision:11.4f} {row.recall:8.4f}")
    print(f"\nfit on all: {scale.slope:.3f} * sum {scale.shift:+.3f}")
    fitted, checked = rows["fit on all"], rows["one left out"]
    lost = max(fitted.precision - checked.precision, fitted.recall - checked.recall)
    print(f"leaving one document out costs {100 * max(lost, 0.0):.2f} points at most")
    return 1 if lost > _TOLERATED else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
