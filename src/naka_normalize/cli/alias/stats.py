"""``naka alias stats``: how much the packs hold."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.alias.files import load
from naka_normalize.cli.messages import DONE
from naka_normalize.formats import table

_COLUMNS = (
    "entities", "additions", "pairs", "plain", "noisy", "ambiguous", "forms", "native",
    "examples", "wikidata", "iso", "geonames",
)  # fmt: skip


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    settings.add_gazetteer_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print counts for each pack and for all.

    Raises:
        GazetteerError: If an alias file is wrong.
    """
    from naka_normalize.gazetteer.editing.count import count

    loaded = load(options)
    counts = count(loaded.sheets)
    if options.json:
        out.write(json.dumps([asdict(one) for one in counts], indent=2) + "\n")
        return DONE
    numbers = [
        (one.pack, *(str(one.counts.get(key, 0)) for key in _COLUMNS)) for one in counts
    ]
    out.writelines(table.lines(("pack", *_COLUMNS), numbers))
    for head, rows in (
        ("entities", [(one.pack, _listed(one.types)) for one in counts]),
        ("native names", [(one.pack, _listed(one.languages)) for one in counts]),
    ):
        out.write("\n")
        out.writelines(table.lines(("pack", head), rows))
    return DONE


def _listed(counted: Mapping[str, int]) -> str:
    """Return counts in one line, the largest first."""
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {number}" for name, number in ranked) or "-"
