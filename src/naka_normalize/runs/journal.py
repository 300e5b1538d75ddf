"""The journal of a large file that is not done yet: answers that need not be made again."""

import json
import os
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from naka_normalize.formats.replacing import beside, locked
from naka_normalize.formats.statistics import Statistics
from naka_normalize.runs.work import Answer

_ENDING = ".naka-journal"
# Answers are written to it so many bytes, or so many at a time.
_ENOUGH = 100_000
_MANY = 100


class Journal:
    """Answers for the first pieces of a file, on the disk beside what will be written.

    It is a line of JSON that says of which input it is, and then frames: a line of JSON
    about some answers, with a checksum, and their bytes. A frame that was not written to
    its end does not count.

    Attributes:
        pieces: How many pieces have been answered.
    """

    def __init__(self, target: Path, about: dict[str, str], *, resume: bool) -> None:
        """Open the journal for a target, and lock it.

        Args:
            target: The file that is to be written.
            about: What input it is, and how it is normalized. A journal of something else
                is begun anew.
            resume: Whether to go on with one that is there.

        Raises:
            BlockingIOError: If another process has it open.
            OSError: If it cannot be read or written.
        """
        self._path = beside(target, _ENDING)
        self._open = ExitStack()
        self._file = self._open.enter_context(locked(self._path))
        self._pending: list[Answer] = []
        self._size = 0
        self.pieces = 0
        head = json.dumps(about).encode() + b"\n"
        if resume and self._file.readline() == head:
            self._start = end = self._file.tell()
            for head_of_frame, _ in self._frames():
                self.pieces += len(head_of_frame["sizes"])
                end = self._file.tell()
            self._file.seek(end)
            self._file.truncate()
        else:
            self._file.seek(0)
            self._file.truncate()
            self._file.write(head)
            self._start = self._file.tell()

    def answers(self) -> Iterator[Answer]:
        """Give the answers that are in it; the counts stand in the first of each frame."""
        self._file.seek(self._start)
        for head, data in self._frames():
            statistics = Statistics(*head["statistics"])
            position = 0
            for number, size in enumerate(head["sizes"]):
                part = data[position : position + size]
                problem = head["problems"].get(str(number), "")
                yield Answer(part, head["changed"][number], problem, "", statistics)
                statistics = Statistics()
                position += size
        self._file.seek(0, os.SEEK_END)

    def add(self, answer: Answer) -> None:
        """Keep one more answer; it is on the disk when enough are there."""
        self._pending.append(answer)
        self._size += len(answer.part)
        if self._size >= _ENOUGH or len(self._pending) >= _MANY:
            self.flush()

    def flush(self) -> None:
        """Write what is pending as one frame."""
        if not self._pending:
            return
        data = b"".join(answer.part for answer in self._pending)
        statistics = Statistics()
        for answer in self._pending:
            statistics.merge(answer.statistics)
        problems = {n: one.problem for n, one in enumerate(self._pending) if one.problem}
        head = {
            "checksum": zlib.crc32(data),
            "sizes": [len(answer.part) for answer in self._pending],
            "changed": [answer.changed for answer in self._pending],
            "problems": problems,
            "statistics": _write_statistics(statistics),
        }
        self._file.write(json.dumps(head).encode() + b"\n" + data)
        self._file.flush()
        self._pending, self._size = [], 0

    def close(self, *, done: bool) -> None:
        """Close it; it is deleted if the file is done, or it holds nothing."""
        with self._open:
            if not done:
                self.flush()
            if done or self._file.seek(0, os.SEEK_END) == self._start:
                self._path.unlink(missing_ok=True)

    def _frames(self) -> Iterator[tuple[dict[str, Any], bytes]]:
        """Give the frames from here on that are whole."""
        while (line := self._file.readline()).endswith(b"\n"):
            try:
                head = json.loads(line)
            except ValueError:
                return
            data = self._file.read(sum(head["sizes"]))
            if zlib.crc32(data) != head["checksum"]:
                return
            yield head, data


def _write_statistics(statistics: Statistics) -> list[Any]:
    return [
        statistics.documents,
        statistics.changed,
        statistics.edits,
        statistics.decisions,
    ]
