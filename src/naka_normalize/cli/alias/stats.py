"""``naka alias stats``: how much the packs hold."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.messages import DONE
from naka_normalize.errors import GazetteerError
from naka_normalize.formats.table import table

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
    from naka_normalize.gazetteer.assemble import load_files
    from naka_normalize.gazetteer.count import count

    loaded = load_files(options.aliases)
    if loaded.problems:
        raise GazetteerError(loaded.problems)
    counts = count(loaded.sheets)
    if options.json:
        out.write(json.dumps([asdict(one) for one in counts], indent=2) + "\n")
        return DONE
    columns = [
        (one.pack, *(str(one.counts.get(key, 0)) for key in _COLUMNS)) for one in counts
    ]
    out.write(table(("pack", *_COLUMNS), columns) + "\n")
    out.write(table(("pack", "types"), [(one.pack, _listed(one.types)) for one in counts]))
    languages = [(one.pack, _listed(one.languages)) for one in counts]
    out.write("\n" + table(("pack", "native names"), languages))
    return DONE


def _listed(counted: Mapping[str, int]) -> str:
    """Return counts in one line, the largest first."""
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {number}" for name, number in ranked) or "-"
