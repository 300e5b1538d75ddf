"""Answers that become files: in place, or in a directory that mirrors the inputs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from naka_normalize.documents.inputs import Input
from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.replacing import make_folder, real, replaced
from naka_normalize.runs.files import Outcome, Underway
from naka_normalize.runs.outlet import Seal
from naka_normalize.runs.work import Answer

# Bytes of answers that are held to see whether a file changes at all.
_HELD = 1_000_000


@dataclass(frozen=True, slots=True)
class Files:
    """Writes every file whole or not at all.

    Attributes:
        folder: Where to write; ``None`` for in place.
        backup: Ending under which files that are replaced in place are kept; may be empty.
    """

    folder: Path | None = None
    backup: str = ""

    def target(self, item: Input) -> Path | None:
        """Return where an input is written to, and make its directory.

        Raises:
            InputError: If the directory cannot be made, or a link would lead out of the
                output directory.
        """
        if self.folder is None:
            return item.path
        target = self.folder / item.relative
        make_folder(target.parent)
        if not real(target).is_relative_to(real(self.folder)):
            raise InputError(
                f"{target} leads out of {self.folder}, by a link or by dots; nothing is"
                " written there"
            )
        return target

    def deliver(self, file: Underway, answers: Iterator[Answer], seal: Seal) -> Outcome:
        """Write the answers for a file.

        Raises:
            InputError: If it cannot be done; then nothing was changed.
        """
        if self.folder is not None:
            self._write(file, answers, seal)
            return "written"
        held, is_changed = _until_changed(answers)
        if not is_changed and sum(len(answer.part) for answer in held) < _HELD:
            return "unchanged"
        file.check_unchanged()
        _check_writable(file.item)
        try:
            self._write(file, chain(held, answers), seal)
        except _UnchangedError:
            return "unchanged"
        return "written"

    def _write(self, file: Underway, answers: Iterator[Answer], seal: Seal) -> None:
        """Write a file, unless it is in place and nothing changes."""
        if file.target is None:
            raise UsageError("standard input is no file to write back")
        changes: list[bool] = []
        with replaced(file.target, file.item.path, self.backup) as whole:
            self._assemble(file, _parts(answers, changes), whole)
            if self.folder is None:
                if not changes:
                    raise _UnchangedError
                file.check_unchanged()
            seal(whole)

    def _assemble(self, file: Underway, parts: Iterator[bytes], whole: BinaryIO) -> None:
        # The layout is known as soon as there is a first part, or none at all.
        first = next(parts, None)
        if file.opened is None:
            raise InputError(file.problem)
        with file.opened.written(whole) as target:
            every = parts if first is None else chain((first,), parts)
            file.opened.layout.assemble(every, target)


def each_once(inputs: list[Input]) -> list[Input]:
    """Leave out what leads to the same file as an input before it, by a link or by name."""
    files = {item.path and item.path.resolve(): item for item in reversed(inputs)}
    kept = set(map(id, files.values()))
    return [item for item in inputs if id(item) in kept]


def check_targets(inputs: list[Input], folder: Path) -> None:
    """See that nothing would be written over.

    Raises:
        UsageError: If two documents, or an input, would be.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; -o needs a directory")
    owners: dict[Path, Input] = {}
    for item in inputs:
        other = owners.setdefault(item.relative, item)
        if other is not item:
            raise UsageError(
                f"{other.name} and {item.name} would both become"
                f" {folder / item.relative}; give them different output directories"
            )
        target = folder / item.relative
        if item.path is not None and target.exists() and target.samefile(item.path):
            raise UsageError(
                f"{target} is the input itself; use --in-place or another directory"
            )


def check_manifest(manifest: Path, inputs: list[Input], folder: Path | None) -> None:
    """See that a manifest takes the place of nothing that is read or written.

    Args:
        manifest: Where it will be written.
        inputs: What is read.
        folder: Where the answers are written; ``None`` for in place.

    Raises:
        UsageError: If it would.
    """
    place = real(manifest)
    for item in inputs:
        if item.path is not None and real(item.path) == place:
            raise UsageError(f"{manifest} is one of the inputs; name another manifest")
        # Neither the file nor a directory on the way to it.
        if folder is not None and real(folder / item.relative).is_relative_to(place):
            raise UsageError(
                f"{manifest} is where {item.shown} is written to; name another manifest"
            )


class _UnchangedError(Exception):
    """Raised to keep a file as it is."""


def _until_changed(answers: Iterator[Answer]) -> tuple[list[Answer], bool]:
    """Take answers until one is a change, all are taken, or many are."""
    held: list[Answer] = []
    size = 0
    for answer in answers:
        held.append(answer)
        size += len(answer.part)
        if answer.changed or size >= _HELD:
            return held, answer.changed
    return held, False


def _parts(answers: Iterator[Answer], changes: list[bool]) -> Iterator[bytes]:
    """Give what is written for each piece, and note whether anything changes."""
    for answer in answers:
        if answer.changed and not changes:
            changes.append(True)
        yield answer.part


def _check_writable(item: Input) -> None:
    """See that a file may be replaced, which renaming does not ask.

    Raises:
        InputError: If it is for reading only.
    """
    try:
        mode = item.path.stat().st_mode if item.path is not None else 0
    except OSError as error:
        raise InputError(f"{item.path}: cannot be written: {error.strerror}") from error
    if not mode & 0o222:
        raise InputError(f"{item.path}: is for reading only; nothing was written")
