"""What a directory gives: its text files, and the files with records that are wanted."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from naka_normalize.cli.messages import say
from naka_normalize.documents.inputs import Input
from naka_normalize.documents.kinds import has_records, is_wanted, kind_of, suffix_of
from naka_normalize.documents.probing import is_binary
from naka_normalize.documents.settings import InputSettings
from naka_normalize.errors import InputError
from naka_normalize.formats.statistics import counted

# What lies beside the documents of a directory: records, and what tells about them.
_RECORDS = (".json", ".jsonl", ".ndjson", ".geojson", ".csv", ".tsv", ".tab", ".parquet")
_SETTINGS = (".yaml", ".yml", ".toml", ".xml")
_DATA = frozenset(_RECORDS + _SETTINGS)
_ABOUT = frozenset(("readme", "license"))
# What a file was before it was written in place; a number tells several apart.
_BACKUPS = (".bak", ".orig", "~")


PLAIN = InputSettings(kind="text")


class Selection(NamedTuple):
    """What is taken of a directory.

    Attributes:
        include: If there are any, only files like one of these globs.
        exclude: No files and directories like one of these. A glob with a slash is
            compared with the path below the directory, any other with the name.
        settings: How inputs are read; tells which files with records are wanted.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    settings: InputSettings = PLAIN


class Walk:
    """What a directory gives.

    Attributes:
        top: The directory.
        selection: What is taken.
        leave_out: A directory that is not walked; ``None`` to walk all.
        passed: How many files of which kind were passed over.
        errors: What cannot be listed.
    """

    def __init__(self, top: Path, selection: Selection, leave_out: Path | None) -> None:
        self.top = top
        self.selection = selection
        self.leave_out = leave_out
        self.passed: Counter[str] = Counter()
        self.errors: list[InputError] = []

    def inputs(self) -> Iterator[Input]:
        """Give the documents, in the order of names, and note what was passed over."""
        for path in self._files():
            reason = self._reason(path)
            if reason:
                self.passed[reason] += 1
            else:
                yield Input(path, path.relative_to(self.top))
        if self.passed:
            listed = ", ".join(
                counted(self.passed[kind], kind) for kind in sorted(self.passed)
            )
            say(f"note: {self.top}: passed over {listed}")

    def _files(self) -> Iterator[Path]:
        """Give every file that is not hidden; links to directories are not followed."""
        forbidden = None if self.leave_out is None else self.leave_out.resolve()
        for folder, folders, files in os.walk(self.top, onerror=self._note):
            here = Path(folder)
            shown = [name for name in sorted(folders) if not name.startswith(".")]
            linked = [name for name in shown if (here / name).is_symlink()]
            self.passed.update(["linked folder"] * len(linked))
            folders[:] = [
                name
                for name in shown
                if name not in linked
                and not self._matches(here / name, self.selection.exclude)
                and (here / name).resolve() != forbidden
            ]
            for name in sorted(files):
                if name.startswith("."):
                    self.passed["hidden file"] += 1
                else:
                    yield here / name

    def _note(self, error: OSError) -> None:
        """Remember that a directory cannot be listed; the others still are."""
        self.errors.append(
            InputError(f"{error.filename}: cannot be listed: {error.strerror}")
        )

    def _matches(self, path: Path, globs: Sequence[str]) -> bool:
        below = path.relative_to(self.top).as_posix()
        return any(fnmatchcase(below if "/" in one else path.name, one) for one in globs)

    def _reason(self, path: Path) -> str:
        """Tell by name and first bytes why a file is no document; empty if it is one."""
        chosen, settings = self.selection, self.selection.settings
        if self._matches(path, chosen.exclude):
            return "excluded file"
        included = self._matches(path, chosen.include)
        if chosen.include and not included:
            return "other file"
        if suffix_of(path.name) in _DATA and not included:
            kind = kind_of(path.name, settings)
            if not has_records(kind) or not is_wanted(kind, settings):
                return "data file"
        if (beside := _beside(path)) and not included:
            return beside
        if not path.is_file():
            return (
                "broken link" if path.is_symlink() and not path.exists() else "special file"
            )
        return "binary file" if is_binary(path, settings) else ""


def _beside(path: Path) -> str:
    """Tell by its name what a file beside documents is; empty if it may be one."""
    if path.stem.lower() in _ABOUT:
        return "README or LICENSE file"
    is_backup = path.name.rstrip("0123456789").endswith(_BACKUPS)
    return "backup file" if is_backup else ""
