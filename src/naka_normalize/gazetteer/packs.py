"""Where alias files are: built-in packs in a wheel, zip or checkout, then one's own."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from naka_normalize.errors import Place
from naka_normalize.gazetteer.nodes import MAX_BYTES, Problems

_FIRST = (
    "countries.yaml",
    "aliases.yaml",
    "places.yaml",
    "leaders.yaml",
    "organisations.yaml",
    "forces.yaml",
    "agencies.yaml",
    "glossary-chinese.yaml",
    "glossary-russian.yaml",
)
_LAST = ("wrappers.yaml",)
MAIN = "aliases.yaml"


@dataclass(frozen=True, slots=True)
class PackFile:
    """The bytes of one alias file.

    Attributes:
        shown: Path as the user would write it.
        name: Last part of the path.
        data: All bytes.
        builtin: Whether it came with this library.
    """

    shown: str
    name: str
    data: bytes
    builtin: bool


def builtin_folder() -> Traversable | None:
    """Return the folder of the built-in packs; ``None`` if the installation lacks it."""
    inside = resources.files("naka_normalize").joinpath("data")
    if inside.is_dir():
        return inside
    # An editable install does not see the data that a wheel carries: look beside src/.
    source = Path(__file__).resolve().parents[2]
    beside = source.parent / "data"
    return beside if source.name == "src" and (beside / MAIN).is_file() else None


def read_files(
    paths: Iterable[str | os.PathLike[str]], problems: Problems, *, builtin: bool
) -> tuple[PackFile, ...]:
    """Read the built-in files in their fixed order, then the given ones.

    A given file that is a built-in one is read once, under the name that was given.
    """
    given = [os.fspath(path) for path in paths]
    files: list[PackFile] = []
    if builtin:
        files = _read_builtin(given, problems)
    for path in given:
        if not any(file.shown == path for file in files):
            data = _read_path(path, problems)
            if data is not None:
                files.append(PackFile(path, Path(path).name, data, builtin=False))
    return tuple(files)


def fingerprint(files: Iterable[PackFile]) -> str:
    """Return 16 hexadecimal digits that change with any byte, name or order of files."""
    digest = hashlib.sha256()
    for file in files:
        name = file.name.encode("utf-8", "surrogatepass")
        for part in (name, file.data):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()[:16]


def _read_builtin(given: list[str], problems: Problems) -> list[PackFile]:
    folder = builtin_folder()
    found = (
        [] if folder is None else [f for f in folder.iterdir() if f.name.endswith(".yaml")]
    )
    if not found:
        says = "the built-in packs are missing from this installation"
        problems.add(
            Place(f"data/{MAIN}", 1, 1), "N101", says, "Install the library again."
        )
    same = {os.path.realpath(path): path for path in given}
    files = []
    for item in sorted(found, key=_rank):
        shown = f"data/{item.name}"
        if isinstance(item, Path):
            shown = same.get(os.path.realpath(item), shown)
        files.append(PackFile(shown, item.name, item.read_bytes(), builtin=True))
    return files


def _rank(item: Traversable) -> tuple[int, str]:
    if item.name in _FIRST:
        return _FIRST.index(item.name), ""
    return (99 if item.name in _LAST else 50), item.name


def _read_path(path: str, problems: Problems) -> bytes | None:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        says = f"the file cannot be read: {reason}"
        problems.add(Place(path, 1, 1), "N101", says, "Check its path and permissions.")
        return None
