"""Whether changed alias files still hold: what lint and the examples say that is new."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from re import compile as pattern
from tempfile import TemporaryDirectory

from naka_normalize.errors import Place, Problem
from naka_normalize.formats.colour import visible
from naka_normalize.gazetteer.lint import lint
from naka_normalize.gazetteer.load import load_gazetteer
from naka_normalize.gazetteer.packs import PackFile
from naka_normalize.pipeline import Normalizer

# Lines move when something is inserted, so places do not tell problems apart.
_PLACE = pattern(r":\d+:\d+")


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not come out as written."""

    place: Place
    owner: str
    source: str
    expected: str
    got: str

    def __str__(self) -> str:
        return (
            f"{self.place}: example of {self.owner} fails\n"
            f"  expected: {visible(self.expected)}\n"
            f"  got:      {visible(self.got)}"
        )


def prove(
    before: Sequence[PackFile], after: Sequence[PackFile], owner: str
) -> tuple[Problem, ...] | tuple[Failure, ...]:
    """Return what a change made wrong: problems, or else failing examples of an entry.

    Args:
        before: All files as they are, in the order loaded.
        after: All files as they would be.
        owner: Id of the entry whose examples are tried.
    """
    found = _problems(after)
    if found:
        known = Counter(map(_says, _problems(before)))
        seen = Counter[str]()
        new = []
        for problem in found:
            seen[_says(problem)] += 1
            if seen[_says(problem)] > known[_says(problem)]:
                new.append(problem)
        if new:
            return tuple(new)
    failures = _failures(after, owner)
    if failures:
        old = {(f.source, f.expected) for f in _failures(before, owner)}
        failures = tuple(f for f in failures if (f.source, f.expected) not in old)
    return failures


def _says(problem: Problem) -> str:
    return f"{problem.place.file} {problem.code} {_PLACE.sub('', problem.says)}"


def _problems(files: Sequence[PackFile]) -> tuple[Problem, ...]:
    with _staged(files) as paths:
        found = lint(paths, builtin=False)
        names = {str(path): file.shown for path, file in zip(paths, files, strict=True)}
    return tuple(_renamed(problem, names) for problem in found)


def _renamed(problem: Problem, names: dict[str, str]) -> Problem:
    place, says = problem.place, problem.says
    for staged, shown in names.items():
        says = says.replace(staged, shown)
    place = replace(place, file=names.get(place.file, place.file))
    return replace(problem, place=place, says=says)


def _failures(files: Sequence[PackFile], owner: str) -> tuple[Failure, ...]:
    with _staged(files) as paths:
        gazetteer = load_gazetteer(*paths, builtin=False)
        names = {str(path): file.shown for path, file in zip(paths, files, strict=True)}
    normalizer = Normalizer(gazetteer)
    rows = (
        (example, normalizer.normalize(example.source).text)
        for example in gazetteer.examples
        if example.owner == owner
    )
    return tuple(
        Failure(
            replace(example.place, file=names[example.place.file]),
            owner,
            example.source,
            example.expected,
            got,
        )
        for example, got in rows
        if got != example.expected
    )


@contextmanager
def _staged(files: Sequence[PackFile]) -> Iterator[list[Path]]:
    """Write files to a directory of their own, so that a change can be tried first."""
    with TemporaryDirectory(prefix="naka-") as folder:
        paths = []
        for number, file in enumerate(files):
            path = Path(folder, f"{number:03}", file.name)
            path.parent.mkdir()
            path.write_bytes(file.data)
            paths.append(path)
        yield paths
