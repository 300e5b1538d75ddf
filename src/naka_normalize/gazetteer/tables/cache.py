"""Compiled gazetteers kept on disk, so that only the first run reads YAML.

A file is named after everything that it follows from, so it never has to be refreshed;
one that is damaged or cannot be written is as good as none.
"""

import contextlib
import os
import sys
import time
import unicodedata
import zlib
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from naka_normalize.builtin import data_version
from naka_normalize.gazetteer.packs import PackFile
from naka_normalize.version import __version__

# Set to a directory to use it, and to nothing to keep nothing.
VARIABLE = "NAKA_CACHE_DIR"
_SUFFIX = ".gazetteer"
# A file that is being written; one that is old was left by a process that was stopped.
_UNFINISHED = ".gazetteer-unfinished"
_OLD = 3600
# Each combination of alias files has three: the gazetteer, its tables, and its table for
# looking single names up; a few megabytes each.
_KEPT = 24


def cache_folder() -> Path | None:
    """Return where compiled gazetteers are kept; ``None`` if nowhere.

    It is the folder that the system has for caches. (The usual library for finding it
    takes as long to import as the whole gazetteer to read.)
    """
    if VARIABLE in os.environ:
        given = os.path.expanduser(os.environ[VARIABLE])  # noqa: PTH111 - never fails
        return Path(given) if given else None
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() fails where there is none
    if not os.path.isabs(home):  # noqa: PTH117
        return None
    defaults = {"win32": f"{home}/AppData/Local", "darwin": f"{home}/Library/Caches"}
    variable = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"
    above = os.environ.get(variable) or defaults.get(sys.platform, f"{home}/.cache")
    return Path(above, "naka-normalize")


def cache_key(files: Iterable[PackFile], names: str) -> str:
    """Return the name of what is compiled from some alias files by this very code.

    Args:
        files: The files, in the order loaded.
        names: The preference set of names.
    """
    parts = [__version__, unicodedata.unidata_version, data_version(), names, *_code()]
    for file in files:
        parts += (file.shown, file.name, _sums(file.data))
    return _sums("\n".join(parts).encode("utf-8", "surrogatepass"))


def _sums(data: bytes) -> str:
    """Return what tells data from all that was not made to look like it.

    Importing a digest of the standard library takes longer than summing all packs up.
    """
    return f"{zlib.crc32(data):08x}{zlib.adler32(data):08x}{len(data):08x}"


def _code() -> list[str]:
    """Return what shows a change of the code that the tables depend on."""
    package = Path(__file__).parents[2]
    folders = [str(package), *(folder for folder, _, _ in os.walk(package / "gazetteer"))]
    # Entries know what a path has to ask for; in an archive there are none.
    entries = chain.from_iterable(map(os.scandir, folders)) if package.is_dir() else ()
    unidecode = find_spec("unidecode")
    origins = [__file__, unidecode.origin if unidecode else None]
    return sorted(
        [
            *(_stamp(f.name, f.stat()) for f in entries if f.name.endswith(".py")),
            *(_stamp(path, _on_disk(Path(path)).stat()) for path in origins if path),
        ]
    )


def _stamp(name: str, stat: os.stat_result) -> str:
    return f"{name} {stat.st_size} {stat.st_mtime_ns}"


def _on_disk(path: Path) -> Path:
    """Return a path, or the archive that it lies in."""
    return next(one for one in (path, *path.parents) if one.exists())


def read_cache(key: str) -> bytes | None:
    """Return what was kept under a key; ``None`` if there is nothing."""
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / f"{key}{_SUFFIX}"
    try:
        data = path.read_bytes()
    except OSError:
        return None
    # What is in use stays longest; a cache for reading only is as good.
    with contextlib.suppress(OSError):
        os.utime(path)
    return data


def write_cache(key: str, data: bytes | bytearray) -> None:
    """Keep something under a key; without a word if that is impossible."""
    folder = cache_folder()
    if folder is not None:
        with contextlib.suppress(OSError):
            _write(folder, f"{key}{_SUFFIX}", data)


def _write(folder: Path, name: str, data: bytes | bytearray) -> None:
    """Write a file that appears whole or not at all, and remove what is too many."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Few runs write; importing it takes a tenth of what normalizing an article takes.
    import tempfile

    handle, made = tempfile.mkstemp(dir=folder, suffix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(made).replace(folder / name)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
    _clear(folder)


def _clear(folder: Path) -> None:
    """Remove what was not used for longest, and what nobody will finish any more."""
    kept = sorted(folder.glob(f"*{_SUFFIX}"), key=_used, reverse=True)
    unfinished = folder.glob(f"*{_UNFINISHED}")
    left = [path for path in unfinished if _used(path) < time.time() - _OLD]
    for path in (*kept[_KEPT:], *left):
        path.unlink(missing_ok=True)


def _used(path: Path) -> float:
    """Return when a file was last written or read, in seconds since 1970."""
    return path.stat().st_mtime
