"""The JSON Schema and the readers agree on what a pack looks like."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator

from naka_normalize.cli import main
from naka_normalize.gazetteer.format.definition import FILE
from naka_normalize.gazetteer.format.nodes import Problems
from naka_normalize.gazetteer.format.schema import make_schema, schema_text
from naka_normalize.gazetteer.format.shapes import ByKey, Kind, Part, Several, Shape
from naka_normalize.gazetteer.format.sheets import read_sheet
from naka_normalize.gazetteer.packs import PackFile

ROOT = Path(__file__).parents[1]
BUILTIN = sorted((ROOT / "data").glob("*.yaml"))
# The first codes mean that no editor reads a pack as one plain document either.
PACKS = [
    path
    for path in sorted((Path(__file__).parent / "packs").glob("*.yaml"))
    if not re.search(
        r"N10\d", path.with_name(f"{path.name.split('.')[0]}.expected").read_text()
    )
]
SCHEMA = make_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
# What a schema sees as well: keys, types, and texts that do not fit a pattern or a list.
SHAPE = {
    *["N110", "N112", "N113", "N114", "N115", "N116", "N117", "N120", "N121", "N123"],
    *["N124", "N125", "N126"],
}


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads scalars as the core schema of YAML 1.2 has them, as editors do."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - so PyYAML wants it

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - as PyYAML calls it
    ) -> dict[str, Any]:
        """Keys are texts, whatever they look like."""
        return {
            str(key.value): self.construct_object(value, deep=deep)
            for key, value in node.value
        }


for tag, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
}.items():
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), None
    )
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def as_an_editor(text: str) -> object:
    """Read YAML as editors do."""
    return yaml.load(text, Loader=CoreLoader)  # noqa: S506 - a safe loader


def codes_of(data: bytes) -> set[str]:
    """The codes of what the reader finds wrong in a file by itself."""
    problems = Problems()
    read_sheet(PackFile("mine.yaml", "mine.yaml", data, "file"), problems)
    return {problem.code for problem in problems.found}


def refused(tree: object) -> bool:
    """Tell whether the schema refuses a value."""
    return not VALIDATOR.is_valid(tree)


def objects(value: object) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, at any depth."""
    if isinstance(value, dict):
        yield value
    for below in value.values() if isinstance(value, dict) else ():
        yield from objects(below)
    for below in value if isinstance(value, list) else ():
        yield from objects(below)


def test_the_schema_is_one() -> None:
    """It keeps to the draft that it names, and its text is itself."""
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA == json.loads(schema_text())


def test_the_schema_explains_and_closes_every_table() -> None:
    """Each property has its sentence, and no other property is allowed."""
    tables = [one for one in objects(SCHEMA) if isinstance(one.get("properties"), dict)]

    assert tables
    for table in tables:
        assert table["additionalProperties"] is False
        assert all(one["description"] for one in table["properties"].values())


@pytest.mark.parametrize("path", BUILTIN, ids=lambda path: path.name)
def test_the_built_in_packs_fit(path: Path) -> None:
    """An editor marks nothing in a pack that is in order."""
    tree = as_an_editor(path.read_text("utf-8"))

    assert [] == [error.json_path for error in VALIDATOR.iter_errors(tree)]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_bad_packs_are_refused_for_their_shape_alone(path: Path) -> None:
    """The schema refuses what the reader refuses for its shape, and nothing right."""
    codes = codes_of(path.read_bytes())
    tree = as_an_editor(path.read_text("utf-8"))

    assert bool(codes & SHAPE) <= refused(tree) <= bool(codes)


