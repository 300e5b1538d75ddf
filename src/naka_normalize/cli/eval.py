"""``naka eval``: how good the answers are on documents with gold."""

import argparse
import json
from pathlib import Path
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.messages import DONE, FOUND, say
from naka_normalize.errors import UsageError
from naka_normalize.evaluation import (
    Evaluation,
    evaluate,
    read_documents,
    read_gold,
    report,
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("gold", metavar="GOLD", type=Path, help="gold, a JSON Lines file")
    parser.add_argument(
        "docs", metavar="DOCS", type=Path, help="directory with NAME.txt for each gold"
    )
    settings.add_gazetteer_options(parser)
    settings.add_policy_option(parser)
    parser.add_argument(
        "--errors", metavar="N", type=int, default=0, help="list the first N failures"
    )
    for what in ("precision", "recall"):
        parser.add_argument(
            f"--min-{what}",
            metavar="X",
            type=float,
            help=f"exit code 1 if the {what} of repairs is below X, 0 to 1",
        )
    parser.add_argument(
        "--compare",
        metavar="OLD.json",
        type=Path,
        help="tell what differs from what --json printed earlier",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--seed",
        metavar="N",
        type=int,
        default=0,
        help="start of the random numbers for the intervals (default: 0)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Measure, print, and compare with the minimum.

    Raises:
        UsageError: If an option, the gold or the earlier result is wrong.
        GazetteerError: If an alias file is wrong.
    """
    _check_options(options)
    old = None if options.compare is None else report.read_record(options.compare)
    gold = read_gold(options.gold)
    documents = read_documents(gold, options.docs)
    normalizer = settings.make_normalizer(options)
    evaluation = evaluate(gold, documents, normalizer, options.seed)
    record = report.record(evaluation, options.errors)
    record["policy"] = options.policy
    changed = None if old is None else report.differences(old, record)
    if options.json:
        if changed is not None:
            record["differences"] = changed
        out.write(json.dumps(record, indent=1) + "\n")
    else:
        out.write(report.failures(evaluation, options.errors))
        out.write(report.table(evaluation))
        if changed is not None:
            out.write("\n" + report.comparison(changed))
    return FOUND if _is_below(options, evaluation) else DONE


def _check_options(options: argparse.Namespace) -> None:
    """Raise a usage error if a number is none that it can be."""
    if options.errors < 0:
        raise UsageError(f"--errors needs a number of 0 or more, not {options.errors}")
    for what in ("precision", "recall"):
        minimum = getattr(options, f"min_{what}")
        if minimum is not None and not 0 <= minimum <= 1:
            raise UsageError(f"--min-{what} needs a number from 0 to 1, not {minimum}")


def _is_below(options: argparse.Namespace, evaluation: Evaluation) -> bool:
    """Tell whether a minimum is missed, and say which."""
    below = False
    for what in ("precision", "recall"):
        minimum = getattr(options, f"min_{what}")
        value = evaluation.overall.value(f"fix_{what}")
        if minimum is None:
            continue
        if value is None:
            say(f"note: there is no {what} to compare: no name was damaged or changed")
        elif value < minimum:
            say(f"{what} of repairs {value:.4f} is below the minimum {minimum}")
            below = True
    return below
