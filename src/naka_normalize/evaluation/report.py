"""Evaluations for people and for programs, and what has changed since an earlier one."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from naka_normalize.errors import UsageError
from naka_normalize.evaluation.counts import MEASURES, Counts, Measure
from naka_normalize.evaluation.judge import Failure
from naka_normalize.evaluation.measure import Evaluation, Group

LABELS: Mapping[str, str] = {
    "fix_precision": "fix precision",
    "fix_recall": "fix recall",
    "fix_f1": "fix F1",
    "harm": "harm",
    "documents_perfect": "documents perfect",
    "link_recall": "link recall",
    "debris_recall": "debris recall",
}
# What the columns of the small tables are called.
_SHORT: Mapping[str, str] = {
    "fix_precision": "precision",
    "fix_recall": "recall",
    "fix_f1": "F1",
    "harm": "harm",
    "documents_perfect": "perfect",
    "link_recall": "links",
    "debris_recall": "debris",
}
_OF_NAMES = ("fix_precision", "fix_recall", "fix_f1")
_DIGITS = 4


def record(evaluation: Evaluation, errors: int = 0) -> dict[str, Any]:
    """Return an evaluation as other programs read it.

    Args:
        evaluation: What was measured.
        errors: How many failures to include at most.
    """
    groups = {
        "kinds": evaluation.kinds,
        "classes": evaluation.classes,
        "origins": evaluation.origins,
    }
    versions = evaluation.versions
    return {
        "all": _group_record(evaluation.overall),
        **{key: {g.name: _group_record(g) for g in of} for key, of in groups.items()},
        "errors": [_failure_record(f) for f in evaluation.failures[:errors]],
        "versions": {
            "code": versions.code,
            "data": versions.data,
            "fingerprint": versions.fingerprint,
        },
    }


def _group_record(group: Group) -> dict[str, Any]:
    counts = {name: number for name, number in asdict(group.counts).items() if number}
    measures = {name: _measure_record(m) for name, m in group.measures.items()}
    return {"measures": measures, "counts": counts}


def _measure_record(measure: Measure) -> dict[str, float | None]:
    return {
        name: None if value is None else round(value, _DIGITS)
        for name, value in asdict(measure).items()
    }


def _failure_record(failure: Failure) -> dict[str, Any]:
    span = failure.span
    return {**asdict(failure), "span": [span.start, span.end]}


def table(evaluation: Evaluation) -> str:
    """Return the measures as text: all with intervals, then by kind and by class."""
    overall = evaluation.overall
    lines = [f"{overall.counts.documents} documents"]
    lines += [
        f"  {LABELS[name]:<18}{_figure(measure)}   {_basis(name, overall.counts)}"
        for name, measure in overall.measures.items()
    ]
    lines += ["", *_rows("kind", evaluation.kinds, tuple(MEASURES), "documents")]
    lines += ["", *_rows("class", evaluation.classes, _OF_NAMES, "damaged")]
    if len(evaluation.origins) > 1:
        lines += ["", *_rows("origin", evaluation.origins, _OF_NAMES, "damaged")]
    return "".join(f"{line}\n" for line in lines)


def _figure(measure: Measure) -> str:
    if measure.low is None or measure.high is None:
        return f"{measure.value:.4f}"
    return f"{measure.value:.4f}  [{measure.low:.4f}, {measure.high:.4f}]"


def _basis(name: str, counts: Counts) -> str:
    """Say what a measure was counted on."""
    changed = counts.fixed + counts.wrong + counts.false_changes
    return {
        "fix_precision": f"{counts.fixed} of {changed} changes of names are right",
        "fix_recall": f"{counts.fixed} of {counts.damaged} damaged names are repaired",
        "fix_f1": "both in one figure",
        "harm": f"{counts.harmed} of {counts.right} right names are made wrong",
        "documents_perfect": f"{counts.perfect} of {counts.documents} need nothing more",
        "link_recall": f"{counts.linked} of {counts.named} names are linked right",
        "debris_recall": f"{counts.removed} of {counts.debris} pieces are gone",
    }[name]


def _rows(
    head: str, groups: Sequence[Group], names: Sequence[str], basis: str
) -> Iterable[str]:
    """Give a small table: a row for each group, a column for each measure."""
    width = max([len(head), *(len(group.name) for group in groups)])
    titles = "".join(f"{_SHORT[name]:>11}" for name in names)
    yield f"{head:<{width}}  {basis:>9}{titles}"
    for group in groups:
        values = (group.value(name) for name in names)
        cells = "".join(f"{'-' if v is None else f'{v:.4f}':>11}" for v in values)
        number = asdict(group.counts)[basis]
        yield f"{group.name:<{width}}  {number:>9}{cells}"


def failures(evaluation: Evaluation, limit: int) -> str:
    """Return the first failures, one a line."""
    return "".join(
        f"{f.document}:{f.span.start}: {f.what}{f' ({f.kind})' if f.kind else ''}: "
        f"{f.surface!r} became {f.got!r}, expected {f.expected!r}\n"
        if f.what not in ("wrong link", "no link")
        else f"{f.document}:{f.span.start}: {f.what}: {f.surface!r} names "
        f"{f.got or 'nothing'}, expected {f.expected}\n"
        for f in evaluation.failures[:limit]
    )


def read_record(path: Path) -> dict[str, Any]:
    """Read what ``naka eval --json`` wrote earlier.

    Raises:
        UsageError: If the file cannot be read or is something else.
    """
    try:
        read: dict[str, Any] = json.loads(path.read_bytes().decode("utf-8"))
        _values(read)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(f"{path} is no output of naka eval --json") from error
    return read


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return every measure that differs between two records.

    Returns:
        For each: ``group``, ``measure``, ``old``, ``new`` and ``difference``; ``None``
        where one of the two lacks the measure.
    """
    before, after = _values(old), _values(new)
    found = []
    for key in after | before:
        one, two = before.get(key), after.get(key)
        if one != two:
            change = None if one is None or two is None else round(two - one, _DIGITS)
            group, measure = key
            found.append(
                {
                    "group": group,
                    "measure": measure,
                    "old": one,
                    "new": two,
                    "difference": change,
                }
            )
    return found


def comparison(found: Sequence[Mapping[str, Any]]) -> str:
    """Return differences as text, one a line."""
    if not found:
        return "no measure has changed\n"
    rows = ["changed since the earlier result\n"]
    for item in found:
        old, new = ("-" if item[k] is None else f"{item[k]:.4f}" for k in ("old", "new"))
        step = "" if item["difference"] is None else f"  {item['difference']:+.4f}"
        rows.append(f"  {item['group']} {LABELS[item['measure']]}: {old} → {new}{step}\n")
    return "".join(rows)


def _values(read: Mapping[str, Any]) -> dict[tuple[str, str], float]:
    """Return the figures of a record by group and measure."""
    groups = {"all": read["all"]}
    for part, word in (("kinds", "kind"), ("classes", "class"), ("origins", "origin")):
        groups |= {f"{word} {name}": group for name, group in read[part].items()}
    return {
        (name, measure): float(group["measures"][measure]["value"])
        for name, group in groups.items()
        for measure in MEASURES
        if measure in group["measures"]
    }
