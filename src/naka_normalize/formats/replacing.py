"""Files that are replaced whole: at any moment there is the old one or the new one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from naka_normalize.errors import InputError

# What is being written; it lies beside the file whose place it takes.
_ENDING = ".naka-part"
# Bytes that the name of a file may have on common systems.
_LONGEST = 255


@contextmanager
def replaced(path: Path, like: Path | None = None, backup: str = "") -> Iterator[BinaryIO]:
    """Give a file to write to, which takes the place of ``path`` at the end.

    It is written beside ``path``, under a hidden name that ends in ``.naka-part`` and is
    locked, down to the disk, and then renamed. If anything is raised, nothing was changed.
    A link is followed: the file that it leads to is replaced and the link stays.

    Args:
        path: What to replace, or to make.
        like: A file whose permissions the new one gets.
        backup: Ending under which the old file is kept; empty to keep none. If there is
            one already, a number is put behind the ending.

    Raises:
        InputError: If the file cannot be written, or another process is writing it.
    """
    target = real(path)
    part = beside(target, _ENDING)
    try:
        with locked(part) as file:
            try:
                file.truncate()
                yield file
                file.flush()
                os.fsync(file.fileno())
                if like is not None:
                    # With it comes all of compression, and few runs write files.
                    import shutil

                    shutil.copymode(like, part)
                if backup:
                    _keep(target, backup)
                if os.name == "nt":
                    file.close()  # Windows renames no open file, and has no such locks.
                part.replace(target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
    except BlockingIOError as error:
        raise InputError(
            f"{path}: another run is writing this file; wait for its end"
        ) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from error


def real(path: Path) -> Path:
    """Return what a path leads to; unlike ``Path.resolve``, also of a loop of links."""
    return Path(os.path.realpath(path))


def make_folder(folder: Path) -> None:
    """Make a directory, and those above it, unless it is there.

    Raises:
        InputError: If it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be made: {error.strerror}") from error


def beside(path: Path, ending: str) -> Path:
    """Return the hidden file beside ``path`` that has its name and an ending."""
    name = os.fsencode(path.name)
    if len(name) + len(ending) + 1 > _LONGEST:
        import hashlib

        # Two long names may begin alike.
        name = hashlib.sha256(name).hexdigest()[:32].encode()
    return path.with_name(f".{os.fsdecode(name)}{ending}")


@contextmanager
def locked(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading and writing that no other process opens in this way.

    The lock goes with the process, however it ends. The position is the start.

    Raises:
        BlockingIOError: If another process has it.
        OSError: If it cannot be opened.
    """
    while True:
        descriptor = os.open(
            path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666
        )
        with os.fdopen(descriptor, "r+b") as file:
            _lock(descriptor)
            # Whoever had it before may have renamed or deleted it meanwhile.
            if _is_same(descriptor, path):
                yield file
                return


def _lock(descriptor: int) -> None:
    """Lock a file for this process, where the system has such locks."""
    with suppress(ModuleNotFoundError):
        import fcntl

        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except PermissionError as error:
            # The other error by which systems say that somebody else has it.
            raise BlockingIOError(error.errno, error.strerror) from error


def _is_same(descriptor: int, path: Path) -> bool:
    """Tell whether a path still leads to an open file."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _keep(target: Path, backup: str) -> None:
    """Keep a file under its name with an ending, without writing over another."""
    number = 1
    while True:
        kept = target.with_name(f"{target.name}{backup}{number if number > 1 else ''}")
        try:
            kept.hardlink_to(target)
        except FileExistsError:
            number += 1
            continue
        except FileNotFoundError:
            return  # It is new: there is nothing to keep.
        except OSError:
            # Some file systems have no hard links.
            import shutil

            with kept.open("xb") as file, target.open("rb") as old:
                shutil.copyfileobj(old, file)
            shutil.copystat(target, kept)
        return
