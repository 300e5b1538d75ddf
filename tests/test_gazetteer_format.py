import re
from collections.abc import Iterator
from importlib import util
from pathlib import Path

import pytest
import yaml

from naka_normalize.gazetteer.format.definition import FILE, PARTS
from naka_normalize.gazetteer.format.shapes import ByKey, Kind, Part, Shape
from naka_normalize.gazetteer.lint import advise_files

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "make_format.py"
PAGE = (ROOT / "data" / "FORMAT.md").read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def made() -> dict[Path, str]:
    """What the script writes, without writing it."""
    spec = util.spec_from_file_location("make_format", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    texts: dict[Path, str] = module.made()
    return texts


def keys_used(value: object, shape: Shape) -> Iterator[tuple[str, str]]:
    """Every key of every known table in a value, with the name of the table."""
    if isinstance(value, list):
        item = shape if isinstance(shape, Kind | Part) else shape.item
        for below in value:
            yield from keys_used(below, item)
    elif isinstance(value, dict):
        while not isinstance(shape, Part | ByKey | Kind):
            shape = shape.item
        for key, below in value.items():
            if isinstance(shape, Part):
                yield shape.name, key
                yield from keys_used(below, shape.fields[key].shape)
            elif isinstance(shape, ByKey):
                yield from keys_used(below, shape.item)


def test_what_the_definition_implies_is_up_to_date() -> None:
    """After a change of the definition ``scripts/make_format.py`` has been run."""
    assert {} == {
        path.name: text
        for path, text in made().items()
        if not path.exists() or path.read_text("utf-8") != text
    }


def test_the_page_has_a_table_for_every_kind_of_table() -> None:
    """Whoever may write a key in a pack can look it up."""
    tables = re.findall(r"<!-- keys: (.*) -->\n\| key ", PAGE)

    assert sorted(part.name for part in PARTS) == sorted(tables)
    assert "<!-- kinds -->\n| value " in PAGE


def test_the_head_of_the_main_pack_explains_every_field() -> None:
    """People who read only the file that they extend find every key there."""
    head = (ROOT / "data" / "aliases.yaml").read_text("utf-8").split("\n\n")[0]
    keys = [key for part in PARTS for key in part.fields]

    assert keys == re.findall(r"^#   (\w+)", head, re.MULTILINE)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_pack_of_the_page_has_no_problems(tmp_path: Path, block: str) -> None:
    """What people copy first works."""
    path = tmp_path / "mine.yaml"
    path.write_text(block, "utf-8")

    assert () == advise_files([path], builtin=False)


def test_the_pack_of_the_page_uses_every_field() -> None:
    """One example shows how each key is written."""
    used = {use for block in BLOCKS for use in keys_used(yaml.safe_load(block), FILE)}

    assert {(part.name, key) for part in PARTS for key in part.fields} == used


@pytest.mark.parametrize(
    "path", sorted((ROOT / "data").glob("*.yaml")), ids=lambda p: p.name
)
def test_every_pack_names_its_schema_first(path: Path) -> None:
    """An editor that opens a pack knows its keys."""
    first = path.read_text("utf-8").partition("\n")[0]

    assert "# yaml-language-server: $schema=aliases.schema.json" == first
