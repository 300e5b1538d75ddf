"""Tables of what was measured, as Markdown."""

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from measure import Spread

_REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_MANY = 100
_SOME = 10
# What is shown as 1 is shown as 1.00.
_ONE = 0.9995
Cell = str | float | Spread | None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report.

    Attributes:
        title: What was measured.
        note: How, in a sentence or two.
        columns: What stands in the columns; the first is the label of a row.
        rows: A label and the cells of each row.
    """

    title: str
    note: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]


def number(value: float) -> str:
    """Return a number with the digits that it is worth.

    >>> [number(n) for n in (1234.5, 56.78, 2.345, 0.01234)]
    ['1234', '56.8', '2.35', '0.0123']
    """
    if abs(value) >= _MANY or value == 0:
        return f"{value:.0f}"
    if abs(value) >= _SOME:
        return f"{value:.1f}"
    return f"{value:.2f}" if abs(value) >= _ONE else f"{value:.3g}"


def shown(cell: Cell) -> str:
    """Return a cell: a spread as its median with lowest and highest."""
    match cell:
        case None:
            return "–"
        case str():
            return cell
        case Spread():
            return f"{number(cell.middle)} ({number(cell.low)}–{number(cell.high)})"
        case _:
            return number(cell)


def markdown(table: Table) -> str:
    """Return one table under its title."""
    lines = [
        f"## {table.title}\n",
        f"{table.note}\n",
        _line(table.columns),
        _line(["---", *["---:"] * (len(table.columns) - 1)]),
        *(_line([label, *map(shown, cells)]) for label, cells in table.rows),
    ]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def report(tables: Sequence[Table], settings: Mapping[str, object]) -> str:
    """Return the whole report: where and when, with what, and the tables."""
    head = (
        "# Benchmark results\n\n"
        "Made by `python benchmarks/run.py`; `README.md` beside this file says how it is"
        " measured. Compare figures of one table only. A figure in brackets is the lowest"
        " and the highest of the rounds, the one before it their median.\n"
    )
    facts = [f"* {name}: {value}" for name, value in {**_about(), **settings}.items()]
    return "\n".join([head, *facts, "", *map(markdown, tables)])


def _about() -> dict[str, object]:
    """Return what the figures depend on."""
    # A pinned requirement is `name==version`.
    pinned = _REQUIREMENTS.read_text("utf-8").splitlines()
    peers = [line.partition("==")[0] for line in pinned if "==" in line]
    return {
        "date": date.today().isoformat(),  # noqa: DTZ011 - the day where it was run
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "library": _version("naka-normalize"),
        "peers": ", ".join(f"{peer} {_version(peer)}" for peer in peers),
    }


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
