"""Which alias files are read: the built-in packs, installed ones, then files by path."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from naka_normalize.builtin import MAIN, builtin_folder
from naka_normalize.errors import Place, Problem
from naka_normalize.gazetteer.format.nodes import MAX_BYTES, Problems

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

BUILTIN = "built-in"
FILE = "file"
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


class PackFile(NamedTuple):
    """The bytes of one alias file.

    Attributes:
        shown: Path as the user would write it.
        name: Last part of the path.
        data: All bytes.
        origin: ``"built-in"``, ``"file"``, or which entry point of which distribution.
    """

    shown: str
    name: str
    data: bytes
    origin: str

    @property
    def builtin(self) -> bool:
        """Whether it came with this library."""
        return self.origin == BUILTIN


def read_files(
    paths: Iterable[str | os.PathLike[str]],
    problems: Problems,
    *,
    builtin: bool,
    packs: Iterable[str] = (),
) -> tuple[PackFile, ...]:
    """Read the built-in files in their fixed order, then installed packs, then files.

    A file that is given twice is read once, at its first position and under its last
    name; so is a file that is given and built in, or belongs to an installed pack.
    """
    given = {_real(path): path for path in [os.fspath(path) for path in paths]}
    files = _read_builtin(given, problems) if builtin else []
    wanted = dict.fromkeys(packs)
    if wanted:
        from naka_normalize.gazetteer.installed import find_pack

        rows = [
            (given.get(_real(str(path)), str(path)), from_)
            for name in wanted
            for path, from_ in find_pack(name, problems)
        ]
        files += _read_paths(rows, problems)
    known = {file.shown for file in files}
    rows = [(path, FILE) for path in given.values() if path not in known]
    return (*files, *_read_paths(rows, problems))


def first_broken(files: Sequence[PackFile], problems: Iterable[Problem]) -> str:
    """Return which file to leave out first so that the others may load.

    Files that could not be read come first. After that it is the earliest of those with
    problems, because its problems may be the reason for those of later ones; if only
    built-in files have any, it is the last one that was added to them.

    Args:
        files: The files that were read.
        problems: What is wrong with all files.

    Returns:
        The path as shown; empty if there are no problems, or only built-in files.
    """
    named = dict.fromkeys(problem.place.file for problem in problems)
    known = {file.shown for file in files if file.builtin} | {f"data/{MAIN}"}
    own = [file.shown for file in files if not file.builtin]
    unread = [shown for shown in named if shown not in known and shown not in own]
    if not named:
        return ""
    return next((shown for shown in (*unread, *own) if shown in named), "".join(own[-1:]))


def fingerprint(files: Iterable[PackFile]) -> str:
    """Return 16 hexadecimal digits that change with any byte, name or order of files."""
    # Nobody asks for it where a compiled gazetteer is found.
    import hashlib

    digest = hashlib.sha256()
    for file in files:
        name = file.name.encode("utf-8", "surrogatepass")
        for part in (name, file.data):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()[:16]


def _read_builtin(given: dict[str, str], problems: Problems) -> list[PackFile]:
    folder = builtin_folder()
    found = (
        [] if folder is None else [f for f in folder.iterdir() if f.name.endswith(".yaml")]
    )
    if not found:
        says = "the built-in packs are missing from this installation"
        problems.add(
            Place(f"data/{MAIN}", 1, 1), "N101", says, "Install the library again."
        )
    files = []
    for item in sorted(found, key=_rank):
        shown = f"data/{item.name}"
        if isinstance(item, Path):
            shown = given.get(_real(str(item)), shown)
        files.append(PackFile(shown, item.name, item.read_bytes(), BUILTIN))
    return files


def _rank(item: "Traversable") -> tuple[int, str]:
    if item.name in _FIRST:
        return _FIRST.index(item.name), ""
    return (99 if item.name in _LAST else 50), item.name


def _real(path: str) -> str:
    """Return the one path of a file that may be named in several ways."""
    try:
        return os.path.realpath(path)
    except ValueError:
        return path


def _read_paths(rows: Iterable[tuple[str, str]], problems: Problems) -> list[PackFile]:
    """Read files, each given with its origin."""
    files = []
    for path, origin in rows:
        data = _read_path(path, problems)
        if data is not None:
            files.append(PackFile(path, Path(path).name, data, origin))
    return files


def _read_path(path: str, problems: Problems) -> bytes | None:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        says = f"the file cannot be read: {reason}"
        problems.add(Place(path, 1, 1), "N101", says, "Check its path and permissions.")
        return None
