"""Where the data that came with this library are, and which version of them."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MAIN = "aliases.yaml"
_VERSION = "VERSION"


def builtin_folder() -> "Traversable | None":
    """Return the folder of the built-in packs; ``None`` if the installation lacks it."""
    # Importing these takes longer than naming the version, which needs neither.
    from pathlib import Path

    if place := _place():
        return Path(place)
    # What stands in a zip is no file.
    from importlib import resources

    inside = resources.files("naka_normalize").joinpath("data")
    return inside if inside.is_dir() else None


def data_version() -> str:
    """Return the calendar version of the built-in packs; empty if they are missing."""
    if place := _place():
        with open(f"{place}/{_VERSION}", encoding="utf-8") as stream:  # noqa: PTH123
            return stream.read().strip()
    folder = builtin_folder()
    file = folder.joinpath(_VERSION) if folder else None
    return file.read_text("utf-8").strip() if file and file.is_file() else ""


def _place() -> str:
    """Return the folder of the built-in packs, if it is one of the file system."""
    here = os.path.dirname(os.path.realpath(__file__))  # noqa: PTH120
    above = os.path.dirname(here)  # noqa: PTH120
    # A wheel carries the data inside; an editable install has them beside src/.
    root, source = os.path.split(above)
    places = [f"{here}/data", *([f"{root}/data"] if source == "src" else [])]
    found = (place for place in places if os.path.isfile(f"{place}/{_VERSION}"))  # noqa: PTH113
    return next(found, "")
