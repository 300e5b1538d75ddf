"""Settings of a project: ``naka.toml``, or ``[tool.naka]`` in ``pyproject.toml``."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naka_normalize.errors import UsageError

POLICIES = ("strict", "balanced", "eager")
_TABLE = "tool.naka"
_KINDS = {
    "aliases": "a list of paths",
    "packs": "a list of names",
    "policy": f"one of {', '.join(POLICIES)}",
    "names": "a language code in quotes",
    "keep_going": "true or false",
}


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration file sets; everything else is as if there were none.

    Attributes:
        path: The file.
        aliases: Alias files, as paths from the current directory or whole paths.
        packs: Names of installed packs.
        policy: How sure a change must be; empty if not set.
        names: Preference set of names; empty if not set.
        keep_going: Whether packs that cannot be used are left out.
    """

    path: Path
    aliases: tuple[Path, ...] = ()
    packs: tuple[str, ...] = ()
    policy: str = ""
    names: str = ""
    keep_going: bool = False


def find_config() -> Config | None:
    """Read the nearest configuration, from the current directory upwards.

    Raises:
        UsageError: If it cannot be read, or a key or value is wrong; it lists all.
    """
    try:
        here = Path.cwd()
    except OSError:
        return None
    for folder in (here, *here.parents):
        for name in ("naka.toml", "pyproject.toml"):
            path = folder / name
            if _is_file(path) and (config := _read(path, here)) is not None:
                return config
    return None


def _is_file(path: Path) -> bool:
    """Tell whether there is a file, as far as the directory lets us know."""
    try:
        return path.is_file()
    except OSError:
        return False


def _read(path: Path, here: Path) -> Config | None:
    """Read one file; ``None`` if it has no settings for this program."""
    shown = _shown(path, here)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _refusal(f"{shown}: cannot be read: {error.strerror}") from error
    alone = path.name == "naka.toml"
    if not alone and b"naka" not in data:
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
    wrong = list(_check(table))
    if wrong:
        start = "" if alone else f"[{_TABLE}]"
        lines = (f"{shown}{_line(text, start, key)}: {says}" for key, says in wrong)
        raise UsageError("\n".join(lines))
    return _config(shown, table)


def _config(shown: Path, table: Mapping[str, Any]) -> Config:
    paths = (shown.parent / Path(path).expanduser() for path in table.get("aliases", ()))
    return Config(
        path=shown,
        aliases=tuple(paths),
        packs=tuple(table.get("packs", ())),
        policy=table.get("policy", ""),
        names=table.get("names", ""),
        keep_going=table.get("keep_going", False),
    )


def _check(table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give each key that is wrong, and what is wrong with it."""
    for key, value in table.items():
        if key not in _KINDS:
            yield key, f"there is no setting {key!r}; {_hint(key)}"
        elif not _fits(key, value):
            yield key, f"{key} must be {_KINDS[key]}"


def _fits(key: str, value: object) -> bool:
    """Tell whether a value is of the kind that a key needs."""
    if key in ("aliases", "packs"):
        return isinstance(value, list) and all(isinstance(v, str) and v for v in value)
    if key == "policy":
        return value in POLICIES
    return (
        isinstance(value, bool)
        if key == "keep_going"
        else bool(value) and isinstance(value, str)
    )


def _hint(key: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key.replace("-", "_"), _KINDS, n=1)
    return f"did you mean {close[0]}?" if close else f"there are {', '.join(_KINDS)}"


def _line(text: str, start: str, key: str) -> str:
    """Return ``:LINE`` of a key, searched for below the start of its table."""
    lines = text.splitlines()
    stripped = [line.replace(" ", "") for line in lines]
    first = stripped.index(start) if start in stripped else 0
    written = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    found = (n for n, line in enumerate(lines[first:], first + 1) if written.match(line))
    number = next(found, 0)
    return f":{number}" if number else ""


def _shown(path: Path, here: Path) -> Path:
    return path.relative_to(here) if path.parent == here else path


def _refusal(says: str) -> UsageError:
    return UsageError(f"{says}; --no-config does without it")
