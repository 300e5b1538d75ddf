"""Who may import whom: the arrows of docs/design.md, read from the code itself."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "naka_normalize"

# Rooms from the bottom up: a room may import from rooms below it, and from itself if it is
# a folder. Rooms of one row do not know each other.
ROWS: tuple[frozenset[str], ...] = (
    frozenset({"builtin", "errors", "expressions", "version"}),
    frozenset({"spans"}),
    frozenset({"breaks", "notebook", "stories"}),
    frozenset({"folding", "records", "running"}),
    frozenset({"cleaners", "gazetteer", "grammar"}),
    frozenset({"verbs"}),
    frozenset({"evidence", "lookups", "matching", "readings", "respelled", "verbatim"}),
    frozenset({"namesakes", "signs", "topics", "weighing"}),
    frozenset({"halves", "rounds"}),
    frozenset({"clean", "find", "resolve", "rewrite"}),
    frozenset({"damage", "linking"}),
    frozenset({"walk"}),
    frozenset({"formats", "pipeline"}),
    frozenset({"documents", "evaluation", "proving", "standoff"}),
    frozenset({"integrations", "report", "runs", "service"}),
    frozenset({"cli"}),
)
LEVEL = {room: number for number, row in enumerate(ROWS) for room in row}
# Each dependency is imported by the one file that wraps it.
FOREIGN = {
    "ftfy": {"cleaners/mojibake.py"},
    "pandas": {"integrations/pandas.py"},
    "polars": {"integrations/polars.py"},
    "pyarrow": {"integrations/arrow.py", "integrations/spark.py"},
    "pyspark": {"integrations/spark.py", "integrations/spark_job.py"},
    "spacy": {"integrations/spacy.py"},
    "rapidfuzz": {"gazetteer/tables/sounds.py", "lookups/near.py"},
    "unidecode": {"folding.py"},
    "yaml": {"gazetteer/format/events.py"},
}
FILES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))


def imports(name: str) -> set[str]:
    """Every module that a file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((SOURCE / name).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: write imports in full"
            module = node.module or ""
            found.add(module)
            if module in {"naka_normalize", "naka_normalize.cli", "naka_normalize.formats"}:
                found.update(f"{module}.{alias.name}" for alias in node.names)
    return found


def room(module: str) -> str:
    """The file or folder below the package that a module belongs to."""
    return module.removesuffix(".py").replace("/", ".").split(".")[0]


def test_the_page_on_design_has_these_rows() -> None:
    """Who wants to know where a room stands looks there first."""
    page = (Path(__file__).parents[1] / "docs" / "design.md").read_text("utf-8")
    rows = [
        f"| {number} | {', '.join(f'`{room}`' for room in sorted(row))} |"
        for number, row in enumerate(ROWS, 1)
    ]

    assert "\n".join(reversed(rows)) in page


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("__")])
def test_imports_go_downwards(name: str) -> None:
    """No file imports a room above its own or beside it."""
    here = room(name)
    assert here in LEVEL, f"{here} is new: give it a row here and in docs/design.md"
    for module in imports(name):
        package, _, below = module.partition(".")
        if package != "naka_normalize" or below in {"", "__version__"}:
            continue
        there = room(below)
        assert here == there or LEVEL.get(there, 99) < LEVEL[here], f"it imports {module}"


def test_formats_know_records_only() -> None:
    """Printing needs the nouns and nothing of how they came about."""
    needed = {
        room(module.removeprefix("naka_normalize."))
        for name in FILES
        if name.startswith("formats/")
        for module in imports(name)
        if module.startswith("naka_normalize.")
    }

    assert needed <= {"formats", "records", "spans", "errors"}


def test_the_core_imports_no_extra() -> None:
    """Whoever normalizes and looks up loads none of the libraries of the extras."""
    code = (
        "import sys, naka_normalize as n; n.normalize('Calm in Naqqa.')._repr_html_();"
        "n.lookup('Բաքուու'); import naka_normalize.integrations.presidio;"
        "import naka_normalize.cli.spark; print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    loaded = {module.partition(".")[0] for module in done.stdout.split()}

    assert loaded & set(FOREIGN) >= {"rapidfuzz", "unidecode"}
    assert loaded & {"pandas", "polars", "pyarrow", "pyspark", "spacy", "IPython"} == set()


@pytest.mark.parametrize("package", sorted(FOREIGN))
def test_foreign_packages_have_one_door(package: str) -> None:
    """Each dependency is imported by the file that wraps it and by no other."""
    doors = {name for name in FILES if package in {m.split(".")[0] for m in imports(name)}}

    assert doors == FOREIGN[package]
