"""Write what follows from the definition of the alias format.

    python scripts/make_format.py

These are the JSON Schema ``data/aliases.schema.json``, the tables of ``data/FORMAT.md`` and
the description of the fields at the head of ``data/aliases.yaml``.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from naka_normalize.gazetteer.format.definition import PARTS
from naka_normalize.gazetteer.format.schema import schema_text
from naka_normalize.gazetteer.format.shapes import ByKey, Field, Kind, Part, Several, Shape

DATA = Path(__file__).resolve().parents[1] / "data"
# A table of the page follows its marker; the head goes from its title to the first key.
_TABLE = re.compile(r"(<!-- (keys|kinds)(?:: ([a-z ]+))? -->\n)(?:\|.*\n)*")
_HEAD = re.compile(r"^# Format \d.*?\n(?=\n)", re.MULTILINE | re.DOTALL)
_WIDTH = 90


def shape_words(shape: Shape) -> str:
    """Say in a few words what belongs under a key."""
    if isinstance(shape, Several):
        noun = getattr(shape.item, "name", "item")
        many = f"list of {noun}s"
        return f"{noun}, or {many}" if shape.single else many
    if isinstance(shape, ByKey):
        table = f"table by {shape.key.name}: {shape_words(shape.item)}"
        return f"{shape_words(shape.item)}; or {table}" if shape.bare else table
    return shape.name


def meaning(field: Field) -> str:
    """Return the sentence on a field, with the words to choose from."""
    words = field.shape.words if isinstance(field.shape, Kind) else ()
    chosen = f" One of {', '.join(words)}." if len(words) > 1 else ""
    return f"{field.says}{' Required.' if field.required else ''}{chosen}"


def kinds_of(shape: Shape) -> Iterator[Kind]:
    """Yield the kinds of text in a shape, at any depth, the outer ones first."""
    if isinstance(shape, Kind):
        yield shape
    elif isinstance(shape, Part):
        for field in shape.fields.values():
            yield from kinds_of(field.shape)
    else:
        if isinstance(shape, ByKey):
            yield shape.key
        yield from kinds_of(shape.item)


def key_table(part: Part) -> str:
    """Return the table of the keys of one kind of table, in Markdown."""
    rows = "".join(
        f"| `{key}` | {shape_words(field.shape)} | {meaning(field)} |\n"
        for key, field in part.fields.items()
    )
    return f"| key | value | meaning |\n| --- | --- | --- |\n{rows}"


def kind_table() -> str:
    """Return the table of the kinds of text, in Markdown."""
    kinds = {kind.name: kind for part in PARTS for kind in kinds_of(part)}
    rows = "".join(
        f"| {name} | {kind.says} | {kind.code} |\n" for name, kind in sorted(kinds.items())
    )
    return f"| value | what it is | problem |\n| --- | --- | --- |\n{rows}"


def page(text: str) -> str:
    """Return the page on the format with its tables written anew."""
    parts = {part.name: part for part in PARTS}

    def table(match: re.Match[str]) -> str:
        made = key_table(parts[match[3]]) if match[2] == "keys" else kind_table()
        return match[1] + made

    return _TABLE.sub(table, text)


def head_lines() -> Iterator[str]:
    """Yield the lines that describe the format at the head of an alias file."""
    yield "# Format 1, field by field; scripts/make_format.py writes this. See FORMAT.md."
    for part in PARTS:
        title = f"{part.name.upper()}: {part.says}"
        yield "#"
        yield from wrap(title, _WIDTH, initial_indent="# ", subsequent_indent="# ")
        for key, field in part.fields.items():
            start = f"#   {key:<13} "
            yield from wrap(
                meaning(field),
                _WIDTH,
                initial_indent=start,
                subsequent_indent=f"#{' ' * (len(start) - 1)}",
            )


def pack(text: str) -> str:
    """Return the alias file with the description of the format written anew."""
    head = "".join(f"{line}\n" for line in head_lines())
    return _HEAD.sub(lambda _: head, text, count=1)


def made() -> dict[Path, str]:
    """Return every file that the definition has a part in, as it must be."""
    return {
        DATA / "aliases.schema.json": schema_text(),
        DATA / "FORMAT.md": page((DATA / "FORMAT.md").read_text("utf-8")),
        DATA / "aliases.yaml": pack((DATA / "aliases.yaml").read_text("utf-8")),
    }


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, "utf-8")
