"""The manifest of a run: with what it was made, and what became of each file."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from naka_normalize.errors import InputError, UsageError
from naka_normalize.formats.replacing import beside, locked, make_folder, replaced
from naka_normalize.runs.files import Outcome

FORMAT = 1
_JOURNAL = ".naka-journal"


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one file.

    Attributes:
        path: The file, as the user wrote it; ``-`` for standard input.
        size: Its bytes when it was read.
        sha256: Their SHA-256 in hexadecimal digits; empty if it is no regular file.
        result: ``written``, ``unchanged`` (in place, without changes), ``printed`` or
            ``failed``.
        target: The file that was written; empty if none was.
        target_sha256: SHA-256 of what was written.
        documents: How many documents were normalized.
        changed: How many of them came out different.
        edits: How many edits, by kind.
        decisions: How many mentions, by decision.
        failures: How many pieces were left as they stand because of a problem.
        problem: Why it failed; empty if it did not.
    """

    path: str
    size: int
    sha256: str
    result: Outcome
    target: str = ""
    target_sha256: str = ""
    documents: int = 0
    changed: int = 0
    edits: Mapping[str, int] = field(default_factory=dict)
    decisions: Mapping[str, int] = field(default_factory=dict)
    failures: int = 0
    problem: str = ""


class Manifest:
    """What is done, kept on the disk entry by entry.

    During the run entries are added to a journal beside the manifest, so a run that is
    killed loses none that was noted; at the end, also of an interrupted run, the manifest
    itself is written, whole.
    """

    def __init__(self, path: Path, settings: Mapping[str, Any], journal: BinaryIO) -> None:
        """Begin with no entries."""
        self._path = path
        self._settings = dict(settings)
        self._journal = journal
        self._entries: dict[str, Entry] = {}

    def find(self, path: str) -> Entry | None:
        """Return the entry of a file, of this run or of the one that is resumed."""
        return self._entries.get(path)

    def note(self, entry: Entry) -> None:
        """Keep an entry, in the place of an earlier one of the same file."""
        self._entries[entry.path] = entry
        self._journal.write(json.dumps(asdict(entry)).encode() + b"\n")
        self._journal.flush()

    def write(self, *, finished: bool) -> None:
        """Write the manifest itself.

        Raises:
            InputError: If it cannot be written.
        """
        made = {
            "manifest": FORMAT,
            "finished": finished,
            "settings": self._settings,
            "files": [asdict(entry) for entry in self._entries.values()],
        }
        with replaced(self._path) as file:
            file.write(json.dumps(made, indent=1).encode() + b"\n")

    def read(self, *, resume: bool) -> None:
        """Take the entries of an earlier run, and of one that was killed, to resume it.

        Raises:
            UsageError: If it is no manifest, or that run had other settings.
            InputError: If the manifest cannot be read.
        """
        found = _read(self._path)
        if not resume:
            return
        # What follows the last newline was not written to its end.
        settings, *journal = self._journal.read().split(b"\n")[:-1] or [b""]
        try:
            if "settings" in found:
                self._compare(found["settings"])
            if settings:
                self._compare(json.loads(settings))
            for made in (*found["files"], *map(json.loads, journal)):
                entry = Entry(**made)
                self._entries[entry.path] = entry
        except (ValueError, TypeError, AttributeError) as error:
            raise _refusal(self._path, str(error)) from error

    def restart(self) -> None:
        """Begin the journal with the settings and the entries that are there."""
        self._journal.seek(0)
        self._journal.truncate()
        self._journal.write(json.dumps(self._settings).encode() + b"\n")
        for entry in list(self._entries.values()):
            self.note(entry)

    def _compare(self, before: Mapping[str, Any]) -> None:
        now = json.loads(json.dumps(self._settings))
        differ = [key for key in {**before, **now} if before.get(key) != now.get(key)]
        if differ:
            listed = "; ".join(
                f"{key} was {before.get(key)!r} and is {now.get(key)!r}" for key in differ
            )
            raise UsageError(
                f"{self._path}: cannot be resumed with other settings: {listed};"
                " use the same ones, or begin anew without --resume"
            )


@contextmanager
def opened_manifest(
    path: Path, settings: Mapping[str, Any], *, resume: bool
) -> Iterator[Manifest]:
    """Give the manifest of a run, which is written at the end, however that comes.

    Args:
        path: Where it is.
        settings: Everything that an answer depends on.
        resume: Whether to take what an earlier run did.

    Raises:
        UsageError: If another run uses it, it is no manifest, or settings differ.
        InputError: If it cannot be read or written.
    """
    make_folder(path.parent)  # It may be the output directory, at its first use.
    name = beside(path, _JOURNAL)
    try:
        with locked(name) as journal:
            manifest = Manifest(path, settings, journal)
            _begin(manifest, name, resume=resume)
            manifest.restart()
            finished = False
            try:
                yield manifest
                finished = True
            finally:
                manifest.write(finished=finished)
                name.unlink(missing_ok=True)
    except BlockingIOError as error:
        raise UsageError(f"{path}: another run uses this manifest") from error


def _begin(manifest: Manifest, journal: Path, *, resume: bool) -> None:
    """Read what an earlier run did, and leave no journal if there is nothing to read."""
    try:
        manifest.read(resume=resume)
    except BaseException:
        if not journal.stat().st_size:
            journal.unlink()
        raise


def _read(path: Path) -> dict[str, Any]:
    """Read a manifest that a run wrote; without one there are no entries."""
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {"files": []}
    except IsADirectoryError as error:
        raise _refusal(path, "it is a directory") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise _refusal(path, str(error)) from error
    if not isinstance(found, dict) or found.get("manifest") != FORMAT:
        raise _refusal(path, f"it has no format {FORMAT}")
    return found


def _refusal(path: Path, why: str) -> UsageError:
    return UsageError(
        f"{path}: is no manifest of a run: {why}; nothing is written over it, name another"
    )
