"""Packs that other distributions bring, found by entry point; nothing of them is run.

An entry point of the group ``naka_normalize.packs`` names a package, whose folder holds
alias files, or one file in it: ``kashmir_names`` or ``kashmir_names:places.yaml``. The
package is located and not imported, so it may just as well be a folder without any code.
"""

import re
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from naka_normalize.errors import Place
from naka_normalize.gazetteer.format.checks import near
from naka_normalize.gazetteer.format.nodes import Problems

GROUP = "naka_normalize.packs"
_VALUE = re.compile(r"(\w+(?:\.\w+)*)(?::([\w.-]+\.yaml))?")


def find_pack(name: str, problems: Problems) -> tuple[tuple[Path, str], ...]:
    """Return the alias files of an installed pack, sorted, each with its origin.

    Args:
        name: Name of an entry point.
        problems: Gets the reason if there is no such pack, or no file of it.
    """
    at = Place(f"pack {name}", 1, 1)
    points = [point for point in entry_points(group=GROUP) if point.name == name]
    if not points:
        known = sorted(entry_points(group=GROUP).names)
        hint = near(name, known) or f"Installed: {', '.join(known) or 'none'}."
        problems.add(at, "N101", f"no installed distribution has a pack '{name}'", hint)
        return ()
    if len(points) > 1:
        owners = ", ".join(sorted(map(_owner, points)))
        says = f"several distributions have a pack '{name}': {owners}"
        problems.add(at, "N101", says, "Uninstall all but one of them.")
        return ()
    files = tuple(_files(points[0].value))
    if not files:
        says = f"{_owner(points[0])} has no alias file at '{points[0].value}'"
        problems.add(at, "N101", says, "Install it again, or tell its authors.")
    return tuple((path, origin(points[0])) for path in files)


def installed_packs() -> tuple[EntryPoint, ...]:
    """Return the entry points of all installed packs, sorted by name."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda p: (p.name, _owner(p))))


def origin(point: EntryPoint) -> str:
    """Return where a pack comes from, for people."""
    return f"entry point {point.name} of {_owner(point)}"


def _owner(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "a distribution"


def _files(value: str) -> Iterator[Path]:
    """Give the alias files that an entry point names."""
    if not (match := _VALUE.fullmatch(value.replace(" ", ""))):
        return
    for folder in _folders(match[1]):
        if match[2]:
            yield from (path for path in (folder / match[2],) if path.is_file())
        elif folder.is_dir():
            yield from sorted(path for path in folder.glob("*.yaml") if path.is_file())


def _folders(package: str) -> Iterator[Path]:
    """Give the folders of a package without importing it or what it lies in."""
    first, *rest = package.split(".")
    try:
        spec = find_spec(first)
    except (ImportError, ValueError):
        spec = None
    for location in (spec and spec.submodule_search_locations) or ():
        yield Path(location, *rest)
