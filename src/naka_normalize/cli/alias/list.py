"""``naka alias list``: entities, or their aliases, one a line."""

import argparse
import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.alias.files import load
from naka_normalize.cli.messages import DONE, FOUND, say
from naka_normalize.formats import jsonl, table

if TYPE_CHECKING:
    from naka_normalize.records import Alias, Gazetteer

_TIERS = ("plain", "noisy", "ambiguous")
_ENTITY_HEAD: tuple[str, ...] = ("id", "name", "type", "pack")
_ALIAS_HEAD: tuple[str, ...] = ("alias", "tier", "form", "language", "id", "where")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    parser.add_argument("--type", metavar="TYPE", help="only entities of this type")
    parser.add_argument(
        "--in-pack", metavar="NAME", help="only entities that this pack brings"
    )
    parser.add_argument(
        "--tier",
        choices=_TIERS,
        help="only what is listed so, or has such aliases",
    )
    parser.add_argument(
        "--text",
        metavar="PART",
        help="only what has this in its id, name or an alias, however it is written",
    )
    parser.add_argument(
        "--each-alias",
        action="store_true",
        help="one line for each alias instead of each entity",
    )
    parser.add_argument(
        "--format",
        choices=("text", "jsonl", "csv"),
        default="text",
        help="how to print (default: text)",
    )
    settings.add_gazetteer_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print what fits, in the order of ids.

    Raises:
        GazetteerError: If an alias file is wrong.
    """
    gazetteer = load(options).gazetteer
    head = _ALIAS_HEAD if options.each_alias else _ENTITY_HEAD
    rows = sorted((_alias_rows if options.each_alias else _entity_rows)(options, gazetteer))
    if options.format == "text":
        out.writelines(table.lines(head, rows))
    elif options.format == "csv":
        csv.writer(out, lineterminator="\n").writerows([head, *rows])
    else:
        out.writelines(jsonl.line(dict(zip(head, row, strict=True))) for row in rows)
    if not rows:
        say(f"nothing fits{_why_nothing(options, gazetteer)}")
    return DONE if rows else FOUND


def _why_nothing(options: argparse.Namespace, gazetteer: "Gazetteer") -> str:
    """Return what nothing can fit, and what was probably meant; empty if all is known."""
    from naka_normalize.gazetteer.format.checks import near

    entities = gazetteer.entities.values()
    if options.type and options.type not in (known := {e.type for e in entities}):
        said = f": no entity is of the type '{options.type}'. {near(options.type, known)}"
    elif options.in_pack and options.in_pack not in gazetteer.packs:
        near_pack = near(options.in_pack, gazetteer.packs)
        said = f": there is no pack '{options.in_pack}'. {near_pack}"
    else:
        said = ""
    return said.rstrip(". ")


def _entity_rows(
    options: argparse.Namespace, gazetteer: "Gazetteer"
) -> Iterator[tuple[str, ...]]:
    """Give a row for each entity that fits, or has an alias that does."""
    from naka_normalize.gazetteer.owned import key_of

    fitting = {key for alias in _aliases(options, gazetteer) for key in alias.entities}
    if options.tier is None:
        # Another pack may have taken its only name.
        part = key_of(options.text or "")
        named = ((key, entity.name) for key, entity in gazetteer.entities.items())
        fitting |= {texts[0] for texts in named if any(part in key_of(t) for t in texts)}
    for key in fitting & _wanted(options, gazetteer):
        entity = gazetteer.entities[key]
        yield key, entity.name, entity.type, entity.pack


def _alias_rows(
    options: argparse.Namespace, gazetteer: "Gazetteer"
) -> Iterator[tuple[str, ...]]:
    """Give a row for each alias that fits, of any entity that does."""
    wanted = _wanted(options, gazetteer)
    for alias in _aliases(options, gazetteer):
        if wanted.issuperset(alias.entities):
            owner, where = (
                "+".join(alias.entities),
                f"{alias.place.file}:{alias.place.line}",
            )
            yield alias.text, alias.tier, alias.form, alias.language, owner, where


def _wanted(options: argparse.Namespace, gazetteer: "Gazetteer") -> set[str]:
    """Return the ids of the entities of the type and the pack."""
    return {
        key
        for key, entity in gazetteer.entities.items()
        if options.type in (None, entity.type) and options.in_pack in (None, entity.pack)
    }


def _aliases(options: argparse.Namespace, gazetteer: "Gazetteer") -> "Iterator[Alias]":
    """Give the aliases of the tier that hold the text, or whose id does."""
    from naka_normalize.gazetteer.owned import key_of

    part = key_of(options.text or "")
    for alias in gazetteer.aliases:
        texts = (alias.text, *alias.entities)
        if options.tier in (None, alias.tier) and any(part in key_of(t) for t in texts):
            yield alias
