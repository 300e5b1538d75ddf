"""Where the data that came with this library are, and which version of them."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

MAIN = "aliases.yaml"


def builtin_folder() -> Traversable | None:
    """Return the folder of the built-in packs; ``None`` if the installation lacks it."""
    inside = resources.files("naka_normalize").joinpath("data")
    if inside.is_dir():
        return inside
    # An editable install does not see the data that a wheel carries: look beside src/.
    source = Path(__file__).resolve().parents[1]
    beside = source.parent / "data"
    return beside if source.name == "src" and (beside / MAIN).is_file() else None


def data_version() -> str:
    """Return the calendar version of the built-in packs; empty if they are missing."""
    folder = builtin_folder()
    file = folder.joinpath("VERSION") if folder else None
    return file.read_text("utf-8").strip() if file and file.is_file() else ""
