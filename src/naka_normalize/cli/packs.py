"""``naka packs``: the alias files in use, in the order loaded, and those that could be."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.messages import DONE
from naka_normalize.errors import GazetteerError
from naka_normalize.formats import table
from naka_normalize.formats.colour import visible

if TYPE_CHECKING:
    from naka_normalize.gazetteer.assemble import Loaded

_HEAD = ("pack", "version", "entities", "aliases", "from", "file")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    settings.add_gazetteer_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print what is loaded, what it makes together, and what is installed besides.

    Raises:
        GazetteerError: If an alias file is wrong.
        UsageError: If there is no such preference set of names.
    """
    record = _record(options)
    if options.json:
        out.write(json.dumps(record, indent=1, ensure_ascii=False) + "\n")
        return DONE
    rows = [[visible(str(row[key])) for key in _HEAD] for row in record["packs"]]
    out.writelines(table.lines(_HEAD, rows))
    out.write("\n")
    out.writelines(f"{visible(line)}\n" for line in _summary(record))
    return DONE


def _summary(record: dict[str, Any]) -> Iterator[str]:
    """Give what is printed below the table, line by line."""
    yield f"data         {record['data_version']}"
    yield f"fingerprint  {record['fingerprint']}"
    yield f"names        {record['names']}, of {', '.join(record['name_sets'])}"
    if record["configuration"]:
        yield f"settings     {record['configuration']}"
    for file in record["left_out"]:
        yield f"left out     {file}"
    for pack in record["installed"]:
        yield f"not loaded   {pack}"


def _record(options: argparse.Namespace) -> dict[str, Any]:
    """Return everything that is printed, as other programs read it."""
    from naka_normalize.gazetteer.assemble import load_files
    from naka_normalize.gazetteer.installed import installed_packs, origin
    from naka_normalize.gazetteer.preferences import name_sets, with_names

    loaded = load_files(options.aliases, packs=options.packs, keep_going=options.keep_going)
    if loaded.problems:
        raise GazetteerError(loaded.problems)
    settings.tell_left_out(loaded.gazetteer.left_out)
    gazetteer = with_names(loaded.gazetteer, options.names)
    return {
        "packs": list(_packs(loaded, options)),
        "left_out": [one.file for one in gazetteer.left_out],
        "installed": [
            origin(point) for point in installed_packs() if point.name not in options.packs
        ],
        "configuration": str(options.config.path) if options.config else None,
        "data_version": gazetteer.data_version,
        "fingerprint": gazetteer.fingerprint,
        "names": gazetteer.names,
        "name_sets": name_sets(loaded.gazetteer),
    }


def _packs(loaded: "Loaded", options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Give one row for each pack, in the order loaded."""
    from naka_normalize.gazetteer.packs import FILE

    entities = Counter(entity.pack for entity in loaded.gazetteer.entities.values())
    aliases = Counter(alias.place.file for alias in loaded.gazetteer.aliases)
    config = options.config
    configured = set(map(str, config.values.get("aliases", ()))) if config else ()
    for sheet in loaded.sheets:
        file, pack = sheet.file, sheet.pack.value
        given = "configuration" if file.shown in configured else "--aliases"
        yield {
            "pack": pack,
            "version": sheet.version,
            "entities": entities[pack],
            "aliases": aliases[file.shown],
            "from": given if file.origin == FILE else file.origin,
            "file": file.shown,
        }
