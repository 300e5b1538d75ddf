"""What a run with a manifest keeps on the disk, and what it need not do again."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from naka_normalize.errors import InputError
from naka_normalize.runs.files import Outcome, Underway
from naka_normalize.runs.journal import Journal
from naka_normalize.runs.manifest import Entry, Manifest, opened_manifest

# Files of so many bytes are worth a journal.
LARGE = 1_000_000


class Ledger:
    """The manifest of a run, and the journals of its large files."""

    def __init__(self, manifest: Manifest, key: str, *, resume: bool) -> None:
        """Keep books in a manifest.

        Args:
            manifest: What is done.
            key: Stands for everything that the answers depend on.
            resume: Whether to go on with what an earlier run left.
        """
        self._manifest = manifest
        self._key = key
        self._resume = resume

    def prepare(self, file: Underway) -> None:
        """Find out what is left to do for an input.

        Raises:
            InputError: If another run is writing it.
            OSError: If its journal cannot be read or written.
        """
        if file.item.path is None or not file.size:
            return
        file.sha256 = _digest(file.item.path)
        before = self._manifest.find(file.item.name)
        if before is not None and _holds(before, file):
            file.before = before
        elif file.target is not None and file.size >= LARGE:
            about = {"input": file.sha256, "settings": self._key}
            try:
                file.journal = Journal(file.target, about, resume=self._resume)
            except BlockingIOError as error:
                raise InputError(
                    f"{file.target}: another run is writing this file; wait for its end"
                ) from error

    def seal(self, file: Underway, whole: BinaryIO) -> None:
        """Note what is written before it takes its place, so that a kill loses nothing."""
        whole.flush()
        whole.seek(0)
        sha256 = hashlib.file_digest(whole, "sha256").hexdigest()  # type: ignore[arg-type]
        self.note(file, "written", sha256)

    def note(self, file: Underway, result: Outcome, target_sha256: str = "") -> None:
        """Note what becomes of an input."""
        counts = file.statistics
        entry = Entry(
            path=file.item.name,
            size=file.size,
            sha256=file.sha256,
            result=result,
            target=str(file.target) if target_sha256 else "",
            target_sha256=target_sha256,
            documents=counts.documents,
            changed=counts.changed,
            edits=dict(counts.edits),
            decisions=dict(counts.decisions),
            failures=file.failures,
            problem=file.problem,
        )
        self._manifest.note(entry)


@contextmanager
def opened_ledger(
    path: Path, about: Mapping[str, Any], *, resume: bool
) -> Iterator[Ledger]:
    """Give the ledger of a run.

    Args:
        path: The manifest.
        about: Everything that the answers depend on.
        resume: Whether to go on with what an earlier run left.

    Raises:
        UsageError: If another run uses the manifest, or it is of other settings.
        InputError: If it cannot be read or written.
    """
    key = hashlib.sha256(json.dumps(about).encode()).hexdigest()
    with opened_manifest(path, about, resume=resume) as manifest:
        yield Ledger(manifest, key, resume=resume)


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits; empty if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _holds(entry: Entry, file: Underway) -> bool:
    """Tell whether what the manifest says of a file is still so."""
    if entry.result == "unchanged":
        return entry.sha256 == file.sha256
    if entry.result != "written" or file.target is None:
        return False
    if file.target == file.item.path:
        return entry.target_sha256 == file.sha256
    return entry.sha256 == file.sha256 and entry.target_sha256 == _digest(file.target)
