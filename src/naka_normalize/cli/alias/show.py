"""``naka alias show``: everything known about an entity, and which file says it."""

import argparse
import json
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO

from naka_normalize.cli import settings
from naka_normalize.cli.alias.files import load
from naka_normalize.cli.messages import DONE, FOUND, say
from naka_normalize.formats import table
from naka_normalize.formats.colour import visible

if TYPE_CHECKING:
    from naka_normalize.gazetteer.editing.facts import Fact
    from naka_normalize.records import Gazetteer


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the action."""
    parser.add_argument(
        "entity", metavar="ENTITY", help="id of an entity or pair, or a name of one"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    settings.add_gazetteer_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, out: TextIO) -> int:
    """Print every fact about the entity.

    Raises:
        GazetteerError: If an alias file is wrong.
    """
    from naka_normalize.cli.alias.entries import kind_of, named, proposal
    from naka_normalize.gazetteer.editing.facts import read_facts

    loaded = load(options)
    gazetteer, word = loaded.gazetteer, options.entity
    kind = kind_of(word, gazetteer, loaded.sheets)
    ids = (word,) if kind else named(word, gazetteer)
    if not ids:
        say(f"not found: {visible(word)}; {proposal(word, gazetteer)}")
        return FOUND
    if len(ids) > 1:
        rows = [
            (key, gazetteer.entities[key].name, gazetteer.entities[key].type) for key in ids
        ]
        out.writelines(table.lines(("id", "name", "type"), rows))
        say(f"{len(ids)} entities go by {visible(word)}; give an id")
        return FOUND
    wanted = (kind or "entities", ids[0])
    facts = [f for f in read_facts(loaded.files) if (f.kind, f.owner) == wanted]
    if options.json:
        record = _record(facts, gazetteer)
        out.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
    else:
        out.write(_head(facts, gazetteer))
        out.writelines(table.lines(("where", "field", "value"), _rows(facts)))
    return DONE


def _packs(facts: "Sequence[Fact]") -> list[str]:
    return list(dict.fromkeys(fact.pack for fact in facts))


def _head(facts: "Sequence[Fact]", gazetteer: "Gazetteer") -> str:
    """Return one line: what it is, and the packs that know it."""
    owner = facts[0].owner
    entity = gazetteer.entities.get(owner)
    what = f"{entity.name}, {entity.type}" if entity else "pair"
    return f"{owner}: {what} (packs: {', '.join(_packs(facts))})\n\n"


def _rows(facts: "Sequence[Fact]") -> list[tuple[str, str, str]]:
    """Return a row for each line of a field; an alias has what is said about it below."""
    from naka_normalize.gazetteer.editing.facts import shown

    rows = []
    said = [fact for fact in facts if fact.field]
    for _, group in groupby(said, key=_line):
        together = list(group)
        place = f"{together[0].place.file}:{together[0].place.line}"
        values = ", ".join(shown(fact.value) for fact in together)
        rows.append((place, together[0].field, visible(values)))
        details = together[0].details.items()
        rows += [("", f"  {key}", f"  {visible(shown(value))}") for key, value in details]
    return rows


def _line(fact: "Fact") -> tuple[str, int, str]:
    """Return what facts share that are told together; each ambiguous alias is alone."""
    return fact.field, fact.place.line, str(fact.value) if fact.details else ""


def _record(facts: "Sequence[Fact]", gazetteer: "Gazetteer") -> dict[str, Any]:
    """Return the facts as other programs read them."""
    owner = facts[0].owner
    entity = gazetteer.entities.get(owner)
    return {
        "id": owner,
        "name": entity.name if entity else None,
        "type": entity.type if entity else "pair",
        "packs": _packs(facts),
        "facts": [
            {
                "field": fact.field,
                "value": fact.value,
                **({"details": fact.details} if fact.details else {}),
                "pack": fact.pack,
                "file": fact.place.file,
                "line": fact.place.line,
                "column": fact.place.column,
            }
            for fact in facts
            if fact.field
        ],
    }
