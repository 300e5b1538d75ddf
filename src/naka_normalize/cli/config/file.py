"""Settings of a project: ``naka.toml``, or ``[tool.naka]`` in ``pyproject.toml``."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from naka_normalize.cli.config.known import BY_KEY
from naka_normalize.errors import UsageError

_TABLE = "tool.naka"
_PROJECT = "pyproject.toml"
_NAMES = ("naka.toml", _PROJECT)
# Where one of these lies a repository begins; what is above it is somebody else's.
_ROOTS = (".git", ".hg", ".jj")
# How TOML may begin to write the table. Most projects that use this library name it and set
# nothing, and what reads TOML takes long to import.
_MAY_BE_OURS = rb"""\btool["']?\s*(?:\.\s*["']?naka\b|\]|=)"""


class Config(NamedTuple):
    """What a configuration file sets; everything else is as if there were none.

    Attributes:
        path: The file, as messages call it.
        values: The value of each key that it has; paths count from its folder.
        lines: Where a key stands, in lines from 1; 0 if that could not be told.
    """

    path: Path
    values: Mapping[str, Any]
    lines: Mapping[str, int]


def read_config(path: Path) -> Config:
    """Read a configuration file that was asked for by name.

    Raises:
        UsageError: If it cannot be read, has no settings, or one is wrong; it lists all.
    """
    config = _read(path, path)
    if config is None:
        raise UsageError(f"{path}: there is no table {_TABLE} in it")
    return config


def find_config() -> Config | None:
    """Read the nearest configuration, from the current directory up to the repository's.

    Raises:
        UsageError: If it cannot be read, or a key or value is wrong; it lists all.
    """
    try:
        here = Path.cwd()
    except OSError:
        return None
    for folder in (here, *here.parents):
        for name in _NAMES:
            path = folder / name
            shown = Path(name) if folder == here else path
            if _holds(path, Path.is_file) and (config := _read(path, shown)) is not None:
                return config
        if any(_holds(folder / root, Path.exists) for root in _ROOTS):
            return None
    return None


def _holds(path: Path, asked: Callable[[Path], bool]) -> bool:
    """Ask about a path, as far as its directory lets us know."""
    try:
        return asked(path)
    except OSError:
        return False


def _read(path: Path, shown: Path) -> Config | None:
    """Read one file; ``None`` if it has no settings for this program."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _refusal(f"{shown}: cannot be read: {error.strerror}") from error
    alone = path.name != _PROJECT
    if not alone and not (b"naka" in data and re.search(_MAY_BE_OURS, data)):
        return None
    import tomllib

    try:
        text = data.decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except ValueError as error:
        raise _refusal(f"{shown}: this is not TOML: {error}") from error
    for key in () if alone else _TABLE.split("."):
        table = table.get(key) if isinstance(table, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise UsageError(f"{shown}: {_TABLE} must be a table of settings")
    start = "" if alone else f"[{_TABLE}]"
    lines = {key: _line(text, start, key) for key in table}
    wrong = [f"{place(shown, lines[key])}: {says}" for key, says in _check(table)]
    if wrong:
        raise UsageError(*wrong)
    values = {
        key: BY_KEY[key].kind.place(value, shown.parent) for key, value in table.items()
    }
    return Config(shown, values, lines)


def place(path: Path, line: int) -> str:
    """Return ``FILE:LINE``, or the file alone if the line is not known."""
    return f"{path}:{line}" if line else str(path)


def _check(table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give each key that is wrong, and what is wrong with it."""
    for key, value in table.items():
        if key not in BY_KEY:
            yield key, f"there is no setting {key!r}; {_hint(key)}"
        elif not (kind := BY_KEY[key].kind).fits(value):
            yield key, f"{key} must be {kind.says}"


def _hint(key: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key.replace("-", "_"), BY_KEY, n=1)
    return f"did you mean {close[0]}?" if close else f"there are {', '.join(BY_KEY)}"


def _line(text: str, start: str, key: str) -> int:
    """Return the line of a key, searched for below the start of its table; 0 if none."""
    lines = text.splitlines()
    stripped = [line.replace(" ", "") for line in lines]
    first = stripped.index(start) if start in stripped else 0
    written = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    found = (n for n, line in enumerate(lines[first:], first + 1) if written.match(line))
    return next(found, 0)


def _refusal(says: str) -> UsageError:
    return UsageError(f"{says}; --no-config does without it")