@pytest.mark.parametrize(
    "body",
    [
        "version: 2026.11",
        "about: 2020",
        "larger_names: [9/11, 1914, NO, 1_000]",
        "entities: {no-1: {name: On, type: city, iso: NO, geonames: 3144096}}",
        "entities: {1: {name: 12, type: place}}",
        "entities: {a: {iso: AZ-NX, within: b}}",
        "entities: {a: {within: [b, {id: c, from: 1991, until: 2020-09, by: a treaty}]}}",
        "entities: {a: {within: {id: b}, former: {name: Stalinabad, until: 1961-11-10}}}",
        "entities: {a: {former: [Frunze, {name: Pishpek}], preferred: {az: Khankendi}}}",
        "entities: {a: {roles: [{title: King, from: 2018, until: 2018-05}]}}",
        "entities: {a: {noisy: [B]}, c: {noisy: {zh: [D]}}}",
        "signs: {zh: ['(Reporter ', 1]}",
        "pairs: {}",
    ],
)
def test_both_accept(body: str) -> None:
    """What looks like a number to an editor is right for the schema, too."""
    text = f"format: 1\npack: mine\n{body}\n"

    assert set() == codes_of(text.encode())
    assert [] == [error.message for error in VALIDATOR.iter_errors(as_an_editor(text))]


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("N110", "entity: {}"),
        ("N110", "entities: {a: {former: [{name: B, from: 1991}]}}"),
        ("N112", "entities:"),
        ("N112", "pairs: []"),
        ("N112", "entities: {a: {within: [[b]]}}"),
        ("N112", "entities: {a: {within: ['']}}"),
        ("N112", "entities: {a: {former: [{name: B, until: ' '}]}}"),
        ("N112", "entities: {a: {preferred: Khankendi}}"),
        ("N112", "entities: {a: {preferred: {az: [Khankendi]}}}"),
        ("N112", "entities: {a: {roles: Minister}}"),
        ("N113", "entities: {a: {within: [{from: 1991}]}}"),
        ("N113", "entities: {a: {former: [{until: 1991}]}}"),
        ("N114", "entities: {A: {}}"),
        ("N116", "entities: {a: {iso: AM-}}"),
        ("N117", "entities: {a: {within: [{id: b, from: 1991-13}]}}"),
        ("N117", "entities: {a: {former: [{name: B, until: 91}]}}"),
        ("N120", "entities: {a: {type: state}}"),
        ("N120", "entities: {a: {unchecked: natives.ru}}"),
        ("N121", "format: 2"),
        ("N123", "entities: {a: {former: ['--']}}"),
        ("N123", "entities: {a: {preferred: {az: ' x'}}}"),
        ("N124", "version: november"),
        ("N125", "entities: {a: {geonames: 0}}"),
        ("N126", "entities: {a: {preferred: {Azeri: B}}}"),
    ],
)
def test_both_refuse(code: str, body: str) -> None:
    """Nobody has to run a program to see that a value has the wrong shape."""
    head = "pack: mine\n" if body.startswith("format") else "format: 1\npack: mine\n"
    text = f"{head}{body}\n"

    assert {code} == codes_of(text.encode())
    assert refused(as_an_editor(text))


TEXTS = {
    "format version": ["1"],
    "text": ["a", "(Reporter ", "1"],
    "word": ["own"],
    "name": ["Naka", "Lake Van", "9/11", "7", "St. Péter's"],
    "native name": ["Հայաստան", "می\u200cخواهم"],
    "example": ["In <Naqqa -> Naka>."],
    "id": ["a", "new-york-2"],
    "entity id": ["a", "new-york-2"],
    "language code": ["zh", "zh-Hant"],
    "date": ["2018", "2018-05", "2018-05-08", "0099"],
    "version": ["2026.11", "2026.11.1"],
    "Wikidata id": ["Q399"],
    "ISO 3166 code": ["AM", "AZ-NX", "AM-1"],
    "GeoNames id": ["174982"],
    "field name": ["native", "native.ru", "aliases"],
}
ASCII = "".join(map(chr, range(0x20, 0x7F)))
# Not of any kind, or of another; a date that only a calendar refuses is none of these.
ODD = st.one_of(
    st.sampled_from([t for texts in TEXTS.values() for t in texts if t.isascii()]),
    st.text(ASCII, max_size=4),
    st.just([]),
    st.just({}),
    st.lists(st.text(ASCII, max_size=2), max_size=2),
    st.dictionaries(st.sampled_from(["name", "id", "zh", "odd"]), st.just("a"), max_size=2),
)


def trees(shape: Shape, odd: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a shape; at any place one of the odd ones may stand instead."""
    return odd | _right(shape, odd)


def _right(shape: Shape, odd: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    if isinstance(shape, Kind):
        return st.sampled_from(shape.words or TEXTS[shape.name])
    if isinstance(shape, Several):
        item = trees(shape.item, odd)
        return st.lists(item, max_size=2) | (item if shape.single else st.nothing())
    if isinstance(shape, ByKey):
        item = trees(shape.item, odd)
        table = st.dictionaries(_right(shape.key, odd), item, max_size=1)
        return table | (item if shape.bare else st.nothing())
    return _table(shape, odd)


def _table(part: Part, odd: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    fields = {key: trees(one.shape, odd) for key, one in part.fields.items()}
    required = {key: fields.pop(key) for key in part.required}
    table = st.fixed_dictionaries(required, optional=fields)
    return table | trees(part.fields[part.first].shape, odd) if part.bare else table


def dumped(tree: object) -> bytes:
    """Write a tree as YAML with every text in quotes, which is what JSON is."""
    return json.dumps(tree, ensure_ascii=False).encode()


@settings(deadline=None)
@given(_right(FILE, st.nothing()))
def test_what_the_definition_describes_both_accept(tree: object) -> None:
    """Every value that the definition allows passes the reader and the schema."""
    assert set() == codes_of(dumped(tree)) - {"N117"}
    assert [] == [error.json_path for error in VALIDATOR.iter_errors(tree)]


@settings(deadline=None)
@given(_right(FILE, ODD))
def test_reader_and_schema_agree_on_shape(tree: object) -> None:
    """Odd values at any place are refused by both or by neither."""
    codes = codes_of(dumped(tree))

    # The order of two dates is the reader's.
    assert bool(codes & SHAPE - {"N117"}) <= refused(tree) <= bool(codes)


def test_the_command_prints_what_the_packs_refer_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The schema beside the built-in packs is the one that ``naka alias schema`` gives."""
    assert main(["alias", "schema"]) == 0
    assert (ROOT / "data" / "aliases.schema.json").read_text(
        "utf-8"
    ) == capsys.readouterr().out
