"""Everything that can go wrong, said to a person: what, where, and what to do."""

from collections.abc import Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """Where something is written in a data file.

    Attributes:
        file: Path or name of the file as the user would write it.
        line: Line number, from 1.
        column: Column in code points, from 1.
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing wrong in a data file; printed unchanged by every output format.

    Attributes:
        place: File, line and column of the value that is wrong.
        code: Stable code, such as ``"N102"``.
        says: What is wrong, in one sentence.
        help: What to do about it, in one sentence; empty if the first one tells.
    """

    place: Place
    code: str
    says: str
    help: str = ""

    def __str__(self) -> str:
        first = f"{self.place}: {self.code} {self.says}"
        return f"{first}\n  help: {self.help}" if self.help else first


def not_text(what: str, value: object) -> str:
    """Say that an argument that must be a string is something else."""
    hint = "; decode it first" if isinstance(value, bytes | bytearray | memoryview) else ""
    return f"{what} must be a str, not {type(value).__name__}{hint}"


class NakaError(Exception):
    """Anything this library raises on purpose."""


class InputError(NakaError):
    """A document that cannot be read; other documents can still be processed."""


class UsageError(NakaError):
    """A wrong setting or a wrong call; nothing was processed.

    Attributes:
        problems: All that was found wrong in one run, a sentence each; never empty.
    """

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__(*problems)

    def __str__(self) -> str:
        return "\n".join(self.problems)


class GazetteerError(NakaError):
    """Alias files that cannot be used, with every problem found in one run.

    Attributes:
        problems: All problems, in file order; never empty.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
